import type { CourseKey } from '../courses/index.ts';
import { listPeople, readVisibility, type VisibilityLevel } from '../courses/index.ts';
import type { Language } from '../ground/language/index.ts';
import {
  listConcepts,
  listContested,
  readConceptLedger,
  type ConceptLedger,
  type Contested,
  type LedgerLine,
} from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readAnswered, type AnsweredItem } from './answered-store.ts';
import { itemsUnderCheck } from './check-store.ts';
import type { QuizOwner } from './quiz-store.ts';

type Answered = { readonly answered: AnsweredItem | null };

/** A mastery with what it rests on, each answer with its question. */
export interface OpenedLedger extends Omit<ConceptLedger, 'lines'> {
  readonly lines: readonly (LedgerLine & Answered)[];
  /** What those who teach see of what is contested here. */
  readonly teachersSee: VisibilityLevel;
}

/** What those who teach decide about, and whom they may give evidence of. */
export interface CourseContests {
  readonly contests: readonly (Contested & Answered)[];
  /** How much of it the school lets anybody see. */
  readonly teachersSee: VisibilityLevel;
  readonly students: readonly { readonly userId: string; readonly name: string | null }[];
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
}

export interface Ledgers {
  /** Undefined when the course teaches no such concept. */
  open(owner: QuizOwner, conceptId: string, language: Language): Promise<OpenedLedger | undefined>;
  /** Nothing of students who contest nothing but their names. */
  contests(course: CourseKey, language: Language): Promise<CourseContests>;
}

export function createLedgers(withTenant: WithTenant): Ledgers {
  return {
    open: (owner, conceptId, language) =>
      withTenant(owner.tenantId, async (tx) => {
        const ledger = await readConceptLedger(tx, owner, conceptId);
        if (!ledger) return undefined;
        const references = ledger.lines.map(({ reference }) => reference);
        const underCheck = await itemsUnderCheck(tx, owner);
        const answered = await readAnswered(tx, owner, references, { language, underCheck });
        const { level: teachersSee } = await readVisibility(tx, owner.tenantId);
        return { ...ledger, lines: ledger.lines.map(withAnswer(answered)), teachersSee };
      }),
    contests: (course, language) =>
      withTenant(course.tenantId, async (tx) => {
        const contested = await listContested(tx, course);
        const references = contested.map(({ reference }) => reference);
        const answered = await readAnswered(tx, course, references, { language });
        const people = await listPeople(tx, course);
        const { level: teachersSee } = await readVisibility(tx, course.tenantId);
        return {
          contests: contested.map(withAnswer(answered)),
          teachersSee,
          students: people
            .filter(({ role, leftAt }) => role === 'student' && leftAt === null)
            .map(({ userId, name }) => ({ userId, name })),
          concepts: (await listConcepts(tx, course)).map(({ id, name }) => ({ id, name })),
        };
      }),
  };
}

function withAnswer(answered: ReadonlyMap<string, AnsweredItem>) {
  return <Line extends { readonly reference: string }>(line: Line): Line & Answered => ({
    ...line,
    answered: answered.get(line.reference) ?? null,
  });
}
