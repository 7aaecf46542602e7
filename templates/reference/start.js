// {# summary: The start of the scripts of `reference.html` #}
readAddress();
for (const id of ["the-search-bar", "the-switches", "the-list-section", "to-the-list"]) {
  byId(id)?.removeAttribute("hidden");
}
setUpSwitches();
setUpList();
setUpSearch();
setUpMap();
applySwitches();
addEventListener("hashchange", followAddress);
{#- The browser has gone to the anchor by then. #}
addEventListener("load", () => location.hash && followAddress());
