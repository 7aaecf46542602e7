// {# summary: The search of `reference.html` #}
const WORDS = /[\p{L}\p{N}_]+/gu;
const wordsOf = (text) => text.toLowerCase().match(WORDS) ?? [];
/** `DiskFull` and `disk_full` as their words. */
const partsOf = (name) => wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " "));

const exact = new Map();
/** By the word, then by the entry. */
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
    const names = [...new Set([...entry.lookup, ...entry.also, entry.variant, ...Object.values(entry.names)])];
    for (const name of names) {
      learn(name.toLowerCase(), entry, 4);
      partsOf(name).forEach((word) => learn(word, entry, 2));
      exact.set(name.toLowerCase(), [...new Set([...(exact.get(name.toLowerCase()) ?? []), entry])]);
    }
    const short = entry.name.slice(data.prefixes[entry.kind].length).toLowerCase();
    learn(short, entry, 3);
    if (partsOf(short).length > 1 && !exact.has(short)) exact.set(short, [entry]);
    learn(String(entry.number), entry, 3);
    if (entry.component) learn(entry.component.toLowerCase(), entry, 2);
    entry.text = byId(entry.id).querySelector(".about")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    wordsOf(entry.text).forEach((word) => learn(word, entry, 1));
    for (const said of all(".facts, .when, .notes", byId(entry.id))) {
      wordsOf(said.textContent).forEach((word) => learn(word, entry, 0.7));
    }
  }
}

/** Letters left out, put in, changed or swapped. */
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

/** From 0 to 1. */
function likeness(typed, word) {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.8;
  if (typed.length > 2 && word.includes(typed)) return 0.5;
  const limit = typed.length > 7 ? 2 : Number(typed.length > 3);
  if (!limit || Math.abs(typed.length - word.length) > limit) return 0;
  const errors = errorsBetween(typed, word, limit);
  return errors > limit ? 0 : 0.6 / errors;
}

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
  const isNumber = /^\s*-?\d+\s*$/.test(text);
  data.entries.filter((entry) => isNumber && entry.number === Number(text)).forEach((entry) => found.add(entry));
  return [...found];
}

const capabilitiesIn = (words) => data.capabilities.filter((name) => words.includes(name.toLowerCase())).map((name) => {
  const id = `capability-${name}`;
  return { id, name, names: {}, kind: "capability", number: "", stage: "active", text: byId(id).querySelector(".about")?.textContent ?? "" };
});

/** What a query finds: combinations first where it names parts of them, then entries. */
function search(query) {
  if (!vocabulary) readVocabulary();
  const words = wordsOf(query);
  const found = mentioned(query);
  if (found.length && !found.some((entry) => entry.kind === "source")) {
    found.push(...ofKind("source").filter((entry) => words.includes(entry.component?.toLowerCase())));
  }
  const named = Object.fromEntries(KINDS.map((kind) => [kind, found.filter((entry) => entry.kind === kind).map((entry) => entry.id)]));
  const kinds = KINDS.filter((kind) => named[kind].length);
  const having = (parts) => [...combinations.values()].filter((one) => parts.every((kind) => named[kind].includes(one[kind])));
  let combined = kinds.length > 1 ? having(kinds) : [];
  // A line without a reason says less by its combinations than by its words.
  const isSure = named.reason.length > 0;
  if (isSure && kinds.length > 1 && !combined.length) {
    combined = [{ none: found, id: named.reason[0] }, ...named.state.length ? having(["state", "reason"]) : []];
  }
  const rest = isSure && words.length > 4 ? [] : ranked(words).slice(0, 20);
  const singles = [...new Set([...found, ...capabilitiesIn(words), ...rest])];
  return (isSure ? [...combined.slice(0, 12), ...singles] : [...singles.slice(0, 12), ...combined]).slice(0, 24);
}

function option(result, nth) {
  const item = make("li", { role: "option", id: `the-option-${nth}`, "aria-selected": "false" });
  if (result.anchor) {
    const title = combinationTitle(result).map((node) => node.textContent ?? node).join("");
    const hit = result.hits[0];
    const when = all(".case", byId(hit.owner.id))[hit.nth].querySelector(".when");
    const more = result.hits.length > 1 ? `${result.hits.length} cases: ` : "";
    item.append(make("code", {}, title), make("small", {}, more + (when?.textContent ?? "")));
  } else if (result.none) {
    item.append(make("code", {}, result.none.map(nameOf).join(" + ")), make("small", {}, "No case has all of these."));
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
