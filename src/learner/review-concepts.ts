import { lockCourse, type CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { readReleasedChunks } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { applyProposal, undoProposal } from './apply-proposal.ts';
import { chunksOf } from './concept-proposal.ts';
import {
  findProposal,
  lastConceptReading,
  listProposals,
  markDecided,
  type ConceptReading,
  type KeptProposal,
} from './concept-proposal-store.ts';
import { listConcepts } from './concept-store.ts';

/** The concepts of a course and what a model proposes about them, for those who teach. */
export interface ConceptsPicture {
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
  readonly proposals: readonly (KeptProposal & {
    /** False once the words that it rests on are not in the released course any more. */
    readonly stands: boolean;
  })[];
  /** The last time a model was asked; null before the first. */
  readonly reading: Pick<ConceptReading, 'outcome' | 'readAt'> | null;
}

export type Decided =
  | 'done'
  /** There is no such proposal. */
  | 'unknown'
  /** It was refused, or what it speaks of is not there any more. */
  | 'gone';

export interface ReviewConcepts {
  list(course: CourseKey): Promise<ConceptsPicture>;
  /** Accepts or refuses a proposal; refusing an accepted one takes it back. The same twice changes nothing. */
  decide(course: CourseKey, id: string, accept: boolean): Promise<Decided>;
  /** Decides all that are open. How many it did, and how many were not possible any more. */
  decideAll(course: CourseKey, accept: boolean): Promise<{ done: number; gone: number }>;
}

/** What was added may be renamed by nobody and merged with nothing; names come before merges, the order last. */
const turnOf = { add: 0, rename: 1, merge: 2, order: 3 } as const;

export function createReviewConcepts(withTenant: WithTenant): ReviewConcepts {
  return {
    list: ({ tenantId, courseId }) =>
      withTenant(tenantId, async (tx) => {
        const course = { tenantId, courseId };
        const kept = await listProposals(tx, course);
        const there = await releasedIds(tx, course);
        const reading = await lastConceptReading(tx, course);
        const concepts = await listConcepts(tx, course);
        return {
          concepts: concepts.map(({ id, name }) => ({ id, name })),
          proposals: kept.map((one) => ({
            ...one,
            stands: chunksOf(one.proposal).every((id) => there.has(id)),
          })),
          reading: reading ? { outcome: reading.outcome, readAt: reading.readAt } : null,
        };
      }),
    decide: ({ tenantId, courseId }, id, accept) =>
      withTenant(tenantId, async (tx) => {
        const course = { tenantId, courseId };
        // Two who decide at once take turns.
        await lockCourse(tx, course);
        return decide(tx, course, { id, accept, there: await releasedIds(tx, course) });
      }),
    decideAll: ({ tenantId, courseId }, accept) =>
      withTenant(tenantId, async (tx) => {
        const course = { tenantId, courseId };
        await lockCourse(tx, course);
        const there = await releasedIds(tx, course);
        const open = (await listProposals(tx, course))
          .filter(({ standing }) => standing === 'open')
          .toSorted((a, b) => turnOf[a.proposal.kind] - turnOf[b.proposal.kind]);
        const count = { done: 0, gone: 0 };
        for (const { id } of open) {
          const decided = await decide(tx, course, { id, accept, there });
          count[decided === 'done' ? 'done' : 'gone'] += 1;
        }
        return count;
      }),
  };
}

interface Decision {
  readonly id: string;
  readonly accept: boolean;
  /** Ids of the chunks that are released to the whole course. */
  readonly there: ReadonlySet<string>;
}

async function decide(
  tx: Tx,
  course: CourseKey,
  { id, accept, there }: Decision,
): Promise<Decided> {
  const found = await findProposal(tx, course, id);
  if (!found) return 'unknown';
  const { proposal, standing } = found;
  const wanted = accept ? 'accepted' : 'refused';
  if (standing === wanted) return 'done';
  if (accept) {
    const stands = chunksOf(proposal).every((chunk) => there.has(chunk));
    if (standing === 'refused' || !stands) return 'gone';
    if (!(await applyProposal(tx, course, proposal))) return 'gone';
  } else if (standing === 'accepted') await undoProposal(tx, course, proposal);
  await markDecided(tx, { tenantId: course.tenantId, id }, wanted);
  return 'done';
}

async function releasedIds(tx: Tx, course: CourseKey): Promise<ReadonlySet<string>> {
  return new Set((await readReleasedChunks(tx, course)).map(({ chunkId }) => chunkId));
}
