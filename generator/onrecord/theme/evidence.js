/* The evidence search: asks Pagefind's index and shows what it finds as quotation cards.
 * Everything that comes from content is set as text, never as markup; every state is an address. */
const box = document.getElementById("evidence.find");
const words = JSON.parse(box.dataset.words);
const part = (name) => box.querySelector(".or-find__" + name);
const input = part("query"), order = box.querySelector("select"), status = part("status"), list = part("list"),
  help = part("help"), chosen = part("chosen"), more = part("more"), narrow = part("narrow"), facets = part("facets");
const FACETS = Object.keys(words.facets);
const PAGE = 10, NAMES = 8, MATCHES = 40;
/* Milliseconds without a key after which what was typed so far is a question. */
const PAUSE = 100;
/* The same scripts without spaces between words as in the index. */
const UNSPACED = /[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿\u{20000}-\u{3ffff}][\u0e31-\u0e4e\u0eb1-\u0ece]*/gu;

let engine = null, names = null, totals = null, turn = 0, found = null, shown = 0;

const say = (key, into = {}) => words[key].replace(/\{([a-z]+)\}/g, (gap, name) => (name in into ? into[name] : gap));
/* A text with an element in the place of its one value. */
const around = (key, element) => words[key].split(/\{[a-z]+\}/).flatMap((part, at) => (at ? [element, part] : [part]));
const number = (n) => n.toLocaleString(document.documentElement.lang || undefined);

function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside.filter((item) => item || item === 0));
  return element;
}

/* Names and titles may run the other way than the line in which they stand. */
const apart = (text) => (text ? make("bdi", "", text) : "");

function link(text, href, name) {
  if (!href) return make("span", name, apart(text));
  const element = make("a", name, apart(text));
  element.setAttribute("href", href);
  return element;
}

/* -- the state: what the address says ---------------------------------------------------------- */

/* The words are not under "q": with that the theme opens its own search over the page. */

function read() {
  const asked = new URLSearchParams(location.search), state = { q: (asked.get("words") || "").trim(), sort: asked.get("sort") || "" };
  for (const facet of FACETS) state[facet] = [...new Set(asked.getAll(facet).filter(Boolean))];
  return state;
}

function address(state) {
  const asked = new URLSearchParams();
  if (state.q) asked.set("words", state.q);
  for (const facet of FACETS) for (const id of state[facet]) asked.append(facet, id);
  if (state.sort) asked.set("sort", state.sort);
  const text = asked.toString();
  return location.pathname + (text ? "?" + text : "");
}

function toggled(state, facet, id) {
  const next = { ...state, [facet]: state[facet].includes(id) ? state[facet].filter((other) => other !== id) : [...state[facet], id] };
  if (facet === "issue") next.held = next.held.filter((held) => next.issue.some((issue) => held.startsWith(issue + "--")));
  return next;
}

