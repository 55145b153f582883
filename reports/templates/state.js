// What is looked at: kept in the address after #, so that a link brings it back. Ids only, never names.
const MOST_CHOSEN = 5;
const data = JSON.parse(document.getElementById("data").textContent);
const people = new Map(data.people.map((person) => [person.id, person]));
const codes = Object.keys(data.competencies).sort();
for (const person of data.people) {
  person.level = Object.fromEntries(codes.map((code, n) => [code, person.levels[n] === "-" ? null : Number(person.levels[n])]));
  person.isUnsure = Object.fromEntries(codes.map((code, n) => [code, person.unsure[n] === "1"]));
}
const state = { role: data.roles[0].id, compare: [], weights: {}, sort: "", text: "", skill: "", gate: "", competency: "", level: "", differences: false, met: false };
const WORDS = ["sort", "text", "skill", "gate", "competency", "level"];

function activeRole() {
  return data.roles.find((role) => role.id === state.role);
}

function readAddress() {
  const hash = location.hash.slice(1);
  const given = new URLSearchParams(hash.includes("=") ? hash : "");
  const known = (role) => data.roles.some((one) => one.id === role);
  if (known(hash)) state.role = hash;
  if (known(given.get("role"))) state.role = given.get("role");
  if (!hash.includes("=")) return;
  state.compare = (given.get("compare") ?? "").split(",").filter((id) => people.has(id)).slice(0, MOST_CHOSEN);
  for (const word of WORDS) state[word] = given.get(word) ?? "";
  state.differences = given.has("differences");
  state.met = given.has("met");
  state.weights = {};
  for (const pair of (given.get("weights") ?? "").split(",")) {
    const [code, weight] = pair.split(":");
    if (code in data.competencies && weight >= 0 && weight <= 5) state.weights[code] = Number(weight);
  }
}

function writeAddress() {
  const out = new URLSearchParams();
  if (data.roles.length > 1) out.set("role", state.role);
  if (state.compare.length) out.set("compare", state.compare.join());
  for (const word of WORDS) if (state[word]) out.set(word, state[word]);
  if (state.differences) out.set("differences", "1");
  if (state.met) out.set("met", "1");
  const moved = Object.entries(state.weights).map(([code, weight]) => `${code}:${weight}`);
  if (moved.length) out.set("weights", moved.join());
  const hash = out.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
}

const lastPlaced = { key: "", places: [] }; // ten thousand pairs take a while: once for each change is enough

/** The role's standings with the weights that are set now; the first candidate first. */
function placed(role) {
  const weights = role.terms.map(([code, , weight]) => (role.id === state.role ? state.weights[code] ?? weight : weight));
  const key = `${role.id} ${weights}`;
  if (lastPlaced.key !== key) Object.assign(lastPlaced, { key, places: placedBy(role, weights) });
  return lastPlaced.places;
}

function placedBy(role, weights) {
  const number = data.roles.indexOf(role);
  const known = data.people.filter((person) => person.roles[number]);
  return standings(weights, role.terms.map((term) => term[1]), known.map((person) => ({
    id: person.id,
    levels: role.terms.map(([code]) => person.level[code]),
    unsure: role.terms.map(([code]) => person.isUnsure[code]),
  })));
}
