import type { CourseKey } from '../courses/index.ts';
import { listConcepts } from '../learner/index.ts';
import { readReleasedChunks } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { askable } from './choose-items.ts';
import {
  listKept,
  listOutcomes,
  markTakenOut,
  type KeptQuestion,
  type WritingOutcome,
} from './question-bank-store.ts';
import type { ItemSource } from './quiz.ts';

/** A concept with what a model wrote about it, for those who teach. */
export interface WrittenConcept {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly WrittenQuestion[];
  /** Null while nobody wrote for it. */
  readonly outcome: (WritingOutcome & { readonly writtenAt: Date }) | null;
}

export interface WrittenQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly options: readonly string[];
  readonly solution: string;
  /** What choosing a wrong option is taken for, by option. */
  readonly mistakes: Readonly<Record<string, string>>;
  readonly source: ItemSource & { readonly chunkId: string | null };
  readonly provider: string;
  readonly model: string;
  readonly writtenAt: Date;
  readonly takenOut: boolean;
  /**
   * Whether its place can be shown to the class: `gone` once it says something else, `held_back` while the
   * course does not show it to everybody or lets nobody quote it.
   */
  readonly place: 'open' | 'held_back' | 'gone';
}

/** The questions that a model wrote for a course, as its teachers read them. */
export interface WrittenQuestions {
  list(course: CourseKey): Promise<WrittenConcept[]>;
  /** Takes a question out of all quizzes to come, or puts it back. False when there is no such question. */
  takeOut(course: CourseKey, id: string, takenOut: boolean): Promise<boolean>;
}

export function createWrittenQuestions(withTenant: WithTenant): WrittenQuestions {
  return {
    list: ({ tenantId, courseId }) =>
      withTenant(tenantId, async (tx) => {
        const course = { tenantId, courseId };
        const kept = await listKept(tx, course);
        const outcomes = await listOutcomes(tx, course);
        const open = new Set(
          askable(kept, await readReleasedChunks(tx, course)).map(({ id }) => id),
        );
        const concepts = await listConcepts(tx, course);
        return concepts.map(({ id, name }) => ({
          id,
          name,
          questions: kept
            .filter(({ conceptId }) => conceptId === id)
            .map((one) => toWritten(one, open)),
          outcome: outcomes.get(id) ?? null,
        }));
      }),
    takeOut: (course, id, takenOut) =>
      withTenant(course.tenantId, (tx) => markTakenOut(tx, course, id, takenOut)),
  };
}

function toWritten(
  { item, chunkIds, provider, model, writtenAt, takenOutAt, stands }: KeptQuestion,
  open: ReadonlySet<string>,
): WrittenQuestion {
  const { id, prompt, solution, source } = item;
  return {
    id,
    prompt,
    options: item.kind === 'choice' ? item.options : [],
    solution,
    mistakes: (item.kind === 'choice' && item.mistakes) || {},
    source: { ...source, chunkId: chunkIds[0] ?? null },
    provider,
    model,
    writtenAt,
    takenOut: takenOutAt !== null,
    place: open.has(id) ? 'open' : stands ? 'held_back' : 'gone',
  };
}
