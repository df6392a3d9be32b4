import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asJson } from '../../src/ground/db/index.ts';
import { createOutbound, type OutboundResponse } from '../../src/ground/net/index.ts';
import {
  CourseSourceError,
  type Release,
  type SourceItem,
  type SourceMember,
} from '../../src/lms/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';
import {
  aFile,
  aFolder,
  aModule,
  anAssignment,
  aPage,
  aQuiz,
  canvasToken,
  fileIn,
  pageIn,
  startCanvas,
} from '../support/lms-stubs/canvas-stub.ts';
import { connect, userAgent } from '../support/lms-stubs/connect.ts';
import type { Stub } from '../support/lms-stubs/stub-server.ts';

const past = '2029-01-01T00:00:00Z';
const future = '2031-01-01T00:00:00Z';
const now = new Date('2030-01-01T00:00:00Z');
const signal = new AbortController().signal;

const placed = (id: string, type: string, over: object = {}) => ({
  id: `7${id}`,
  position: Number(id.at(-1)),
  type,
  content_id: id,
  published: true,
  ...over,
});
const details = (dates: object) => ({
  content_details: { unlock_at: null, lock_at: null, ...dates },
});
const recording = (id: string, over: object = {}) =>
  aFile(id, { 'content-type': 'video/mp4', media_entry_id: `m-${id}`, ...over });
const track = (id: string, over: object = {}) => ({
  id,
  kind: 'subtitles',
  locale: 'en',
  webvtt_content: `WEBVTT\n\n00:01.000 --> 00:02.000\nWords ${id}\n`,
  content: 'SRT',
  ...over,
});

/** Of everything that opens and closes, something that is open and something that is not. */
const course = {
  pages: ['1', '2', '3', '4', '5', '6'].map((id) => aPage(id, { published: id !== '6' })),
  files: [
    aFile('11', { folder_id: '21' }),
    aFile('12', { folder_id: '23' }),
    aFile('13', { folder_id: '22', unlock_at: future }),
    aFile('14', { locked: true }),
    aFile('15', { hidden: true, lock_at: past }),
    recording('16', { folder_id: '21' }),
    recording('17', { folder_id: '23' }),
    aFile('18'),
  ],
  folders: [
    aFolder('21'),
    aFolder('22', { parent_folder_id: '21', lock_at: future }),
    aFolder('23', { parent_folder_id: '24' }),
    aFolder('24', { locked: true, hidden: true, unlock_at: future }),
  ],
  tracks: {
    '16': [
      track('161'),
      track('162', { locale: 'de', webvtt_content: null }),
      track('163', { kind: 'chapters' }),
    ],
    '17': [track('171')],
  },
  assignments: [
    anAssignment('31'),
    anAssignment('32', { quiz_id: '320' }),
    anAssignment('33', { discussion_topic: { id: '330' } }),
    anAssignment('34', { unlock_at: future, overrides: [{ student_ids: ['9'], unlock_at: past }] }),
    anAssignment('35', {
      unlock_at: past,
      lock_at: future,
      overrides: [
        { course_section_id: '61', unlock_at: future, lock_at: null },
        { student_ids: ['10'], unassign_item: true },
      ],
    }),
    anAssignment('36', {
      only_visible_to_overrides: true,
      overrides: [
        { course_section_id: '62' },
        { group_id: '4' },
        { course_section_id: '62', lock_at: past },
      ],
    }),
    anAssignment('37', { published: false }),
    anAssignment('38', {
      description: null,
      is_quiz_lti_assignment: true,
      submission_types: ['external_tool'],
    }),
  ],
  quizzes: [
    aQuiz('320', { quiz_type: 'assignment', assignment_id: '32' }),
    aQuiz('321', {
      unlock_at: past,
      overrides: [
        { course_section_id: '61', unlock_at: future, lock_at: null },
        { student_ids: ['10'], unassign_item: true },
      ],
    }),
    aQuiz('322', {
      only_visible_to_overrides: true,
      overrides: [{ course_section_id: '62' }, { group_id: '4' }],
    }),
    aQuiz('323', { published: false }),
    aQuiz('324', { lock_at: past, unlock_at: past }),
    aQuiz('325', { quiz_type: 'survey' }),
    aQuiz('326', { description: null }),
  ],
  newQuizzes: [{ id: '38', title: 'New', instructions: '<p>Two parts.</p>', published: true }],
  modules: [
    aModule('1', [pageIn(1, '1'), fileIn(2, '11'), placed('32', 'Assignment')], {
      require_sequential_progress: false,
      prerequisite_module_ids: [],
    }),
    aModule('2', [pageIn(1, '2'), placed('320', 'Quiz'), placed('330', 'Discussion')], {
      published: false,
    }),
    aModule('3', [
      pageIn(1, '3', details({ unlock_at: future })),
      fileIn(2, '18', { published: false }),
    ]),
    aModule(
      '4',
      [
        pageIn(1, '4', { completion_requirement: { type: 'must_view' } }),
        pageIn(2, '5', details({ lock_at: future })),
      ],
      { unlock_at: past, prerequisite_module_ids: ['1'], require_sequential_progress: true },
    ),
    aModule(
      '5',
      [
        pageIn(1, '5', details({ lock_at: future })),
        placed('31', 'Assignment'),
        placed('321', 'Quiz'),
      ],
      {
        unlock_at: future,
        overrides: [
          { id: '1', course_section: { id: '61' } },
          { id: '2', students: [{ id: '9' }] },
        ],
      },
    ),
  ],
  enrollments: [
    { user_id: '8', course_section_id: '61' },
    { user_id: '8', course_section_id: '62' },
    { user_id: '9', course_section_id: '61' },
    { user_id: '10', course_section_id: '62' },
  ],
  syllabus: '<p>Two exams.</p>',
};

