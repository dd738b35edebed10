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

/** Does it under the visitor's name; true where it was taken in. Failures are said at the foot of the page. */
export async function act(row, action, text = null, step = null) {
  const name = await actor();
  if (!name) return false;
  const key = JSON.stringify([row.caseId, action, text, step, name]);
  const body = {
    eventId: identity(key), tenant: row.tenant, site: row.site, reference: row.caseId.split('.').at(-1), action, actor: name, text, ...(step ? { step } : {}),
  };
  try {
    const answer = await fetch('/v1/actions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json, application/problem+json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      say(`${t('refused')} ${await sentence(answer)}`, true);
      return false;
    }
    identities.delete(key);
    say(t('sent'));
    return true;
  } catch {
    say(t('notReached'), true);
    return false;
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
