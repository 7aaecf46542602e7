// {# summary: The list of what to expect on `reference.html` #}
function setUpList() {
  const place = byId("the-list-states");
  const boxes = ofKind("state").map((state) => {
    const box = make("input", { type: "checkbox", value: state.id });
    box.checked = chosen.handles.has(state.id);
    return make("label", {}, box, " ", code(nameOf(state)));
  });
  place?.replaceChildren(...boxes);
  place?.addEventListener("change", ({ target }) => {
    chosen.handles[target.checked ? "add" : "delete"](target.value);
    writeAddress();
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
  {#- What nobody is certain of is no case for a program. #}
  const expected = [...visible].filter((one) => !one.hits.every((hit) => hit.one.doubtful) && (one.lastKnown ? chosen.handles.size : chosen.handles.has(one.state)));
  const byReason = Map.groupBy(expected, (one) => one.reason);
  const sorted = reasons.filter((reason) => byReason.has(reason.id));
  const places = ({ id }) => byReason.get(id).flatMap((one, nth) => [nth ? ", " : "", ...where(one)]);
  const items = sorted.map((reason) => {
    const box = make("input", { type: "checkbox", "aria-label": `${nameOf(reason)} is handled` });
    box.checked = done.has(reason.id);
    box.addEventListener("change", () => done[box.checked ? "add" : "delete"](reason.id));
    return item(box, " ", nameLink(reason.id), make("small", {}, ...places(reason)));
  });
  place.replaceChildren(items.length ? make("ul", { class: "expected" }, ...items) : "");
  if (!items.length) return;
  const open = () => sorted.filter((reason) => !done.has(reason.id));
  const line = (reason) => `- [${done.has(reason.id) ? "x" : " "}] \`${nameOf(reason)}\`: ${plain(places(reason))}`;
  const buttons = [["Markdown", () => sorted.map(line)], ["names", () => open().map(nameOf)]];
  for (const language of data.languages) {
    buttons.push([language.language, () => open().flatMap(({ id }) => byReason.get(id).map((one) => arm(language, one)))]);
  }
  place.append(make("p", { class: "tools" }, `${items.length} reasons. Copy as`,
    ...buttons.map(([label, lines]) => button(label, () => copy(`${lines().join("\n")}\n`, `the list as ${label}`)))));
}

const where = ({ state, source }) => [
  state ? code(nameOf(entries.get(state))) : "the last known state",
  ...source ? [" from ", code(nameOf(entries.get(source)))] : [],
];
