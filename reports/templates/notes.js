// Notes on candidates: in this browser only, by the candidate's id.
const noteKey = (id) => `gapcheck note ${id}`;

function drawNotes() {
  const ids = data.people.map((person) => person.id).filter((id) => state.compare.includes(id) || stored(noteKey(id)));
  get("notes").hidden = ids.length === 0;
  const held = new Map([...get("note-fields").children].map((field) => [field.dataset.id, field]));
  if (ids.join() === [...held.keys()].join()) return;
  get("note-fields").replaceChildren(...ids.map((id) => held.get(id) ?? noteField(id)));
}

function noteField(id) {
  const label = make("label", "", { "data-id": id }), field = make("textarea", "", { rows: 3 });
  field.value = stored(noteKey(id)) ?? "";
  field.addEventListener("input", () => stored(noteKey(id), field.value));
  label.append(quoted("span", people.get(id).who), field);
  return label;
}

function startNotes() {
  get("notes-export").addEventListener("click", () => {
    const parts = [...get("note-fields").children].map((label) => `${label.firstChild.textContent} (${label.dataset.id})\n${label.lastChild.value}\n`);
    const link = make("a", "", { download: "gapcheck-notes.txt", href: URL.createObjectURL(new Blob([parts.join("\n")], { type: "text/plain" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  get("notes-forget").addEventListener("click", () => {
    if (!confirm("Delete the notes on all candidates of this run from this browser?")) return;
    for (const id of people.keys()) stored(noteKey(id), null);
    get("note-fields").replaceChildren();
    drawNotes();
  });
}
