// {#- summary: The script of `reference.html` -#}
// Texts are read from the page, and everything that is shown is made of nodes, never of markup.
"use strict";

const data = JSON.parse(document.getElementById("the-data").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with attributes and children. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/* The catalogue: entries, and in which combinations they come */

const KINDS = ["state", "source", "reason"];
const entries = new Map(data.entries.map((entry) => [entry.id, entry]));
const ofKind = (kind) => data.entries.filter((entry) => entry.kind === kind);
const reasons = ofKind("reason");

/** Every combination by its anchor, with the cases that bring it about. */
const combinations = new Map();
for (const owner of reasons) {
  owner.cases.forEach((one, nth) => {
    const add = (state, reason, instead) => {
      const anchor = `${reason}.${state ?? (one.lastKnown ? "last-known" : "-")}.${one.source ?? "-"}`;
      const known = combinations.get(anchor) ?? {
        anchor, state, reason, source: one.source, lastKnown: one.lastKnown && !state, hits: [],
      };
      known.hits.push({ owner, nth, one, instead });
      combinations.set(anchor, known);
    };
    add(one.state, owner.id, null);
    for (const instead of one.instead) {
      add(instead.state ?? one.state, instead.reason ?? owner.id, instead);
    }
  });
}

/** `SLAVE_REMOVED` as `SlaveRemoved`. */
const camel = (name) => name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");

/* The switches, which the address keeps */

const chosen = { api: "", release: "", active: false, has: new Map(), handles: new Set() };

function readAddress() {
  const query = new URLSearchParams(location.search);
  const api = query.get("api") ?? "";
  chosen.api = data.apis.includes(api) ? api : "";
  chosen.release = releases.includes(query.get("release")) ? query.get("release") : "";
  chosen.active = query.has("active");
  chosen.has = new Map();
  for (const how of ["with", "without"]) {
    const known = (name) => data.capabilities.includes(name);
    query.getAll(how).filter(known).forEach((name) => chosen.has.set(name, how));
  }
  const handles = query.getAll("handles").filter((id) => entries.get(id)?.kind === "state");
  chosen.handles = new Set(handles);
}

function writeAddress() {
  const query = new URLSearchParams();
  if (chosen.api) query.set("api", chosen.api);
  if (chosen.release) query.set("release", chosen.release);
  if (chosen.active) query.set("active", "yes");
  chosen.has.forEach((how, name) => query.append(how, name));
  chosen.handles.forEach((id) => query.append("handles", id));
  const text = query.toString();
  history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}

/** Which of two releases is older; `1.10` comes after `1.9`, and `1.9` takes in `1.9.2`. */
function compareReleases(a, b) {
  const [left, right] = [a, b].map((text) => text.split(/[^0-9]+/).filter(Boolean).map(Number));
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) return left[at] - right[at];
  }
  return 0;
}

const releases = (() => {
  const dated = data.entries.flatMap((entry) => [entry, ...(entry.cases ?? [])]);
  const texts = dated.flatMap((one) => [one.since, one.until, one.stageSince]);
  const known = [...new Set([data.release, ...texts])].filter((text) => /\d/.test(text ?? ""));
  return known.sort((a, b) => compareReleases(a, b) || a.length - b.length).reverse();
})();

const inRelease = (one) => !chosen.release
  || (!(one.since && compareReleases(one.since, chosen.release) > 0)
    && !(one.until && compareReleases(one.until, chosen.release) < 0));
const lacks = (name) => Boolean(name) && chosen.has.get(name) === "without";
const has = (name) => chosen.has.get(name) === "with";

/** Whether a case can bring its combination about under the switches. */
function happens({ one, instead, owner }, state) {
  if (!inRelease(one) || !inRelease(owner) || lacks(one.requires)) return false;
  if (chosen.api && one.apis.length && !one.apis.includes(chosen.api)) return false;
  if (state && (lacks(entries.get(state).requires) || !inRelease(entries.get(state)))) return false;
  if (instead) return !lacks(instead.capability);
  return !one.instead.some((other) => has(other.capability) && !other.part);
}

const comes = (combination) => isShown(entries.get(combination.reason))
  && combination.hits.some((hit) => happens(hit, combination.state));

function isActive(entry) {
  if (entry.stage === "active") return true;
  return Boolean(chosen.release && entry.stageSince) && compareReleases(entry.stageSince, chosen.release) > 0;
}

