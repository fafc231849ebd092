// Comfort on a letter's page: the mark in the address opens its card. All reads without it.
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

addEventListener("hashchange", opened);
opened();
