import type { ClassWeek, ConceptWeeks } from '../api/board-shapes.ts';
import { el } from '../dom/el.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { teacherWords } from './teacher-words.ts';
import { day, number } from './written.ts';

const says = teacherWords.reteach;

/** How the class moved with a concept: a line for each week, in words and as bars beside them. */
export function weeksTable({ name, weeks }: ConceptWeeks, lang: string): HTMLElement {
  const most = Math.max(...weeks.flatMap(({ came, went }) => [came ?? 0, went ?? 0]));
  const heads = [says.week, says.came, says.went].map((head) => el('th', { scope: 'col' }, head));
  return el(
    'table',
    { class: 'class-weeks' },
    el('caption', { lang, dir: 'auto' }, says.weeksOf(conceptTitle(name))),
    el('thead', {}, el('tr', {}, ...heads)),
    el('tbody', {}, ...weeks.map((week) => row(week, most))),
  );
}

function row({ monday, came, went }: ClassWeek, most: number): HTMLElement {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, day(monday)),
    el('td', {}, bar('came', came, most), told(came)),
    el('td', {}, bar('went', went, most), told(went)),
  );
}

function told(about: number | null): HTMLElement {
  if (about === null) return el('span', { class: 'quiet' }, says.few);
  return el('span', {}, says.about(number(about)));
}

function bar(kind: 'came' | 'went', about: number | null, most: number): HTMLElement {
  const element = el('span', { class: `week-bar ${kind}`, 'aria-hidden': 'true' });
  element.style.setProperty('--share', String((about ?? 0) / Math.max(1, most)));
  return element;
}
