import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { ConceptProposal } from './concept-proposal.ts';

type Of<Kind extends ConceptProposal['kind']> = Extract<ConceptProposal, { kind: Kind }>;

/** Makes it so; false when what it speaks of is not there any more. The caller holds the course. */
export function applyProposal(
  tx: Tx,
  course: CourseKey,
  proposal: ConceptProposal,
): Promise<boolean> {
  if (proposal.kind === 'add') return add(tx, course, proposal);
  if (proposal.kind === 'rename') return rename(tx, course, proposal);
  return proposal.kind === 'merge' ? merge(tx, course, proposal) : order(tx, course, proposal);
}

/** Makes it as it was; names and places are the material's again when it is read next. */
export async function undoProposal(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  proposal: ConceptProposal,
): Promise<void> {
  const key = [tenantId, courseId] as const;
  switch (proposal.kind) {
    case 'add':
      await tx.query(
        `update concepts set added = false, retired = true
         where tenant_id = $1 and course_id = $2 and slug = $3 and added`,
        [...key, proposal.concept.slug],
      );
      return;
    case 'rename':
      await tx.query(
        `update concepts set name_given = false, name = $4
         where tenant_id = $1 and course_id = $2 and slug = $3 and name = $5`,
        [...key, proposal.concept.slug, proposal.concept.name, proposal.name],
      );
      return;
    case 'merge':
      await unmerge(tx, { tenantId, courseId }, proposal);
      return;
    case 'order':
      await tx.query('update concepts set place = null where tenant_id = $1 and course_id = $2', [
        ...key,
      ]);
  }
}

/** Behind the others; a concept that was there before comes back with what is known about it. */
async function add(tx: Tx, { tenantId, courseId }: CourseKey, { concept }: Of<'add'>) {
  const made = await tx.query(
    `insert into concepts as c (tenant_id, course_id, slug, name, position, added, name_given)
     values ($1, $2, $3, $4, (select coalesce(max(position), 0) + 1 from concepts
       where tenant_id = $1 and course_id = $2), true, true)
     on conflict (tenant_id, course_id, slug) do update
       set retired = false, added = true, name = excluded.name, name_given = true
       where c.merged_into is null returning id`,
    [tenantId, courseId, concept.slug, concept.name],
  );
  return made.length > 0;
}

async function rename(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { concept, name }: Of<'rename'>,
): Promise<boolean> {
  const renamed = await tx.query(
    `update concepts set name = $4, name_given = true
     where tenant_id = $1 and course_id = $2 and slug = $3 and not retired returning id`,
    [tenantId, courseId, concept.slug, name],
  );
  return renamed.length > 0;
}

/** Nothing that is known about students moves: it is read as being about the one that stays. */
async function merge(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { keep, drop }: Of<'merge'>,
): Promise<boolean> {
  const merged = await tx.query(
    `update concepts m set merged_into = k.id, retired = true
     from concepts k, concepts d
     where k.tenant_id = $1 and k.course_id = $2 and k.slug = $3 and not k.retired
       and d.tenant_id = $1 and d.course_id = $2 and d.slug = $4 and not d.retired and d.id <> k.id
       and m.tenant_id = $1 and (m.id = d.id or m.merged_into = d.id) returning m.id`,
    [tenantId, courseId, keep.slug, drop.slug],
  );
  return merged.length > 0;
}

/** What was merged into it before goes back with it. */
async function unmerge(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { drop }: Of<'merge'>,
): Promise<void> {
  await tx.query(
    `with recursive came (slug) as (
       select $3::text
       union select p.detail #>> '{drop,slug}' from came join concept_proposals p
         on p.tenant_id = $1 and p.course_id = $2 and p.standing = 'accepted'
           and p.detail ->> 'kind' = 'merge' and p.detail #>> '{keep,slug}' = came.slug),
     back as (
       select id, merged_into from concepts
       where tenant_id = $1 and course_id = $2 and slug = $3 and merged_into is not null)
     update concepts k set merged_into = case when k.id <> back.id then back.id end, retired = k.id <> back.id
     from back
     where k.tenant_id = $1 and k.course_id = $2 and k.merged_into = back.merged_into
       and k.slug in (select slug from came)`,
    [tenantId, courseId, drop.slug],
  );
}

/** Concepts that it does not name come behind those that it does. */
async function order(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  { concepts }: Of<'order'>,
): Promise<boolean> {
  const slugs = concepts.map(({ slug }) => slug);
  const placed = await tx.query(
    `update concepts c set place = o.place, position = o.place
     from unnest($3::text[]) with ordinality as o (slug, place)
     where c.tenant_id = $1 and c.course_id = $2 and c.slug = o.slug returning c.id`,
    [tenantId, courseId, slugs],
  );
  return placed.length > 1;
}
