import {
  gradedWorkFor,
  type CourseKey,
  type CourseSettings,
  type GradedWork,
} from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Fingerprint } from './fingerprint.ts';
import { createPrintOf } from './held-prints.ts';
import { heard, nearness, repeats } from './is-near.ts';
import type { NearInMeaning } from './near-in-meaning.ts';
import { isOpen, isSolution, openUntil } from './open-work.ts';

/** Graded work that is open for a student and that what they wrote comes near to. */
export interface NearWork {
  readonly title: string;
  /** Null: as long as the LMS shows it. */
  readonly until: Date | null;
  /** Whether a passage of the course stands where its solution may stand. */
  readonly mayBeSolved: (passage: PassageOfCourse) => boolean;
}

export interface PassageOfCourse {
  readonly documentId: string;
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly content: string;
}

export interface FindNearWork {
  /** The graded work of the student who asks, open or not; none for those who teach. */
  readonly worksOf: (student: Student) => Promise<readonly GradedWork[]>;
  /**
   * The open one of them that comes nearest to what the student wrote; undefined when none is near.
   * @param messages of the conversation, oldest first
   * @param meanings left out where words alone decide
   */
  readonly nearest: (
    student: Student,
    works: readonly GradedWork[],
    asked: Asked,
    meanings?: MeaningsFor,
  ) => Promise<NearWork | undefined>;
}

interface Asked {
  readonly messages: readonly string[];
  readonly settings: CourseSettings['openWork'];
}

/** The turn whose money is spent where meanings are compared, and what stops it. */
export interface MeaningsFor {
  readonly workId: string;
  readonly signal: AbortSignal;
}

type Student = CourseKey & { readonly userId: string };

/** Compares what students write with the graded work that is open for them. */
export function createFindNearWork(
  withTenant: WithTenant,
  nearInMeaning: NearInMeaning,
): FindNearWork {
  const printOf = createPrintOf();
  return {
    worksOf: (student) => withTenant(student.tenantId, (tx) => gradedWorkFor(tx, student)),
    nearest: async (student, works, { messages, settings }, meanings) => {
      const now = new Date();
      const open = works.filter((work) => isOpen(work, settings.graceHours, now));
      if (settings.effect === 'off' || open.length === 0) return undefined;
      const prints = await withTenant(student.tenantId, (tx) =>
        Promise.all(open.map((work) => printOf(tx, student, work))),
      );
      const near = nearestOf(prints, messages);
      // Words cost nothing and are sure; what they find needs no model.
      const work =
        open[near] ??
        (settings.meaning && meanings
          ? await nearInMeaning(
              student,
              { open, works },
              { messages, workId: meanings.workId },
              meanings.signal,
            )
          : undefined);
      const print = work && prints[open.indexOf(work)];
      if (!work || !print) return undefined;
      const until = openUntil(work, settings.graceHours);
      const mayBeSolved = (passage: PassageOfCourse): boolean => standsFor(work, print, passage);
      return { title: work.title, until, mayBeSolved };
    },
  };
}

/** Which of the fingerprints comes nearest to the messages; -1: none is near. */
export function nearestOf(prints: readonly Fingerprint[], messages: readonly string[]): number {
  const said = heard(messages);
  const near = prints.map((print) => nearness(print, said));
  const most = Math.max(0, ...near);
  return most === 0 ? -1 : near.indexOf(most);
}

function standsFor(
  { documentId }: GradedWork,
  print: Fingerprint,
  passage: PassageOfCourse,
): boolean {
  // The task itself may be read: the student has it.
  if (passage.documentId === documentId) return false;
  return (
    [passage.title, ...passage.headingPath].some(isSolution) || repeats(print, passage.content)
  );
}