function go(state, replace) {
  const to = address(state);
  if (to !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", to);
  show();
}

/* -- what the index is asked ---------------------------------------------------------------------- */

const nameOf = (facet, id) => (words.fixed[facet] && words.fixed[facet][id]) || (names && names[facet] && names[facet][id]) || id;

async function load() {
  if (engine) return engine;
  const made = await import(new URL("../../pagefind/pagefind.js", import.meta.url).href);
  await made.options({ ranking: { metaWeights: { who: 1, source: 0.4 } } });
  await made.init();
  engine = made;
  return made;
}

async function fetched(name) {
  const answer = await fetch(new URL("../../pagefind/" + name, import.meta.url));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/* What facets hold and are called: asked for once the first results are there. */
async function all() {
  if (names) return;
  const [read, held] = await Promise.all([fetched("names.json"), load().then((made) => made.filters())]);
  totals = held;
  names = read;
}

const sorting = (state) => state.sort || (state.q ? "relevance" : "newest");

const narrowed = (state, without) => FACETS.some((facet) => facet !== without && state[facet].length);

function ask(state, without) {
  const options = {}, by = sorting(state), filters = {};
  for (const facet of FACETS) if (facet !== without && state[facet].length) filters[facet] = { any: state[facet] };
  if (narrowed(state, without)) options.filters = filters;
  if (by !== "relevance" || !state.q) options.sort = { date: by === "oldest" ? "asc" : "desc" };
  return engine.search(state.q ? state.q.normalize("NFC").replace(UNSPACED, " $& ") : words.every, options);
}

async function searched(state) {
  await load();
  const { results } = await ask(state);
  return {
    count: results.length,
    take: async (from, to) => (await Promise.all(results.slice(from, to).map((result) => result.data())))
      .map((data) => JSON.parse(data.raw_url)),
  };
}

/* Everything, newest first, begins with cards that lie ready: no index is needed for what most readers see first. */
async function newest(state) {
  const { count, cards } = await fetched("newest.json");
  let rest = null;
  return {
    count,
    take: async (from, to) => {
      if (Math.min(to, count) <= cards.length) return cards.slice(from, to);
      rest = rest || searched(state);
      return (await rest).take(from, to);
    },
  };
}

/* -- showing ------------------------------------------------------------------------------------ */

function tell(text, broken) {
  status.textContent = text;
  status.classList.toggle("or-find__status--broken", Boolean(broken));
}

async function show() {
  const mine = (turn += 1), state = read();
  if (document.activeElement !== input) input.value = state.q;
  order.value = sorting(state);
  order.options[0].disabled = !state.q;
  try {
    if (!engine) tell(say("evidence.loading"));
    const answer = await (state.q || narrowed(state) || sorting(state) !== "newest" ? searched : newest)(state);
    if (mine !== turn) return;
    found = answer;
    shown = 0;
    await page(mine, [...list.children]);
    if (mine !== turn) return;
    await all();
    if (mine !== turn) return;
    await count(state, mine);
  } catch (error) {
    if (mine !== turn) return;
    engine = null;
    list.replaceChildren();
    more.hidden = true;
    tell(say("evidence.failed"), true);
  }
}

/* The next results; what stood before them goes once they are here, so that nothing flickers. */
async function page(mine, old) {
  const next = await found.take(shown, shown + PAGE);
  if (mine !== turn) return null;
  for (const item of old) item.remove();
  const cards = next.map((data) => make("li", "or-find__item", card(data)));
  list.append(...cards);
  shown += cards.length;
  const left = found.count - shown;
  more.hidden = left <= 0;
  more.textContent = say("evidence.more");
  help.hidden = found.count > 0;
  tell(found.count ? say(left > 0 ? "evidence.shown" : "evidence.found", { count: number(found.count), shown: number(shown) }) : say("evidence.none"));
  return cards;
}

function card(data) {
  const text = make("p", "", words.quotation.replace("{quote}", () => data.quote));
  text.dataset.quote = data.ref;
  const quote = make("blockquote", "or-quote__text", text);
  if (data.tongue) [quote.lang, quote.dir] = data.tongue;
  const parts = [quote];
  if (data.original) {
    const original = make("blockquote", "or-quote__original", make("p", "", data.original));
    original.lang = "";
    original.dir = "auto";
    parts.push(original);
  }
  const who = make("p", "or-quote__who", link(data.who, data.whoAt), " ");
  if (data.role) who.append(make("span", "or-quote__role", data.role));
  if (data.unnamed) who.append(make("span", "or-quote__role",
    ...(data.of ? around("quote.unnamed-of", link(data.of, data.ofAt)) : [say("quote.unnamed")])));
  if (data.form === "outlet") who.append(make("span", "or-quote__role", say("quote.own-words")));
  const date = make(data.day ? "time" : "span", "", data.date);
  if (data.day) date.dateTime = data.day;
  const said = make("p", "or-quote__said", ...(data.published ? around("quote.published", date) : [date]));
  if (data.to) said.append(", ", ...around("quote.to", link(data.to, data.toAt)));
  if (data.place) said.append(", ", apart(data.place));
  said.append(" ", make("span", "or-form or-form--" + data.form, words.named.form[data.form]));
  if (data.rating) said.append(" ", make("span", "or-rating", make("span", "or-rating__code", data.rating[0]), " ", data.rating[1]));
  const by = make("figcaption", "or-quote__by", who, said);
  if (data.stances) {
    const stances = make("p", "or-quote__stances");
    for (const stance of data.stances) {
      if (stance.actor) stances.append(apart(stance.actor), " ");
      const chip = link("", stance.at, "or-stance or-stance--" + stance.side);
      chip.append(make("span", "or-vh", words.named.side[stance.side] + ": "), stance.label);
      stances.append(chip, " ");
    }
    by.append(stances);
  }
  const chain = make("ol", "or-chain");
  chain.setAttribute("aria-label", say("chain.label"));
  for (const [role, name, state] of data.chain) chain.append(
    make("li", ["", role, state].filter((part) => part !== undefined).map((part) => "or-chain__step" + (part && "--" + part)).join(" "),
      make("span", "or-chain__role", words.named.chain[role]), " ", make("span", "or-chain__name", apart(name))));
  by.append(chain);
  if (data.note) by.append(make("p", "or-quote__note", data.note));
  if (data.translator) by.append(make("p", "or-quote__note", say("quote.translated", { name: data.translator })));
  const foot = make("ul", "or-quote__foot");
  if (data.taken) {
    const [told, loud] = data.taken, [before, after] = loud ? told.split(loud) : [told, ""];
    foot.append(make("li", "", before, loud && make("strong", "", loud), after));
  }
  foot.append(make("li", "", link(data.title, data.fromAt)));
  if (data.locator) foot.append(make("li", "", data.locator));
  foot.append(make("li", "", make("span", "or-verified or-verified--" + (data.verified ? "yes" : "no"), data.how)));
  if (data.away) {
    const away = link(say(data.verified ? "quote.find" : "quote.open"), data.away);
    away.rel = "external noopener";
    foot.append(make("li", "", away));
  }
  const permanent = link(say("page.permalink"), data.at, "or-permalink");
  permanent.setAttribute("aria-label", say("quote.permalink"));
  foot.append(make("li", "", permanent));
  by.append(foot);
  return make("figure", "or-quote or-quote--" + data.form, ...parts, by);
}

/* -- facets: every choice is an address ----------------------------------------------------------- */

/* A facet counts what choosing another of its values would find, so its own choice is left out. */
async function count(state, mine) {
  const held = async (without) => (state.q || narrowed(state, without) ? (await ask(state, without)).filters : totals) || {};
  const whole = await held(), counts = {};
  for (const facet of FACETS) {
    const of = state[facet].length ? await held(facet) : whole;
    counts[facet] = new Map(Object.entries(of[facet] || {}));
  }
  if (mine !== turn) return;
  const key = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : undefined;
  chosen.replaceChildren();
  for (const facet of FACETS) for (const id of state[facet]) {
    const chip = link(words.facets[facet] + ": " + nameOf(facet, id) + " ✕", address(toggled(state, facet, id)), "or-find__chip");
    chip.setAttribute("aria-label", say("evidence.remove", { what: words.facets[facet] + ": " + nameOf(facet, id) }));
    chosen.append(make("li", "", choice(chip, toggled(state, facet, id), "chip " + facet + " " + id)));
  }
  const cleared = { ...state };
  for (const facet of FACETS) cleared[facet] = [];
  help.replaceChildren(make("p", "", say("evidence.none-help")));
  if (chosen.children.length) help.append(make("p", "", choice(link(say("evidence.clear"), address(cleared)), cleared, "clear")));
  for (const facet of FACETS) group(facet, state, counts[facet]);
  if (key && document.activeElement === document.body) {
    const again = [...box.querySelectorAll("[data-key]")].find((item) => item.dataset.key === key);
    (again || input).focus();
  }
}

function choice(anchor, state, key) {
  anchor.dataset.key = key;
  anchor.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(state);
  });
  return anchor;
}

