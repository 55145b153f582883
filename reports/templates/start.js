// Brings the parts together. Without scripts the plain tables are all there.
function showRole(id) {
  if (id !== state.role) { state.weights = {}; state.sort = ""; }
  state.role = id;
  fillFilter();
  fillWeights();
  changed();
}

/** Draws everything anew from the state; `sort` false leaves the order of unmoved tables alone. */
function changed() {
  for (const table of matrices) {
    const active = table.dataset.role === state.role;
    table.closest("section").hidden = !active;
    if (active) drawMatrix(table, isMoved());
  }
  for (const link of document.querySelectorAll("#roles a")) {
    if (link.dataset.role === state.role) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  drawWeights();
  drawOverviewScores();
  drawOverview();
  drawFilter();
  drawSide();
  drawNotes();
  writeAddress();
}

async function copyLink() {
  const address = get("address");
  address.value = location.href;
  address.hidden = false;
  address.select();
  try {
    await navigator.clipboard.writeText(location.href);
    get("said").textContent = "The link is copied. It opens on computers that have this run folder at the same place.";
  } catch {
    get("said").textContent = "Copy the link from the field.";
  }
}

function arrive() {
  readAddress();
  showRole(state.role);
}

function start() {
  for (const table of [...matrices, overview].filter(Boolean)) { addSorting(table); addBoxes(table); }
  for (const link of document.querySelectorAll("#roles a")) {
    link.addEventListener("click", (event) => { event.preventDefault(); showRole(link.dataset.role); });
  }
  startFilter();
  startWeights();
  startSide();
  startNotes();
  startKeys();
  get("link").addEventListener("click", copyLink);
  addEventListener("hashchange", arrive);
  get("tools").hidden = false;
  const linked = location.hash.includes("compare=");
  arrive();
  if (linked) showSide();
}

// Many rows: the plain tables are painted first, then the tools come.
if (data.people.length > 100) requestAnimationFrame(() => setTimeout(start));
else start();
