// The review desk. What is shown is the state that the desk sends after each answer; nothing is kept here but where the
// reader is and which words are selected.
"use strict";

const byId = id => document.getElementById(id);
const fields = byId("fields");
let state = null; // what the desk sent last
let items = []; // findings and unread words, in the order of the letter
let current = null; // one of them
let chosen = null; // the words selected with the keyboard: { start, end }
let shown = null; // the words that a part of the reading came from
let inOrder = false;
let warned = false; // whether the reader has seen what is unread, and may say that nothing is missing

const VERDICTS = ["sufficient", "insufficient", "none"];
const ROLES = ["headline", "breakdown", "context"];

const element = (name, content = "", attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.textContent = content;
  return made;
};

const say = (words, refused = false) => {
  byId("message").textContent = words;
  byId("message").classList.toggle("refused", refused);
};

// The desk

const ask = async (path, request) => {
  const options = request && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
  };
  try {
    const answer = await fetch(path, options);
    if (answer.ok) {
      return await answer.json();
    }
    say(await answer.text(), true);
  } catch {
    say("The desk does not answer: look at the window in which sqs review was started.", true);
  }
  return null;
};

let waiting = Promise.resolve();

// One answer after the other, however fast the keys are pressed.
const inTurn = task => {
  waiting = waiting.then(task).catch(error => say(`The page has a fault: ${error.message}`, true));
  return waiting;
};

// The state after an answer, or null where it was refused. `next` says where the reader is then.
const answer = async (request, next = stay) => {
  const before = { items, current, ids: ids() };
  const anew = await ask("/answer", { version: state.version, ...request });
  if (!anew) {
    return null;
  }
  take(anew);
  current = anew.refused ? same(before.current) : next(before);
  if (!anew.refused) {
    chosen = null;
    warned = false;
  }
  show();
  say(anew.message || said(request), anew.refused);
  return anew.refused ? null : anew;
};

const said = request => {
  if (state.complete) {
    return "Saved. Nothing is left to do.";
  }
  const left = ids().length;
  return `${request.do === "undo" ? "Undone" : "Saved"}. ${left ? `Left: ${left}.` : "Nothing is left: press d if nothing is missing."}`;
};

const take = anew => {
  state = anew;
  const seen = new Map();
  items = [...state.findings.filter(each => each.start !== null), ...state.unread];
  items.sort((one, other) => one.start - other.start || one.end - other.end);
  for (const item of items) {
    const place = `${item.status ? "f" : "u"}${item.start}-${item.end}`;
    seen.set(place, (seen.get(place) ?? 0) + 1);
    item.key = `${place}#${seen.get(place)}`;
  }
};

// Where the reader is

const isLeft = item => item.status === "left" || item.kind !== undefined;
const ids = () => {
  const left = items.filter(isLeft);
  if (!inOrder) {
    const rank = new Map(state.doubtful.map((id, at) => [id, at]));
    left.sort((one, other) => rank.get(one.id) - rank.get(other.id));
  }
  return left.map(item => item.key);
};
const found = key => items.find(item => item.key === key);
const same = before => (before && (found(before.key) ?? items.find(item => item.start >= before.start))) ?? items[0] ?? null;
const stay = before => same(before.current);

// The next one that is left: in order, first what is left of the paragraph; else after the one that the reader was at.
const next = before => {
  const here = before.current && paragraphOf(before.current.start);
  const nearby = inOrder ? items.filter(item => isLeft(item) && paragraphOf(item.start) === here) : [];
  const left = new Set(nearby.length ? nearby.map(item => item.key).filter(key => key !== before.current.key) : []);
  for (const key of left.size ? [] : ids()) {
    left.add(key);
  }
  const at = before.ids.indexOf(before.current?.key);
  const places = at < 0 && before.current ? before.items.map(item => item.key) : before.ids;
  const from = places.indexOf(before.current?.key);
  const ahead = [...places.slice(from + 1), ...places.slice(0, from + 1)];
  const key = ahead.find(each => left.has(each)) ?? ids()[0];
  return found(key) ?? same(before.current);
};
const nextUnlessOffered = before => (state.offered.length ? stay(before) : next(before));
const added = before => {
  const known = new Set(before.items.map(item => item.key));
  return items.find(item => item.status && !known.has(item.key)) ?? stay(before);
};

const go = item => {
  if (item) {
    current = item;
    chosen = shown = null;
    show();
  }
};
const step = by => go(items[items.indexOf(current) + by]);

// Words

const paragraphOf = place => state.paragraphs.find(each => each.start <= place && place < each.start + each.text.length);

const wordsOf = paragraph =>
  [...paragraph.text.matchAll(/\S+/g)].map(word => ({
    start: paragraph.start + word.index,
    end: paragraph.start + word.index + word[0].length,
  }));

