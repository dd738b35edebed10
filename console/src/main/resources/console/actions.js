// What staff do to a case, posted to the console, which hands it on to the gateway.
import { actor, say } from './bar.js';
import { t } from './words.js';

/** The identity of one action. Kept until it was taken in, so that pressing again after a failure acts once. */
const identities = new Map();

function identity(key) {
  if (!identities.has(key)) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    identities.set(key, 'console-' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  return identities.get(key);
}

/**
 * Does it under the visitor's name; its eventId where it was taken in, else null. `more` is what the action says besides.
 * Failures are said at the foot of the page.
 */
export async function act(row, action, more = {}) {
  const name = await actor();
  if (!name) return null;
  const key = JSON.stringify([row.caseId, action, more, name]);
  const body = {
    eventId: identity(key), tenant: row.tenant, site: row.site, reference: row.caseId.split('.').at(-1), action, actor: name, ...more,
  };
  try {
    const answer = await fetch('/v1/actions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json, application/problem+json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      say(`${t('refused')} ${await sentence(answer)}`, true);
      return null;
    }
    identities.delete(key);
    say(t('sent'));
    return body.eventId;
  } catch {
    say(t('notReached'), true);
    return null;
  }
}

/** Waits until the case's timeline tells what became of an action; says why where it was refused. */
export async function outcome(caseId, eventId) {
  for (let look = 0; look < 20; look++) {
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    try {
      const answer = await fetch(`/v1/cases/${encodeURIComponent(caseId)}/timeline`);
      const line = answer.ok ? (await answer.json()).items.find((one) => one.eventId === eventId) : null;
      if (line?.kind === 'REFUSED') { say(`${t('refused')} ${line.why}`, true); return; }
      if (line) return;
    } catch { /* The next look may reach it. */ }
  }
}

/** A refusal in one sentence. */
export async function sentence(answer) {
  try {
    const problem = await answer.json();
    return problem.errors?.[0]?.detail || problem.detail || problem.title || String(answer.status);
  } catch {
    return String(answer.status);
  }
}
