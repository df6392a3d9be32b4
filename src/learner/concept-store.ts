import type { Tx } from '../ground/db/index.ts';
import type { Concept, ConceptCandidate } from './concept.ts';

interface CourseKey {
  readonly tenantId: string;
  readonly courseId: string;
}

/** Concepts taught now, in teaching order. */
export async function listConcepts(tx: Tx, course: CourseKey): Promise<Concept[]> {
  return tx.query<Concept>(
    `select id, name, slug, position from concepts
     where tenant_id = $1 and course_id = $2 and not retired order by position`,
    [course.tenantId, course.courseId],
  );
}

/** Makes the course's concepts these: new ones are added, missing ones retired with their evidence kept. */
export async function replaceConcepts(
  tx: Tx,
  course: CourseKey,
  candidates: readonly ConceptCandidate[],
): Promise<void> {
  const slugs = candidates.map(({ slug }) => slug);
  await tx.query(
    `insert into concepts (tenant_id, course_id, slug, name, position)
     select $1, $2, c.slug, c.name, c.position
     from unnest($3::text[], $4::text[]) with ordinality as c (slug, name, position)
     on conflict (tenant_id, course_id, slug) do update
       set name = excluded.name, position = excluded.position, retired = false`,
    [course.tenantId, course.courseId, slugs, candidates.map(({ name }) => name)],
  );
  await tx.query(
    `update concepts set retired = true
     where tenant_id = $1 and course_id = $2 and not slug = any($3)`,
    [course.tenantId, course.courseId, slugs],
  );
}

/** The concept of that slug; added behind the others when the material has not named it yet. */
export async function ensureConcept(
  tx: Tx,
  course: CourseKey,
  { slug, name }: ConceptCandidate,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into concepts as c (tenant_id, course_id, slug, name, position)
     values ($1, $2, $3, $4, (select coalesce(max(position), 0) + 1 from concepts
       where tenant_id = $1 and course_id = $2))
     on conflict (tenant_id, course_id, slug) do update set name = c.name returning id`,
    [course.tenantId, course.courseId, slug, name],
  );
  if (!row) throw new Error('the concept just added is not there');
  return row.id;
}

/** A copied course begins with the concepts of its original; the evidence about them stays there. */
export async function carryConceptsOver(
  tx: Tx,
  { tenantId, from, to }: { tenantId: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    `insert into concepts (tenant_id, course_id, slug, name, position, retired)
     select tenant_id, $3, slug, name, position, retired from concepts
     where tenant_id = $1 and course_id = $2
     on conflict (tenant_id, course_id, slug) do nothing`,
    [tenantId, from, to],
  );
}