const selectWords = () => {
  if (current) {
    chosen = { start: current.start, end: current.kind ? current.end : wordsAt(current.start).end };
    showSelection();
  }
};
const wordsAt = place => wordsOf(paragraphOf(place)).find(word => word.end > place);

const moveSelection = (by, extends_) => {
  const words = wordsOf(paragraphOf(chosen.start));
  const first = words.findIndex(word => word.end > chosen.start);
  const last = words.findLastIndex(word => word.start < chosen.end);
  const at = Math.min(Math.max(by > 0 || extends_ ? last + by : first + by, 0), words.length - 1);
  chosen = extends_
    ? { start: chosen.start, end: words[Math.max(at, first)].end }
    : { start: words[at].start, end: words[at].end };
  showSelection();
};

const showSelection = () => {
  showLetter();
  const paragraph = paragraphOf(chosen.start);
  say(`Selected: “${paragraph.text.slice(chosen.start - paragraph.start, chosen.end - paragraph.start)}”`);
};

// The words that the reader has selected: with the mouse, with the keyboard, or those of an unread number.
const selection = () => {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (range && !range.collapsed && byId("letter").contains(range.commonAncestorContainer)) {
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start !== null && end !== null) {
      return { start, end };
    }
  }
  return chosen ?? (current?.kind ? { start: current.start, end: current.end } : null);
};
const offset = (node, within) => {
  const piece = node.parentElement?.closest("[data-start]");
  return piece ? Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? within : 0) : null;
};

const withSelection = (request, then) => {
  const place = selection();
  if (!place) {
    say("Select words first: press s and use the arrow keys, or use the mouse.", true);
    return null;
  }
  getSelection().removeAllRanges();
  return answer({ ...request, ...place }, then);
};

// What is shown

const marksOn = paragraph => {
  const end = paragraph.start + paragraph.text.length;
  const marks = items
    .filter(item => item.start < end && item.end > paragraph.start)
    .map(item => ({ start: item.start, end: item.end, item, name: item.status ?? "unread" }));
  for (const [place, name] of [[chosen, "selected"], [shown, "evidence"]]) {
    if (place && place.start < end && place.end > paragraph.start) {
      marks.push({ ...place, name });
    }
  }
  return marks;
};

const pieces = paragraph => {
  const marks = marksOn(paragraph);
  const end = paragraph.start + paragraph.text.length;
  const edges = new Set([paragraph.start, end, ...marks.flatMap(mark => [mark.start, mark.end])]);
  const sorted = [...edges].filter(edge => edge >= paragraph.start && edge <= end).sort((one, other) => one - other);
  return sorted.slice(0, -1).map((start, at) => {
    const over = marks.filter(mark => mark.start <= start && mark.end >= sorted[at + 1]);
    const words = paragraph.text.slice(start - paragraph.start, sorted[at + 1] - paragraph.start);
    const piece = element(over.length ? "mark" : "span", words);
    piece.dataset.start = start;
    piece.classList.add(...over.map(mark => mark.name));
    piece.classList.toggle("current", over.some(mark => mark.item === current));
    const inner = over.filter(mark => mark.item).sort((one, other) => one.end - one.start - (other.end - other.start))[0];
    if (inner) {
      piece.addEventListener("click", () => getSelection().isCollapsed && go(inner.item));
    }
    return piece;
  });
};

const showLetter = () => {
  const here = current && paragraphOf(current.start);
  const content = state.paragraphs.flatMap(paragraph => {
    const row = element("div", "", { className: paragraph === here ? "words current" : "words" });
    row.append(element("span", paragraph.key, { className: "key" }), element("p"));
    row.lastChild.append(...pieces(paragraph));
    return paragraph.heading ? [element("h2", paragraph.heading), row] : [row];
  });
  byId("letter").replaceChildren(...content);
  document.querySelector("#letter .current mark.current")?.scrollIntoView({ block: "center" });
};

const showPage = () => {
  const page = shown?.page ?? current?.page;
  byId("page").hidden = !page || !state.pages.length;
  if (byId("page").hidden) {
    return;
  }
  const address = `/pages/${page}`;
  if (byId("print").getAttribute("src") !== address) {
    byId("print").src = address;
    byId("print").alt = `Page ${page} of the letter, as printed`;
  }
  byId("page-number").textContent = `Page ${page} of ${state.pages.length}`;
  byId("sheet").style.aspectRatio = String(1 / state.pages[page - 1].ratio);
  const boxes = items.flatMap(item => item.boxes.filter(box => box.page === page).map(box => [item, box]));
  const drawn = boxes.map(([item, box]) => {
    const made = element("span", "", { className: `${item.status ?? "unread"}${item === current ? " current" : ""}` });
    for (const side of ["left", "top", "width", "height"]) {
      made.style[side] = `${100 * box[side]}%`;
    }
    return made;
  });
  byId("sheet").replaceChildren(byId("print"), ...drawn);
  byId("sheet").querySelector(".current")?.scrollIntoView({ block: "center" });
};

