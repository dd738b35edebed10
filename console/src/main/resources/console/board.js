// The board: what waits for somebody, live, and what came in last.
import { act } from './actions.js';
import { byId, fill, h } from './dom.js';
import { percent, tick, timeOf } from './format.js';
import { caseHref, caseRow, chip, clockStanding, countdown, empty, facts, headline, recipients, reference, severityChip } from './rows.js';
import { listen } from './stream.js';
import { withTenant } from './tenants.js';
import { symbol, t } from './words.js';

const escalations = new Map();
const cases = new Map();
const taking = new Set();
let counters = null;
let tenant = '';
let stop = () => {};
let drawn = false;

function choose(name) {
  stop();
  tenant = name;
  showSurges();
  escalations.clear();
  cases.clear();
  counters = null;
  drawn = false;
  stop = listen({ tenant }, {
    snapshot: (all) => {
      escalations.clear();
      cases.clear();
      all.escalations.forEach((row) => escalations.set(row.caseId, row));
      all.cases.forEach((row) => cases.set(row.caseId, row));
      counters = all.counters;
      taking.clear();
      drawn = true;
      draw();
    },
    escalation: (row) => { escalations.set(row.caseId, row); draw(); },
    'escalation-gone': ({ caseId }) => { escalations.delete(caseId); taking.delete(caseId); draw(); },
    case: (row) => { cases.set(row.caseId, row); draw(); },
    counters: (now) => { counters = now; draw(); },
  });
}

function drawFrame() {
  const find = h('input', { id: 'find', type: 'search', placeholder: t('find'), 'aria-label': t('find'), maxlength: 200, oninput: search });
  fill(byId('main'),
    h('section', { id: 'counters', class: 'counters', 'aria-label': t('live') }),
    h('p', { id: 'surging', class: 'surging', hidden: true }),
    h('div', { class: 'columns' },
      h('section', { class: 'escalations', 'aria-labelledby': 'escalations-title' },
        h('h1', { id: 'escalations-title' }, t('escalations')), h('div', { id: 'escalations' }, empty(t('loading')))),
      h('section', { class: 'recent', 'aria-labelledby': 'recent-title' },
        h('div', { class: 'heading' }, h('h2', { id: 'recent-title' }, t('recent')), find),
        h('div', { id: 'recent' }))));
}

let pending = false;
/** Many changes at once are drawn once. */
function draw() {
  if (pending || !drawn) return;
  pending = true;
  requestAnimationFrame(() => { pending = false; drawCounters(); drawEscalations(); drawRecent(); tick(); });
}

function drawCounters() {
  if (!counters) return;
  const today = counters.today;
  const decided = today.answeredInTime + today.answeredLate + today.overdue;
  const tile = (label, figure, note, kind = '') =>
    h('div', { class: 'tile ' + kind }, h('span', { class: 'label' }, label), h('span', { class: 'figure' }, figure), h('span', { class: 'note' }, note));
  fill(byId('counters'),
    tile(t('waiting'), counters.escalated, '', counters.escalated > 0 ? 'bad' : 'good'),
    tile(t('overdue'), counters.overdue, '', counters.overdue > 0 ? 'bad' : 'good'),
    tile(t('open'), counters.open, ''),
    tile(t('inTime'), today.shareInTime === null ? '—' : percent(today.shareInTime),
      decided > 0 ? t('inTimeOf', today.answeredInTime, decided) : t('noneToday')));
  document.title = (counters.escalated > 0 ? `(${counters.escalated}) ` : '') + 'Huiyin 回音';
}

const due = (row) => new Date(row.deadline ?? row.dueAt).getTime();
const order = (a, b) => (a.kind === 'WARNING') - (b.kind === 'WARNING') || due(a) - due(b) || a.caseId.localeCompare(b.caseId);

function drawEscalations() {
  const rows = [...escalations.values()].sort(order);
  const place = byId('escalations');
  if (rows.length === 0) {
    fill(place, empty(t('nothingEscalated'), t('nothingEscalatedWhy'), true));
    return;
  }
  const focused = document.activeElement?.closest?.('[data-case]')?.dataset.case;
  const onButton = document.activeElement?.tagName === 'BUTTON';
  const hidden = Math.max(0, (counters?.escalated ?? 0) - rows.length);
  fill(place, h('ol', { class: 'list' }, rows.map(escalationRow)), hidden > 0 ? h('p', { class: 'hint more' }, t('more', hidden)) : null);
  if (focused) place.querySelector(`[data-case="${CSS.escape(focused)}"] ${onButton ? 'button' : 'a'}`)?.focus();
}

