// The chosen candidates side by side: must-haves first, then competencies with the words that show them.
const STATES = { m: ["✓", "met", "met"], n: ["○", "not shown", "not-shown"], u: ["?", "unknown", "unknown"] };

function headOf(person, role, place) {
  const head = make("th", "", { scope: "col" }), link = quoted("a", person.who);
  link.setAttribute("href", `candidates/${person.id}/${role.id}.html`);
  const drop = make("button", "Take away", { type: "button", "aria-label": `Take ${person.who} away` });
  drop.addEventListener("click", () => { choose(person.id, false); get("compare").focus(); });
  const stand = person.roles[data.roles.indexOf(role)];
  head.append(link, make("p", `score ${place ? (place.known ? printed(place.score) : "–") : stand.score}, rank ${place ? interval(place) : ownOf(person.id, role)[1]}`), make("p", `confidence ${percent(stand.sure)}`), drop);
  return head;
}

function gateRows(chosen, role) {
  const number = data.roles.indexOf(role);
  return role.gates.map((name, n) => {
    const row = make("tr", "", { class: "must" });
    row.append(make("th", `Must-have: ${name}`, { scope: "row" }));
    for (const person of chosen) {
      const stand = person.roles[number], [mark, said, tone] = STATES[stand.gates[n]], cell = make("td");
      cell.append(make("span", `${mark} ${said}`, { class: `state t-${tone}` }), " ", quoted("span", stand.found[n]));
      row.append(cell);
    }
    return { row, same: chosen.every((one) => one.roles[number].gates[n] === chosen[0].roles[number].gates[n]), met: chosen.every((one) => one.roles[number].gates[n] === "m") };
  });
}

function levelCell(person, code, required, isBest) {
  const level = person.level[code], cell = make("td"), line = make("p");
  const mark = make("i", `${level ?? "–"}${level !== null && level >= required ? "✓" : ""}`, { class: level === null ? "sx" : `s${level}` });
  line.append(mark, ` ${level === null ? "could not be read" : data.levels[level]}`);
  if (person.isUnsure[code] && level) line.append(", unsure");
  if (isBest) line.append(" ", make("b", "▲ best", { class: "best" }));
  cell.append(line);
  const quote = person.quotes?.[codes.indexOf(code)];
  if (quote?.length) {
    const words = make("p");
    const [part, page, before, after] = quote;
    words.append(before ? "… " : "", quoted("q", part), after ? " … " : " ", make("span", `page ${page}`, { class: "where" }));
    cell.append(words);
  } else if (!person.quotes && level) cell.append(make("p", "its words are in the report", { class: "where" }));
  return cell;
}

function levelRows(chosen, role) {
  return role.terms.map(([code, required, weight, must]) => {
    const row = make("tr", "", { class: must ? "must" : "should" }), head = make("th", data.competencies[code], { scope: "row" });
    head.append(make("span", `${must ? "must" : "should"}; asked ${required}, ${data.levels[required]}; weight ${state.weights[code] ?? weight}`, { class: "where" }));
    const levels = chosen.map((person) => person.level[code]), top = Math.max(...levels.map((level) => level ?? 0));
    const same = levels.every((level) => level === levels[0]);
    row.append(head, ...chosen.map((person, n) => levelCell(person, code, required, !same && levels[n] === top)));
    return { row, same, met: levels.every((level) => level !== null && level >= required) };
  });
}

function drawSide() {
  const role = activeRole(), number = data.roles.indexOf(role);
  const chosen = state.compare.map((id) => people.get(id)).filter((person) => person.roles[number]);
  for (const box of document.querySelectorAll("input.choose")) box.checked = state.compare.includes(box.closest("tr").dataset.id);
  get("compare").hidden = get("tray").hidden = chosen.length === 0;
  document.body.classList.toggle("has-tray", chosen.length > 0);
  get("tray-said").textContent = `${plural(chosen.length, "candidate")} chosen`;
  get("tray-go").disabled = chosen.length < 2;
  get("only-differences").checked = state.differences;
  get("hide-met").checked = state.met;
  if (!chosen.length) return;
  const place = new Map(isMoved() ? placed(role).map((one) => [one.id, one]) : []);
  const head = make("tr"), all = [...gateRows(chosen, role), ...levelRows(chosen, role)];
  head.append(make("th", "Asked for", { scope: "col" }), ...chosen.map((person) => headOf(person, role, place.get(person.id))));
  const rows = all.filter((one) => !(state.differences && one.same) && !(state.met && one.met));
  get("side").tHead.replaceChildren(head);
  get("side").tBodies[0].replaceChildren(...rows.map((one) => one.row));
  const left = all.length - rows.length, hint = chosen.length < 2 ? " Choose one more to compare." : "";
  get("chosen-said").textContent = `${plural(chosen.length, "candidate")} for ${role.title}${left ? `; ${plural(left, "row")} hidden` : ""}.${hint}`;
}

function startSide() {
  get("only-differences").addEventListener("change", (event) => { state.differences = event.target.checked; changed(false); });
  get("hide-met").addEventListener("change", (event) => { state.met = event.target.checked; changed(false); });
  for (const id of ["clear", "tray-clear"]) get(id).addEventListener("click", () => { state.compare = []; changed(false); get("f-text").focus(); });
  get("tray-go").addEventListener("click", showSide);
}

function showSide() {
  if (get("compare").hidden) return;
  get("compare").scrollIntoView();
  get("compare").focus({ preventScroll: true });
}
