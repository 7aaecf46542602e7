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

function showList() {
  const place = byId("the-list-reasons");
  if (!place) return;
  all("label", byId("the-list-states")).forEach((label) => {
    const state = entries.get(label.firstChild.value);
    label.hidden = !state.shown;
    label.lastChild.textContent = nameOf(state);
  });
  const rows = rowsOf([...chosen.handles].map((id) => entries.get(id)));
  const items = rows.map(({ reason, shown }) => {
    const box = make("input", { type: "checkbox", "aria-label": `${nameOf(reason)} is handled` });
    box.checked = done.has(reason.id);
    box.addEventListener("change", () => done[box.checked ? "add" : "delete"](reason.id));
    return item(box, " ", ...shown);
  });
  place.replaceChildren(items.length ? make("ul", { class: "expected" }, ...items) : "");
  if (!items.length) return;
  const open = () => rows.filter(({ reason }) => !done.has(reason.id));
  const line = ({ reason, where }) => `- [${done.has(reason.id) ? "x" : " "}] \`${nameOf(reason)}\`: ${where}`;
  const buttons = [["Markdown", () => rows.map(line)], ["names", () => open().map(({ reason }) => nameOf(reason))]];
  for (const language of data.languages) {
    buttons.push([language.language, () => open().flatMap(({ ones }) => ones.map((one) => arm(language, one)))]);
  }
  place.append(make("p", { class: "tools" }, `${counted(rows)}. Copy as`,
    ...buttons.map(([label, lines]) => button(label, () => copy(`${lines().join("\n")}\n`, `the list as ${label}`)))));
}