const isShown = (entry) => inRelease(entry) && !lacks(entry.requires) && (!chosen.active || isActive(entry));

const nameOf = (entry) => (chosen.api && entry.names[chosen.api]) || entry.name;

/** The name without what all names of the enum start with, as some languages have it. */
function variantOf(entry) {
  const name = nameOf(entry);
  if (name === entry.name) return entry.variant;
  const prefix = data.prefixes[entry.kind];
  return camel(name.startsWith(prefix) ? name.slice(prefix.length) : name);
}

/** Shows what the switches leave, and names as the api has them. */
function applySwitches() {
  const visible = new Set([...combinations.values()].filter(comes));
  const live = new Set([...visible].flatMap(({ state, source, reason }) => [state, source, reason]));
  const counts = { state: [0, 0], source: [0, 0], reason: [0, 0] };
  for (const entry of data.entries) {
    entry.shown = isShown(entry) && (!entry.cases?.length || live.has(entry.id));
    byId(entry.id).hidden = !entry.shown;
    counts[entry.kind][0] += entry.shown;
    counts[entry.kind][1] += 1;
  }
  for (const reason of reasons.filter((one) => one.shown)) {
    const items = byId(reason.id).getElementsByClassName("case");
    reason.cases.forEach((one, nth) => {
      const happened = happens({ one, owner: reason, instead: null }, one.state)
        || one.instead.some((instead) => happens({ one, owner: reason, instead }, instead.state ?? one.state));
      items[nth].hidden = !happened;
    });
  }
  showMap(visible);
  rename();
  showList(visible);
  const parts = KINDS.filter((kind) => counts[kind][1]).map((kind) => `${counts[kind][0]} of ${counts[kind][1]} ${kind}s`);
  const isLess = KINDS.some((kind) => counts[kind][0] < counts[kind][1]);
  byId("the-count").textContent = isLess ? `Shown: ${parts.join(", ")}.` : "All entries are shown.";
  byId("the-reset").hidden = !(chosen.api || chosen.release || chosen.active || chosen.has.size);
  answer();
}

function showMap(visible) {
  const rows = all(".map tr");
  if (!rows.length) return;
  const states = ofKind("state");
  const hiddenColumns = states.map((state, nth) => (state.shown ? 0 : nth + 1)).filter(Boolean);
  rows.forEach((row, nth) => {
    if (nth) row.hidden = !reasons[nth - 1].shown;
    states.forEach((_, column) => { row.cells[column + 1].hidden = hiddenColumns.includes(column + 1); });
  });
  for (const link of all(".map td a")) {
    link.hidden = !visible.has(combinations.get(decodeURIComponent(link.hash.slice(1))));
  }
}

/** The names of entries in links to them, as the api has them. */
let renamedTo = "";
function rename() {
  if (renamedTo === chosen.api) return;
  renamedTo = chosen.api;
  for (const code of all('a[href^="#"] > code')) {
    const entry = entries.get(code.parentElement.hash.slice(1));
    if (entry && (code.dataset.renamed || code.textContent === entry.name)) {
      code.dataset.renamed = "yes";
      code.textContent = nameOf(entry);
    }
  }
}

function setUpSwitches() {
  const controls = all("[data-switch]");
  const releaseList = controls.find((control) => control.dataset.switch === "release");
  releaseList.append(...releases.map((release) => make("option", {}, release)));
  const show = () => controls.forEach((control) => {
    const { switch: what, name } = control.dataset;
    if (what === "active") control.checked = chosen.active;
    else control.value = what === "capability" ? chosen.has.get(name) ?? "" : chosen[what];
  });
  byId("the-switches").addEventListener("change", ({ target }) => {
    const { switch: what, name } = target.dataset;
    if (what === "active") chosen.active = target.checked;
    else if (what !== "capability") chosen[what] = target.value;
    else if (target.value) chosen.has.set(name, target.value);
    else chosen.has.delete(name);
    writeAddress();
    applySwitches();
  });
  byId("the-reset").addEventListener("click", () => {
    Object.assign(chosen, { api: "", release: "", active: false, has: new Map() });
    show();
    writeAddress();
    applySwitches();
  });
  show();
  const isWide = matchMedia("(width >= 64rem)").matches;
  byId("the-switches").open = isWide || Boolean(location.search);
}

