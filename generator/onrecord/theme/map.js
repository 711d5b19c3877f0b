/* The map: choosing a name, filters, search, the keyboard, and the state in the address.
 *
 * The picture and the table are complete without this file, which only reads them: nodes and lines from the picture,
 * words from the table's cells and the frame's data attributes.
 */
"use strict";

const TOP = 40, GAP = 18, EDGE = 6, TALL = 1000;
const root = document.querySelector(".or-map");
const svg = root.querySelector(".or-map__picture");
const notes = svg.querySelector(".or-map__notes");
const tools = root.querySelector(".or-map__tools");
const find = tools.querySelector("input[type=search]");
const status = root.querySelector(".or-map__status");
const panel = root.querySelector(".or-map__panel");
const heading = panel.querySelector(".or-map__chosen");
const list = panel.querySelector(".or-map__list");

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
const make = (name, classes, ...inside) => {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  element.append(...inside);
  return element;
};
const drawn = (name, attributes) => {
  const element = document.createElementNS(svg.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/* -- what there is ---------------------------------------------------------------------------- */

const nodes = new Map();
for (const element of svg.querySelectorAll(".or-map__node")) {
  const card = element.closest(".or-map__card");
  nodes.set(element.dataset.node, {
    id: element.dataset.node,
    type: element.dataset.node.slice(0, element.dataset.node.indexOf(":")),
    name: element.dataset.name,
    element,
    card,
    height: Number(element.dataset.height),
    y: Number(element.dataset.y) || 0,
    x: Number(element.dataset.x),
    onLeft: "left" in element.dataset,
    lines: [],
  });
}
const cards = [...svg.querySelectorAll(".or-map__card")].map((element) => {
  const own = [...nodes.values()].filter((node) => node.card === element);
  return {
    element,
    x: Number(element.getAttribute("transform").match(/[\d.]+/)[0]),
    y: Number(element.dataset.y),
    height: Number(element.dataset.height),
    box: element.querySelector(".or-map__box"),
    issue: own.find((node) => node.type === "issue"),
    stances: own.filter((node) => node.type === "stance"),
  };
});
const actors = [...nodes.values()].filter((node) => node.type === "actor");
const paths = new Map([...svg.querySelectorAll(".or-map__line")].map((path) => [path.dataset.position, path]));
const lines = [...document.querySelectorAll("tr[data-position]")].map((row) => {
  const { position, actor, issue, stance, side, strength } = row.dataset;
  const path = paths.get(position);
  const ends = path.getAttribute("d").match(/[\d.]+/g).map(Number);
  const cells = row.cells;
  const line = {
    row,
    path,
    x: ends[0],
    toX: ends[6],
    actor: nodes.get(`actor:${actor}`),
    issue: nodes.get(`issue:${issue}`),
    stance: nodes.get(`stance:${issue}/${stance}`),
    side,
    strength,
    chip: cells[2].firstElementChild,
    bars: cells[3].firstElementChild,
    count: Number(cells[4].textContent),
  };
  line.kind = line.actor.element.dataset.kind;
  for (const node of [line.actor, line.issue, line.stance]) node.lines.push(line);
  return line;
});
const whole = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };

/* -- the state, in the address ----------------------------------------------------------------- */

const boxes = [...tools.querySelectorAll("[data-filter] input")];
const state = { focus: null };

function readAddress() {
  const asked = new URLSearchParams(location.search);
  state.focus = nodes.has(asked.get("focus")) ? asked.get("focus") : null;
  for (const box of boxes) {
    const only = asked.get(box.closest("[data-filter]").dataset.filter);
    box.checked = only === null || only.split(",").includes(box.value);
  }
}

function writeAddress(how) {
  const said = new URLSearchParams(location.search);
  said.delete("focus");
  if (state.focus) said.set("focus", state.focus);
  for (const set of tools.querySelectorAll("[data-filter]")) {
    const own = [...set.querySelectorAll("input")];
    said.delete(set.dataset.filter);
    if (own.some((box) => !box.checked)) {
      said.set(set.dataset.filter, own.filter((box) => box.checked).map((box) => box.value).join(","));
    }
  }
  const query = said.toString().replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%2F/g, "/");
  history[how](null, "", location.pathname + (query ? "?" + query : "") + location.hash);
}

/* -- showing it -------------------------------------------------------------------------------- */

