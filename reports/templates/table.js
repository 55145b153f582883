// The tables: order of the rows, groups, the boxes that choose a candidate.
const original = new Map(); // the rows' own words for a role, to go back to when weights do
const rowsOf = (table) => [...table.querySelectorAll("tr[data-id]")];
const matrices = [...document.querySelectorAll("table.matrix")];
const overview = get("overview");
for (const table of matrices) {
  original.set(table, { bodies: [...table.tBodies].map((body) => [...body.rows]), cells: new Map(rowsOf(table).map((row) => [row.dataset.id, [row.cells[1].textContent, row.cells[2].textContent]])) });
}

function addSorting(table) {
  for (const head of table.querySelectorAll("th[data-key]")) {
    const holder = head.querySelector("span") ?? head;
    const button = make("button", holder.textContent, { type: "button", class: "sort" });
    holder.replaceChildren(button);
    button.addEventListener("click", () => {
      const key = head.dataset.key, first = key === "who" || key === "rank" ? "up" : "down";
      const now = table === overview ? overview.dataset.sort ?? "" : state.sort;
      const next = now === `${key}.${first}` ? `${key}.${first === "up" ? "down" : "up"}` : `${key}.${first}`;
      if (table === overview) overview.dataset.sort = next;
      else state.sort = next;
      changed();
    });
  }
}

function addBoxes(table) {
  for (const row of rowsOf(table)) {
    const box = make("input", "", { type: "checkbox", class: "choose" }), label = make("label", "", { class: "choice" });
    box.addEventListener("change", () => choose(row.dataset.id, box.checked));
    const name = make("span", "Compare ", { class: "unseen" });
    name.append(quoted("span", people.get(row.dataset.id)?.who ?? row.dataset.id));
    label.append(box, name);
    row.cells[0].prepend(label, " ");
  }
}

function choose(id, chosen) {
  const without = state.compare.filter((one) => one !== id);
  if (chosen && without.length >= MOST_CHOSEN) get("said").textContent = "Five are chosen; take one away first.";
  else state.compare = chosen ? [...without, id] : without;
  changed(false);
}

/** Score and rank of a row as the run has them: ranks count everybody, also those on other pages. */
function ownOf(id, role) {
  return original.get(matrices.find((one) => one.dataset.role === role.id)).cells.get(id);
}

/** What a row is sorted by; null goes last. `place` only where weights are tried out. */
function valueOf(person, key, place, role) {
  const stand = person.roles[data.roles.indexOf(role)], [score, rank] = ownOf(person.id, role);
  if (key === "who") return person.who.toLowerCase();
  if (key === "score" && place) return place.known ? place.score : null;
  if (key === "score") return score === "–" ? null : Number(score);
  if (key === "rank") {
    const [best, worst = best] = place ? [place.best, place.worst] : (rank.match(/\d+/g) ?? [0]).map(Number);
    return best * 1e7 + worst;
  }
  if (key === "gates") return [...stand.gates].filter((one) => one === "m").length;
  if (key === "confidence") return stand.sure;
  return person.level[key];
}

function sorted(items, value, direction) {
  const turn = direction === "down" ? -1 : 1;
  const keyed = items.map((item) => [value(item), item]);
  keyed.sort(([a], [b]) => (a === null) - (b === null) || (a === null ? 0 : (a > b) - (a < b)) * turn);
  return keyed.map(([, item]) => item);
}

function markSorted(table, sort) {
  const [key, direction] = sort.split(".");
  for (const head of table.querySelectorAll("th[data-key]")) {
    if (head.dataset.key === key) head.setAttribute("aria-sort", direction === "up" ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  }
}

function drawMatrix(table, moved) {
  const role = data.roles.find((one) => one.id === table.dataset.role);
  const own = original.get(table);
  if (!moved && !state.sort && !own.changed) return;
  own.changed = moved || state.sort !== "";
  const places = moved ? placed(role) : [], place = new Map(places.map((one) => [one.id, one]));
  const rows = new Map(rowsOf(table).map((row) => [row.dataset.id, row]));
  for (const [id, row] of rows) {
    const one = place.get(id), cells = own.cells.get(id);
    row.cells[1].textContent = moved ? (one.known ? printed(one.score) : "–") : cells[0];
    row.cells[2].textContent = moved ? interval(one) : cells[1];
  }
  const [key, direction] = state.sort.split(".");
  let bodies = own.bodies;
  if (key) {
    const ids = sorted(moved ? [...place.keys()] : [...own.cells.keys()], (id) => valueOf(people.get(id), key, place.get(id), role), direction);
    bodies = [ids.map((id) => rows.get(id))];
  } else if (moved) bodies = grouped(places, rows, table);
  for (const body of [...table.tBodies]) body.remove();
  for (const list of bodies) { const body = make("tbody"); body.append(...list); table.append(body); }
  markSorted(table, state.sort);
}

function grouped(places, rows, table) {
  const bodies = [], width = table.tHead.rows[0].cells.length;
  places.forEach((one, n) => {
    if (!n || one.group !== places[n - 1].group) bodies.push([]);
    bodies.at(-1).push(rows.get(one.id));
  });
  let first = 1;
  for (const list of bodies) {
    const last = first + list.length - 1;
    if (list.length > 1) {
      const row = make("tr", "", { class: "together" }), head = make("th", "", { scope: "rowgroup", colspan: width });
      head.append(make("span", `${first} to ${last}: can’t be told apart yet`));
      row.append(head);
      list.unshift(row);
    }
    first = last + 1;
  }
  return bodies;
}

function drawOverview() {
  if (!overview?.dataset.sort) return;
  const [key, direction] = overview.dataset.sort.split(".");
  const number = (row) => {
    const shown = row.cells[Number(key) + 1].querySelector(".points")?.textContent;
    return shown === undefined || shown === "–" ? null : Number(shown);
  };
  const value = (row) => (key === "who" ? row.querySelector(".who").textContent.toLowerCase() : number(row));
  overview.tBodies[0].append(...sorted(rowsOf(overview), value, direction));
  markSorted(overview, overview.dataset.sort);
}