/* Copying */

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  byId("the-status").textContent = `Copied ${what}`;
}

function copyButton(label, text, what = text) {
  const button = make("button", { type: "button", "aria-label": `Copy ${what}`, title: what }, label);
  button.addEventListener("click", async () => {
    await copy(text, what);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1200);
  });
  return button;
}

const inLanguage = (pattern, entry) => pattern
  .replaceAll("{enum}", entry.kind)
  .replaceAll("{type}", data.types[entry.kind])
  .replaceAll("{variant}", variantOf(entry))
  .replaceAll("{name}", nameOf(entry));

/** The code of a language for one combination, such as the arm of a `match`. */
function arm(language, combination) {
  const used = KINDS.filter((kind) => ofKind(kind).length);
  const parts = used.map((kind) => {
    const entry = entries.get(combination[kind]);
    return entry ? inLanguage(language.each.replace("{entry}", language.entry), entry) : language.any;
  });
  return language.begin + parts.filter(Boolean).join(language.between) + language.end;
}

function tools(entry) {
  const names = data.languages.map((language) => copyButton(language.language, inLanguage(language.entry, entry)));
  return make("p", { class: "tools" }, "Copy", copyButton("name", nameOf(entry)), copyButton("number", String(entry.number)), ...names);
}

function arms(combination) {
  const buttons = data.languages.map((language) => copyButton(language.language, arm(language, combination)));
  return make("p", { class: "tools" }, "Copy a condition", ...buttons);
}

/** Gives a card, once it is near, what only a script can do. */
function fill(card) {
  const entry = entries.get(card.id);
  if (!entry) return;
  card.querySelector(":scope > .tools, :scope > .with-it")?.remove();
  card.append(tools(entry));
  if (entry.kind === "reason" || card.querySelector(".comes")) return;
  const found = [...combinations.values()].filter((one) => one[entry.kind] === entry.id);
  if (!found.length) return;
  const links = found.map((one) => make("li", {}, nameLink(one.reason, one.anchor), ...side(one, entry.kind)));
  card.append(make("details", { class: "comes" }, make("summary", {}, `Comes with ${found.length} combinations`), make("ul", {}, ...links)));
}

/** The other half of a combination, in words. */
function side(one, kind) {
  const other = kind === "state" ? one.source : one.state;
  if (other) return [kind === "state" ? " from " : " with ", nameLink(other)];
  return kind !== "state" && one.lastKnown ? [" with the last known state"] : [];
}

const nameLink = (id, target = id) => make("a", { href: `#${target}` }, make("code", {}, nameOf(entries.get(id))));

const watcher = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((one) => one.isIntersecting)) {
    watcher.unobserve(target);
    fill(target);
  }
}, { rootMargin: "400px" });

function refill() {
  all(".card").forEach((card) => {
    card.querySelector(":scope > .tools")?.remove();
    card.querySelector(":scope > .comes")?.remove();
    watcher.unobserve(card);
    watcher.observe(card);
  });
}

/* The answer: a combination, put together from the cards */

/** A copy of a part of a card, without ids. */
function part(id, selector) {
  const found = byId(id)?.querySelector(selector)?.cloneNode(true);
  found?.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return found ?? "";
}

function combinationTitle({ state, source, reason, lastKnown }) {
  const parts = [];
  if (state) parts.push(nameLink(state), " ");
  else if (lastKnown) parts.push("The last known state ");
  if (source) parts.push("from ", nameLink(source), " ");
  return [...parts, parts.length ? "with " : "", nameLink(reason)];
}

function answer() {
  const panel = byId("the-answer");
  const combination = combinations.get(decodeURIComponent(location.hash.slice(1)));
  panel.hidden = !combination;
  panel.replaceChildren();
  if (!combination) return;
  const { state, source, reason, hits } = combination;
  const list = make("dl");
  const row = (title, ...content) => list.append(make("dt", {}, title), make("dd", {}, ...content));
  row("Reason", part(reason, ".about"), part(reason, ":scope > .notes"));
  if (state) row("State", part(state, ".about"), part(state, ":scope > .notes"));
  if (source) row("Source", part(source, ".about"));
  const cases = make("ol", { class: "cases" });
  for (const { owner, nth } of new Map(hits.map((hit) => [`${hit.owner.id} ${hit.nth}`, hit])).values()) {
    const one = all(".case", byId(owner.id))[nth].cloneNode(true);
    one.hidden = false;
    cases.append(one);
  }
  row(hits.length > 1 ? "One of these" : "What happened", cases);
  const close = make("button", { type: "button" }, "Close");
  close.addEventListener("click", () => {
    location.hash = reason;
  });
  const bar = arms(combination);
  bar.append(close);
  const seldom = comes(combination) ? "" : make("p", {}, make("span", { class: "mark" }, "not under your switches"));
  panel.append(make("h2", { id: "the-question", tabindex: "-1" }, ...combinationTitle(combination)), seldom, list, bar);
}