function passing() {
  const on = {};
  for (const box of boxes) {
    const name = box.closest("[data-filter]").dataset.filter;
    (on[name] ??= new Set()).add(box.checked ? box.value : null);
  }
  return lines.filter((line) => on.side.has(line.side) && on.strength.has(line.strength) && on.kind.has(line.kind));
}

function show() {
  const open = passing();
  const filtered = open.length < lines.length;
  const chosen = state.focus ? nodes.get(state.focus) : null;
  const near = chosen ? open.filter((line) => chosen.lines.includes(line)) : open;
  const around = new Set(near.flatMap((line) => [line.actor, line.issue, line.stance]));
  if (chosen) around.add(chosen).add(chosen.type === "stance" ? nodes.get(`issue:${chosen.id.slice(7).split("/")[0]}`) : chosen);
  const folded = filtered || (chosen && whole.height > TALL);
  const kept = chosen && folded ? near : open;
  const there = !folded ? new Set(nodes.values()) : new Set(kept.flatMap((line) => [line.actor, line.issue, line.stance]));
  if (chosen && folded) for (const node of around) there.add(node);

  svg.classList.toggle("or-map__picture--chosen", Boolean(chosen));
  for (const node of nodes.values()) {
    node.element.toggleAttribute("hidden", !there.has(node));
    node.element.style.display = there.has(node) ? "" : "none";
    node.element.classList.toggle("or-map__near", around.has(node));
    node.element.setAttribute("aria-pressed", String(node === chosen));
  }
  for (const line of lines) {
    const shown = kept.includes(line);
    line.path.style.display = shown ? "" : "none";
    line.path.classList.toggle("or-map__near", near.includes(line));
    line.row.hidden = !near.includes(line);
  }
  settle(there, folded);
  label(chosen, near);
  fillPanel(chosen, near);
  seat();
  const numbers = {
    name: chosen ? chosen.name : "",
    actors: new Set(near.map((line) => line.actor)).size,
    issues: new Set(near.map((line) => line.issue)).size,
    positions: near.length,
  };
  const say = root.dataset;
  status.textContent = fill(
    chosen ? say.sayChosen : !near.length ? say.sayNone : filtered ? say.saySome : say.sayAll, numbers);
}

/* What is hidden leaves no gap: the rows that are left move together. */
function settle(there, folded) {
  const middles = new Map();
  let height = whole.height;
  if (!folded) {
    for (const card of cards) {
      place(card.element, card.x, card.y);
      card.element.style.display = "";
      card.box.setAttribute("height", card.height);
      for (const row of card.stances) {
        place(row.element, 0, row.y);
        middles.set(row, card.y + row.y);
      }
    }
    for (const node of actors) {
      place(node.element, node.x, node.y);
      middles.set(node, node.y);
    }
  } else {
    const sides = [true, false].map((left) => actors.filter((node) => node.onLeft === left && there.has(node)));
    const open = cards.filter((card) => there.has(card.issue));
    const sizes = open.map((card) => card.issue.height + 4 + card.stances.filter((row) => there.has(row))
      .reduce((sum, row) => sum + row.height, 0));
    const tall = [sizes.reduce((sum, size) => sum + size + GAP, -GAP), ...sides.map((side) => side.reduce((sum, node) => sum + node.height, 0))];
    const most = Math.max(24, ...tall);
    let y = TOP + (most - tall[0]) / 2;
    for (const card of cards) card.element.style.display = open.includes(card) ? "" : "none";
    open.forEach((card, number) => {
      place(card.element, card.x, y);
      card.box.setAttribute("height", sizes[number]);
      let inside = card.issue.height;
      for (const row of card.stances.filter((each) => there.has(each))) {
        place(row.element, 0, inside + row.height / 2);
        middles.set(row, y + inside + row.height / 2);
        inside += row.height;
      }
      y += sizes[number] + GAP;
    });
    sides.forEach((side, number) => {
      let at = TOP + (most - tall[number + 1]) / 2;
      for (const node of side) {
        place(node.element, node.x, at + node.height / 2);
        middles.set(node, at + node.height / 2);
        at += node.height;
      }
    });
    height = TOP + most + EDGE;
  }
  for (const line of lines) {
    if (!middles.has(line.actor) || !middles.has(line.stance)) continue;
    const [y, toY, middle] = [middles.get(line.actor), middles.get(line.stance), (line.x + line.toX) / 2];
    line.path.setAttribute("d", `M${line.x} ${y}C${middle} ${y} ${middle} ${toY} ${line.toX} ${toY}`);
    line.at = { y, toY };
  }
  svg.setAttribute("viewBox", `0 0 ${whole.width} ${height}`);
  svg.setAttribute("height", height);
}

