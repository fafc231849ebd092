// Datasette's own pages, for those who listen or use the keyboard: names for fields, regions that scroll.
"use strict";

const NAMES = {
  _filter_column: "Column to filter by",
  _filter_op: "How to compare",
  _filter_value: "Value to compare with",
  _sort: "Column to sort by",
  _sort_by_desc: "Sort descending",
  _nl: "Newline-delimited",
  _search: "Search",
};

const named = () => {
  for (const field of document.querySelectorAll("main :is(input, select, textarea):not([aria-label])")) {
    if (!field.labels?.length && !["hidden", "submit"].includes(field.type)) {
      const name = field.name.replace(/_\d+$/, "");
      field.setAttribute("aria-label", NAMES[name] ?? (field.closest(".CodeMirror, form.sql") ? "SQL" : name || "SQL"));
    }
  }
  for (const pin of document.querySelectorAll("img.leaflet-marker-icon[alt='']")) {
    pin.alt = pin.title || "Pin of a service: its name is in the table";
  }
  for (const region of document.querySelectorAll(".table-wrapper, dl.column-descriptions")) {
    if (region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight) {
      region.tabIndex = 0;
    }
  }
};

named();
addEventListener("load", named);
addEventListener("resize", named);
// The map sets its pins when its rows have come.
for (const map of document.querySelectorAll("main")) {
  new MutationObserver(named).observe(map, { childList: true, subtree: true });
}
