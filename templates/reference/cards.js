// {# summary: What scripts add to the cards of `reference.html` #}
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

function copyButton(label, text) {
  const button = make("button", { type: "button", "aria-label": `${label}: ${text}`, title: text }, label);
  button.addEventListener("click", async () => {
    await copy(text, text);
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
  return make("p", { class: "tools" }, "Copy", copyButton("name", nameOf(entry)), copyButton("value", String(entry.number)), ...names);
}

function arms(combination) {
  const buttons = data.languages.map((language) => copyButton(language.language, arm(language, combination)));
  return make("p", { class: "tools" }, "Copy as code", ...buttons);
}

/** Gives a card, once it is near, what only a script can do. */
function fill(card) {
  const entry = entries.get(card.id);
  if (!entry) return;
  card.append(tools(entry));
  if (entry.kind === "reason" || card.querySelector(".comes")) return;
  const found = [...combinations.values()].filter((one) => one[entry.kind] === entry.id);
  if (!found.length) return;
  const links = found.map((one) => make("li", {}, nameLink(one.reason, one.anchor), ...side(one, entry.kind)));
  card.append(make("details", { class: "comes" }, make("summary", {}, `Comes with ${found.length} combinations`), make("ul", {}, ...links)));
}

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
  const seldom = comes(combination) ? "" : make("p", {}, make("span", { class: "mark" }, "not under your switches"));
  panel.append(make("h2", { id: "the-question", tabindex: "-1" }, ...combinationTitle(combination)), seldom, list, arms(combination), make("p", { class: "tools" }, close));
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
