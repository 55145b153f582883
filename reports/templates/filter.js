// Which candidates are shown.
function passesGate(person, role) {
  const states = person.roles[data.roles.indexOf(role)]?.gates ?? "";
  if (state.gate === "met") return [...states].every((one) => one === "m");
  return state.gate === "" || states.includes(state.gate === "open" ? "n" : "u");
}

function passesLevel(person, role) {
  const terms = role.terms.filter(([code]) => !state.competency || code === state.competency);
  const passes = ([code, required]) => {
    const level = person.level[code];
    if (state.level === "met") return level !== null && level >= required;
    if (state.level === "gap") return level !== null && level < required;
    return level !== null && level >= Number(state.level);
  };
  if (!state.level) return true;
  return state.level === "gap" || state.competency ? terms.some(passes) : terms.every(passes);
}

function passesText(person) {
  const has = (text, wanted) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  const skilled = () => person.skills.some((skill) => has(data.skills[skill], state.skill));
  return (!state.text || has(`${person.who} ${person.file}`, state.text)) && (!state.skill.trim() || skilled());
}

function drawFilter() {
  const role = activeRole();
  const shown = new Set(data.people.filter((person) => passesText(person) && passesGate(person, role) && passesLevel(person, role)).map((person) => person.id));
  for (const table of [...matrices, overview].filter(Boolean)) {
    for (const row of rowsOf(table)) row.hidden = !shown.has(row.dataset.id);
    for (const head of table.querySelectorAll("tr.together")) {
      head.hidden = ![...head.parentElement.rows].some((row) => row.dataset.id && !row.hidden);
    }
  }
  get("said").textContent = `${shown.size} of ${plural(data.people.length, "candidate")} shown.`;
}

const FIELDS = { "f-text": "text", "f-skill": "skill", "f-gate": "gate", "f-competency": "competency", "f-level": "level" };

function fillFilter() {
  const select = get("f-competency");
  select.replaceChildren(make("option", "any", { value: "" }));
  for (const [code] of activeRole().terms) select.append(make("option", data.competencies[code], { value: code }));
  if (![...select.options].some((option) => option.value === state.competency)) state.competency = "";
  for (const [id, word] of Object.entries(FIELDS)) get(id).value = state[word];
}

function startFilter() {
  get("skills").append(...data.skills.map((name) => make("option", "", { value: name })));
  for (const [id, word] of Object.entries(FIELDS)) {
    get(id).addEventListener("input", (event) => {
      state[word] = event.target.value;
      changed();
    });
  }
  get("filter").addEventListener("submit", (event) => event.preventDefault());
  get("filter").addEventListener("reset", () => {
    for (const word of Object.values(FIELDS)) state[word] = "";
    changed();
  });
}
