// {# summary: The list of what to expect on `reference.html` #}
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
    // What nobody is certain of is no case for a program.
    if (one.hits.every((hit) => hit.one.doubtful)) continue;
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

function where({ state, source }) {
  const from = source ? [" from ", make("code", {}, nameOf(entries.get(source)))] : [];
  return [state ? make("code", {}, nameOf(entries.get(state))) : "the last known state", ...from];
}
