// {# summary: What scripts add to the cards of `reference.html` #}
async function copy(text, what = text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "unseen" }, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  byId("the-status").textContent = `Copied ${what}`;
}

function copyButton(label, text) {
  const made = button(label, async () => {
    await copy(text);
    made.textContent = "Copied";
    setTimeout(() => { made.textContent = label; }, 1200);
  });
  made.title = text;
  made.ariaLabel = `${label}: ${text}`;
  return made;
}

const inLanguage = ({ entry, others }, { id, kind, name, variant }) => others[id]
  ?? entry[`${kind}s`].replace("{name}", name).replace("{variant}", variant);

{#- The code of a language for one combination, such as the arm of a `match`. #}
function arm(language, combination) {
  const parts = KINDS.map((kind) => {
    const entry = entries.get(combination[kind]);
    return entry ? language.each.replace("{enum}", kind).replace("{entry}", inLanguage(language, entry)) : language.any;
  });
  return language.begin + parts.filter(Boolean).join(language.between) + language.end;
}

const tools = (label, made) => make("p", { class: "tools" }, label, ...data.languages.map((language) => copyButton(language.language, made(language))));

{#- Gives a card, once it is near, what only a script can do. #}
function fill(card) {
  const entry = entries.get(card.id);
  if (!entry || card.querySelector(":scope > .tools")) return;
  const { kind, number } = entry;
  const bar = tools("Copy", (language) => inLanguage(language, entry));
  bar.firstChild.after(copyButton("name", nameOf(entry)), copyButton("value", String(number)));
  card.append(bar);
  if (!entry.shown) card.querySelector("h3").after(make("p", { class: "tools" }, ruledOut()));
  const rows = kind !== "reason" && entry.shown ? rowsOf([entry]) : [];
  if (rows.length) card.append(make("details", { class: "comes" }, make("summary", {}, `Comes with ${counted(rows)}`), make("ul", { class: "expected" }, ...rows.map((row) => item(...row.shown)))));
}

const ruledOut = (which = "") => make("span", { class: "mark" }, `not under your switches${which}`);
const counted = ({ length }) => `${length} reason${length > 1 ? "s" : ""}`;

{#- The reasons that come with some states or sources, each with its combinations. #}
function rowsOf(wanted) {
  const found = [...visible].filter((one) => wanted.some(({ kind, id }) => one[kind] === id || (kind === "state" && one.hits.some(canRepeat(id)))));
  const byReason = Map.groupBy(found, ({ reason }) => reason);
  return reasons.filter(({ id }) => byReason.has(id)).map((reason) => {
    const ones = byReason.get(reason.id);
    const where = ones.flatMap((one, nth) => [nth ? ", " : "", make("a", { href: `#${one.anchor}` }, whereOf(one))]);
    return { reason, ones, where: plain(where), shown: [nameLink(reason.id), make("small", {}, ...where)] };
  });
}

function whereOf({ state, source, lastKnown, hits }) {
  const parts = [state && nameOf(entries.get(state)), lastKnown && "a repeat of the last known state", source && `from ${nameOf(entries.get(source))}`];
  return parts.filter(Boolean).join(" ") + (hits.every(({ one }) => one.doubtful) ? " (doubtful)" : "");
}

const nameLink = (id) => make("a", { href: `#${id}` }, code(nameOf(entries.get(id))));

const watcher = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((one) => one.isIntersecting)) {
    watcher.unobserve(target);
    fill(target);
  }
}, { rootMargin: "400px" });

function watchCards() {
  watcher.disconnect();
  all(".card").forEach((card) => watcher.observe(card));
}

