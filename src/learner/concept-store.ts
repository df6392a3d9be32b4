import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { allChunksThere } from '../retrieve/index.ts';
import type { Concept, ConceptCandidate } from './concept.ts';

/** Of a row about a concept: the concept as `c`, or the one that it was merged into. */
export function joinConcept(row: 'e' | 'm'): string {
  return `join concepts own on own.tenant_id = ${row}.tenant_id and own.id = ${row}.concept_id
     join concepts c on c.tenant_id = own.tenant_id and c.id = coalesce(own.merged_into, own.id)`;
}

/** Concepts taught now, in teaching order. */
export async function listConcepts(tx: Tx, course: CourseKey): Promise<Concept[]> {
  return tx.query<Concept>(
    `select c.id, c.name, c.slug, c.position, c.added,
       array(select m.slug from concepts m where m.tenant_id = $1 and m.merged_into = c.id order by m.slug) as also
     from concepts c
     where c.tenant_id = $1 and c.course_id = $2 and not c.retired order by c.position, c.slug`,
    [course.tenantId, course.courseId],
  );
}

export type ConceptName = Pick<Concept, 'id' | 'name'>;

/**
 * Of the first concepts taught, in teaching order, those for which nothing was made by a prompt of this version of
 * material that is still there, word for word.
 * @param made SQL: the table of what is made, with a column each for tenant, concept and version of the prompt, and
 * the ids of the chunks that a row of it, `made`, rests on, an array
 */
export async function conceptsWithout(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  {
    first,
    promptVersion,
    made: { table, chunkIds },
  }: {
    readonly first: number;
    readonly promptVersion: string;
    readonly made: { readonly table: string; readonly chunkIds: string };
  },
): Promise<ConceptName[]> {
  return tx.query<ConceptName>(
    `select c.id, c.name from (
       select id, name, position from concepts
       where tenant_id = $1 and course_id = $2 and not retired order by position limit $3) c
     where not exists (
       select from ${table} made
       where made.tenant_id = $1 and made.concept_id = c.id and made.prompt_version = $4
         and ${allChunksThere(chunkIds)})
     order by c.position`,
    [tenantId, courseId, first, promptVersion],
  );
}

/**
 * Makes the course's concepts these, as far as no instructor said otherwise: new ones are added, missing ones
 * retired with their evidence kept. One that others were merged into stays as long as one of them is there.
 * @param still slugs of concepts that are no heading, and stay
 */
export async function replaceConcepts(
  tx: Tx,
  course: CourseKey,
  candidates: readonly ConceptCandidate[],
  still: readonly string[] = [],
): Promise<void> {
  const slugs = candidates.map(({ slug }) => slug);
  await tx.query(
    `insert into concepts as k (tenant_id, course_id, slug, name, position)
     select $1, $2, c.slug, c.name, c.position
     from unnest($3::text[], $4::text[]) with ordinality as c (slug, name, position)
     on conflict (tenant_id, course_id, slug) do update
       set name = case when k.name_given then k.name else excluded.name end,
         position = coalesce(k.place, excluded.position), retired = k.merged_into is not null`,
    [course.tenantId, course.courseId, slugs, candidates.map(({ name }) => name)],
  );
  await tx.query(
    `update concepts k set retired = k.merged_into is not null or not (k.slug = any($4) or exists (
       select from concepts m where m.tenant_id = $1 and m.merged_into = k.id and m.slug = any($3)))
     where k.tenant_id = $1 and k.course_id = $2 and not k.slug = any($3)`,
    [course.tenantId, course.courseId, slugs, still],
  );
}

/** Slugs of the concepts that an instructor let in although no heading names them, retired ones among them. */
export async function addedSlugs(tx: Tx, course: CourseKey): Promise<string[]> {
  const rows = await tx.query<{ slug: string }>(
    `select slug from concepts where tenant_id = $1 and course_id = $2 and added`,
    [course.tenantId, course.courseId],
  );
  return rows.map(({ slug }) => slug);
}

/** The one that a concept was merged into, or the concept itself. */
export async function concernedConcept(tx: Tx, tenantId: string, id: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'select coalesce(merged_into, id) as id from concepts where tenant_id = $1 and id = $2',
    [tenantId, id],
  );
  return row?.id ?? id;
}

/** The concept of that slug, or the one that it was merged into; added behind the others when the material has not named it yet. */
export async function ensureConcept(
  tx: Tx,
  course: CourseKey,
  { slug, name }: ConceptCandidate,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into concepts as c (tenant_id, course_id, slug, name, position)
     values ($1, $2, $3, $4, (select coalesce(max(position), 0) + 1 from concepts
       where tenant_id = $1 and course_id = $2))
     on conflict (tenant_id, course_id, slug) do update set name = c.name
     returning coalesce(c.merged_into, c.id) as id`,
    [course.tenantId, course.courseId, slug, name],
  );
  if (!row) throw new Error('the concept just added is not there');
  return row.id;
}

/** A copied course begins with the concepts of its original and what was decided about them; the evidence about them stays there. */
export async function carryConceptsOver(
  tx: Tx,
  { tenantId, from, to }: { tenantId: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    `insert into concepts (tenant_id, course_id, slug, name, position, retired, name_given, place, added)
     select tenant_id, $3, slug, name, position, retired, name_given, place, added from concepts
     where tenant_id = $1 and course_id = $2
     on conflict (tenant_id, course_id, slug) do nothing`,
    [tenantId, from, to],
  );
  await tx.query(
    `update concepts k set merged_into = target.id, retired = true
     from concepts theirs join concepts other on other.tenant_id = $1 and other.id = theirs.merged_into
       join concepts target on target.tenant_id = $1 and target.course_id = $3 and target.slug = other.slug
     where theirs.tenant_id = $1 and theirs.course_id = $2
       and k.tenant_id = $1 and k.course_id = $3 and k.slug = theirs.slug and k.id <> target.id
       and target.merged_into is null`,
    [tenantId, from, to],
  );
  // What was refused there is not proposed here either.
  await tx.query(
    `insert into concept_proposals (tenant_id, course_id, detail, fingerprint, standing, provider, model, decided_at)
     select tenant_id, $3, detail, fingerprint, standing, provider, model, decided_at from concept_proposals
     where tenant_id = $1 and course_id = $2 and standing = 'refused'
     on conflict (tenant_id, course_id, fingerprint) do nothing`,
    [tenantId, from, to],
  );
}
