// The page of surges: where there were many more reports than usual, since when, what is new in them, and some of the cases.
import { byId, fill, h } from './dom.js';
import { timeOf } from './format.js';
import { caseHref, chip, empty, facts, headline, reference, severityChip } from './rows.js';
import { withTenant } from './tenants.js';
import { spoken, symbol, t } from './words.js';

const A_MINUTE = 60_000;
const AN_HOUR = 60 * A_MINUTE;
let tenant = '';
let pages = 1;

function drawFrame() {
  fill(byId('main'),
    h('div', { class: 'reading' },
      h('h1', {}, t('surges')), h('p', { class: 'muted' }, t('surgesWhy')),
      h('div', { id: 'surges' }, empty(t('loading'))), h('div', { id: 'older', class: 'more' })));
}

function choose(name) {
  tenant = name;
  pages = 1;
  show();
}

/** As many pages as were asked for; asked for anew each minute, since surges are said by the hour. */
async function show() {
  const asked = tenant;
  const rows = [];
  let next = null;
  try {
    for (let page = 0; page < pages && (page === 0 || next); page++) {
      const answer = await fetch('/v1/surges?' + new URLSearchParams({ tenant, limit: 20, ...(next ? { after: next } : {}) }));
      if (!answer.ok) throw new Error(String(answer.status));
      const read = await answer.json();
      rows.push(...read.items);
      next = read.next;
    }
  } catch {
    fill(byId('surges'), empty(t('unavailable')));
    return;
  }
  if (asked !== tenant) return;
  fill(byId('surges'), rows.length > 0 ? h('ol', { class: 'list' }, rows.map(surgeRow)) : empty(t('noSurges'), t('noSurgesWhy'), true));
  fill(byId('older'), next ? h('button', { type: 'button', onclick: () => { pages++; show(); } }, t('older')) : null);
}

const figure = (number) => number.toLocaleString(spoken() === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: number < 10 ? 1 : 0 });

/** Where it is: a site, a category over all sites, or both. */
const where = (row) => `${row.site || t('everySite')} · ${row.category ? symbol(row.category) : t('everyCategory')}`;

function windowOf(row) {
  const hours = (new Date(row.windowEnd) - new Date(row.windowStart)) / AN_HOUR;
  const start = timeOf(row.windowStart);
  return h('span', {}, ...around(t(hours < 2 ? 'hourFrom' : 'dayFrom', '\u0000'), start));
}

/** A sentence with an element where its gap is. */
const around = (sentence, element) => {
  const [before, after] = sentence.split('\u0000');
  return [before, element, after];
};

function surgeRow(row) {
  const share = Math.min(1, row.expected / Math.max(1, row.observed));
  const usual = h('span', { class: 'usual' });
  usual.style.width = `${share * 100}%`;
  return h('li', { class: 'surge' },
    h('div', { class: 'line' }, h('h2', {}, where(row)), h('span', { class: 'chips' }, row.backfilled ? chip(t('fromHistory')) : null)),
    facts(windowOf(row), h('strong', {}, t('counted', figure(row.observed))), t('usual', figure(row.expected))),
    h('div', { class: 'measure', 'aria-hidden': 'true' }, usual),
    row.newWords.length > 0 ? h('p', { class: 'words' }, h('span', { class: 'hint' }, t('newWords')),
      row.newWords.map((word) => h('span', { class: 'chip', title: t('wordOf', figure(word.reports), figure(word.expected)) }, word.word, ' ', h('b', {}, figure(word.reports))))) : null,
    row.wordsHidden ? h('p', { class: 'hint' }, t('wordsHidden')) : null,
    row.cases.length > 0 ? [h('p', { class: 'hint' }, t('sample')), h('ul', { class: 'sample' }, row.cases.map(caseLine))] : null);
}

const caseLine = (row) =>
  h('li', {}, h('a', { href: caseHref(row.caseId) }, headline(row)), severityChip(row.severity), reference(row.caseId), timeOf(row.openedAt, 'when'));

setInterval(() => { if (tenant) show(); }, A_MINUTE);
withTenant('surges', drawFrame, choose);
