import { randomUUID } from 'node:crypto';
import type { Budget } from '../../budget/index.ts';
import type { CourseKey } from '../../courses/index.ts';
import type { Concept } from '../../learner/index.ts';
import { ModelError, type ChatRouter, type Quote } from '../../models/index.ts';
import type { Search } from '../../retrieve/index.ts';
import { accountFor, type AccountNeeds } from '../account-for.ts';
import { createCheckedAnswer } from '../citations/checked-answer.ts';
import { markersIn } from '../citations/markers.ts';
import type { CourseFacts, LoadCourseFacts } from '../course-facts.ts';
import { looksUnanswerable, toPassages, type Passage } from '../passages.ts';
import { fence } from '../prompts/fence.ts';
import { setMoneyAside } from '../set-money-aside.ts';
import { conceptHits } from './concept-hits.ts';
import type { PreparedAnswer, PreparedSource } from './prepared-answer.ts';
import { findUnprepared, keepPrepared } from './prepared-store.ts';

/**
 * Has an explanation written for each of the course's first concepts that has none which still
 * stands. Ends without a word where no model or not enough money is there. May run any number of
 * times; returns how many were written.
 */
export type PrepareAnswers = (course: CourseKey, signal: AbortSignal) => Promise<number>;

interface PrepareNeeds extends AccountNeeds {
  readonly search: Search;
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly quote: Quote;
  readonly courseFacts: LoadCourseFacts;
  /** Concepts of a course that get an answer; 0 prepares none. */
  readonly perCourse: number;
}

type Wanted = Pick<Concept, 'id' | 'name'>;
type Written = PreparedAnswer & { readonly provider: string; readonly model: string };

const task = 'content_generation';
const size = { inputTokens: 4_000, outputTokens: 900 };

export function createPrepareAnswers(needs: PrepareNeeds): PrepareAnswers {
  const { withTenant, perCourse: first } = needs;
  return async (course, signal) => {
    if (first === 0) return 0;
    const facts = await needs.courseFacts(course);
    const promptVersion = facts.prompts.prepared.version;
    const wanted = await withTenant(course.tenantId, (tx) =>
      findUnprepared(tx, course, { first, promptVersion }),
    );
    let written = 0;
    for (const concept of wanted) {
      signal.throwIfAborted();
      const made = await prepare(needs, { course, concept, facts }, signal);
      if (made === 'no means') break;
      if (made === 'nothing to say') continue;
      const kept = { ...made, conceptId: concept.id, promptVersion };
      await withTenant(course.tenantId, (tx) => keepPrepared(tx, course, kept));
      written += 1;
    }
    return written;
  };
}

interface Work {
  readonly course: CourseKey;
  readonly concept: Wanted;
  readonly facts: CourseFacts;
}

async function prepare(
  needs: PrepareNeeds,
  { course, concept, facts }: Work,
  signal: AbortSignal,
): Promise<Written | 'no means' | 'nothing to say'> {
  const hits = await conceptHits(needs.search, course, concept.name, signal);
  const passages = toPassages(hits);
  if (passages.length === 0 || looksUnanswerable(concept.name, hits)) return 'nothing to say';
  const id = randomUUID();
  try {
    if (!(await setMoneyAside(needs, { ...course, id, parts: [{ task, size }] })))
      return 'no means';
    const asked = { id, system: facts.prompts.prepared.write({ ...facts, passages }), concept };
    const { text, ...by } = await write(needs, course, asked, signal);
    const sources = sourcesOf(text, passages);
    return sources ? { ...by, answer: text, sources } : 'nothing to say';
  } catch (error) {
    if (error instanceof ModelError) return 'no means';
    throw error;
  } finally {
    await needs.withTenant(course.tenantId, (tx) => needs.budget.settle(tx, course.tenantId, id));
  }
}

async function write(
  needs: PrepareNeeds,
  { tenantId }: CourseKey,
  { id, system, concept }: { id: string; system: string; concept: Wanted },
  signal: AbortSignal,
): Promise<{ text: string; provider: string; model: string }> {
  const account = accountFor(needs, { tenantId, id });
  const request = {
    system,
    messages: [
      { role: 'user' as const, content: `Explain:\n${fence('concept', {}, concept.name)}` },
    ],
    maxOutputTokens: size.outputTokens,
    temperature: 0.2,
  };
  let said = { text: '', provider: '', model: '' };
  for await (const chunk of needs.router.stream({ tenantId, task, account }, request, signal)) {
    if (chunk.type === 'attempt') said = { text: '', provider: chunk.provider, model: chunk.model };
    if (chunk.type === 'text') said.text += chunk.text;
    if (chunk.type === 'finish' && chunk.reason !== 'stop') said.text = '';
  }
  return said;
}

/** What the answer cites; undefined unless every citation holds in the place it names. */
function sourcesOf(text: string, passages: readonly Passage[]): PreparedSource[] | undefined {
  const checked = createCheckedAnswer({ passages, policy: 'drop', from: 0 });
  checked.push(text);
  checked.end();
  const { cited, dropped } = checked.counts();
  const named = new Set(markersIn(text).flatMap(({ numbers }) => numbers));
  if (cited === 0 || dropped > 0 || named.size !== cited) return undefined;
  return passages.flatMap(({ marker, hit: { pieces } }) =>
    named.has(marker) ? [{ marker, chunkIds: pieces.map(({ chunkId }) => chunkId) }] : [],
  );
}
