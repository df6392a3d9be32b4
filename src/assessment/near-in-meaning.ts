import { listDocuments, type CourseKey, type GradedWork } from '../courses/index.ts';
import type { Embedder } from '../models/index.ts';
import {
  createAskVectors,
  likenessOf,
  usualLikeness,
  type AskedVector,
} from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsOf } from './fingerprint.ts';
import { isSolution } from './open-work.ts';

interface MeaningNeeds {
  readonly withTenant: WithTenant;
  readonly embedder: Embedder;
  /** Embedders of before, by their id, while there are documents that carry their vectors. */
  readonly former: (id: string) => Embedder | undefined;
}

export interface SaidInMeaning {
  /** What the student wrote in the conversation, oldest first. */
  readonly messages: readonly string[];
  /** The turn whose money embeds it. */
  readonly workId: string;
}

/**
 * The work that comes nearest in meaning to what a student wrote; undefined when none is near, and wherever that
 * cannot be told: without a model that knows more than words, when it does not answer, or where the course holds
 * too little else to compare with.
 * @param works all graded work of the student
 */
export type NearInMeaning = (
  course: CourseKey,
  { open, works }: { readonly open: readonly GradedWork[]; readonly works: readonly GradedWork[] },
  said: SaidInMeaning,
  signal: AbortSignal,
) => Promise<GradedWork | undefined>;

/**
 * What is as near to a work as ordinary passages of the course are says nothing, whatever the model's numbers
 * look like: the bar lies a margin above the 99th percentile of these, and never below the floor. Both were chosen
 * without a real model.
 */
const bar = { floor: 0.6, margin: 0.05, fewestPassages: 20 } as const;
const barKeptMs = 10 * 60_000;
const mostBars = 1_000;
/** Of fewer telling words nobody can say what task they are about. */
const fewestWords = 6;
const mostCharacters = 4_000;

export function createNearInMeaning(needs: MeaningNeeds): NearInMeaning {
  const { withTenant, embedder } = needs;
  const ask = createAskVectors(needs);
  const barFor = createBars(needs);
  return async (course, { open, works }, { messages, workId }, signal) => {
    if (embedder.knowsOnlyWords) return undefined;
    const { tenantId, courseId } = course;
    const use = { as: 'query', tenantId, courseId, workId } as const;
    const asked = await Promise.all(textsOf(messages).map((text) => ask(text, use, signal)));
    const vectors = asked.flat().filter(({ knowsOnlyWords }) => !knowsOnlyWords);
    const bars: (number | null)[] = [];
    // One after the other: the first looks up what the others find.
    for (const vector of vectors) bars.push(await barFor(course, works, vector));
    const likenesses = await withTenant(tenantId, (tx) =>
      Promise.all(
        vectors.map((vector) =>
          likenessOf(tx, comparedBy(course, open, vector, embedder.id), vector),
        ),
      ),
    );
    const near = likenesses.flatMap((found, at) =>
      found.flatMap(({ documentId, likeness }) => {
        const least = bars[at] ?? null;
        return least === null || likeness < least ? [] : [{ documentId, above: likeness - least }];
      }),
    );
    const [nearest] = near.toSorted((a, b) => b.above - a.above);
    return open.find(({ documentId }) => documentId === nearest?.documentId);
  };
}

/**
 * Every message for itself, the last one in the words that are searched for as well and the others as they were asked
 * about when they were new; and all of the conversation together. One that was near stays near whatever follows it.
 */
function textsOf(messages: readonly string[]): string[] {
  const each = messages.map((message) => message.trim().slice(0, mostCharacters));
  const all = messages.join('\n').trim().slice(-mostCharacters);
  return [...new Set([...each, all])].filter((text) => wordsOf(text).length >= fewestWords);
}

function comparedBy(
  { tenantId, courseId }: CourseKey,
  works: readonly GradedWork[],
  vector: AskedVector,
  present: string,
) {
  const documentIds = works.map(({ documentId }) => documentId);
  return { tenantId, courseId, documentIds, embedder: vector.embedder, present };
}

/** From which likeness on a text counts as near; null where that cannot be told. Looked up every ten minutes. */
function createBars({ withTenant, embedder }: MeaningNeeds) {
  const kept = new Map<string, { readonly least: number | null; readonly until: number }>();
  return async (
    course: CourseKey,
    works: readonly GradedWork[],
    vector: AskedVector,
  ): Promise<number | null> => {
    const { tenantId, courseId } = course;
    const named = works.map(({ documentId, revision }) => `${documentId}/${revision}`);
    const name = [courseId, vector.embedder, ...named.toSorted()].join(' ');
    const held = kept.get(name);
    if (held && held.until > Date.now()) return held.least;
    const { usual, passages } = await withTenant(tenantId, async (tx) => {
      const solutions = (await listDocuments(tx, course)).filter(({ title }) => isSolution(title));
      const leftOut = solutions.map(({ id }) => id);
      return usualLikeness(tx, comparedBy(course, works, vector, embedder.id), leftOut);
    });
    const least = passages < bar.fewestPassages ? null : Math.max(bar.floor, usual + bar.margin);
    if (kept.size >= mostBars) kept.clear();
    kept.set(name, { least, until: Date.now() + barKeptMs });
    return least;
  };
}
