// {# summary: The catalogue for the scripts of `reference.html` #}
{#- Texts are read from the page, and everything that is shown is made of nodes, never of markup. #}
"use strict";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const data = JSON.parse(byId("the-data").textContent);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const item = (...children) => make("li", {}, ...children);
const code = (text) => make("code", {}, text);
const strong = (text) => make("strong", {}, text);
const button = (label, onclick) => make("button", { type: "button", onclick }, label);
const plain = (nodes) => nodes.map((node) => node.textContent ?? node).join("");

const KINDS = [...new Set(data.entries.map(({ kind }) => kind))];
const entries = new Map(data.entries.map((entry) => [entry.id, entry]));
const ofKind = (kind) => data.entries.filter((entry) => entry.kind === kind);
const reasons = ofKind("reason");
const caseOf = ({ owner, nth }) => byId(owner.id).getElementsByClassName("case")[nth];
const anchorFor = (reason, state, source) => `${reason}.${state ?? "-"}.${source ?? "-"}`;

{#- Every combination by its anchor, with the cases that bring it about. #}
const combinations = new Map();
for (const owner of reasons) {
  owner.cases.forEach((one, nth) => {
    for (const instead of [null, ...one.instead]) {
      const state = instead?.state ?? one.state;
      const reason = instead?.reason ?? owner.id;
      const lastKnown = one.lastKnown && !state;
      const anchor = anchorFor(reason, lastKnown ? "last-known" : state, one.source);
      if (!combinations.has(anchor)) combinations.set(anchor, { anchor, state, reason, source: one.source, lastKnown, hits: [] });
      combinations.get(anchor).hits.push({ owner, nth, one, instead });
    }
  });
}

{#- The anchor that a link or the address has; none where it is no text. #}
function anchorOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

const canRepeat = (state) => ({ one }) => one.lastKnown && (!one.among.length || one.among.includes(state));

{#- What an anchor stands for, a repeated state in its place too; without hits where no case has all its parts. #}
function combinationOf(anchor) {
  const known = combinations.get(anchor);
  const ids = anchor.split(".");
  const { state, source, reason } = Object.fromEntries(ids.map((id) => [entries.get(id)?.kind, id]));
  if (!known && (ids.length !== 3 || !reason || !(state || source))) return null;
  const repeated = combinations.get(anchorFor(reason, "last-known", source))?.hits ?? [];
  const hits = [...known?.hits ?? [], ...state ? repeated.filter(canRepeat(state)) : []];
  return { anchor, state, source, reason, lastKnown: known?.lastKnown, hits };
}

{#- What the reason of an unknown combination does come with, closest first. #}
function nearest({ state, source, reason }) {
  const far = (one) => 2 * (one.state !== state) + (one.source !== source);
  return [...combinations.values()].filter((one) => one.reason === reason).sort((a, b) => far(a) - far(b));
}
