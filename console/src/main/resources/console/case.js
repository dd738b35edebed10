// The page of one case: what was said, how its clocks stand, what happened and why, and what can be done.
import { act, outcome, sentence } from './actions.js';
import { confirmed, drawBar, say } from './bar.js';
import { byId, fill, h } from './dom.js';
import { duration, grouped, moment, tick, timeOf } from './format.js';
import { caseHref, chip, clockStanding, empty, facts, headline, recipients, reference, severityChip, statusChip } from './rows.js';
import { sorting } from './sorting.js';
import { listen } from './stream.js';
import { symbol, t } from './words.js';

const caseId = decodeURIComponent(location.pathname.split('/').at(-1));
let shown = null;
const drafts = { RESPOND: '', COMMENT: '' };
/** What was said on a confidential case, by the lines that it belongs to; null until somebody who may has asked for it. */
let secrets = null;

async function load() {
  const path = '/v1/cases/' + encodeURIComponent(caseId);
  try {
    const answers = await Promise.all([fetch(path), fetch(path + '/timeline'), fetch(path + '/escalations'), fetch(path + '/suggestions')]);
    if ([400, 404].includes(answers[0].status)) {
      fill(byId('main'), empty(t('notFound'), h('a', { href: '/' }, t('backToBoard'))));
      return false;
    }
    if (answers.some((answer) => !answer.ok)) throw new Error('not now');
    const [row, timeline, escalations, alike] = await Promise.all(answers.map((answer) => answer.json()));
    draw(row, timeline.items, escalations.items, alike.items);
    return true;
  } catch {
    if (!shown) fill(byId('main'), empty(t('unavailable')));
    setTimeout(load, 3000);
    return true;
  }
}

function draw(row, timeline, escalations, alike) {
  shown = row;
  if (!row.confidential) secrets = null;
  document.title = `${headline(row)} · ${grouped(row.reference)}`;
  const focus = document.activeElement?.id;
  fill(byId('main'),
    h('header', { class: 'casehead' },
      h('p', { class: 'top' }, h('a', { href: '/?tenant=' + encodeURIComponent(row.tenant) }, row.tenant), ' / ', row.site),
      h('h1', {}, headline(row)),
      h('p', { class: 'top' }, h('span', { class: 'reference large' }, grouped(row.reference)), statusChip(row.status), severityChip(row.severity), row.confidential ? chip(t('confidential'), 'high') : null),
      row.mergedInto ? h('p', {}, t('mergedInto'), ' ', h('a', { href: caseHref(row.mergedInto) }, reference(row.mergedInto))) : null),
    h('div', { class: 'columns case-columns' },
      h('div', { class: 'stack' }, said(row, timeline), actions(row), history(row, timeline)),
      h('div', { class: 'stack' }, clocks(row), known(row), suggestions(row, alike), ladder(escalations))));
  tick();
  if (focus) byId(focus)?.focus({ preventScroll: true });
}

/** A part of the page; its name places it on narrow screens, and is the key of its heading. */
const panel = (name, ...children) => h('section', { class: `panel ${name}-panel` }, h('h2', {}, t(name)), ...children);

function said(row, timeline) {
  if (row.confidential) return secrets ? panel('said', ...secretly(timeline)) : panel('said', h('p', { class: 'muted' }, t('hidden')), h('button', { type: 'button', id: 'reveal', onclick: reveal }, t('reveal')), h('p', { class: 'hint' }, t('revealWhy')));
  const opening = timeline.find((event) => event.kind === 'OPENED' && event.text);
  return panel('said', h('p', { class: 'said-text' }, opening?.text ?? row.excerpt));
}

function secretly(timeline) {
  const opening = timeline.find((event) => ['OPENED', 'SPLIT_OFF'].includes(event.kind) && secrets.has(event.id));
  const head = opening ? secrets.get(opening.id) : [...secrets.values()][0];
  const words = [head?.title, head?.text].filter(Boolean).join('\n');
  return [h('p', { class: 'said-text' }, words || t('untitled')), head?.address ? facts(head.address) : null, h('p', { class: 'hint' }, t('noted'))];
}

/** Every time that somebody reads is noted, so it takes a press. */
async function reveal() {
  try {
    const answer = await fetch(`/v1/cases/${encodeURIComponent(caseId)}/confidential`);
    if (!answer.ok) { say(await sentence(answer), true); return; }
    secrets = new Map((await answer.json()).items.map((one) => [one.id, one]));
    await load();
  } catch { say(t('notReached'), true); }
}

/** Does it, and says what became of it: the page shows what changes, but a refusal changes nothing. */
async function carryOut(row, action, more) {
  const eventId = await act(row, action, more);
  if (eventId) outcome(caseId, eventId).then(load);
  return eventId;
}

