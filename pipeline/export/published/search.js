// Finds the paragraphs that contain every word asked for, from an index that is loaded with the page.
"use strict";

const MOST = 50;
const found = document.getElementById("found");
const asked = (new URLSearchParams(location.search).get("q") || "").trim();
const words = asked.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const element = (name, text, into) => {
  const made = document.createElement(name);
  made.textContent = text;
  into.append(made);
  return made;
};

const show = (hits) => {
  element("p", `${hits.length} ${hits.length === 1 ? "paragraph contains" : "paragraphs contain"} ${asked}${hits.length > MOST ? `; here are the first ${MOST}` : ""}.`, found);
  const list = element("ol", "", found);
  for (const hit of hits.slice(0, MOST)) {
    const item = element("li", "", list);
    element("a", hit.title, item).href = hit.link;
    element("p", hit.text, item);
  }
};

if (words.length) {
  document.querySelector("input[name=q]").value = asked;
  fetch(found.dataset.index)
    .then((answer) => answer.json())
    .then((index) => show(index.filter((entry) => words.every((word) => `${entry.title} ${entry.text}`.toLowerCase().includes(word)))))
    .catch(() => element("p", "The search index could not be loaded: open this page from a web server.", found));
}
