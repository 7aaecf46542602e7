// {# summary: The search of `reference.html` #}
const WORDS = /[\p{L}\p{N}_]+/gu;
const wordsOf = (text) => text.toLowerCase().match(WORDS) ?? [];
{#- `DiskFull` and `disk_full` as their words. #}
const partsOf = (name) => wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " "));

const COMMON = new Set("a an after and are at be by can did do does for from get gets got has have how i if in is it its me my of on or say that the there this to was what when where which who why will with you".split(" "));

{#- A word without its ending, so that `rebooted` is `reboot`. #}
const stemOf = (word) => word.replace(/(?<=.{4})(?:ations?|ing|ed|es|s|e)$/u, "");
{#- Words that stand for one another in the names of two apis. #}
const twins = new Map();
const senseOf = (word) => stemOf([word, ...twins.get(word) ?? []].sort()[0]);

const exact = new Map();
{#- By the word, then by the entry. #}
let vocabulary = null;

function learn(word, entry, weight) {
  const known = vocabulary.get(word) ?? new Map();
  known.set(entry, Math.max(weight, known.get(entry) ?? 0));
  vocabulary.set(word, known);
}

{#- Reads the page once, when somebody starts to search. #}
function readVocabulary() {
  vocabulary = new Map();
  for (const entry of data.entries) {
    const names = Object.values(entry.names);
    const short = entry.name.slice(data.prefixes[entry.kind].length);
    for (const name of new Set([...entry.lookup, ...entry.also, ...names, entry.variant, short])) {
      const [word, parts] = [name.toLowerCase(), partsOf(name)];
      learn(word, entry, 4);
      parts.forEach((one) => learn(one, entry, 2));
      {#- A single word is a name only where it has a type before it. #}
      const isWord = parts.length < 2 && (name === entry.variant || name === short);
      for (const key of isWord ? [`::${word}`, `.${word}`] : [word]) exact.set(key, [...new Set([...exact.get(key) ?? [], entry])]);
    }
    const own = partsOf(entry.name);
    for (const parts of names.map(partsOf)) {
      const [differing, ...more] = parts.filter((word, at) => word !== own[at]);
      const twin = own[parts.indexOf(differing)];
      if (twin && !more.length) twins.set(twin, [differing]).set(differing, [twin]);
    }
    learn(String(entry.number), entry, 3);
    if (entry.component) learn(entry.component.toLowerCase(), entry, 2);
    const card = byId(entry.id);
    entry.text = card.querySelector(".about")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    wordsOf(entry.text).forEach((word) => learn(word, entry, 1));
    all(".facts, .when, .notes, .verdict", card).flatMap((said) => wordsOf(said.textContent)).forEach((word) => learn(word, entry, 0.7));
  }
}

{#- Letters left out, put in, changed or swapped. #}
function errorsBetween(a, b, limit) {
  let [before, last] = [[], [...Array(b.length + 1).keys()]];
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

{#- From 0 to 1. #}
function likeness(typed, word) {
  if (typed === word) return 1;
  if (stemOf(typed) === stemOf(word)) return 0.9;
  if (word.startsWith(typed)) return 0.8;
  if (typed.length > 2 && word.includes(typed)) return 0.5;
  const limit = typed.length > 7 ? 2 : Number(typed.length > 3);
  if (!limit || Math.abs(typed.length - word.length) > limit) return 0;
  const errors = errorsBetween(typed, word, limit);
  return errors > limit ? 0 : 0.4 / errors;
}

{#- Entries with a score each, which is high where few fit; errors of typing are forgiven where nothing fits better. #}
function fitting(typed) {
  const fits = new Map();
  const likes = [...vocabulary].map(([word, found]) => [likeness(typed, word), found]);
  const least = likes.some(([like]) => like > 0.8) ? 0.5 : 0.1;
  for (const [like, found] of likes.filter(([one]) => one >= least)) {
    found.forEach((weight, entry) => fits.set(entry, Math.max(like * weight, fits.get(entry) ?? 0)));
  }
  const rare = Math.log(1 + data.entries.length / fits.size) ** 2;
  return [...fits].map(([entry, score]) => [entry, score * rare]);
}

{#- Entries that have most of the words, best first. #}
function ranked(words) {
  const scores = new Map();
  const telling = words.filter((word) => !COMMON.has(word));
  for (const typed of telling.length ? telling : words) {
    const likes = [typed, ...twins.get(typed) ?? [], ...typed.includes("_") ? partsOf(typed) : []].flatMap(fitting);
    for (const [entry, score] of new Map(likes.sort(([, a], [, b]) => a - b))) {
      const [hits, sum] = scores.get(entry) ?? [0, 0];
      scores.set(entry, [hits + 1, sum + score]);
    }
  }
  const most = Math.max(0, ...[...scores.values()].map(([hits]) => hits));
  return [...scores].filter(([, [hits]]) => hits * 2 > most)
    .sort(([, [m, a]], [, [n, b]]) => b * n - a * m).map(([entry]) => entry);
}

{#- The entries whose names, or numbers with their kinds, stand in a text. #}
function mentioned(text) {
  const found = new Set([...wordsOf(text), ...text.toLowerCase().match(/(?:::|\.)\p{L}+/gu) ?? []].flatMap((word) => exact.get(word) ?? []));
  const numbered = (number, kind) => data.entries.filter((entry) => entry.number === Number(number) && (kind ?? entry.kind) === entry.kind).forEach((entry) => found.add(entry));
  for (const [, kind, number] of text.matchAll(/\b(state|source|reason)\b\W{0,4}(\d+)\b/gi)) numbered(number, kind.toLowerCase());
  if (/^\s*-?\d+\s*$/.test(text)) numbered(text);
  return [...found];
}

{#- Other places of the page, by a word for each. #}
const placesIn = (words) => all("[data-find]").filter(({ dataset }) => words.includes(dataset.find.toLowerCase())).map((place) => ({
  id: place.id, name: place.dataset.find, names: {}, kind: "", number: "", stage: "active", text: (place.querySelector(".about") ?? place).textContent,
}));

{#- The combinations with one each of some entries, by kind. #}
function having(named) {
  const fits = (one, kind) => !named[kind] || named[kind].some(({ id }) => id === one[kind]) || (kind === "state" && one.lastKnown);
  const anchors = [...combinations.values()].filter((one) => KINDS.every((kind) => fits(one, kind)))
    .flatMap(({ anchor, lastKnown, reason, source }) => (lastKnown && named.state?.map(({ id }) => anchorFor(reason, id, source))) || anchor);
  return [...new Set(anchors)].map(combinationOf).filter(({ hits }) => hits.length);
}

{#- What a query finds: combinations first where it names parts of them, then entries. #}
function search(query) {
  if (!vocabulary) readVocabulary();
  const words = wordsOf(query);
  const found = mentioned(query);
  const named = Object.groupBy(found, ({ kind }) => kind);
  const senders = ofKind("source").filter(({ component }) => words.includes(component?.toLowerCase()));
  {#- What a sender is called can be any word of a message. #}
  let combined = found.length && senders.length ? having({ source: senders, ...named }) : [];
  const isSeveral = Object.keys(named).length > 1;
  if (isSeveral && !combined.length) combined = having(named);
  if (isSeveral && named.reason && !combined.length) {
    const none = combinationOf(anchorFor(...["reason", "state", "source"].map((kind) => named[kind]?.[0].id)));
    combined = [none, ...nearest(none)];
  }
  const rest = named.reason && words.length > 4 ? [] : ranked(words).slice(0, 20);
  const singles = [...new Set([...found, ...placesIn(words), ...rest])];
  {#- A line without a reason says less by its combinations than by its words. #}
  return (named.reason ? [...combined.slice(0, 12), ...singles] : [...singles.slice(0, 12), ...combined]).slice(0, 24);
}

function option(result, nth) {
  const shown = make("li", { role: "option", id: `the-option-${nth}`, "aria-selected": "false" });
  if (result.hits) {
    const [hit, ...more] = result.hits;
    const count = more.length ? `${more.length + 1} cases: ` : "";
    shown.append(code(plain(combinationTitle(result))), make("small", {}, hit ? count + whenOf(hit) : "No case has all of these."));
  } else {
    const mark = result.stage === "active" ? "" : `, ${result.stage}`;
    shown.append(code(nameOf(result)), ` ${result.kind} ${result.number}${mark}`, make("small", { dir: "auto" }, result.text));
  }
  shown.dataset.target = result.anchor ?? result.id;
  return shown;
}

function setUpSearch() {
  const [input, list] = [byId("the-search"), byId("the-results")];
  const selected = () => list.querySelector("[aria-selected=true]");
  const select = (shown) => {
    selected()?.setAttribute("aria-selected", "false");
    shown.setAttribute("aria-selected", "true");
    shown.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", shown.id);
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
    if (!isOpen) input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    const query = input.value.trim();
    const found = query ? search(query) : [];
    const nothing = make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing like this is on the page.");
    list.replaceChildren(...found.length ? found.map(option) : [nothing]);
    open(query !== "");
    if (found.length) select(list.firstChild);
    byId("the-status").textContent = query && `${found.length} found`;
  };
  const follow = (shown) => {
    if (!shown?.dataset.target) return;
    open(false);
    asked = { anchor: shown.dataset.target, line: input.value };
    if (anchorOf(location) === asked.anchor) followAddress();
    else location.hash = asked.anchor;
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const next = { ArrowDown: ["nextSibling", "firstChild"], ArrowUp: ["previousSibling", "lastChild"] }[event.key];
    if (next && list.hidden) show();
    else if (next) select(selected()?.[next[0]] ?? list[next[1]]);
    else if (event.key === "Enter") follow(selected());
    else if (event.key === "Escape") {
      if (list.hidden || !input.value) input.blur();
      input.value = "";
      open(false);
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => follow(target.closest("li")));
  input.addEventListener("blur", () => open(false));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
