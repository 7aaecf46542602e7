// {# summary: The switches of `reference.html`, which are kept in its address #}
const chosen = { api: "", release: "", active: "", has: new Map(), handles: new Set() };

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const [what, known] of Object.entries({ api: data.apis, release: releases, active: ["yes"] })) {
    chosen[what] = known.find((one) => one === query.get(what)) ?? "";
  }
  for (const how of ["with", "without"]) {
    query.getAll(how).filter((name) => data.capabilities.includes(name)).forEach((name) => chosen.has.set(name, how));
  }
  chosen.handles = new Set(query.getAll("handles").filter((id) => entries.get(id)?.kind === "state"));
}

function writeAddress() {
  const query = new URLSearchParams(["api", "release", "active"].filter((what) => chosen[what]).map((what) => [what, chosen[what]]));
  chosen.has.forEach((how, name) => query.append(how, name));
  chosen.handles.forEach((id) => query.append("handles", id));
  history.replaceState(null, "", `${location.pathname}${query.size ? "?" : ""}${query}${location.hash}`);
  applySwitches();
}

{#- Which of two releases is older; `1.10` comes after `1.9`, and `1.9` takes in `1.9.2`. #}
function compareReleases(a, b) {
  const [left, right] = [a, b].map((text) => text.match(/\d+/g).map(Number));
  const at = left.findIndex((part, nth) => part !== (right[nth] ?? part));
  return at < 0 ? 0 : left[at] - right[at];
}

const dated = data.entries.flatMap((entry) => [entry, ...entry.cases ?? []]);
const releases = [...new Set([data.release, ...dated.flatMap((one) => [one.since, one.until, one.stageSince])])]
  .filter((text) => /\d/.test(text)).sort((a, b) => compareReleases(b, a) || b.length - a.length);

const isAfter = (a, b) => /\d/.test(a) && /\d/.test(b) && compareReleases(a, b) > 0;
const lacks = (name) => Boolean(name) && chosen.has.get(name) === "without";
const isPossible = (one) => !one || !(isAfter(one.since, chosen.release) || isAfter(chosen.release, one.until) || lacks(one.requires));

{#- Whether a case can bring its combination about under the switches. #}
function happens({ one, instead, owner }, state) {
  if (![one, owner, entries.get(one.state), entries.get(state)].every(isPossible)) return false;
  if (chosen.api && one.apis.length && !one.apis.includes(chosen.api)) return false;
  if (instead) return !lacks(instead.capability);
  return !one.instead.some((other) => chosen.has.get(other.capability) === "with" && !other.part);
}

const isActive = (entry) => entry.stage === "active" || isAfter(entry.stageSince, chosen.release);
const isShown = (entry) => isPossible(entry) && (!chosen.active || isActive(entry));
const comes = ({ reason, state, hits }) => isShown(entries.get(reason)) && hits.some((hit) => happens(hit, state));
const nameOf = (entry) => (chosen.api && entry.names[chosen.api]) || entry.name;

{#- The combinations that there are under the switches. #}
let visible = new Set();

function applySwitches() {
  visible = new Set([...combinations.values()].filter(comes));
  const live = new Set([...visible].flatMap(({ state, source, reason }) => [state, source, reason]));
  const happening = new Set([...visible].flatMap(({ state, hits }) => hits.filter((hit) => happens(hit, state)).map(({ one }) => one)));
  for (const entry of data.entries) {
    entry.shown = isShown(entry) && (!entry.cases?.length || live.has(entry.id));
    byId(entry.id).hidden = !entry.shown && entry.id !== anchorOf(location);
    if (entry.shown) entry.cases?.forEach((one, nth) => { caseOf({ owner: entry, nth }).hidden = !happening.has(one); });
  }
  showMap();
  rename();
  showList();
  all(".card > .tools, .card > .comes").forEach((made) => made.remove());
  watchCards();
  const shown = (some) => some.filter((entry) => entry.shown).length;
  const parts = KINDS.map((kind) => `${shown(ofKind(kind))} of ${ofKind(kind).length} ${kind}s`);
  byId("the-count").textContent = shown(data.entries) < data.entries.length ? `Shown: ${parts.join(", ")}.` : "All entries are shown.";
  byId("the-reset").hidden = !(chosen.api || chosen.release || chosen.active || chosen.has.size);
  answer();
}

function showMap() {
  const states = ofKind("state");
  all(".map tr").forEach((row, nth) => {
    if (nth) row.hidden = !reasons[nth - 1].shown;
    states.forEach(({ shown }, column) => { row.cells[column + 1].hidden = !shown; });
  });
  for (const link of all(".map td a")) link.hidden = !visible.has(combinations.get(anchorOf(link)));
}

{#- The names of entries in links to them, as the api has them. #}
let renamedTo = "";
function rename() {
  if (renamedTo === chosen.api) return;
  renamedTo = chosen.api;
  for (const name of all('a[href^="#"] > code')) {
    const entry = entries.get(anchorOf(name.parentElement));
    if (entry && Object.values(entry.names).includes(name.textContent)) name.textContent = nameOf(entry);
  }
}

function setUpSwitches() {
  const controls = all("[data-switch]");
  controls.find(({ dataset }) => dataset.switch === "release").append(...releases.map((release) => make("option", {}, release)));
  const show = () => controls.forEach((control) => {
    const { switch: what, name } = control.dataset;
    if (what === "active") control.checked = chosen.active;
    else control.value = what === "capability" ? chosen.has.get(name) ?? "" : chosen[what];
  });
  byId("the-switches").addEventListener("change", ({ target }) => {
    const { switch: what, name } = target.dataset;
    if (what === "active") chosen.active = target.checked ? "yes" : "";
    else if (what !== "capability") chosen[what] = target.value;
    else if (target.value) chosen.has.set(name, target.value);
    else chosen.has.delete(name);
    writeAddress();
  });
  byId("the-reset").addEventListener("click", () => {
    Object.assign(chosen, { api: "", release: "", active: "", has: new Map() });
    show();
    writeAddress();
  });
  show();
  byId("the-switches").open = matchMedia("(width >= 64rem)").matches || location.search !== "";
}