function escalationRow(row) {
  const button = h('button', { type: 'button', class: 'take', disabled: taking.has(row.caseId), onclick: () => take(row) },
    taking.has(row.caseId) ? t('acknowledging') : t('acknowledge'));
  return h('li', { class: 'escalation ' + (row.kind === 'WARNING' ? 'warning' : 'breach'), 'data-case': row.caseId },
    h('div', { class: 'what' },
      h('p', { class: 'top' },
        chip(symbol(row.kind), row.kind === 'WARNING' ? 'warn' : 'bad'), h('span', { class: 'step' }, stepOf(row)), severityChip(row.severity)),
      h('a', { href: caseHref(row.caseId), class: 'headline' }, headline(row)),
      row.confidential ? h('p', { class: 'excerpt muted' }, t('hidden')) : row.title && row.excerpt ? h('p', { class: 'excerpt' }, row.excerpt) : null,
      facts(reference(row.caseId), row.site, symbol(row.category), t('reports', row.reports), row.clockOwner ?? row.owner ?? t('nobody')),
      facts(t('to', recipients(row)), row.repeat > 0 ? t('again', row.repeat) : null),
      row.clocks.length > 1 ? h('ul', { class: 'clocks' }, row.clocks.map(clockLine)) : null),
    h('div', { class: 'do' }, countdown(row.deadline ?? row.dueAt), button));
}

const stepOf = (row) => (row.clock ? `${symbol(row.clock)} · ${row.step}` : row.step);

/** One of several clocks that wait: its name, who owes it, how it stands. */
const clockLine = (clock) => h('li', {},
  h('span', { class: 'name' }, symbol(clock.name), clock.owner ? h('span', { class: 'muted' }, ' · ' + clock.owner) : null),
  clock.deadline ? timeOf(clock.deadline, 'when') : null, clockStanding(clock, 'warn'));

async function take(row) {
  taking.add(row.caseId);
  draw();
  if (!await act(row, 'ACKNOWLEDGE')) {
    taking.delete(row.caseId);
    draw();
  } else {
    // Should the change not come (it was refused downstream), the button comes back.
    setTimeout(() => { if (taking.delete(row.caseId)) draw(); }, 10_000);
  }
}

let found = null;
function drawRecent() {
  const rows = found ?? [...cases.values()].sort((a, b) => b.openedAt.localeCompare(a.openedAt) || b.caseId.localeCompare(a.caseId)).slice(0, 30);
  byId('recent-title').textContent = t(found ? 'found' : 'recent');
  fill(byId('recent'), rows.length > 0 ? h('ul', { class: 'list' }, rows.map(caseRow))
    : found ? empty(t('nothingFound')) : empty(t('noCases'), t('noCasesWhy')));
}

let typing = 0;
function search() {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const words = byId('find').value.trim();
    if (!words) {
      found = null;
    } else {
      try {
        const answer = await fetch('/v1/cases?' + new URLSearchParams({ tenant, q: words, limit: 30 }));
        if (answer.ok && words === byId('find').value.trim()) found = (await answer.json()).items;
      } catch { /* The red line tells that the console is away. */ }
    }
    drawRecent();
  }, 250);
}

/** Says that there were surges lately; asked for once a minute, since they are said by the hour. */
async function showSurges() {
  const asked = tenant;
  const from = new Date(Date.now() - 86_400_000).toISOString();
  try {
    const answer = await fetch('/v1/surges?' + new URLSearchParams({ tenant, from, limit: 200 }));
    if (!answer.ok || asked !== tenant) return;
    const count = (await answer.json()).items.filter((surge) => !surge.backfilled).length;
    byId('surging').hidden = count === 0;
    fill(byId('surging'), h('a', { href: '/surges' }, t('surging', count)));
  } catch { /* The red line tells that the console is away. */ }
}
setInterval(() => { if (tenant) showSurges(); }, 60_000);

withTenant('board', drawFrame, choose, h('span', { id: 'live', class: 'live' }, t('live')));
