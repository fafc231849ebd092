// Comfort on a letter's page: the mark in the address opens its card, and a citation can be copied. All reads without it.
"use strict";

const placeAsked = () => {
  try {
    return decodeURIComponent(location.hash.slice(1)).replace(/^card\//, "");
  } catch {
    return ""; // no address of ours: a stray per cent sign
  }
};

const opened = () => {
  const place = placeAsked();
  for (const each of document.querySelectorAll("[data-finding]")) {
    const shown = place !== "" && each.dataset.finding === place;
    each.classList.toggle("opened", shown);
    if (shown && each instanceof HTMLDetailsElement) {
      each.open = true;
    }
  }
};

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
  const citation = button.closest(".of-finding").querySelector(".citation");
  const said = button.parentElement.querySelector(".copied");
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = await copied(citation.textContent.replace(/\s+/g, " ").trim(), citation);
  });
}
addEventListener("hashchange", opened);
opened();