{#- The answer: a combination, put together from the cards #}

const END = "the-end";

{#- What was searched for, and where that led. #}
let asked = {};

function part(id, selector) {
  const found = document.querySelector(`[id="${id}"] > ${selector}`)?.cloneNode(true);
  found?.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return found ?? "";
}

function combinationTitle({ state, source, reason, lastKnown, hits }) {
  const link = (id, before, after = "") => (id ? [before, nameLink(id), after] : []);
  if (!hits.length) return [nameLink(reason), ...link(state, " + "), ...link(source, " + ")];
  const parts = [...link(state, "", " "), lastKnown ? "The last known state " : "", ...link(source, "from ", " ")];
  return [...parts, plain(parts) ? "with " : "", nameLink(reason)];
}

{#- The state that says most of what happened: the one that other clients get may be more precise. #}
function tellingState({ one, instead }, state) {
  if (!state && one.among.length === 1) return one.among[0];
  const isVague = !instead && entries.get(state)?.terminal === "usually";
  return (isVague && one.instead.find((other) => !other.part && other.state)?.state) || state;
}

{#- What cards say on their fields and on the end, by field. A state after which others follow beats the reason. #}
function verdictOf(reason, state) {
  const order = entries.get(state)?.terminal === "no" ? [reason, state] : [state, reason];
  return new Map(order.flatMap((id) => [...Map.groupBy(all(`[id="${id}"] > .verdict > li`), (line) => line.dataset.field)]));
}

{#- The cases of a combination, each with what it means. #}
function told({ state, reason }, hits) {
  const distinct = new Map(hits.map((hit) => [caseOf(hit), hit]));
  return [...distinct].map(([original, hit]) => {
    const shown = original.cloneNode(true);
    shown.hidden = false;
    const head = shown.querySelector(".with");
    if (!hit.instead && !hit.one.lastKnown) head.replaceChildren(...all(".mark", head));
    else if (hit.instead?.state && hit.one.state) {
      const replaced = head.querySelector("a");
      replaced.before(nameLink(state), " (in place of ");
      replaced.after(")");
    }
    const own = make("ul", { class: "verdict" });
    shown.append(own);
    return { shown, head, own, said: verdictOf(reason, tellingState(hit, state)) };
  });
}

{#- One answer to each question, or one for each case where they differ. #}
function verdict(cases, { state, lastKnown }) {
  const lines = [];
  const fields = new Set(cases.flatMap(({ said }) => [...said.keys()]));
  for (const field of [...fields].sort((a, b) => (a === END) - (b === END))) {
    const answers = cases.map(({ said }) => said.get(field) ?? []);
    const labels = answers.map((some) => plain(some.map((line) => line.firstChild)).slice(0, -1));
    if (new Set(labels).size === 1) lines.push(...copies(answers[0]));
    else {
      const [title] = labels.find(Boolean).split(": ");
      const short = (label) => label.slice(title.length + 2) || "not said";
      const groups = Map.groupBy(labels.keys(), (nth) => short(labels[nth]));
      const texts = [...groups].map(([word, which]) => `${word} in case ${which.map((nth) => nth + 1).join(" and ")}`);
      lines.push(item(strong(`${title}: it depends`), `, ${texts.join(", ")}.`));
      answers.forEach((some, nth) => cases[nth].own.append(...copies(some)));
    }
  }
  if (lastKnown && !state && !lines.some((line) => line.dataset.field === END)) lines.push(item(strong("It depends"), " on the state that is repeated."));
  return lines.length ? make("ul", { class: "verdict" }, ...lines) : "";
}

const copies = (nodes) => nodes.map((node) => node.cloneNode(true));

function markWords(node, isHit) {
  [...node.childNodes].forEach((child) => markWords(child, isHit));
  const pieces = node.data?.split(/([\p{L}\p{N}_]+)/u) ?? [];
  if (pieces.length) node.replaceWith(...pieces.map((piece) => (isHit(piece.toLowerCase()) ? make("mark", {}, piece) : piece)));
}

{#- Puts the cases first that have most words of a line, of those that not all cases have; makes the line to show. #}
function sortByLine(cases, line) {
  for (const one of cases) one.words = new Set(wordsOf(one.shown.textContent).map(senseOf));
  const isName = (word) => exact.has(word) || ofKind("source").some(({ component }) => component === word);
  const isTelling = (sense) => new Set(cases.map(({ words }) => words.has(sense))).size > 1;
  const telling = wordsOf(line).filter((word) => word.length > 2 && !isName(word) && !COMMON.has(word)).map(senseOf).filter(isTelling);
  if (!telling.length) return "";
  const score = ({ words }) => telling.filter((word) => words.has(word)).length;
  cases.sort((a, b) => score(b) - score(a));
  const isHit = (word) => telling.includes(senseOf(word));
  markWords(cases[0].shown, isHit);
  cases[0].head.prepend(strong("nearest to your line "));
  const quote = make("p", { class: "line" }, line);
  markWords(quote, (word) => isHit(word) || exact.has(word));
  return quote;
}

function answer() {
  const panel = byId("the-answer");
  const combination = combinationOf(anchorOf(location));
  panel.hidden = !combination;
  panel.replaceChildren();
  if (!combination) return;
  const { anchor, state, source, reason, hits } = combination;
  panel.append(button("Close", () => { location.hash = reason; }), make("h2", { id: "the-question", tabindex: "-1" }, ...combinationTitle(combination)));
  if (!hits.length) {
    const near = nearest(combination).map((one) => item(make("a", { href: `#${one.anchor}` }, code(plain(combinationTitle(one))))));
    panel.append(make("p", { class: "verdict" }, strong("No case has all of these."), near.length ? " The nearest that there are:" : ""), make("ul", {}, ...near));
    return;
  }
  const live = comes(combination) ? hits.filter((hit) => happens(hit, state)) : [];
  const cases = told(combination, live.length ? live : hits);
  const line = cases.length > 1 && asked.anchor === anchor ? sortByLine(cases, asked.line) : "";
  cases.forEach(({ head }, nth) => cases.length > 1 && head.prepend(`Case ${nth + 1} `));
  const out = hits.length - live.length;
  if (out) panel.append(make("p", {}, ruledOut(live.length ? `: ${out} of ${hits.length} cases` : "")));
  panel.append(line, verdict(cases, combination));
  const list = make("dl");
  const row = (title, ...content) => list.append(make("dt", {}, title), make("dd", {}, ...content));
  row(cases.length > 1 ? "One of these" : "What happened", make("ol", { class: "cases" }, ...cases.map(({ shown }) => shown)));
  for (const [title, id] of [["Reason", reason], ["State", state], ["Source", source]]) {
    if (id) row(title, part(id, ".about"), part(id, ".notes"));
  }
  panel.append(list, tools("Copy as code", (language) => arm(language, combination)));
}

{#- Shows what the address names, also where the switches hide it. #}
function followAddress() {
  answer();
  const panel = byId("the-answer");
  const target = panel.hidden ? byId(anchorOf(location)) : panel;
  const card = target?.closest(".card, .answer");
  if (!card) return;
  fill(card);
  card.querySelector(".comes")?.setAttribute("open", "");
  if (card.hidden || card === panel) {
    card.hidden = false;
    target.scrollIntoView({ block: "start" });
  }
  card.querySelector("h3 a, h2")?.focus({ preventScroll: true });
}
