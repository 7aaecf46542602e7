// {# summary: The map of `reference.html`, which shows the cases of the mark that is pointed at #}
function setUpMap() {
  const [map, tip] = [document.querySelector(".map"), byId("the-tip")];
  if (!map) return;
  const hide = () => {
    tip.hidden = true;
    document.querySelector("[aria-describedby=the-tip]")?.removeAttribute("aria-describedby");
  };
  const show = ({ target }) => {
    hide();
    const mark = target.closest("td a");
    const combination = mark && combinations.get(decodeURIComponent(mark.hash.slice(1)));
    if (!combination) return;
    const cases = new Set(combination.hits.map(({ owner, nth }) => all(".case", byId(owner.id))[nth]));
    const texts = [...cases].map((one) => make("p", { dir: "auto" }, one.querySelector(".when")?.textContent ?? ""));
    const title = combinationTitle(combination).map((node) => node.textContent ?? node).join("");
    tip.replaceChildren(make("p", {}, make("b", {}, title)), ...texts);
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "the-tip");
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const below = at.bottom + size.height + 12 < innerHeight;
    tip.style.top = `${below ? at.bottom + 6 : Math.max(4, at.top - size.height - 6)}px`;
    tip.style.left = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 12))}px`;
  };
  map.addEventListener("pointerover", show);
  map.addEventListener("focusin", show);
  map.addEventListener("pointerleave", hide);
  map.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