function group(facet, state, counts) {
  let place = facets.querySelector(`[data-facet="${facet}"]`);
  if (!place) {
    place = make("section", "or-facet", make("h2", "or-facet__name", words.facets[facet]), make("ul", "or-facet__list"));
    place.dataset.facet = facet;
    place.firstChild.id = "evidence.facet." + facet;
    place.setAttribute("aria-labelledby", place.firstChild.id);
    facets.append(place);
  }
  const fixed = words.fixed[facet] ? Object.keys(words.fixed[facet]) : null;
  let ids = [...counts].filter(([id, n]) => n > 0 || state[facet].includes(id)).map(([id]) => id);
  for (const id of state[facet]) if (!ids.includes(id)) ids.push(id);
  if (facet === "held") ids = ids.filter((id) => state.issue.length === 1 && id.startsWith(state.issue[0] + "--") || state.held.includes(id));
  const rank = (id) => (state[facet].includes(id) ? Infinity : counts.get(id) || 0);
  if (fixed) ids.sort((a, b) => fixed.indexOf(a) - fixed.indexOf(b));
  else if (facet === "year") ids.sort().reverse();
  else ids.sort((a, b) => rank(b) - rank(a) || (nameOf(facet, a) < nameOf(facet, b) ? -1 : 1));
  place.hidden = !ids.length;
  const items = place.querySelector("ul");
  let filter = place.querySelector("input");
  if (ids.length > NAMES && !filter) {
    filter = make("input", "or-facet__find");
    filter.type = "search";
    filter.autocomplete = "off";
    filter.setAttribute("aria-label", say("evidence.narrow-names", { facet: words.facets[facet] }));
    filter.placeholder = say("evidence.narrow-names", { facet: words.facets[facet] });
    items.before(filter);
  }
  const draw = () => {
    const sought = filter ? filter.value.trim().toLocaleLowerCase() : "";
    const fitting = sought ? ids.filter((id) => nameOf(facet, id).toLocaleLowerCase().includes(sought)) : ids;
    const drawn = fitting.slice(0, Math.max(sought ? MATCHES : NAMES, state[facet].length));
    items.replaceChildren(...drawn.map((id) => {
      const on = state[facet].includes(id), next = toggled(state, facet, id);
      const anchor = link("", address(next), "or-facet__choice");
      anchor.append(make("span", "or-facet__value", nameOf(facet, id)), " ", make("span", "or-facet__count", number(counts.get(id) || 0)));
      if (on) anchor.setAttribute("aria-current", "true");
      return make("li", "", choice(anchor, next, facet + " " + id));
    }));
    if (fitting.length > drawn.length) items.append(make("li", "or-facet__rest", say("evidence.all-names", { count: number(fitting.length - drawn.length) })));
  };
  if (filter) { filter.oninput = draw; filter.hidden = ids.length <= NAMES && !filter.value; }
  draw();
}

/* -- what a reader does ----------------------------------------------------------------------------- */

let typing = 0;
input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go({ ...read(), q: input.value.trim() }, true), PAUSE);
});
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  const state = { ...read(), q: input.value.trim() };
  history.pushState(null, "", address(state));
  show();
});
order.addEventListener("change", () => go({ ...read(), sort: order.value }));
more.addEventListener("click", async () => {
  const mine = turn;
  try {
    const cards = await page(mine, []);
    const first = cards && cards[0] && cards[0].querySelector("a");
    if (first) first.focus();
  } catch (error) {
    tell(say("evidence.failed"), true);
  }
});
window.addEventListener("popstate", () => { input.value = read().q; show(); });

input.value = read().q;
narrow.open = matchMedia("(min-width: 60em)").matches;
box.hidden = false;
show();
