import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  option,
  record,
  subarray,
} from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asJson } from '../../src/ground/db/index.ts';
import type { Release } from '../../src/lms/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';
import { anAssignment, aQuiz, canvasToken, startCanvas } from '../support/lms-stubs/canvas-stub.ts';
import { connect } from '../support/lms-stubs/connect.ts';

const days = ['2030-01-01', '2030-02-01', '2030-03-01', '2030-04-01'].map(
  (day) => `${day}T00:00:00Z`,
);
const moments = ['2029-12-15', '2030-01-15', '2030-02-15', '2030-03-15', '2030-04-15'].map(
  (day) => new Date(`${day}T00:00:00Z`),
);

interface Student {
  readonly user: number;
  readonly sections: readonly number[];
  /** Canvas tells us nothing of it. */
  readonly group: number;
}
const students: readonly Student[] = [
  { user: 41, sections: [4], group: 7 },
  { user: 42, sections: [5], group: 8 },
  { user: 43, sections: [4, 5], group: 7 },
  { user: 44, sections: [6], group: 8 },
];

interface Override {
  readonly student_ids?: readonly number[];
  readonly course_section_id?: number;
  readonly group_id?: number;
  readonly course_id?: number;
  readonly unlock_at?: string | null;
  readonly lock_at?: string | null;
}

const dates = record(
  {
    unlock_at: option(constantFrom(...days), { freq: 3 }),
    lock_at: option(constantFrom(...days), { freq: 3 }),
  },
  { requiredKeys: [] },
);
const base = record({
  unlock_at: option(constantFrom(...days)),
  lock_at: option(constantFrom(...days)),
  only_visible_to_overrides: boolean(),
});
/** As Canvas keeps them: a student has one of their own at most, and so has a section or a group. */
const overrides = (withGroups: boolean) =>
  record({
    personal: subarray([41, 42, 43, 44]),
    isApart: boolean(),
    sections: subarray([4, 5, 6]),
    groups: subarray(withGroups ? [7, 8] : []),
    course: subarray([17], { maxLength: 1 }),
    dates: array(dates, { minLength: 10, maxLength: 10 }),
  }).map((given): Override[] => {
    const people = given.isApart
      ? given.personal.map((student) => [student])
      : [given.personal].filter(({ length }) => length > 0);
    const whom: Override[] = [
      ...people.map((student_ids) => ({ student_ids })),
      ...given.sections.map((course_section_id) => ({ course_section_id })),
      ...given.groups.map((group_id) => ({ group_id })),
      ...given.course.map((course_id) => ({ course_id })),
    ];
    return whom.map((one, at) => ({ ...one, ...given.dates[at] }));
  });

interface Assignment {
  readonly unlock_at: string | null;
  readonly lock_at: string | null;
  readonly only_visible_to_overrides: boolean;
  readonly overrides: readonly Override[];
}

/** What Canvas shows: its own reckoning, said again. */
function isShown(assignment: Assignment, student: Student, moment: Date): boolean {
  const mine = assignment.overrides.filter((override) => isFor(override, student));
  if (assignment.only_visible_to_overrides && mine.length === 0) return false;
  const isExpired = ({ lock_at }: Override) => lock_at != null && new Date(lock_at) <= moment;
  const opening = mine.filter((one) => one.unlock_at !== undefined && !isExpired(one));
  const unlockAt = chosen(opening, 'unlock_at', assignment.unlock_at);
  const closing = mine.filter((one) => one.lock_at !== undefined);
  const lockAt = chosen(closing, 'lock_at', assignment.lock_at);
  return (
    (unlockAt === null || new Date(unlockAt) <= moment) &&
    (lockAt === null || new Date(lockAt) > moment)
  );
}

function isFor(override: Override, { user, sections, group }: Student): boolean {
  if (override.student_ids) return override.student_ids.includes(user);
  if (override.course_section_id) return sections.includes(override.course_section_id);
  return override.course_id !== undefined || override.group_id === group;
}