/** Shows what the address names, also where the switches hide it. */
function followAddress() {
  answer();
  const id = decodeURIComponent(location.hash.slice(1));
  if (combinations.has(id)) {
    byId("the-question").focus({ preventScroll: true });
    byId("the-answer").scrollIntoView({ block: "start" });
    return;
  }
  const target = byId(id);
  const card = target?.closest(".card");
  if (!card) return;
  if (card.hidden) {
    card.hidden = false;
    target.scrollIntoView({ block: "start" });
  }
  const title = card.querySelector("h3 a");
  title?.focus({ preventScroll: true });
}

function go(id) {
  if (location.hash === `#${id}`) followAddress();
  else location.hash = id;
}

/* Search */

const WORDS = /[\p{L}\p{N}_]+/gu;
const wordsOf = (text) => text.toLowerCase().match(WORDS) ?? [];
/** `SlaveRemoved` and `slave_removed` as their words. */
const partsOf = (name) => wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " "));

/** Entries by each word of a name, in lower case. */
const exact = new Map();
/** How much a word says about an entry: by the word, then by the entry. */
let vocabulary = null;

function learn(word, entry, weight) {
  const known = vocabulary.get(word) ?? new Map();
  known.set(entry, Math.max(weight, known.get(entry) ?? 0));
  vocabulary.set(word, known);
}

/** Reads the page once, when somebody starts to search. */
function readVocabulary() {
  vocabulary = new Map();
  for (const entry of data.entries) {
    const names = [...new Set([...entry.lookup, entry.variant, ...Object.values(entry.names)])];
    for (const name of names) {
      learn(name.toLowerCase(), entry, 4);
      partsOf(name).forEach((word) => learn(word, entry, 2));
      exact.set(name.toLowerCase(), [...new Set([...(exact.get(name.toLowerCase()) ?? []), entry])]);
    }
    const [prefix] = [data.prefixes[entry.kind]];
    const short = entry.name.slice(prefix.length).toLowerCase();
    learn(short, entry, 3);
    if (partsOf(short).length > 1 && !exact.has(short)) exact.set(short, [entry]);
    learn(String(entry.number), entry, 3);
    if (entry.component) learn(entry.component.toLowerCase(), entry, 2);
    entry.text = byId(entry.id).querySelector(".about")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    wordsOf(entry.text).forEach((word) => learn(word, entry, 1));
    for (const when of byId(entry.id).getElementsByClassName("when")) {
      wordsOf(when.textContent).forEach((word) => learn(word, entry, 0.7));
    }
  }
}

/** How many typing errors are between two words: letters left out, put in, changed or swapped. */
function errorsBetween(a, b, limit) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** How well a word that was typed fits one of the page, from 0 to 1. */
function likeness(typed, word) {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.8;
  if (typed.length > 2 && word.includes(typed)) return 0.5;
  const limit = typed.length > 7 ? 2 : Number(typed.length > 3);
  if (!limit || Math.abs(typed.length - word.length) > limit) return 0;
  const errors = errorsBetween(typed, word, limit);
  return errors > limit ? 0 : 0.6 / errors;
}

/** How well each entry fits one word. */
function fitting(typed) {
  const fits = new Map();
  for (const [word, found] of vocabulary) {
    const like = likeness(typed, word);
    if (!like) continue;
    const rare = Math.log(1 + data.entries.length / found.size);
    for (const [entry, weight] of found) {
      fits.set(entry, Math.max(like * weight * rare, fits.get(entry) ?? 0));
    }
  }
  return fits;
}

