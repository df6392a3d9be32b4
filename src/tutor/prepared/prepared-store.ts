import type { CourseKey } from '../../courses/index.ts';
import { conceptsWithout, type ConceptName } from '../../learner/index.ts';
import { asJson, type Tx } from '../../ground/db/index.ts';
import type { PreparedAnswer } from './prepared-answer.ts';

/** Keeps the answer in the place of an earlier one. */
export async function keepPrepared(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  made: PreparedAnswer & {
    readonly conceptId: string;
    readonly provider: string;
    readonly model: string;
    readonly promptVersion: string;
  },
): Promise<void> {
  await tx.query(
    `insert into prepared_answers
       (tenant_id, course_id, concept_id, answer, sources, provider, model, prompt_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, concept_id) do update set answer = excluded.answer, sources = excluded.sources,
       provider = excluded.provider, model = excluded.model, prompt_version = excluded.prompt_version,
       created_at = now()`,
    [
      tenantId,
      courseId,
      made.conceptId,
      made.answer,
      asJson(made.sources),
      made.provider,
      made.model,
      made.promptVersion,
    ],
  );
}

/** The answer prepared for one of these concepts of the course, with the concept's name. */
export async function findPrepared(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  slugs: readonly string[],
): Promise<(PreparedAnswer & { readonly concept: string }) | undefined> {
  const [found] = await tx.query<PreparedAnswer & { concept: string }>(
    `select p.answer, p.sources, c.name as concept
     from prepared_answers p join concepts c on c.tenant_id = p.tenant_id and c.id = p.concept_id
     where p.tenant_id = $1 and p.course_id = $2 and c.slug = any($3::text[]) and not c.retired
     order by array_position($3::text[], c.slug) limit 1`,
    [tenantId, courseId, [...slugs]],
  );
  return found;
}

/** Of the first concepts of the course, in teaching order, those without an answer that still stands. */
export function findUnprepared(
  tx: Tx,
  course: CourseKey,
  wanted: { readonly first: number; readonly promptVersion: string },
): Promise<ConceptName[]> {
  const made = {
    table: 'prepared_answers',
    chunkIds: `array(select (used.id #>> '{}')::uuid
      from jsonb_path_query(made.sources, '$[*].chunkIds[*]') as used (id))`,
  };
  return conceptsWithout(tx, course, { ...wanted, made });
}
