import { ensureTenant } from '../src/tenancy/index.ts';
import { makeCourse } from './corpus.ts';
import type { BenchInstallation } from './installation.ts';

export const chunksPerCourse = 2_000;
const tenantCount = 50;

/** How many chunks the tenant that is measured has, and all tenants together. */
export interface Size {
  readonly tenant: number;
  readonly all: number;
}

/** Tenants that grow: the first is measured, the others stand around it. */
export interface Growing {
  /** The tenant that is measured, and its courses. */
  readonly tenantId: string;
  readonly courses: readonly string[];
  total(): number;
  fill(to: Size): Promise<void>;
}

/**
 * One course is made with real embeddings, every other one is a copy of it under ids of its own, documents
 * and counts of words included, made inside the database. What a database holds from an earlier start is
 * taken as it is: a course comes whole or not at all.
 */
export async function openGrowing({ composed, asOwner }: BenchInstallation): Promise<Growing> {
  const { db } = composed.ground;
  const tenants: string[] = [];
  for (let at = 0; at < tenantCount; at += 1)
    tenants.push((await ensureTenant(db, `Bench ${at}`)).id);
  const [first = '', ...others] = tenants;
  const known = await asOwner<{ id: string; tenantId: string }>(
    `select id, tenant_id as "tenantId" from courses order by length(context_id), context_id`,
  );
  const courses = known.filter(({ tenantId }) => tenantId === first).map(({ id }) => id);
  if (courses.length === 0) courses.push(await makeCourse(db, first, chunksPerCourse));
  let elsewhere = known.filter(({ tenantId }) => tenantId !== first).length;
  const total = (): number => (courses.length + elsewhere) * chunksPerCourse;

  async function addCourse(tenantId: string, name: number): Promise<string> {
    const origin = courses[0] ?? '';
    const [copied] = await asOwner<{ id: string }>(copyCourse, [
      first,
      origin,
      tenantId,
      `bench-${name}`,
    ]);
    return copied?.id ?? '';
  }

  return {
    tenantId: first,
    courses,
    total,
    fill: async ({ tenant, all }) => {
      while (courses.length * chunksPerCourse < tenant)
        courses.push(await addCourse(first, courses.length));
      while (total() < all) {
        await addCourse(others[elsewhere % others.length] ?? first, elsewhere);
        elsewhere += 1;
      }
      // Or index-only scans and estimates would be those of an empty table.
      await asOwner('vacuum analyze');
    },
  };
}

/** From $1's course $2 to $3, as the course that the LMS calls $4: one statement, so all of it or nothing. */
const copyCourse = `with course as (
  insert into courses (tenant_id, context_id, title) values ($3, $4, 'Bench') returning id),
copied as (
  insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version, state, active_revision)
  select $3, course.id, source, source_key, d.title, file_name, source_version, state, active_revision
  from documents d, course where d.tenant_id = $1 and d.course_id = $2 returning id, source_key),
counted as (
  insert into course_terms (tenant_id, course_id, initial, lexeme, chunks)
  select $3, course.id, initial, lexeme, chunks from course_terms t, course where t.tenant_id = $1 and t.course_id = $2),
chunked as (
  insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
    content_hash, tokens, heading_path, terms, lexical, embedding)
  select $3, course.id, n.id, c.revision, c.ordinal, c.content, c.embedding_text, c.content_hash,
    c.tokens, c.heading_path, c.terms, c.lexical, c.embedding
  from course, chunks c join documents o on o.tenant_id = $1 and o.id = c.document_id join copied n using (source_key)
  where c.tenant_id = $1 and c.course_id = $2 order by n.id, c.ordinal)
select id from course`;
