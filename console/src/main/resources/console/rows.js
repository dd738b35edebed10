// The small pieces that several pages share: chips, references, a case in a list.
import { h } from './dom.js';
import { grouped, standing, timeOf } from './format.js';
import { symbol, t } from './words.js';

/** The address of a case's page. */
export const caseHref = (caseId) => '/cases/' + encodeURIComponent(caseId);

/** A case's headline: its title, or what it begins with. */
export const headline = (row) =>
  row.confidential ? t('confidential') : (row.title || row.excerpt || t('untitled'));

export const chip = (text, kind = '') => h('span', { class: 'chip ' + kind }, text);

/** The severity, where it says more than "as usual". */
export const severityChip = (severity) =>
  ['HIGH', 'CRITICAL', 'LOW'].includes(severity) ? chip(symbol(severity), severity.toLowerCase()) : null;

export const statusChip = (status) => chip(symbol(status), 'status ' + status.toLowerCase());

/** The reference in spoken groups. */
export const reference = (caseId) => h('span', { class: 'reference' }, grouped(caseId.split('.').at(-1)));

/** A span that says each second how the deadline stands. */
export function countdown(deadline) {
  const now = standing(deadline);
  return h('span', { class: 'countdown' + (now.late ? ' late' : ''), 'data-deadline': deadline }, now.text);
}

/** Whom a page reached: the people, or where none is known, whom the ladder names. */
export const recipients = (row) => (row.recipients.length > 0 ? row.recipients : row.audience).join(', ');

/** How a clock stands: what is left of it while it runs, else its state. */
export const clockStanding = (clock, state = '') =>
  clock.status === 'RUNNING' && clock.deadline ? countdown(clock.deadline) : chip(symbol(clock.status), state);

/** What stands under a headline: small facts, with dots between. */
export const facts = (...parts) =>
  h('p', { class: 'facts' }, parts.filter(Boolean).map((part) => h('span', {}, part)));

/** A case in the list of cases. */
export const caseRow = (row) =>
  h('li', { class: 'case' },
    h('a', { href: caseHref(row.caseId) },
      h('span', { class: 'line' }, h('span', { class: 'headline' }, headline(row)),
        h('span', { class: 'chips' }, row.severity === 'LOW' ? null : severityChip(row.severity), statusChip(row.status))),
      h('span', { class: 'line' },
        facts(reference(row.caseId), row.site, symbol(row.category), row.reports > 1 ? t('reports', row.reports) : null),
        timeOf(row.openedAt, 'when'))));

/** What is said where there is nothing. */
export const empty = (title, why, calm = false) =>
  h('div', { class: 'empty' + (calm ? ' calm' : '') }, h('p', { class: 'title' }, title), why ? h('p', {}, why) : null);