function actions(row) {
  if (['RESOLVED', 'CANCELLED', 'MERGED'].includes(row.status)) {
    return panel('actions', h('p', { class: 'muted' }, t('closedNow')), writing(row, 'COMMENT', 'comment', 'commentLabel'));
  }
  return panel('actions',
    h('div', { class: 'row' },
      row.status === 'OPEN' ? h('button', { type: 'button', id: 'acknowledge', class: 'main', onclick: (event) => press(event, row, 'ACKNOWLEDGE') }, t('acknowledge')) : null,
      h('button', { type: 'button', id: 'resolve', onclick: (event) => press(event, row, 'RESOLVE') }, t('resolve'))),
    writing(row, 'RESPOND', 'respond', 'respondLabel', 'respondHint'),
    writing(row, 'COMMENT', 'comment', 'commentLabel'),
    sorting(row, (more) => carryOut(row, 'RECLASSIFY', more)));
}

/** A text and the button that sends it. What is half written survives a change of the page. */
function writing(row, action, button, label, hint) {
  const id = 'write-' + action.toLowerCase();
  const area = h('textarea', { id, rows: action === 'RESPOND' ? 4 : 2, maxlength: 10000, placeholder: hint ? t(hint) : null, value: drafts[action], oninput: () => { drafts[action] = area.value; } });
  return h('form', { class: 'writing', onsubmit: async (event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (!text) { say(t('textMissing'), true); area.focus(); return; }
    const send = event.submitter;
    if (send) send.disabled = true;
    if (await carryOut(row, action, { text })) { drafts[action] = ''; const now = byId(id); if (now) now.value = ''; }
    if (send) send.disabled = false;
  } }, h('label', { for: id }, t(label)), area, h('button', { type: 'submit', id: id + '-send' }, t(button)));
}

async function press(event, row, action, more = {}) {
  const button = event.currentTarget;
  button.disabled = true;
  await carryOut(row, action, more);
  button.disabled = false;
}

/** What runs out first stands first; what has stopped, last. */
const byDeadline = (a, b) => (b.status === 'RUNNING') - (a.status === 'RUNNING')
  || (a.deadline ?? '9').localeCompare(b.deadline ?? '9') || a.name.localeCompare(b.name);

function clocks(row) {
  if (row.clocks.length === 0) return panel('clocks', h('p', { class: 'muted' }, t('noClocks')));
  return panel('clocks', [...row.clocks].sort(byDeadline).map((clock) => {
    const running = clock.status === 'RUNNING';
    const state = clock.status === 'MET' ? 'good' : clock.status === 'LATE' || clock.breachedAt ? 'bad' : clock.status === 'PAUSED' ? 'warn' : '';
    const fillBar = h('span', { class: 'bar-fill ' + state + (running ? '' : ' full') });
    if (running && clock.deadline) { fillBar.dataset.from = clock.startedAt; fillBar.dataset.to = clock.deadline; }
    return h('div', { class: 'clock' },
      h('p', { class: 'line' }, h('strong', {}, symbol(clock.name)), clockStanding(clock, state)),
      clock.deadline || !running ? h('div', { class: 'bar-track', 'aria-hidden': 'true' }, fillBar) : null,
      facts(
        clock.owner ? t('owes', clock.owner) : null,
        clock.deadline ? h('span', {}, t('deadline') + ' ', timeOf(clock.deadline)) : t('noDeadline'),
        clock.elapsedMillis !== null ? duration(clock.elapsedMillis) : null,
        running ? null : clock.stoppedAt ? h('span', {}, t('stopped') + ' ', timeOf(clock.stoppedAt)) : null,
        clock.repeats > 0 ? t('again', clock.repeats) : null),
      clock.completable && (running || clock.status === 'PAUSED')
        ? h('button', { type: 'button', id: 'complete-' + clock.name, onclick: (event) => press(event, row, 'COMPLETE', { step: clock.name }) }, t('complete')) : null);
  }));
}

function known(row) {
  const fact = (label, value) => (value === null || value === undefined || value === '' ? null : [h('dt', {}, label), h('dd', {}, value)]);
  const because = (reason) => reason && [symbol(reason.by), reason.name ? ` “${reason.name}”` : '',
    typeof reason.probability === 'number' ? ` (${Math.round(100 * reason.probability)} %)` : '', reason.evidence ? ': ' + reason.evidence : ''];
  const score = row.votes > 0 ? `${(row.voteSum / row.votes).toFixed(1)} / 5 · ${t('votes', row.votes)}` : null;
  return panel('facts', h('dl', {},
    fact(t('category'), symbol(row.category)),
    fact(t('reason'), because(row.reason)),
    fact(t('kind'), symbol(row.kind)), fact(t('severity'), symbol(row.severity)), fact(t('severityReason'), because(row.severityReason)), fact(t('channel'), symbol(row.channel)),
    fact(t('owner'), row.owner ?? t('nobody')), fact(t('assignee'), row.assignee), fact(t('place'), row.place?.address),
    fact(t('opened'), timeOf(row.openedAt)), fact(t('updated'), timeOf(row.updatedAt)),
    fact(t('reportsLabel'), row.reports), fact(t('satisfaction'), score), fact(t('policyVersion'), row.policyVersion)));
}

