// Draws each chart from the rows at its address, in the page's own colours, and again when width or colours change.
"use strict";

const NARROWEST_COLUMN = 230;
const AXIS = 50;
const GAP = 20;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function colours() {
  const style = getComputedStyle(document.body);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const words = { labelColor: colour("ink"), titleColor: colour("ink"), labelFontSize: 13, titleFontSize: 13, titleFontWeight: "normal", labelLimit: 400 };
  const mark = { color: colour("accent") };
  return {
    background: "transparent",
    font: style.fontFamily,
    aria: false,
    view: { stroke: null },
    axis: { ...words, gridColor: colour("line"), domainColor: colour("soft"), tickColor: colour("soft") },
    header: { ...words, labelFontWeight: 600 },
    legend: { ...words, orient: "bottom", symbolFillColor: colour("accent"), symbolStrokeColor: colour("accent"), symbolSize: 110 },
    text: { color: colour("ink"), fontSize: 13 },
    bar: mark,
    point: mark,
    rule: mark,
  };
}

function fitted(display, width) {
  if (!display.facet) return { width: "container", ...display };
  const columns = Math.max(1, Math.min(display.columns, Math.floor(width / NARROWEST_COLUMN)));
  const column = Math.floor((width - AXIS) / columns) - GAP;
  const facet = { ...display.facet, header: { ...display.facet.header, labelLimit: column } };
  return { ...display, columns, facet, spacing: GAP, spec: { ...display.spec, width: column } };
}

async function draw(chart) {
  const host = chart.querySelector(".drawing");
  const data = { values: structuredClone(chart.rows) };
  const drawn = await vegaEmbed(host, { ...fitted(chart.display, host.clientWidth), data }, {
    mode: "vega-lite",
    logLevel: vega.Error,
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: false,
    ast: true, // expressions are walked, not compiled: so the page needs no right to make code out of text
    config: colours(),
  });
  chart.finalize?.();
  chart.finalize = drawn.finalize;
}

async function start(chart) {
  chart.display = JSON.parse(chart.querySelector("script").textContent);
  const answer = await fetch(chart.dataset.rows);
  if (!answer.ok) return;
  chart.rows = await answer.json();
  const host = document.createElement("div");
  host.className = "drawing";
  host.setAttribute("aria-hidden", "true"); // the figure round it has the name and the numbers
  chart.querySelector("p").replaceWith(host);
  await draw(chart);
  let width = host.clientWidth;
  new ResizeObserver(() => {
    if (!chart.display.facet || host.clientWidth === width) return;
    width = host.clientWidth;
    draw(chart);
  }).observe(host);
  dark.addEventListener("change", () => draw(chart));
}

document.querySelectorAll(".chart").forEach(start);
