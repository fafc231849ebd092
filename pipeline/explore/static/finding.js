// Comfort on a finding's page: its citation can be copied. All reads without it.
"use strict";

const copied = async (text, from) => {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    // No leave to write there: the words are selected, for the reader to copy.
    getSelection().selectAllChildren(from);
    return "Selected: copy it with your keyboard.";
  }
};

for (const address of document.querySelectorAll("[data-address]")) {
  address.textContent = new URL(address.textContent, location.href).href;
}
for (const button of document.querySelectorAll("button.copy")) {
  const citation = document.querySelector(".citation");
  const said = button.parentElement.querySelector(".copied");
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = await copied(citation.textContent.replace(/\s+/g, " ").trim(), citation);
  });
}
