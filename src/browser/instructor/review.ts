import type { Api } from '../api/api.ts';
import type { ReviewedAttempt, ReviewedItem, ReviewedWork } from '../api/review-shapes.ts';
import type { Boot } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure, notice } from '../dom/notice.ts';
import { sourceButton } from '../learning/source-button.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { withReason } from './in-english.ts';
import { moment, number } from './written.ts';

const says = words.review;
const { seen } = words;

export interface ReviewNeeds {
  readonly api: Pick<Api, 'review'>;
  readonly boot: Pick<Boot, 'locale'>;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
}

/** What a student handed in, as the gradebook of the LMS opened it; nothing can be changed here. */
export function createReview(needs: ReviewNeeds): {
  readonly element: HTMLElement;
  show(): Promise<void>;
} {
  const element = el('section', { class: 'sheet review' });

  async function show(): Promise<void> {
    fill(element, el('p', { role: 'status' }, words.app.loading));
    try {
      fill(element, ...picture(needs, await needs.api.review()));
      element.querySelector('h2')?.focus();
    } catch (error) {
      fill(
        element,
        failure(error, () => void show()),
      );
    }
  }

  return { element, show };
}

function picture(needs: ReviewNeeds, work: ReviewedWork): HTMLElement[] {
  const { student, attempts, grade, withheld } = work;
  const title = el('h2', { tabindex: -1 }, says.title(nameOf(student)));
  if (!student) return [title, notice('plain', says.nobody)];
  const standing = el('p', { class: 'lead' }, grade ? standingOf(grade) : says.noGrade);
  if (withheld) return [title, notice('plain', seen.withheld), standing];
  if (attempts.length === 0) return [title, notice('plain', says.nothing), standing];
  const parts = attempts.map((attempt) => attemptPart(needs, attempt));
  if (student.pseudonym === undefined) return [title, standing, ...parts];
  return [title, notice('plain', seen.withoutName), standing, ...parts];
}

function nameOf(student: ReviewedWork['student']): string {
  const { name, pseudonym } = student ?? { name: null };
  return pseudonym === undefined ? (name ?? says.nameless) : seen.student(pseudonym);
}

function standingOf(grade: NonNullable<ReviewedWork['grade']>): string | Node {
  const { state, postedScore, postedAt, reason } = grade;
  // Null at most where nothing is posted or on its way, and then it is not shown.
  const score = grade.score ?? 0;
  if (state === 'refused' || state === 'held') return withReason(says.grades[state], reason);
  if (postedScore === null && state === 'undone') return says.grades.refused;
  if (postedScore === null && state === 'proposed') return says.grades.held;
  if (state === 'waiting' || postedAt === null) return says.grades.waiting(percent(score));
  return says.grades.posted(percent(postedScore ?? score), moment(postedAt));
}

function percent(share: number): string {
  return number(share * 100, { maximumFractionDigits: 2 });
}

function attemptPart(needs: ReviewNeeds, attempt: ReviewedAttempt): HTMLElement {
  const { title, answeredAt, score, max, counted, items } = attempt;
  return el(
    'section',
    {},
    el('h3', { lang: needs.boot.locale, dir: 'auto' }, says.attempt(title, moment(answeredAt))),
    el(
      'p',
      {},
      el('strong', {}, says.score(score, max)),
      ' ',
      counted ? says.counted : says.practice,
    ),
    ...items.map((item, at) => itemPart(needs, item, says.question(at + 1, items.length))),
  );
}

function itemPart(
  { boot, openSource }: ReviewNeeds,
  { prompt, correct, answer, solution, source }: ReviewedItem,
  heading: string,
): HTMLElement {
  const lang = boot.locale;
  const line = (label: string, text: string): HTMLElement =>
    el('p', { class: 'given' }, label, ' ', el('span', { lang, dir: 'auto' }, ...inlineText(text)));
  return el(
    'article',
    { class: `item-result ${correct ? 'right' : 'wrong'}` },
    el('h4', {}, heading),
    el(
      'p',
      { class: 'verdict' },
      icon(correct ? 'check' : 'cross'),
      correct ? says.right : says.wrong,
    ),
    el('div', { class: 'prompt', lang, dir: 'auto' }, ...plainText(prompt)),
    line(says.answer, answer ?? words.quiz.noAnswer),
    correct ? null : line(says.solution, solution),
    el('p', { class: 'actions' }, sourceButton(source, openSource)),
  );
}
