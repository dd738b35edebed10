// How a case is sorted anew: its category, severity and kind, and whether it is for all to read.
import { say } from './bar.js';
import { h } from './dom.js';
import { symbol, t } from './words.js';

const SEVERITIES = ['LOW', 'NORMAL', 'HIGH', 'CRITICAL'];
const KINDS = ['FEEDBACK', 'SUGGESTION', 'PROPOSAL', 'COMPLAINT', 'HARDSHIP', 'INCIDENT', 'HAZARD'];
let open = false;
let draft = null;

/** The form; `send` is given what changed. What is half chosen survives a change of the page. */
export function sorting(row, send) {
  if (draft?.caseId !== row.caseId) draft = null;
  const now = draft ?? row;
  const kept = () => { draft = { caseId: row.caseId, category: category.value, severity: severity.value, kind: kind.value, confidential: confidential.checked, text: text.value }; };
  const category = h('input', { id: 'sort-category', type: 'text', maxlength: 100, value: now.category, oninput: kept });
  const severity = choice('sort-severity', SEVERITIES, now.severity, kept);
  const kind = choice('sort-kind', KINDS, now.kind, kept);
  const confidential = h('input', { id: 'sort-confidential', type: 'checkbox', checked: now.confidential, onchange: kept });
  const text = h('input', { id: 'sort-text', type: 'text', maxlength: 1000, value: draft?.text ?? '', oninput: kept });
  return h('details', { class: 'sorting', open, ontoggle: (event) => { open = event.currentTarget.open; } },
    h('summary', {}, t('sortAnew')),
    h('form', { onsubmit: async (event) => {
      event.preventDefault();
      const more = {
        ...(category.value.trim() && category.value.trim() !== row.category ? { category: category.value.trim() } : {}),
        ...(severity.value !== row.severity ? { severity: severity.value } : {}),
        ...(kind.value !== row.kind ? { kind: kind.value } : {}),
        ...(confidential.checked !== row.confidential ? { confidential: confidential.checked } : {}),
      };
      if (Object.keys(more).length === 0) { say(t('nothingChanged'), true); return; }
      if (await send({ ...more, ...(text.value.trim() ? { text: text.value.trim() } : {}) })) { draft = null; open = false; }
    } },
    h('label', { for: 'sort-category' }, t('category')), category,
    h('label', { for: 'sort-severity' }, t('severity')), severity,
    h('label', { for: 'sort-kind' }, t('kind')), kind,
    h('label', { class: 'check', for: 'sort-confidential' }, confidential, ' ', t('onlyForNamed')),
    h('label', { for: 'sort-text' }, t('why')), text,
    h('button', { type: 'submit', id: 'sort-send' }, t('sortSave'))));
}

function choice(id, names, chosen, kept) {
  const select = h('select', { id, onchange: kept }, names.map((name) => h('option', { value: name }, symbol(name))));
  select.value = chosen;
  return select;
}
