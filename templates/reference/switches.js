// {# summary: The switches of `reference.html`, which are kept in its address #}
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
  if (one.state && lacks(entries.get(one.state).requires)) return false;
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

function variantOf(entry) {
  const name = nameOf(entry);
  if (name === entry.name) return entry.variant;
  const prefix = data.prefixes[entry.kind];
  return camel(name.startsWith(prefix) ? name.slice(prefix.length) : name);
}

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