function place(element, x, y) {
  element.setAttribute("transform", `translate(${x} ${y})`);
}

/* The lines of what is chosen say how good the evidence is, at the end where they lie apart. */
function label(chosen, near) {
  notes.replaceChildren();
  if (!chosen) return;
  for (const line of near) {
    const atActor = chosen.type !== "actor";
    const rightwards = line.toX > line.x;
    const outwards = atActor === rightwards;
    const text = drawn("text", {
      class: "or-map__note",
      x: (atActor ? line.x : line.toX) + (outwards ? 8 : -8),
      y: (atActor ? line.at.y : line.at.toY) + 4,
      "text-anchor": outwards ? "start" : "end",
    });
    text.textContent = `${line.bars.textContent} · ${line.count}`;
    notes.append(text);
    const box = text.getBBox();
    text.before(drawn("rect", { class: "or-map__note-ground", x: box.x - 3, y: box.y, width: box.width + 6, height: box.height }));
  }
}

/* -- the list: what is chosen in words, and the form of the map on a phone ---------------------- */

function go(node) {
  const button = make("button", "or-map__go", node.name);
  button.type = "button";
  button.addEventListener("click", () => { choose(node.id); heading.focus({ preventScroll: true }); panel.scrollIntoView({ block: "nearest" }); });
  return button;
}

function entry(line, node) {
  const chip = line.chip.cloneNode(true);
  const count = line.count === 1 ? root.dataset.one : fill(root.dataset.count, { count: line.count });
  return make("li", "", ...(node ? [go(node)] : []), chip, line.bars.cloneNode(true), make("span", "", count));
}

function tally(node, open) {
  const found = make("span", "or-map__tally");
  for (const box of boxes.filter((each) => each.closest("[data-filter]").dataset.filter === "side")) {
    const count = node.lines.filter((line) => line.side === box.value && open.has(line)).length;
    if (!count) continue;
    const port = svg.querySelector(`.or-map__port--${box.value}`).cloneNode(true);
    port.removeAttribute("transform");
    const mark = drawn("svg", { class: "or-map__dots", viewBox: "-8 -8 16 16", width: 16, height: 16, role: "img", "aria-label": box.parentElement.textContent.trim() });
    mark.append(port);
    found.append(mark, String(count) + " ");
  }
  return found;
}

function fillPanel(chosen, near) {
  panel.hidden = false;
  panel.toggleAttribute("data-overview", !chosen);
  list.replaceChildren();
  if (!chosen) {
    heading.textContent = svg.querySelector(".or-map__head[x='" + cards[0].x + "']")?.textContent ?? "";
    const open = new Set(near);
    const rows = make("ul", "or-map__rows");
    for (const card of cards) {
      if (!card.issue.lines.some((line) => open.has(line))) continue;
      rows.append(make("li", "", go(card.issue), tally(card.issue, open)));
    }
    list.append(rows);
    return;
  }
  const link = make("a", "", root.dataset.open);
  link.href = chosen.element.getAttribute("href");
  heading.replaceChildren(chosen.name, link);
  if (chosen.type === "actor") {
    const rows = make("ul", "or-map__rows");
    for (const line of near) rows.append(entry(line, line.issue));
    list.append(rows);
    return;
  }
  if (chosen.type === "stance") {
    const issue = nodes.get(`issue:${chosen.id.slice(7).split("/")[0]}`);
    list.append(make("p", "or-map__group", go(issue)));
  }
  const stances = chosen.type === "stance" ? [chosen] : cards.find((card) => card.issue === chosen).stances;
  for (const stance of stances) {
    const held = near.filter((line) => line.stance === stance);
    if (!held.length) continue;
    if (chosen.type === "issue") list.append(make("p", "or-map__group", go(stance)));
    const rows = make("ul", "or-map__rows");
    for (const line of held) rows.append(entry(line, line.actor));
    list.append(rows);
  }
}

/* -- choosing ---------------------------------------------------------------------------------- */

function choose(id) {
  state.focus = id;
  writeAddress("pushState");
  show();
}

function reset() {
  for (const box of boxes) box.checked = true;
  find.value = "";
  hunt();
  choose(null);
}

