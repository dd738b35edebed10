// The bar at the top of every page: where one is, in which language, and as whom.
import { byId, fill, h, keep, recall } from './dom.js';
import { switchLanguage, t } from './words.js';

/** Draws the bar; `middle` stands between the name and the switches. */
export function drawBar(current, ...middle) {
  const link = (name, href) =>
    h('a', { href, class: 'tab', 'aria-current': name === current ? 'page' : null }, t(name));
  fill(byId('bar'),
    h('a', { href: '#main', class: 'skip' }, t('skip')),
    h('a', { href: '/', class: 'brand', 'aria-label': 'Huiyin' },
      h('img', { src: '/assets/mark.svg', alt: '', width: 26, height: 26 }),
      h('span', { lang: 'zh' }, '回音'), h('span', { class: 'latin' }, 'Huiyin')),
    h('nav', { class: 'tabs' }, link('board', '/'), link('surges', '/surges'), link('progress', '/progress')),
    h('div', { class: 'middle' }, ...middle),
    h('div', { class: 'switches' },
      current === 'progress' ? null : h('button', { type: 'button', class: 'quiet', id: 'me', title: t('change'), onclick: () => askName() }, recall('actor') || t('signAs')),
      h('button', { type: 'button', class: 'quiet', lang: t('otherLanguage') === '中文' ? 'zh' : 'en', 'aria-label': t('otherLanguageLabel'), onclick: switchLanguage }, t('otherLanguage'))));
}

/** The name under which somebody acts, asked for once; null where they would rather not say. */
export function actor() {
  const name = recall('actor');
  return name ? Promise.resolve(name) : askName();
}

/** Asks for the name in a dialogue. */
export function askName() {
  return new Promise((resolve) => {
    const field = h('input', { id: 'actor', type: 'text', maxlength: 100, autocomplete: 'name', required: true, value: recall('actor') });
    const dialogue = h('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' },
      h('form', { method: 'dialog', onsubmit: (event) => {
        const name = field.value.trim();
        if (!name) { event.preventDefault(); return; }
        keep('actor', name);
        const me = byId('me');
        if (me) me.textContent = name;
        dialogue.returnValue = name;
      } },
      h('h2', { id: 'ask-title' }, t('signAs')),
      h('label', { for: 'actor' }, t('yourName')), field,
      h('p', { class: 'hint' }, t('signWhy')),
      h('div', { class: 'row' },
        h('button', { type: 'submit', class: 'main' }, t('save')),
        h('button', { type: 'button', class: 'quiet', onclick: () => dialogue.close('') }, t('cancel')))));
    dialogue.addEventListener('close', () => { dialogue.remove(); resolve(recall('actor') && dialogue.returnValue ? recall('actor') : null); });
    document.body.append(dialogue);
    dialogue.showModal();
    field.focus();
  });
}

/** Asks once before something is done; true where it is wanted. */
export function confirmed(question, why, yes) {
  return new Promise((resolve) => {
    const dialogue = h('dialog', { class: 'ask', 'aria-labelledby': 'ask-title' },
      h('form', { method: 'dialog' },
        h('h2', { id: 'ask-title' }, question), h('p', { class: 'hint' }, why),
        h('div', { class: 'row' },
          h('button', { type: 'submit', class: 'main', value: 'yes', id: 'ask-yes' }, yes),
          h('button', { type: 'submit', class: 'quiet', value: '', formnovalidate: true }, t('cancel')))));
    dialogue.addEventListener('close', () => { dialogue.remove(); resolve(dialogue.returnValue === 'yes'); });
    document.body.append(dialogue);
    dialogue.showModal();
  });
}

/** Says something at the foot of the page, for a few seconds and to screen readers. */
export function say(text, wrong = false) {
  const said = byId('said');
  said.textContent = text;
  said.classList.toggle('wrong', wrong);
  said.classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => said.classList.remove('shown'), wrong ? 9000 : 4000);
}
