import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { DeliveredGrades, GradeCounts } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { troubleText } from './grade-preview-parts.ts';
import { teacherWords } from './teacher-words.ts';
import { number } from './written.ts';

const says = teacherWords.settings;

export interface GradeDelivery {
  show(): Promise<void>;
}

const lookEveryMs = 2_000;

/** How many grades are on their way to the LMS, and how many have arrived. */
export function createGradeDelivery(
  api: Pick<Api, 'material' | 'retryGrades'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): GradeDelivery {
  let watching = new AbortController();

  /** Goes on looking while some are on their way and somebody looks. */
  async function show(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    try {
      for (let waiting = 1; waiting > 0 && !into.closest('[hidden]');) {
        const counts = (await api.material()).grades;
        if (signal.aborted) return;
        fill(into, ...gradeCounts(counts), ...(mayChange ? againButton(counts, retry) : []));
        waiting = counts.waiting;
        if (waiting > 0) await pause(lookEveryMs, signal);
      }
    } catch (error) {
      const again = failure(error, () => void show());
      if (!signal.aborted) fill(into, again);
    }
  }

  async function retry(): Promise<void> {
    try {
      await api.retryGrades();
    } catch (error) {
      const again = failure(error, () => void retry());
      return fill(into, again);
    }
    await show();
  }

  return { show };
}

const kinds = ['posted', 'waiting', 'proposed', 'refused', 'held', 'undone'] as const;

function againButton({ refused, held }: GradeCounts, retry: () => unknown): HTMLElement[] {
  if (refused + held === 0) return [];
  const onclick = (): void => void retry();
  return [el('button', { type: 'button', class: 'button', onclick }, says.retry)];
}

function gradeCounts({ columns, ...all }: DeliveredGrades): HTMLElement[] {
  // Courses that post quizzes only have one column to tell of.
  const isTold = columns.some(({ purpose }) => purpose === 'mastery');
  const told = isTold ? columns.flatMap(ofColumn) : countsOf(all);
  return [el('h3', {}, says.delivery), ...told];
}

function ofColumn({ purpose, ...counts }: DeliveredGrades['columns'][number]): HTMLElement[] {
  const { quizzes, mastery } = says.columns;
  return [el('h4', {}, purpose === 'mastery' ? mastery : quizzes), ...countsOf(counts)];
}

function countsOf(grades: GradeCounts): HTMLElement[] {
  const counted = kinds.filter((kind) => grades[kind] > 0);
  const items = counted.map((kind) =>
    el('li', {}, el('strong', {}, number(grades[kind])), ` ${says.counts[kind](grades[kind])}`),
  );
  return [
    items.length === 0 ? el('p', { class: 'quiet' }, says.noGrades) : el('ul', {}, ...items),
    ...(grades.reason === null
      ? []
      : [
          el(
            'p',
            { class: 'why' },
            says.reason,
            ' ',
            troubleText(grades.trouble ?? '', grades.reason),
          ),
        ]),
  ];
}