function suggestions(row, alike) {
  if (alike.length === 0) return null;
  const open = (one) => !['RESOLVED', 'CANCELLED', 'MERGED'].includes(one.status);
  return panel('suggestions', h('p', { class: 'hint' }, t('suggestionsWhy')),
    h('ul', { class: 'plain' }, alike.map((other) => h('li', {},
      h('p', { class: 'line' }, h('a', { href: caseHref(other.caseId) }, headline(other)), statusChip(other.status)),
      facts(reference(other.caseId), symbol(other.category), t('reports', other.reports), timeOf(other.openedAt)),
      open(row) && open(other) ? h('button', { type: 'button', class: 'small', id: 'merge-' + other.reference, onclick: () => merge(row, other) }, t('merge')) : null))));
}

/** The younger goes into the older, whose clocks go on. */
async function merge(row, other) {
  const [older, younger] = row.openedAt <= other.openedAt ? [row, other] : [other, row];
  if (!await confirmed(t('mergeAsk', grouped(younger.reference), grouped(older.reference)), t('mergeWhy'), t('merge'))) return;
  await carryOut(younger, 'MERGE', { into: older.reference });
}

async function split(row, event) {
  const own = event.kind === 'MERGED_IN' && !event.channel ? event.otherCaseId.split('.').at(-1) : event.reference;
  if (!await confirmed(t('splitAsk', grouped(own)), t(event.kind === 'OPENED' ? 'splitFirstWhy' : 'splitWhy'), t('split'))) return;
  await carryOut({ ...row, caseId: `${row.tenant}.${row.site}.${own}` }, 'SPLIT');
}

function ladder(escalations) {
  return panel('escalated', escalations.length === 0 ? h('p', { class: 'muted' }, t('neverEscalated'))
    : h('ul', { class: 'plain' }, escalations.map((one) => h('li', {},
      h('p', { class: 'line' }, h('span', {}, chip(symbol(one.kind), one.kind === 'WARNING' ? 'warn' : 'bad'), ' ', one.clock ? `${symbol(one.clock)} · ${one.step}` : one.step, one.repeat > 0 ? h('span', { class: 'muted' }, ' ' + t('again', one.repeat)) : null), timeOf(one.raisedAt, 'when')),
      h('p', { class: 'hint' }, one.reason, one.paged ? (recipients(one) ? ` → ${recipients(one)}` : '') : ` (${t('recordedOnly')})`)))));
}

const TONES = { BREACHED: 'bad', ESCALATED: 'bad', REFUSED: 'bad', RESPONDED: 'good', RESOLVED: 'good', ACKNOWLEDGED: 'good' };

function history(row, timeline) {
  const wordsOf = (event) => event.text ?? secrets?.get(event.id)?.text;
  return panel('timeline', h('ol', { class: 'timeline' }, timeline.map((event) =>
    h('li', { class: (TONES[event.kind] ?? '') + (event.mergedFrom ? ' other' : '') },
      h('p', { class: 'line' },
        h('span', {}, h('strong', {}, symbol(event.kind)),
          event.actor ? h('span', { class: 'muted' }, ` ${t('by')} ${event.actor}`) : null,
          event.channel ? h('span', { class: 'muted' }, ' · ' + symbol(event.channel)) : null,
          event.mergedFrom ? h('a', { class: 'chip', href: caseHref(event.caseId), title: t('mergedFrom') }, grouped(event.mergedFrom)) : null),
        timeOf(event.at, 'when')),
      wordsOf(event) && (event.kind !== 'OPENED' || event.mergedFrom) ? h('blockquote', {}, wordsOf(event)) : null,
      event.why ? h('p', { class: 'why' }, event.why) : null,
      event.newDeadline && event.kind === 'DEADLINE_CHANGED' ? h('p', { class: 'why' }, `${event.oldDeadline ? moment(event.oldDeadline) + ' → ' : ''}${moment(event.newDeadline)}`) : null,
      event.otherCaseId ? h('p', { class: 'why' }, h('a', { href: caseHref(event.otherCaseId) }, reference(event.otherCaseId))) : null,
      event.splittable && row.status !== 'MERGED' ? h('button', { type: 'button', class: 'small', id: 'split-' + event.id, onclick: () => split(row, event) }, t(event.kind === 'OPENED' ? 'splitFirst' : 'split')) : null))));
}

drawBar('case', h('span', { id: 'live', class: 'live', hidden: true }, t('live')));
fill(byId('main'), empty(t('loading')));
if (await load()) {
  byId('live').hidden = false;
  listen({ tenant: caseId.split('.')[0], case: caseId }, { revision: (now) => { if (!shown || now.revision !== shown.revision) load(); } });
}
