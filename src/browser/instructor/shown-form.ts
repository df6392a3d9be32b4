import type { Api } from '../api/api.ts';
import type { CourseContests } from '../api/ledger-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.contests;

/** Notes that somebody showed something in class. One form is one note, however often it is sent. */
export function shownForm({
  students,
  concepts,
  lang,
  note,
}: Pick<CourseContests, 'students' | 'concepts'> & {
  readonly lang: string;
  readonly note: (shown: Parameters<Api['showInClass']>[0]) => void;
}): HTMLElement {
  const id = crypto.randomUUID();
  const student = el(
    'select',
    {},
    ...students.map(({ userId, name }) => el('option', { value: userId }, name ?? says.nameless)),
  );
  const concept = el(
    'select',
    { lang },
    ...concepts.map((one) => el('option', { value: one.id }, conceptTitle(one.name))),
  );
  const reason = el('input', { type: 'text', maxlength: 300, required: true });
  const trouble = el('div');

  function press(event: Event): void {
    event.preventDefault();
    const words = reason.value.trim();
    if (words !== '')
      return note({ id, userId: student.value, conceptId: concept.value, reason: words });
    const box = notice('warn', says.needed);
    box.setAttribute('role', 'alert');
    fill(trouble, box);
    reason.focus();
  }

  const field = (label: string, input: HTMLElement): HTMLElement =>
    el('label', { class: 'gap-field' }, el('span', {}, label), input);
  return el(
    'form',
    { class: 'shown-in-class', novalidate: true, onsubmit: press },
    el('h3', {}, says.shownTitle),
    el('p', {}, says.shownLead),
    field(says.student, student),
    field(says.concept, concept),
    field(says.reason, reason),
    trouble,
    el('p', { class: 'actions' }, el('button', { type: 'submit', class: 'button' }, says.note)),
  );
}
