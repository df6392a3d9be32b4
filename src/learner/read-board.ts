import { listPeople, type CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { boardOf, mayRelease, membersOf, type Board, type OpenIdea } from './board.ts';
import { keepRelease, lockReleases, openIdeas, type Release } from './board-store.ts';
import { listConcepts } from './concept-store.ts';

/** A concept that enough students should look at again. */
export interface BoardConcept extends Board {
  readonly id: string;
  readonly name: string;
  /** When this picture of it was made: it stays until enough has changed. */
  readonly asOf: Date;
}

/**
 * What the class has open, concept by concept in teaching order; never a name, and nothing of few students.
 * What is shown is written down, because it decides what may be shown next.
 */
export type ReadBoard = (course: CourseKey) => Promise<BoardConcept[]>;

export function createReadBoard(withTenant: WithTenant): ReadBoard {
  return (course) =>
    withTenant(course.tenantId, async (tx) => {
      const shown = await lockReleases(tx, course);
      const now = await openByConcept(tx, course);
      const board: BoardConcept[] = [];
      for (const { id, name } of await listConcepts(tx, course)) {
        const concept = { ...course, conceptId: id };
        const release = await releaseOf(tx, concept, shown.get(id), now(id));
        if (release && release.board.band !== null)
          board.push({ id, name, ...release.board, asOf: release.releasedAt });
      }
      return board;
    });
}

/** Of students who are in the course now. */
async function openByConcept(tx: Tx, course: CourseKey) {
  const people = await listPeople(tx, course);
  const students = new Set(
    people
      .filter(({ role, leftAt }) => role === 'student' && leftAt === null)
      .map(({ userId }) => userId),
  );
  const open = (await openIdeas(tx, course)).filter(({ userId }) => students.has(userId));
  const byConcept = Map.groupBy(open, ({ conceptId }) => conceptId);
  return (conceptId: string): ClassNow => ({
    open: byConcept.get(conceptId) ?? [],
    classSize: students.size,
  });
}

/** What a class has open on a concept. */
interface ClassNow {
  readonly open: readonly OpenIdea[];
  readonly classSize: number;
}

async function releaseOf(
  tx: Tx,
  concept: CourseKey & { readonly conceptId: string },
  last: Release | undefined,
  { open, classSize }: ClassNow,
): Promise<Pick<Release, 'board' | 'releasedAt'> | undefined> {
  const members = membersOf(open);
  if (!mayRelease(last?.members ?? new Map(), members)) return last;
  const board = boardOf(open, classSize);
  return { board, releasedAt: await keepRelease(tx, concept, { board, members }) };
}
