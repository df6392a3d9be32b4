import type { Concept } from '../api/shapes.ts';
import { el } from '../dom/el.ts';

/** The range of a level as a bar on a line from 0 to 1, and the best guess as a mark in it. */
export function levelBar({ probability, low, high, evidence }: Concept): HTMLElement {
  const bar = el('span', { class: 'level', 'aria-hidden': 'true' });
  if (evidence === 0) return bar;
  const range = el('span', { class: 'level-range' });
  range.style.setProperty('--from', String(low));
  range.style.setProperty('--to', String(high));
  const mark = el('span', { class: 'level-mark' });
  mark.style.setProperty('--at', String(probability));
  bar.append(range, mark);
  return bar;
}
