import { lockCourse, type CourseKey } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import type { Board, Members, OpenIdea } from './board.ts';
import { joinConcept } from './concept-store.ts';

/** What is open in the course now, whoever it belongs to, by concept. */
export async function openIdeas(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<(OpenIdea & { readonly conceptId: string })[]> {
  return tx.query<OpenIdea & { conceptId: string }>(
    `select c.id as "conceptId", m.user_id as "userId", m.id as "misconceptionId", m.description
     from misconceptions m ${joinConcept('m')}
     where m.tenant_id = $1 and m.course_id = $2 and m.status in ('active', 'resolving') order by m.id`,
    [tenantId, courseId],
  );
}

export interface Release {
  readonly board: Board;
  readonly members: Members;
  readonly releasedAt: Date;
}

/** What was shown last of each concept. Two who look at once take turns: the second sees what the first released. */
export async function lockReleases(
  tx: Tx,
  course: CourseKey,
): Promise<ReadonlyMap<string, Release>> {
  const { tenantId, courseId } = course;
  await lockCourse(tx, course);
  const boards = await tx.query<{ conceptId: string; board: Board; releasedAt: Date }>(
    `select concept_id as "conceptId", board, released_at as "releasedAt" from misconception_boards
     where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  const members = await tx.query<{ conceptId: string; userId: string; contribution: string }>(
    `select m.concept_id as "conceptId", m.user_id as "userId", m.contribution
     from misconception_board_members m join misconception_boards b
       on b.tenant_id = m.tenant_id and b.concept_id = m.concept_id
     where b.tenant_id = $1 and b.course_id = $2`,
    [tenantId, courseId],
  );
  const byConcept = Map.groupBy(members, ({ conceptId }) => conceptId);
  return new Map(
    boards.map(({ conceptId, ...rest }) => {
      const theirs = byConcept.get(conceptId) ?? [];
      const marks = theirs.map(({ userId, contribution }) => [userId, contribution] as const);
      return [conceptId, { ...rest, members: new Map(marks) }];
    }),
  );
}

/** Keeps what is shown from now on; since when. */
export async function keepRelease(
  tx: Tx,
  { tenantId, courseId, conceptId }: CourseKey & { readonly conceptId: string },
  { board, members }: Pick<Release, 'board' | 'members'>,
): Promise<Date> {
  const [kept] = await tx.query<{ releasedAt: Date }>(
    `insert into misconception_boards (tenant_id, concept_id, course_id, board) values ($1, $2, $3, $4)
     on conflict (tenant_id, concept_id) do update set board = excluded.board, released_at = now()
     returning released_at as "releasedAt"`,
    [tenantId, conceptId, courseId, asJson(board)],
  );
  await tx.query(
    'delete from misconception_board_members where tenant_id = $1 and concept_id = $2',
    [tenantId, conceptId],
  );
  await tx.query(
    `insert into misconception_board_members (tenant_id, concept_id, user_id, contribution)
     select $1, $2, m.user_id, m.contribution from unnest($3::uuid[], $4::text[]) as m (user_id, contribution)`,
    [tenantId, conceptId, [...members.keys()], [...members.values()]],
  );
  if (!kept) throw new Error('the board just kept is not there');
  return kept.releasedAt;
}
