// Whose data a page shows: the organisations that there are, and the one that was chosen.
import { drawBar } from './bar.js';
import { byId, fill, h, keep, recall } from './dom.js';
import { empty } from './rows.js';
import { t } from './words.js';

/** Draws the bar of a page with a chooser between organisations, and calls `choose` with the one to show; asks again while there is none. */
export async function withTenant(page, drawFrame, choose, ...more) {
  const again = (...nothing) => {
    drawBar(page);
    fill(byId('main'), empty(...nothing));
    setTimeout(() => withTenant(page, drawFrame, choose, ...more), 3000);
  };
  let tenants = [];
  try {
    const answer = await fetch('/v1/tenants');
    if (!answer.ok) throw new Error(String(answer.status));
    tenants = (await answer.json()).items;
  } catch {
    again(t('unavailable'));
    return;
  }
  if (tenants.length === 0) {
    again(t('noTenants'), t('noTenantsWhy'), true);
    return;
  }
  const wanted = new URLSearchParams(location.search).get('tenant') || recall('tenant');
  const names = tenants.map((each) => each.tenant);
  const take = (name) => { keep('tenant', name); choose(name); };
  const chooser = h('select', { id: 'tenant', 'aria-label': t('tenant'), onchange: () => take(chooser.value) },
    names.map((name) => h('option', { value: name }, name)));
  drawBar(page, chooser, ...more);
  drawFrame();
  chooser.value = names.includes(wanted) ? wanted : names[0];
  take(chooser.value);
}
