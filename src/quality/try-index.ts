import type { CourseKey } from '../courses/index.ts';
import { embedChunks, payingFor } from '../ingest/index.ts';
import type { Embedder } from '../models/index.ts';
import {
  dropTrialVectors,
  keepTrialVectors,
  untriedChunks,
  type Search,
} from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { coursesOf } from './judged-answer-store.ts';
import { conclude, rankOf, TrialPostponedError, type Trial, type Tried } from './ranked-cases.ts';

interface TryIndexNeeds {
  readonly withTenant: WithTenant;
  /** The model on trial. */
  readonly embedder: Embedder;
  /** The search that serves. */
  readonly asIs: Search;
  /** The same on the newcomer's vectors. */
  readonly onTrial: Search;
}

const chunksAtATime = 500;

/**
 * Has the released material of the courses that hold cases embedded by the newcomer, beside what serves,
 * asks every case both ways and compares them pair by pair as the suites do. What was embedded already
 * when a trial broke off is not embedded again.
 */
export function createTryIndex(needs: TryIndexNeeds): Trial {
  const { withTenant } = needs;
  return async (tenantId, answers, signal) => {
    const courses = coursesOf(tenantId, answers);
    for (const course of courses) await fill(needs, course, signal);
    const tried: Tried[number][] = [];
    for (const answer of answers) {
      const before = await rankOf(needs.asIs, tenantId, answer, signal);
      const after = await rankOf(needs.onTrial, tenantId, answer, signal);
      tried.push({ answer, before, after });
    }
    await requireFilled(needs, courses);
    await withTenant(tenantId, (tx) => dropTrialVectors(tx, tenantId));
    return conclude(needs.embedder.id, tried);
  };
}

async function fill(
  { withTenant, embedder }: TryIndexNeeds,
  course: CourseKey,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId } = course;
  for (;;) {
    const chunks = await withTenant(tenantId, (tx) =>
      untriedChunks(tx, course, embedder.id, chunksAtATime),
    );
    if (chunks.length === 0) return;
    for await (const batch of embedChunks(payingFor(embedder, course), chunks, signal))
      await withTenant(tenantId, (tx) => keepTrialVectors(tx, tenantId, embedder.id, batch));
  }
}

/** A document that was read anew meanwhile was asked about by words alone. */
async function requireFilled(
  { withTenant, embedder }: TryIndexNeeds,
  courses: readonly CourseKey[],
): Promise<void> {
  for (const course of courses) {
    const missing = await withTenant(course.tenantId, (tx) =>
      untriedChunks(tx, course, embedder.id, 1),
    );
    if (missing.length > 0) throw new TrialPostponedError('The material changed during the trial.');
  }
}