svg.addEventListener("click", (event) => {
  const element = event.target.closest(".or-map__node");
  if (!element || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  current = nodes.get(element.dataset.node);
  choose(state.focus === current.id ? null : current.id);
  current.element.focus({ preventScroll: true });
  if (whole.height > TALL) root.scrollIntoView({ block: "start" });
});

/* One stop of the Tab key for the whole picture; the arrows move within it. */
let current = null;

function seat() {
  if (!current || current.element.style.display === "none") {
    current = (state.focus && nodes.get(state.focus)) || visible(0)[0] || visible(1)[0] || null;
  }
  for (const node of nodes.values()) node.element.setAttribute("tabindex", node === current ? "0" : "-1");
}

const columnOf = (node) => (node.type !== "actor" ? 1 : node.onLeft ? 0 : 2);
const heightOf = (node) => node.element.getBoundingClientRect().top;

function visible(column) {
  return [...nodes.values()]
    .filter((node) => columnOf(node) === column && node.element.style.display !== "none")
    .sort((a, b) => heightOf(a) - heightOf(b));
}

function sideways(step) {
  for (let column = columnOf(current) + step; column >= 0 && column <= 2; column += step) {
    const there = visible(column);
    const joined = new Set(current.lines.flatMap((line) => [line.actor, line.stance]));
    const linked = there.filter((node) => joined.has(node));
    const nearest = (linked.length ? linked : there)
      .sort((a, b) => Math.abs(heightOf(a) - heightOf(current)) - Math.abs(heightOf(b) - heightOf(current)))[0];
    if (nearest) return nearest;
  }
  return null;
}

svg.addEventListener("keydown", (event) => {
  const element = event.target.closest(".or-map__node");
  if (!element || event.metaKey || event.ctrlKey || event.altKey) return;
  current = nodes.get(element.dataset.node);
  const column = visible(columnOf(current));
  const at = column.indexOf(current);
  const next = {
    ArrowUp: () => column[at - 1],
    ArrowDown: () => column[at + 1],
    Home: () => column[0],
    End: () => column[column.length - 1],
    ArrowLeft: () => sideways(-1),
    ArrowRight: () => sideways(1),
  }[event.key];
  if (next) {
    event.preventDefault();
    const to = next();
    if (!to) return;
    current = to;
    seat();
    to.element.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(state.focus === current.id ? null : current.id);
    current.element.focus();
  } else if (event.key === "Escape" && state.focus) {
    choose(null);
    current.element.focus();
  }
});

/* -- search ------------------------------------------------------------------------------------ */

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const names = [...nodes.values()].map((node) => ({ node, text: plain(node.name) }));

function hunt() {
  const asked = plain(find.value.trim());
  const hits = asked ? names.filter((name) => name.text.includes(asked)).map((name) => name.node) : [];
  svg.classList.toggle("or-map__picture--hunt", hits.length > 0);
  for (const node of nodes.values()) node.element.classList.toggle("or-map__hit", hits.includes(node));
  if (asked) status.textContent = hits.length ? fill(root.dataset.sayFound, { count: hits.length }) : root.dataset.sayMissing;
  return hits;
}

function settleSearch(node) {
  find.value = "";
  hunt();
  choose(node.id);
}

find.addEventListener("input", () => {
  const hits = hunt();
  const exact = hits.find((node) => node.name === find.value);
  if (exact && hits.length === 1) settleSearch(exact);
});
find.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && find.value) {
    find.value = "";
    hunt();
    show();
  }
});
tools.addEventListener("submit", (event) => {
  event.preventDefault();
  const hits = hunt();
  const asked = plain(find.value.trim());
  const best = hits.find((node) => plain(node.name) === asked) ?? hits.find((node) => plain(node.name).startsWith(asked)) ?? hits[0];
  if (best) settleSearch(best);
});
tools.addEventListener("reset", (event) => {
  event.preventDefault();
  reset();
});
for (const box of boxes) {
  box.addEventListener("change", () => {
    writeAddress("replaceState");
    show();
  });
}
addEventListener("popstate", () => {
  readAddress();
  show();
});

const offered = root.querySelector("datalist");
for (const name of new Set([...nodes.values()].map((node) => node.name))) {
  const option = make("option");
  option.value = name;
  offered.append(option);
}
for (const node of nodes.values()) node.element.setAttribute("role", "button");
root.querySelector(".or-map__keys").hidden = false;
tools.hidden = false;
if (matchMedia("(max-width: 44.984em)").matches) tools.querySelector("details").open = false;
root.classList.add("or-map--live");
readAddress();
show();
