// Small helpers that make elements. Texts of CVs are only ever set as text.
function get(id) {
  return document.getElementById(id);
}

function make(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  if (text !== "") made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Words of a CV: their language is not known. */
function quoted(tag, text) {
  return make(tag, text, { lang: "", dir: "auto" });
}

function interval(one) {
  return one.best === one.worst ? String(one.best) : `${one.best}–${one.worst}`;
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/** What a browser keeps; some keep nothing for pages that are files. */
function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null || value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* the page works without it */ }
  return null;
}

function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
