// Instants, durations and references as people read them.
import { h } from './dom.js';
import { spoken, t } from './words.js';

const locale = () => (spoken() === 'zh' ? 'zh-CN' : 'en-GB');
const UNITS = { en: [' d', ' h', ' min', ' s'], zh: [' 天', ' 小时', ' 分', ' 秒'] };

/** The reference in three groups of four. */
export const grouped = (reference) => (reference ?? '').replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');

/** A duration in its two largest units; under an hour with seconds, so that it is seen to move. */
export function duration(millis) {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  const parts = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const first = parts.findIndex((part) => part > 0);
  const from = first < 0 ? 3 : first;
  const unit = UNITS[spoken()];
  return parts.slice(from, from + 2)
    .map((part, i) => (i === 0 ? part : String(part).padStart(2, '0')) + unit[from + i])
    .join(' ');
}

/** Like `duration`, with all parts down to the second, for what ticks. */
export function ticking(millis) {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  const days = Math.floor(seconds / 86400);
  const two = (n) => String(n).padStart(2, '0');
  const time = `${Math.floor(seconds / 3600) % 24}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}${UNITS[spoken()][0]} ${time}` : time;
}

/** An instant; today without its date. */
export function moment(iso) {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  const thisYear = at.getFullYear() === new Date().getFullYear();
  const day = today ? {} : { day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) };
  return at.toLocaleString(locale(), { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A `time` element, with the whole instant for who points at it. */
export const timeOf = (iso, className) => h('time', { datetime: iso, title: new Date(iso).toLocaleString(locale()), class: className }, moment(iso));

/** How a deadline stands now: words and whether it has passed. */
export function standing(deadline, now = Date.now()) {
  const left = new Date(deadline).getTime() - now;
  return left < 0 ? { late: true, text: t('overdueBy', ticking(left)) } : { late: false, text: t('dueIn', ticking(left)) };
}

/** A share of one as a percentage, never rounded up to 100. */
export const percent = (share) => `${Math.floor(share * 1000) / 10}%`;

/** Every second, every element with `data-deadline` says how it stands. */
export function tick() {
  const now = Date.now();
  for (const element of document.querySelectorAll('[data-deadline]')) {
    const { late, text } = standing(element.dataset.deadline, now);
    element.textContent = text;
    element.classList.toggle('late', late);
  }
  for (const element of document.querySelectorAll('[data-from][data-to]')) {
    const from = new Date(element.dataset.from).getTime();
    const to = new Date(element.dataset.to).getTime();
    const share = to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
    element.style.width = `${share * 100}%`;
    element.classList.toggle('late', now > to);
    element.classList.toggle('near', share > 0.75 && now <= to);
  }
}
setInterval(tick, 1000);