const showFinding = () => {
  const is = current?.status ? current : null;
  const where = current ? `, paragraph ${current.paragraph}` : "";
  const whose = is?.by ? ` (${is.by})` : "";
  const states = { left: "To check", checked: `Checked${whose}`, rejected: `Rejected${whose}` };
  byId("asked").textContent = current
    ? `${is ? states[is.status] : current.kind === "number" ? "A number that is not read" : "A share that is not read"}${where}`
    : "Nothing was read in this letter";
  byId("quote").textContent = current ? `“${current.quote}”` : "";
  byId("says").textContent = is ? `Reading: ${is.says}.` : current ? "Press f to add a finding, or r if these words state none." : "";
  byId("doubts").replaceChildren(...(is?.doubts ?? []).map(doubt => element("li", doubt)));
  byId("others").replaceChildren(
    ...(is?.others ?? []).map((other, at) => {
      const row = element("li");
      row.append(element("button", other, { type: "button" }));
      row.firstChild.dataset.key = String(at + 1);
      return row;
    }),
  );
  byId("offer").hidden = !state.offered.length;
  byId("offered").replaceChildren(...state.offered.map(each => element("li", `“${each.quote}”: ${each.says}`)));
  fields.hidden = !is;
  for (const input of fields.elements) {
    const value = is?.fields[input.name] ?? "";
    input.value = input.name === "measure" ? labelOf(value) : value;
  }
  showEvidence(is?.evidence ?? [], is?.teach);
};

const showEvidence = (evidence, teach) => {
  byId("why").hidden = !teach;
  byId("command").textContent = teach ?? "";
  byId("evidence").replaceChildren(
    ...evidence.map(each => {
      const row = element("li");
      const button = element("button", `${each.says}: “${each.words}” (${each.meaning})`, { type: "button" });
      button.addEventListener("click", () => {
        shown = { start: each.start, end: each.end, page: null };
        showLetter();
        document.querySelector("#letter mark.evidence")?.scrollIntoView({ block: "center" });
      });
      row.append(button);
      return row;
    }),
  );
};

const show = () => {
  const findings = state.findings.length;
  const checked = state.findings.filter(each => each.status !== "left").length;
  document.title = `Review of ${state.letter}`;
  byId("title").textContent = state.letter;
  const unfit = state.misfits.length ? `; ${state.misfits.length} do not fit the letter (sqs check)` : "";
  byId("progress").textContent = `${checked} of ${findings} checked; ${state.unread.length} not read${unfit}`;
  byId("complete").textContent = state.complete ? `Complete (${state.complete})` : "Nothing is missing";
  byId("order").textContent = inOrder ? "In order" : "Doubtful first";
  byId("order").setAttribute("aria-pressed", String(!inOrder));
  showFinding();
  showLetter();
  showPage();
};

// Measures, by their ids, by words of their names, or by their number among those of the theme

const themeOf = id => id?.split(".")[0];

const numbered = () => state.measures.filter(each => themeOf(each.id) === themeOf(current.fields.measure));

const labelOf = id => state.measures.find(each => each.id === id)?.label ?? id;

const measureMeant = typed => {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const exact = state.measures.find(each => each.id === typed || each.label === typed);
  const all = state.measures.filter(each => wanted.every(word => `${each.id} ${each.label}`.toLowerCase().includes(word)));
  if (/^\d+$/.test(typed) && numbered()[typed - 1]) {
    return numbered()[typed - 1].id;
  }
  const near = all.filter(each => numbered().includes(each));
  const meant = exact ? [exact] : near.length === 1 ? near : all;
  if (meant.length === 1) {
    return meant[0].id;
  }
  say(meant.length ? `That could be: ${meant.slice(0, 6).map(each => each.label).join("; ")}.` : "No measure has a name like that.", true);
  return undefined;
};

// Fields

const valueOf = input => {
  const typed = input.value.trim();
  if (typed === "") {
    return null;
  }
  if (input.name === "measure") {
    return measureMeant(typed);
  }
  if (input.name === "count" || input.name === "total") {
    if (!/^\d{1,6}$/.test(typed)) {
      say("Give a whole number in figures, or nothing.", true);
      return undefined;
    }
    return Number(typed);
  }
  return typed;
};

const keep = async input => {
  const value = current?.status ? valueOf(input) : undefined;
  if (value !== undefined && value !== current.fields[input.name]) {
    const { at } = current;
    await answer(input.name === "note" ? { do: "explain", at, value } : { do: "correct", at, field: input.name, value });
  }
};

