// Elements out of plain values. Text is only ever set as text, so whatever a reporter writes stays words on the page.

/** An element: `h('a', {href, class, onclick}, 'text', child, …)`. Null, undefined and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  put(element, children);
  return element;
}

/** Replaces what is in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  put(element, children);
  return element;
}

function put(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** The element with this id, which the page has. */
export const byId = (id) => document.getElementById(id);

/** Keeps a choice in this browser; where storage is forbidden, for this page only. */
const kept = new Map();
export function keep(name, value) {
  kept.set(name, value);
  try { localStorage.setItem('huiyin.' + name, value); } catch { /* Private windows may forbid it. */ }
}
export function recall(name) {
  try { return localStorage.getItem('huiyin.' + name) ?? kept.get(name) ?? ''; } catch { return kept.get(name) ?? ''; }
}
