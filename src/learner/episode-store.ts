import type { Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
import type { LearnerKey } from './evidence-store.ts';

export const explanationKinds = [
  'analogy',
  'example',
  'steps',
  'picture',
  'definition',
  'question',
  'other',
] as const;
export type ExplanationKind = (typeof explanationKinds)[number];

/** An explanation that helped a student with a concept, or did not (S14). */
export interface Episode {
  readonly conceptId: string;
  readonly kind: ExplanationKind;
  /** In a few words of a model's. */
  readonly what: string;
  readonly worked: boolean;
}

/** Of each concept so many are kept, the newest. */
const keptEach = 6;

/** Writes down how an explanation went, and forgets what is older than the last few of its concept. */
export async function recordEpisode(
  tx: Tx,
  learner: LearnerKey,
  { turnId, conceptId, kind, what, worked }: Episode & { readonly turnId: string },
): Promise<void> {
  const { tenantId, courseId, userId } = learner;
  await tx.query(
    `insert into episodes (tenant_id, course_id, user_id, concept_id, turn_id, kind, what, worked)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, turn_id, concept_id, kind) do nothing`,
    [tenantId, courseId, userId, conceptId, turnId, kind, what, worked],
  );
  await tx.query(
    `delete from episodes where tenant_id = $1 and id in (
       select id from episodes where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id = $4
       order by happened_at desc, id offset ${keptEach})`,
    [tenantId, userId, courseId, conceptId],
  );
}

/** All that are kept of a student in the course, newest first. */
export async function listEpisodes(
  tx: Tx,
  learner: LearnerKey,
): Promise<(Episode & { readonly at: Date })[]> {
  return tx.query<Episode & { at: Date }>(
    `select c.id as "conceptId", e.kind, e.what, e.worked, e.happened_at as at
     from episodes e ${joinConcept('e')}
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and not c.retired
     order by e.happened_at desc, e.id`,
    [learner.tenantId, learner.userId, learner.courseId],
  );
}
