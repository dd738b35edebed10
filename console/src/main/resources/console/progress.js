// The page for the person who reported: enter a reference, see where it stands. Nothing else.
import { drawBar } from './bar.js';
import { sentence } from './actions.js';
import { byId, fill, h, keep, recall } from './dom.js';
import { timeOf } from './format.js';
import { spoken, t } from './words.js';

const asked = new URLSearchParams(location.search);

function form() {
  const field = h('input', { id: 'reference', name: 'reference', type: 'text', required: true, maxlength: 200, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', placeholder: 'XXXX-XXXX-XXXX', class: 'reference', value: asked.get('reference') ?? '', oninput: () => showAt(field.value) });
  const at = h('input', { id: 'at', name: 'at', type: 'text', maxlength: 127, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', value: asked.get('at') || recall('at') });
  const place = h('div', { id: 'at-place' }, h('label', { for: 'at' }, t('progressAt')), at, h('p', { class: 'hint' }, t('progressAtHint')));
  fill(byId('main'), h('div', { class: 'lookup' },
    h('h1', {}, t('progressTitle')), h('p', { class: 'muted' }, t('progressHint')),
    h('form', { onsubmit: (event) => { event.preventDefault(); lookUp(field.value.trim(), at.value.trim()); } },
      h('label', { for: 'reference' }, t('progressField')), field, place,
      h('button', { type: 'submit', class: 'main' }, t('lookUp'))),
    h('div', { id: 'answer', 'aria-live': 'polite' }),
    h('p', { class: 'hint' }, t('progressPrivacy'))));
  showAt(field.value);
  if (field.value && (field.value.includes('.') || at.value)) lookUp(field.value.trim(), at.value.trim()); else field.focus();
}

/** Who pastes the whole tenant.site.reference need not be asked for tenant and site. */
function showAt(written) {
  byId('at-place').hidden = written.split('.').length === 3;
}

async function lookUp(written, at) {
  const whole = written.split('.').length === 3 ? written : `${at}.${written}`;
  const answer = byId('answer');
  try {
    const response = await fetch('/v1/reports/' + encodeURIComponent(whole));
    if (response.ok) {
      keep('at', whole.split('.').slice(0, 2).join('.'));
      fill(answer, standing(await response.json()));
    } else {
      const text = response.status === 404 ? t('unknownReference') : response.status === 400 ? t('badReference')
        : response.status === 503 ? t('unavailable') : await sentence(response);
      fill(answer, h('p', { class: 'wrong' }, text));
    }
  } catch {
    fill(answer, h('p', { class: 'wrong' }, t('notReached')));
  }
}

function standing(report) {
  const step = (label, at) => h('li', { class: at ? 'done' : '' }, h('strong', {}, t(label)), at ? timeOf(at, 'when') : h('span', { class: 'when' }, t('notYet')));
  return h('div', { class: 'panel standing' },
    h('p', { class: 'reference large' }, report.spoken),
    h('p', { class: 'words' }, report.words[spoken()]),
    h('ol', { class: 'steps' }, step('received', report.receivedAt), step('takenUp', report.takenUpAt ?? report.answeredAt), step('answered', report.answeredAt), step('closed', report.closedAt)),
    !report.answeredAt && report.answerDueAt ? h('p', { class: 'hint' }, t('answerDue') + ' ', timeOf(report.answerDueAt)) : null);
}

drawBar('progress');
form();