fields.addEventListener("change", event => inTurn(() => keep(event.target)));
fields.addEventListener("submit", event => event.preventDefault());
fields.addEventListener("keydown", event => {
  if (event.key === "Enter" || event.key === "Escape") {
    event.preventDefault();
    if (event.key === "Escape") {
      showFinding();
    }
    event.target.blur(); // which keeps what was changed
  }
});

const turn = (field, values) => {
  const value = values[(values.indexOf(current.fields[field]) + 1) % values.length];
  return answer({ do: "correct", at: current.at, field, value });
};

const focusOn = key => {
  const input = fields.querySelector(`[data-focus="${key}"]`);
  input.focus();
  input.select();
  if (key === "m") {
    say(`Type a number, or words of a name: ${numbered().map((each, at) => `${at + 1} ${each.label}`).join("; ")}.`);
  }
};

// Keys

const leftInParagraph = () => {
  const here = paragraphOf(current.start);
  return items.filter(item => item.status === "left" && paragraphOf(item.start) === here && item.fields.verdict && item.fields.role);
};

const acceptParagraph = () => {
  const positions = leftInParagraph().map(item => item.at);
  return positions.length ? answer({ do: "accept", positions }, next) : go(next({ items, current, ids: ids() }));
};

const FINDING = {
  a: () => answer({ do: "accept", positions: [current.at] }, next),
  v: () => turn("verdict", VERDICTS),
  l: () => turn("role", ROLES),
  q: () => withSelection({ do: "quote", at: current.at }, added),
  x: () => withSelection({ do: "split", at: current.at }),
  g: () => answer({ do: "merge", at: current.at }),
  c: () => focusOn("c"),
  t: () => focusOn("t"),
  m: () => focusOn("m"),
  w: () => focusOn("w"),
  e: () => focusOn("e"),
};

const ANY = {
  " ": () => current && acceptParagraph(),
  r: () =>
    current?.status
      ? answer({ do: "reject", at: current.at }, next)
      : current && answer({ do: "set aside", start: current.start, end: current.end }, next),
  y: () => answer({ do: "take offer" }, next),
  n: () => go(next({ items, current, ids: ids() })),
  j: () => step(1),
  k: () => step(-1),
  o: () => {
    inOrder = !inOrder;
    go(found(ids()[0]) ?? current);
  },
  s: selectWords,
  f: () => withSelection({ do: "add" }, added),
  h: () => {
    byId("why").open = !byId("why").open;
  },
  u: () => answer({ do: "undo" }),
  d: async () => {
    if (state.complete) {
      await answer({ do: "incomplete" });
    } else {
      const sure = warned;
      warned = !(await answer({ do: "complete", sure })) && !ids().some(key => found(key).status);
    }
  },
  "?": () => byId("keys").showModal(),
};

const press = key => {
  if (/^[1-9]$/.test(key) && current?.status) {
    return answer({ do: "other", at: current.at, number: Number(key) }, nextUnlessOffered);
  }
  if (key in FINDING && !current?.status) {
    return say(current ? "Add a finding first, with f." : "There is nothing here to check.", true);
  }
  return (FINDING[key] ?? ANY[key])?.();
};

const isTyping = target => target.closest("input, select, textarea, dialog") !== null;

addEventListener("keydown", event => {
  if (!state || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  if (chosen && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    event.preventDefault();
    moveSelection(event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
  } else if (event.key === "Escape") {
    chosen = shown = null;
    show();
  } else if (byId("shortcuts").checked && !(event.key === " " && event.target.closest("button, summary, a"))) {
    if (event.key in FINDING || event.key in ANY || /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      inTurn(() => press(event.key));
    }
  }
});

document.addEventListener("mousedown", event => {
  if (event.target.closest("[data-key]")) {
    event.preventDefault(); // or the words selected with the mouse would be lost
  }
});
document.addEventListener("click", event => {
  const button = event.target.closest("[data-key]");
  if (button && state) {
    inTurn(() => press(button.dataset.key));
  }
});

byId("end").addEventListener("click", async () => {
  const closed = await fetch("/end", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  say(closed.ok ? "The desk is closed. You can close this window." : await closed.text(), !closed.ok);
});

byId("who").addEventListener("close", async () => {
  const anew = await ask("/who", { by: byId("who").querySelector("input").value.trim() });
  if (anew) {
    state.by = anew.by;
    say(`Reviewing as ${anew.by}.`);
  } else {
    byId("who").showModal();
  }
});
byId("who").addEventListener("cancel", event => event.preventDefault());

const begin = async () => {
  const anew = await ask("/state");
  if (anew) {
    take(anew);
    byId("measures").replaceChildren(...state.measures.map(each => element("option", "", { value: each.label })));
    current = found(ids()[0]) ?? items[0] ?? null;
    show();
    say(ids().length ? `Left: ${ids().length}. Press ? for the keys.` : "Nothing is left to check.");
    if (!state.by) {
      byId("who").showModal();
    }
  }
};

inTurn(begin);