type Path = readonly (string | number)[];
interface Spot {
  readonly address: string;
  readonly path: Path;
  readonly value: unknown;
}

/** Everything an answer says, with where it says so. */
function spotsIn(address: string, value: unknown, path: Path = []): Spot[] {
  const own = path.length === 0 ? [] : [{ address, path, value }];
  if (typeof value !== 'object' || value === null) return own;
  const inner = Object.entries(value).flatMap(([key, one]) =>
    spotsIn(address, one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...own, ...inner];
}

/** What Canvas would never say there; another date, id or yes would be news, not nonsense. */
function oddInPlaceOf({ path, value }: Spot): unknown[] {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  if (/(^|[^y]_)ids?$/.test(name) && !Array.isArray(value)) return [{}, [], false, ''];
  const isDate = name.endsWith('_at');
  if (value === null) return isDate ? ['soon', '', 12, {}, false] : [{}, [], false];
  if (typeof value === 'string') return [12, {}, [], false, ...(isDate ? ['soon', ''] : [])];
  if (typeof value === 'boolean') return ['true', 'false', 0, 1, {}, []];
  if (typeof value === 'number') return ['3', 'x', -1.5, {}, [], false];
  return Array.isArray(value) ? [{}, 'x', 12, false] : [[], 'x', 12, false];
}

function withOdd(value: unknown, [step, ...rest]: Path, odd: unknown): unknown {
  if (step === undefined) return odd;
  if (Array.isArray(value))
    return value.with(Number(step), withOdd(value[Number(step)], rest, odd));
  const held = value as Record<string, unknown>;
  return { ...held, [step]: withOdd(held[String(step)], rest, odd) };
}

interface Seen {
  readonly items: readonly SourceItem[];
  readonly members: readonly SourceMember[] | null;
}

describe('a course of which Canvas says one thing in an odd way', () => {
  let database: TestDatabase;
  let stub: Stub;
  const answers = new Map<string, OutboundResponse>();
  const weighed = new Map<string, boolean>();
  beforeAll(async () => {
    const [engine] = engines;
    if (!engine) throw new Error('no database');
    database = await engine.open();
    stub = await startCanvas(course);
    const reach = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });
    const { source } = connect('canvas', stub.origin, canvasToken, {
      outbound: async (url, request) => {
        const answer = await reach(url, request);
        answers.set(url, answer);
        return answer;
      },
    });
    await source.list('17', signal);
    await source.members('17', signal);
    // What is asked for where it is not known how many items a module has.
    for (const { id } of course.modules) {
      const url = `${stub.origin}/api/v1/courses/17/modules/${String(id)}/items`;
      const query = '?include[]=content_details&per_page=100';
      const headers = {
        authorization: `Bearer ${canvasToken}`,
        accept: 'application/json+canvas-string-ids',
      };
      answers.set(`${url}${query}`, await reach(`${url}${query}`, { headers }));
    }
  });
  afterAll(async () => {
    await stub[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  async function seenWith(address?: string, body?: unknown): Promise<Seen> {
    const { source } = connect('canvas', stub.origin, canvasToken, {
      outbound: async (url) => {
        const usual = answers.get(url);
        if (!usual) throw new Error(`nobody answers at ${url}`);
        return url === address ? { ...usual, body: Buffer.from(JSON.stringify(body)) } : usual;
      },
    });
    return {
      items: await source.list('17', signal),
      members: await source.members('17', signal),
    };
  }

  async function allows(release: Release, keys: readonly string[]): Promise<boolean> {
    const { published, unlockAt, lockAt, rule } = release;
    if (!published || (unlockAt && unlockAt > now) || (lockAt && lockAt <= now)) return false;
    const asked = JSON.stringify([rule, keys]);
    const before = weighed.get(asked);
    if (before !== undefined) return before;
    const [row] = await database.databases.app.query<{ allowed: boolean }>(
      'select coalesce(release_allows($1::jsonb, $2::text[], $3), false) as allowed',
      [asJson(rule ?? { all: [] }), keys, now],
    );
    weighed.set(asked, row?.allowed ?? false);
    return row?.allowed ?? false;
  }

  /** Who sees what: "9 page:1". */
  async function shown({ items, members }: Seen): Promise<Set<string>> {
    const found = new Set<string>();
    for (const user of ['8', '9', '10', '99']) {
      const known = members?.find(({ lmsUserId }) => lmsUserId === user);
      const keys = [`user:${user}`, ...(known ? [...known.keys, '*'] : []), 'done:1'];
      for (const { key, release, unread } of items)
        if (!unread && (await allows(release, keys))) found.add(`${user} ${key}`);
    }
    return found;
  }

  const isKept = (key: string, { items }: Seen): boolean =>
    items.some((item) => item.key === key || (item.unread && key.startsWith(`${item.key}:`)));

  // features: A09, B10
  it('shows nothing that was not shown, and loses no document, whatever it is', async () => {
    const usual = await seenWith();
    const open = await shown(usual);
    expect(open.size).toBeGreaterThan(20);
    expect(usual.items).toHaveLength(29);
    const spots = [...answers].flatMap(([address, { body }]) =>
      spotsIn(address, JSON.parse(body.toString('utf8')) as unknown),
    );
    const faults: string[] = [];
    let refused = 0;
    let read = 0;
    for (const spot of spots) {
      const said: unknown = JSON.parse(answers.get(spot.address)?.body.toString('utf8') ?? '');
      for (const odd of oddInPlaceOf(spot)) {
        const what = `${new URL(spot.address).pathname} ${spot.path.join('.')}: ${JSON.stringify(odd)}`;
        const seen = await seenWith(spot.address, withOdd(said, spot.path, odd)).catch(
          (error: unknown) => {
            if (error instanceof CourseSourceError) return null;
            throw error;
          },
        );
        if (seen === null) {
          refused += 1;
          continue;
        }
        read += 1;
        const opened = (await shown(seen)).difference(open);
        const lost = usual.items.filter(({ key }) => !isKept(key, seen)).map(({ key }) => key);
        if (opened.size > 0) faults.push(`${what} opens ${[...opened].join(', ')}`);
        if (lost.length > 0) faults.push(`${what} loses ${lost.join(', ')}`);
      }
    }
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(refused);
  }, 120_000);

  const listOf = (what: RegExp): string => [...answers.keys()].find((url) => what.test(url)) ?? '';
  const saying = (what: RegExp, path: Path, odd: unknown): Promise<Seen> => {
    const address = listOf(what);
    const said: unknown = JSON.parse(answers.get(address)?.body.toString('utf8') ?? '');
    return seenWith(address, withOdd(said, path, odd));
  };

  it.each<[RegExp, Path, unknown, string]>([
    [/\/pages/, [0, 'url'], null, 'page:1'],
    [/\/files/, [0, 'locked'], 'false', 'file:11'],
    [/\/files/, [0, 'folder_id'], {}, 'file:11'],
    [/\/folders/, [0, 'parent_folder_id'], {}, 'file:11'],
    [/\/folders/, [0, 'id'], null, 'file:11'],
    [/\/assignments/, [1, 'quiz_id'], false, 'assignment:32'],
    [/\/assignments/, [4, 'lock_at'], 'soon', 'assignment:35'],
    [/v1\/courses\/17\/quizzes\?/, [5, 'unlock_at'], 'soon', 'quiz:325'],
    [/v1\/courses\/17\/quizzes\?/, [5, 'published'], 'true', 'quiz:325'],
    [/v1\/courses\/17\/quizzes\?/, [5, 'assignment_id'], {}, 'quiz:325'],
    [/quizzes\/325\/date_details/, ['only_visible_to_overrides'], null, 'quiz:325'],
    [/quizzes\/325\/date_details/, ['lock_at'], 'soon', 'quiz:325'],
    [/quizzes\/325\/date_details/, ['overrides'], null, 'quiz:325'],
    [/\/modules\?/, [0, 'unlock_at'], 'soon', 'page:1'],
    [/\/modules\?/, [0, 'prerequisite_module_ids'], [null], 'page:1'],
    [/\/modules\?/, [0, 'items', 0, 'content_details'], [], 'page:1'],
    [/\/modules\?/, [0, 'published'], 'false', 'page:1'],
  ])('closes what %s says so at %j: %j', async (what, path, odd, key) => {
    const everybody = await shown(await seenWith());
    const seen = await saying(what, path, odd);
    expect(isKept(key, seen)).toBe(true);
    const some = await shown(seen);
    expect([...some].filter((one) => one.endsWith(` ${key}`))).toEqual([]);
    expect(some.size).toBeGreaterThan(everybody.size / 2);
  });

  it.each<[RegExp, Path]>([
    [/\/pages/, [0, 'updated_at']],
    [/\/files/, [0, 'modified_at']],
  ])('goes on showing what changed at a time that cannot be read (%s)', async (what, path) => {
    const seen = await saying(what, path, '');
    expect(await shown(seen)).toEqual(await shown(await seenWith()));
    expect(await saying(what, path, {})).toMatchObject({
      items: seen.items.map(({ key, version }) => ({ key, version })),
    });
  });

  it('asks for the items of a module of which it cannot read how many there are', async () => {
    const address = listOf(/\/modules\?/);
    const said = JSON.parse(answers.get(address)?.body.toString('utf8') ?? '') as unknown;
    const cut = withOdd(withOdd(said, [1, 'items'], []), [1, 'items_count'], '3');
    expect(await shown(await seenWith(address, cut))).toEqual(await shown(await seenWith()));
  });

  it.each<[RegExp, Path, unknown]>([
    [/\/pages/, [0, 'page_id'], null],
    [/\/files/, [0, 'id'], {}],
    [/\/assignments/, [0, 'id'], ''],
    [/v1\/courses\/17\/quizzes\?/, [0, 'id'], null],
    [/\/modules\?/, [0, 'id'], null],
    [/\/modules\?/, [0, 'items'], {}],
    [/\/modules\?/, [0, 'items', 0, 'type'], null],
    [/\/modules\?/, [0, 'items', 0, 'page_url'], 12],
    [/\/modules\?/, [0, 'items', 1, 'content_id'], null],
  ])(
    'is not read at all where nobody could tell what is meant (%s %j)',
    async (what, path, odd) => {
      await expect(saying(what, path, odd)).rejects.toMatchObject({ code: 'unavailable' });
    },
  );

  it('does not take somebody for known whose section cannot be read', async () => {
    const { members } = await saying(/enrollments/, [1, 'course_section_id'], null);
    expect(members?.map(({ lmsUserId }) => lmsUserId)).toEqual(['9', '10']);
    expect((await saying(/enrollments/, [1, 'user_id'], null)).members).toBeNull();
  });
});