function chosen(
  mine: readonly Override[],
  name: 'unlock_at' | 'lock_at',
  usual: string | null,
): string | null {
  const personal = mine.find(({ student_ids }) => student_ids);
  if (personal) return personal[name] ?? null;
  if (mine.length === 0) return usual;
  const given = mine.flatMap((one) => one[name] ?? []);
  if (given.length < mine.length) return null;
  const times = given.map((date) => Date.parse(date));
  return new Date(name === 'lock_at' ? Math.max(...times) : Math.min(...times)).toISOString();
}

describe.each([
  ['an assignment', 'assignments', anAssignment],
  ['a practice quiz', 'quizzes', aQuiz],
] as const)('%s of Canvas with other terms for some', (_what, kind, make) => {
  let database: TestDatabase;
  const listed: Record<string, unknown>[] = [];
  let release: () => Promise<Release | undefined>;
  let end: () => PromiseLike<void>;
  beforeAll(async () => {
    const [engine] = engines;
    if (!engine) throw new Error('no database');
    database = await engine.open();
    const stub = await startCanvas({ [kind]: listed });
    const { list } = connect('canvas', stub.origin, canvasToken);
    release = async () => (await list())[0]?.release;
    end = () => stub[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await end();
    await database[Symbol.asyncDispose]();
  });

  /** By the release filter of every search. */
  async function isReleased(
    { unlockAt, lockAt, rule }: Release,
    keys: readonly string[] | null,
  ): Promise<boolean[]> {
    const rows = await database.databases.app.query<{ allowed: boolean }>(
      `select coalesce(release_allows($1::jsonb, $2::text[], m), false) as allowed
       from unnest($3::timestamptz[]) with ordinality as moments(m, nth) order by nth`,
      [asJson(rule ?? { all: [] }), keys, moments],
    );
    return rows.map(({ allowed }, at) => {
      const moment = moments[at] ?? new Date(0);
      return allowed && (!unlockAt || unlockAt <= moment) && (!lockAt || lockAt > moment);
    });
  }

  const released = async (assignment: Assignment) => {
    listed.splice(0, listed.length, make('7', { ...assignment }));
    const told = await release();
    if (!told) throw new Error('the assignment is gone');
    const shown = students.map((student) =>
      moments.map((moment) => isShown(assignment, student, moment)),
    );
    const ours = await Promise.all(
      students.map(({ user, sections }) =>
        isReleased(told, [`user:${user}`, ...sections.map((one) => `section:${one}`), '*']),
      ),
    );
    return { told, shown, ours };
  };

  // features: B10
  it('opens to each student when it opens to them in Canvas, and to nobody else', async () => {
    await assert(
      asyncProperty(base, overrides(false), async (own, list) => {
        const { shown, ours } = await released({ ...own, overrides: list });
        expect(ours).toEqual(shown);
      }),
      { numRuns: 150 },
    );
  });

  it('opens to nobody too early because of a group, whose members Canvas does not tell', async () => {
    await assert(
      asyncProperty(base, overrides(true), async (own, list) => {
        const { shown, ours } = await released({ ...own, overrides: list });
        const early = ours.map((row, of) => row.filter((open, at) => open && !shown[of]?.[at]));
        expect(early.flat()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('opens to a whole class only what all of it sees', async () => {
    await assert(
      asyncProperty(base, overrides(true), async (own, list) => {
        const { told, shown } = await released({ ...own, overrides: list });
        const ours = await isReleased(told, null);
        const early = ours.filter((open, at) => open && !shown.every((row) => row[at]));
        expect(early).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('opens to the class on its own day though one student had it earlier', async () => {
    const { told, ours } = await released({
      unlock_at: days[1] ?? null,
      lock_at: null,
      only_visible_to_overrides: false,
      overrides: [{ student_ids: [41], unlock_at: days[0] ?? null }],
    });
    expect(ours).toEqual([
      [false, true, true, true, true],
      ...[42, 43, 44].map(() => [false, false, true, true, true]),
    ]);
    expect(await isReleased(told, null)).toEqual([false, false, true, true, true]);
  });
});
