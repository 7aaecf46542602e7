// {# summary: The map of `reference.html`, which shows the cases of the mark that is pointed at #}
const whenOf = (hit) => caseOf(hit).querySelector(".when")?.textContent ?? "";

function setUpMap() {
  const [map, tip] = [document.querySelector(".map"), byId("the-tip")];
  if (!map) return;
  let mark = null;
  const hide = () => {
    tip.hidden = true;
    mark?.removeAttribute("aria-describedby");
  };
  const show = ({ target }) => {
    hide();
    mark = target.closest("td a");
    const combination = mark && combinations.get(anchorOf(mark));
    if (!combination) return;
    const texts = new Set(combination.hits.map(whenOf));
    tip.replaceChildren(make("p", {}, strong(plain(combinationTitle(combination)))), ...[...texts].map((text) => make("p", { dir: "auto" }, text)));
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "the-tip");
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const isBelow = at.bottom + size.height + 12 < innerHeight;
    tip.style.top = `${isBelow ? at.bottom + 6 : Math.max(4, at.top - size.height - 6)}px`;
    tip.style.left = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 12))}px`;
  };
  for (const event of ["pointerover", "focusin"]) map.addEventListener(event, show);
  for (const event of ["pointerleave", "focusout"]) map.addEventListener(event, hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
