/* The timeline filtered by actor, issue and kind, with the choice in the address. The list is complete without this. */
"use strict";

const tools = document.querySelector(".or-timeline-tools");
const status = tools.querySelector("[role=status]");
const chosen = Object.fromEntries([...tools.querySelectorAll("select")].map((select) => [select.dataset.tool, select]));
const days = [...document.querySelectorAll(".or-timeline > .or-timeline__day")].map((element) => ({
  element,
  entries: [...element.querySelectorAll(".or-timeline__entry")].map((entry) => ({
    element: entry,
    actor: new Set(entry.dataset.actors.split(" ")),
    issue: new Set(entry.dataset.issues.split(" ")),
    kind: new Set([entry.classList.contains("or-timeline__entry--event") ? "event" : "statement"]),
  })),
}));
const place = new Map(days.map((day, number) => [day.element.id, number]));
const jumps = [...document.querySelectorAll(".or-jumps__year")].map((year) => {
  const links = [...year.querySelectorAll("a")].map((link) => ({ link, from: place.get(link.hash.slice(1)) }));
  return { year, first: links[0], links: links.slice(1) };
});

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
const number = (count) => count.toLocaleString(document.documentElement.lang || undefined);

function show() {
  const wanted = Object.entries(chosen).filter(([, select]) => select.value);
  let shown = 0, all = 0, open = 0;
  for (const day of days) {
    let some = false;
    for (const entry of day.entries) {
      const passes = wanted.every(([name, select]) => entry[name].has(select.value));
      entry.element.hidden = !passes;
      some ||= passes;
      shown += passes;
      all += 1;
    }
    day.element.hidden = !some;
    open += some;
  }
  /* A way in leads to the first day that is left of its year or month; one that leads nowhere is not shown. */
  const starts = jumps.flatMap((jump) => [jump.first, ...jump.links]).map((each) => each.from);
  const aim = (each, end) => {
    const day = days.slice(each.from, end).find((one) => !one.element.hidden);
    each.link.hidden = !day;
    if (day) each.link.setAttribute("href", `./#${day.element.id}`);
    return Boolean(day);
  };
  jumps.forEach((jump, index) => {
    const end = jumps[index + 1]?.first.from ?? days.length;
    jump.year.hidden = !aim(jump.first, end);
    for (const each of jump.links) aim(each, Math.min(end, ...starts.filter((start) => start > each.from)));
  });
  const say = tools.dataset;
  status.textContent = fill(!shown ? say.sayNone : wanted.length ? say.say : say.sayAll,
    { shown: number(shown), all: number(all), days: number(open) });
}

function read() {
  const asked = new URLSearchParams(location.search);
  for (const [name, select] of Object.entries(chosen)) {
    select.value = asked.get(name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

function write() {
  const said = new URLSearchParams(location.search);
  for (const [name, select] of Object.entries(chosen)) select.value ? said.set(name, select.value) : said.delete(name);
  const query = said.toString();
  history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
}

tools.addEventListener("change", () => { write(); show(); });
tools.querySelector("[data-tool=reset]").addEventListener("click", () => {
  for (const select of Object.values(chosen)) select.value = "";
  write();
  show();
});

read();
tools.hidden = false;
show();
/* The filter has moved the place that the address names. */
document.querySelector(":target")?.scrollIntoView();