/** Entries that have most of the words, best first. */
function ranked(words) {
  const scores = new Map();
  for (const typed of words) {
    let fits = fitting(typed);
    if (!fits.size && typed.includes("_")) {
      fits = new Map(partsOf(typed).flatMap((word) => [...fitting(word)]));
    }
    for (const [entry, score] of fits) {
      const [hits, sum] = scores.get(entry) ?? [0, 0];
      scores.set(entry, [hits + 1, sum + score]);
    }
  }
  const most = Math.max(0, ...[...scores.values()].map(([hits]) => hits));
  return [...scores].filter(([, [hits]]) => hits === most)
    .sort(([, [, a]], [, [, b]]) => b - a).map(([entry]) => entry);
}

/** The entries whose names, or numbers with their kinds, stand in a text. */
function mentioned(text) {
  const found = new Set(wordsOf(text).flatMap((word) => exact.get(word) ?? []));
  for (const [, kind, number] of text.matchAll(/\b(state|source|reason)\b\W{0,4}(\d+)\b/gi)) {
    ofKind(kind.toLowerCase()).filter((entry) => entry.number === Number(number)).forEach((entry) => found.add(entry));
  }
  const words = new Set(wordsOf(text));
  const named = ofKind("source").filter((entry) => words.has(entry.component?.toLowerCase()));
  const has = (kind) => [...found].some((entry) => entry.kind === kind);
  if (found.size && !has("source")) named.forEach((entry) => found.add(entry));
  return [...found];
}

/** What a query finds: combinations first where it names parts of them, then entries. */
function search(query) {
  if (!vocabulary) readVocabulary();
  const found = mentioned(query);
  const named = Object.fromEntries(KINDS.map((kind) => [kind, found.filter((entry) => entry.kind === kind).map((entry) => entry.id)]));
  const kinds = KINDS.filter((kind) => named[kind].length);
  const fits = (one) => kinds.every((kind) => named[kind].includes(one[kind]));
  const combined = kinds.length > 1 ? [...combinations.values()].filter(fits) : [];
  const words = wordsOf(query);
  const rest = found.length && words.length > 4 ? [] : ranked(words);
  return [...combined.slice(0, 12), ...new Set([...found, ...rest.slice(0, 20)])].slice(0, 24);
}

function option(result, nth) {
  const item = make("li", { role: "option", id: `the-option-${nth}`, "aria-selected": "false" });
  if (result.anchor) {
    const title = combinationTitle(result).map((node) => node.textContent ?? node).join("");
    const hit = result.hits[0];
    const when = all(".case", byId(hit.owner.id))[hit.nth].querySelector(".when");
    const more = result.hits.length > 1 ? `${result.hits.length} cases: ` : "";
    item.append(make("code", {}, title), make("small", {}, more + (when?.textContent ?? "")));
  } else {
    const mark = result.stage === "active" ? "" : `, ${result.stage}`;
    item.append(make("code", {}, nameOf(result)), ` ${result.kind} ${result.number}${mark}`, make("small", { dir: "auto" }, result.text));
  }
  item.dataset.target = result.anchor ?? result.id;
  return item;
}

