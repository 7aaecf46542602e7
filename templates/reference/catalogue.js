// {# summary: The catalogue for the scripts of `reference.html` #}
// Texts are read from the page, and everything that is shown is made of nodes, never of markup.
"use strict";

const data = JSON.parse(document.getElementById("the-data").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

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

const camel = (name) => name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");
