// Weights that are tried out for the role that is looked at.
function isMoved() {
  return Object.keys(state.weights).length > 0;
}

function fillWeights() {
  const fields = activeRole().terms.map(([code, required, weight, must]) => {
    const label = make("label"), now = state.weights[code] ?? weight;
    const range = make("input", "", { type: "range", min: 0, max: 5, step: 0.5, value: now, "data-code": code });
    const shown = make("output", String(now));
    label.append(make("span", `${data.competencies[code]}${must ? " (must)" : ""}`), range, shown);
    range.addEventListener("input", () => {
      shown.textContent = range.value;
      if (Number(range.value) === weight) delete state.weights[code];
      else state.weights[code] = Number(range.value);
      changed(false);
    });
    return label;
  });
  get("weights").replaceChildren(...fields);
}

function drawWeights() {
  get("changed").hidden = !isMoved();
  const table = matrices.find((one) => one.dataset.role === state.role);
  const cells = table?.querySelectorAll("td.weight") ?? [];
  activeRole().terms.forEach(([code, , weight], n) => { if (cells[n]) cells[n].textContent = String(state.weights[code] ?? weight); });
}

/** The overview's cells of the role follow, so that one page never shows two scores. */
function drawOverviewScores() {
  const number = data.roles.findIndex((role) => role.id === state.role);
  if (!overview || (!isMoved() && !overview.querySelector(".moved"))) return;
  const place = new Map(placed(activeRole()).map((one) => [one.id, one]));
  for (const row of rowsOf(overview)) {
    const cell = row.cells[number + 1], points = cell?.querySelector(".points"), one = place.get(row.dataset.id);
    if (!points || !one) continue;
    cell.dataset.own ??= JSON.stringify([points.textContent, cell.querySelector(".rank")?.textContent, cell.querySelector("path")?.getAttribute("d")]);
    const own = JSON.parse(cell.dataset.own), path = cell.querySelector("path"), rank = cell.querySelector(".rank");
    points.textContent = isMoved() ? (one.known ? printed(one.score) : "–") : own[0];
    if (rank) rank.textContent = isMoved() ? interval(one) : own[1];
    path?.setAttribute("d", isMoved() ? `M0 4h${Math.round(2 * one.score)}` : own[2]);
    cell.classList.toggle("moved", isMoved());
  }
}

function startWeights() {
  for (const id of ["weights-back", "changed-back"]) {
    get(id).addEventListener("click", () => {
      state.weights = {};
      fillWeights();
      changed();
      if (id === "changed-back") get("whatif").querySelector("summary").focus();
    });
  }
}