function setUpSearch() {
  const [input, list] = [byId("the-search"), byId("the-results")];
  const options = () => all("[role=option]", list);
  const choose = (nth) => {
    options().forEach((item, at) => item.setAttribute("aria-selected", String(at === nth)));
    const item = options()[nth];
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const at = () => options().findIndex((item) => item.getAttribute("aria-selected") === "true");
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    const query = input.value.trim();
    if (!query) return close();
    const found = search(query);
    list.replaceChildren(...found.map(option));
    if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing like this is on the page."));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(found.length ? 0 : -1);
    byId("the-status").textContent = `${found.length} found`;
  };
  const open = (item) => {
    if (!item?.dataset.target) return;
    close();
    go(item.dataset.target);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = options().length;
    if (step && list.hidden) show();
    else if (step) choose((at() + step + count) % count);
    else if (event.key === "Enter") open(options()[at()]);
    else if (event.key === "Escape") {
      if (list.hidden || !input.value) input.blur();
      input.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => open(target.closest("[role=option]")));
  input.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/* What to expect: from the states that a program handles to reasons */

function setUpList() {
  const boxes = ofKind("state").map((state) => {
    const box = make("input", { type: "checkbox", value: state.id });
    box.checked = chosen.handles.has(state.id);
    return make("label", {}, box, " ", make("code", {}, nameOf(state)));
  });
  byId("the-list-states")?.replaceChildren(...boxes);
  byId("the-list-states")?.addEventListener("change", ({ target }) => {
    if (target.checked) chosen.handles.add(target.value);
    else chosen.handles.delete(target.value);
    writeAddress();
    applySwitches();
  });
}

/** What was ticked off. */
const done = new Set();

function showList(visible) {
  const place = byId("the-list-reasons");
  if (!place) return;
  all("label", byId("the-list-states")).forEach((label) => {
    const state = entries.get(label.firstChild.value);
    label.hidden = !state.shown;
    label.lastChild.textContent = nameOf(state);
  });
  const expected = new Map();
  for (const one of visible) {
    if (!(one.lastKnown ? chosen.handles.size : chosen.handles.has(one.state))) continue;
    expected.set(one.reason, [...(expected.get(one.reason) ?? []), one]);
  }
  const sorted = reasons.filter((reason) => expected.has(reason.id));
  const items = sorted.map((reason) => {
    const box = make("input", { type: "checkbox", "aria-label": `${nameOf(reason)} is handled` });
    box.checked = done.has(reason.id);
    box.addEventListener("change", () => (box.checked ? done.add(reason.id) : done.delete(reason.id)));
    const cases = expected.get(reason.id).flatMap((one, nth) => [nth ? ", " : "", ...where(one)]);
    return make("li", {}, box, " ", nameLink(reason.id), make("small", {}, ...cases));
  });
  place.replaceChildren(items.length ? make("ul", { class: "expected" }, ...items) : "");
  if (!items.length) return;
  const open = () => sorted.filter((reason) => !done.has(reason.id));
  const line = (reason) => `- [${done.has(reason.id) ? "x" : " "}] \`${nameOf(reason)}\`: ${expected.get(reason.id).map((one) => where(one).map((node) => node.textContent ?? node).join("")).join(", ")}`;
  const buttons = [["Markdown", () => sorted.map(line)], ["names", () => open().map(nameOf)]];
  for (const language of data.languages) {
    buttons.push([language.language, () => open().flatMap((reason) => expected.get(reason.id).map((one) => arm(language, one)))]);
  }
  const bar = make("p", { class: "tools" }, `${items.length} reasons. Copy as`);
  for (const [label, lines] of buttons) {
    const onclick = () => copy(`${lines().join("\n")}\n`, `the list as ${label}`);
    bar.append(make("button", { type: "button", onclick }, label));
  }
  place.append(bar);
}

/** The state and the source of a combination. */
function where({ state, source }) {
  const from = source ? [" from ", make("code", {}, nameOf(entries.get(source)))] : [];
  return [state ? make("code", {}, nameOf(entries.get(state))) : "the last known state", ...from];
}

/* The map: the cases of a mark */

function setUpMap() {
  const [map, tip] = [document.querySelector(".map"), byId("the-tip")];
  if (!map) return;
  const hide = () => {
    tip.hidden = true;
    document.querySelector("[aria-describedby=the-tip]")?.removeAttribute("aria-describedby");
  };
  const show = ({ target }) => {
    hide();
    const mark = target.closest("td a");
    const combination = mark && combinations.get(decodeURIComponent(mark.hash.slice(1)));
    if (!combination) return;
    const cases = new Set(combination.hits.map(({ owner, nth }) => all(".case", byId(owner.id))[nth]));
    const texts = [...cases].map((one) => make("p", { dir: "auto" }, one.querySelector(".when")?.textContent ?? ""));
    const title = combinationTitle(combination).map((node) => node.textContent ?? node).join("");
    tip.replaceChildren(make("p", {}, make("b", {}, title)), ...texts);
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "the-tip");
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const below = at.bottom + size.height + 12 < innerHeight;
    tip.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - size.height - 6)}px`;
    tip.style.left = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 12))}px`;
  };
  map.addEventListener("pointerover", show);
  map.addEventListener("focusin", show);
  map.addEventListener("pointerleave", hide);
  map.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

/* Start */

readAddress();
for (const id of ["the-search-bar", "the-switches", "the-list-section", "to-the-list"]) {
  byId(id)?.removeAttribute("hidden");
}
setUpSwitches();
setUpList();
setUpSearch();
setUpMap();
applySwitches();
refill();
addEventListener("hashchange", followAddress);
// The browser has gone to the anchor by then.
addEventListener("load", () => location.hash && followAddress());
