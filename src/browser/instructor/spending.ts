import type { Allowance } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { teacherWords } from './teacher-words.ts';
import { number } from './written.ts';

const says = teacherWords.settings;

/** What the course spent today and this month, and of how much. */
export function spendingOf(windows: readonly Allowance[]): HTMLElement[] {
  const items = windows.map(({ period, spentMicros, capMicros }) => {
    const cap = capMicros === null ? null : dollars(capMicros);
    return el('li', {}, says.money(says.spent[period], dollars(spentMicros), cap));
  });
  return [
    el('h3', {}, says.spending),
    el('ul', {}, ...items),
    el('p', { class: 'hint' }, says.spendingWhat),
  ];
}

/** Rounded up to whole cents, so that nothing spent ever looks like nothing. */
function dollars(micros: number): string {
  return number(Math.ceil(micros / 10_000) / 100, { style: 'currency', currency: 'USD' });
}
