// Single keys as shortcuts. They can be turned off in the panel, and rest while somebody types.
const OFF = "gapcheck keys off";

function rowAt(step) {
  const table = matrices.find((one) => one.dataset.role === state.role);
  const rows = rowsOf(table).filter((row) => !row.hidden), now = rows.indexOf(document.activeElement.closest?.("tr[data-id]"));
  rows[now < 0 ? (step < 0 ? rows.length - 1 : 0) : Math.min(Math.max(now + step, 0), rows.length - 1)]?.querySelector("a").focus();
}

function nextRole(step) {
  const now = data.roles.findIndex((role) => role.id === state.role);
  showRole(data.roles[(now + step + data.roles.length) % data.roles.length].id);
}

const here = () => document.activeElement.closest?.("tr[data-id]");
const KEYS = {
  j: () => rowAt(1), k: () => rowAt(-1), n: () => nextRole(1), p: () => nextRole(-1), c: showSide,
  o: () => here()?.querySelector("a").click(),
  x: () => { const row = here(); if (row) choose(row.dataset.id, !state.compare.includes(row.dataset.id)); },
  "/": () => get("f-text").focus(), "?": () => get("keys").showModal(),
};

function startKeys() {
  get("keys-on").checked = stored(OFF) === null;
  get("keys-on").addEventListener("change", (event) => stored(OFF, event.target.checked ? null : "1"));
  get("help").addEventListener("click", () => get("keys").showModal());
  document.addEventListener("keydown", (event) => {
    const writes = event.target.closest?.("textarea, select, input:not([type=checkbox]):not([type=range]), dialog");
    if (writes || !get("keys-on").checked || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
