import { randomUUID } from 'node:crypto';
import type { Budget } from '../../budget/index.ts';
import { findCourse, type CourseKey } from '../../courses/index.ts';
import type { Concept } from '../../learner/index.ts';
import type { ChatRouter } from '../../models/index.ts';
import {
  findUnwritten,
  keepWriting,
  listKept,
  type KeptQuestion,
  type WritingOutcome,
} from '../../quiz/index.ts';
import type { Search } from '../../retrieve/index.ts';
import type { AccountNeeds } from '../account-for.ts';
import type { CourseFacts, LoadCourseFacts } from '../course-facts.ts';
import { looksUnanswerable, toPassages, type Passage } from '../passages.ts';
import { conceptHits } from '../prepared/concept-hits.ts';
import { setMoneyAside, type AsideNeeds } from '../set-money-aside.ts';
import { fingerprintOf } from './check-question.ts';
import { proposeQuestions, proposalSize, type Proposed } from './propose-questions.ts';
import { opinionSize } from './second-opinion.ts';
import { toItem } from './to-item.ts';
import { createWritingDesk } from './writing-desk.ts';

/**
 * Has questions written for each of the course's first concepts that has none for its material as it stands,
 * if an instructor has switched that on. Ends without a word where no model or not enough money is there. May
 * run any number of times; returns what came of it, all concepts together.
 */
export type WriteQuestions = (course: CourseKey, signal: AbortSignal) => Promise<WritingOutcome>;

interface WriteNeeds extends AccountNeeds, AsideNeeds {
  readonly search: Search;
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly courseFacts: LoadCourseFacts;
  /** Concepts of a course that get questions; 0 has none written. */
  readonly perCourse: number;
}

/** Questions of one concept that stand at a time: enough for a quiz or two of one student. */
const perConcept = 5;

export function createWriteQuestions(needs: WriteNeeds): WriteQuestions {
  const { withTenant, perCourse: first } = needs;
  return async (course, signal) => {
    const outcomes: WritingOutcome[] = [];
    if (first === 0 || !(await isWanted(needs, course))) return sumOf(outcomes);
    const facts = await needs.courseFacts(course);
    const promptVersion = facts.prompts.questions.version;
    const concepts = await withTenant(course.tenantId, (tx) =>
      findUnwritten(tx, course, { first, promptVersion }),
    );
    for (const concept of concepts) {
      signal.throwIfAborted();
      // It may have been switched off since.
      if (!(await isWanted(needs, course))) break;
      const made = await writeFor(needs, { course, concept, facts }, signal);
      if (made === 'no means') break;
      if (made !== 'nothing to ask') outcomes.push(made);
    }
    return sumOf(outcomes);
  };
}

async function isWanted(
  { withTenant }: WriteNeeds,
  { tenantId, courseId }: CourseKey,
): Promise<boolean> {
  const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
  return course?.settings.writtenQuestions ?? false;
}

interface Work {
  readonly course: CourseKey;
  readonly concept: Pick<Concept, 'id' | 'name'>;
  readonly facts: CourseFacts;
}

async function writeFor(
  needs: WriteNeeds,
  work: Work,
  signal: AbortSignal,
): Promise<WritingOutcome | 'no means' | 'nothing to ask'> {
  const { course, concept, facts } = work;
  const { withTenant, budget } = needs;
  const { tenantId } = course;
  const hits = await conceptHits(needs.search, course, concept.name, signal);
  const passages = toPassages(hits.filter(({ mayCite }) => mayCite));
  if (passages.length === 0 || looksUnanswerable(concept.name, hits)) return 'nothing to ask';
  const kept = await withTenant(tenantId, (tx) => listKept(tx, course));
  const count = perConcept - kept.filter((one) => isAsked(one, concept)).length;
  if (count <= 0) return 'nothing to ask';
  const id = randomUUID();
  const parts = [
    { task: 'quiz_generation', size: proposalSize },
    { task: 'verify', size: times(count, opinionSize) },
  ] as const;
  try {
    if (!(await setMoneyAside(needs, { ...course, id, parts }))) return 'no means';
    const desk = createWritingDesk(needs, { tenantId, id });
    // What was taken out is not written again; what lost its place may be.
    const known = kept.filter(({ stands, takenOutAt }) => stands || takenOutAt !== null);
    const asked = { facts, concept, passages, known: known.map(toKnown), count };
    const proposed = await proposeQuestions(desk, asked, signal);
    if (proposed === 'no means') return proposed;
    return (await keep(needs, work, { passages, proposed })) ?? 'nothing to ask';
  } finally {
    await withTenant(tenantId, (tx) => budget.settle(tx, tenantId, id));
  }
}

function isAsked(
  { conceptId, stands, takenOutAt }: KeptQuestion,
  { id }: Work['concept'],
): boolean {
  return conceptId === id && stands && takenOutAt === null;
}

function toKnown({ item, conceptId }: KeptQuestion) {
  return { conceptId, question: item.prompt, solution: item.solution };
}

/** Undefined when another process has written for the concept meanwhile. */
function keep(
  { withTenant }: WriteNeeds,
  { course, concept, facts }: Work,
  { passages, proposed }: { passages: readonly Passage[]; proposed: Exclude<Proposed, 'no means'> },
): Promise<WritingOutcome | undefined> {
  const { sound, dropped, provider, model } = proposed;
  const chunkIds = passages.flatMap(({ hit }) => hit.pieces.map(({ chunkId }) => chunkId));
  const writing = {
    conceptId: concept.id,
    chunkIds: chunkIds.toSorted(),
    promptVersion: facts.prompts.questions.version,
    provider,
    model,
    dropped,
    questions: sound.map((one) => ({ ...toItem(one), fingerprint: fingerprintOf(one) })),
  };
  return withTenant(course.tenantId, (tx) => keepWriting(tx, course, writing));
}

function times(count: number, size: typeof opinionSize): typeof opinionSize {
  return { inputTokens: count * size.inputTokens, outputTokens: count * size.outputTokens };
}

function sumOf(outcomes: readonly WritingOutcome[]): WritingOutcome {
  const dropped: Record<string, number> = {};
  for (const outcome of outcomes) {
    for (const [flaw, count] of Object.entries(outcome.dropped))
      dropped[flaw] = (dropped[flaw] ?? 0) + count;
  }
  return { kept: outcomes.reduce((sum, { kept }) => sum + kept, 0), dropped };
}
