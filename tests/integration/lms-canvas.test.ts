import { afterEach, describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/ground/net/index.ts';
import { createCanvasSource, type Release, type SourceItem } from '../../src/lms/index.ts';
import {
  aFile,
  aFolder,
  aModule,
  anAssignment,
  aPage,
  aQuiz,
  canvasToken,
  courseId,
  fileIn,
  notAuthorized,
  notThere,
  pageIn,
  spentToken,
  startCanvas,
  switchedOff,
  throttled,
  type CanvasCourseData,
  type CanvasStubOptions,
} from '../support/lms-stubs/canvas-stub.ts';
import { connect, failureOf, userAgent, type Connection } from '../support/lms-stubs/connect.ts';
import { json, startStub, type Reply, type Stub } from '../support/lms-stubs/stub-server.ts';

const stubs: Stub[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub[Symbol.asyncDispose]()));
});

async function canvas(
  course: CanvasCourseData,
  options?: CanvasStubOptions,
): Promise<Connection & { stub: Stub }> {
  const stub = await startCanvas(course, options);
  stubs.push(stub);
  return { stub, ...connect('canvas', stub.origin, canvasToken) };
}

/** A server somewhere else that hands out the same file to everybody. */
async function elsewhere(reply: Reply): Promise<Stub> {
  const stub = await startStub(() => reply);
  stubs.push(stub);
  return stub;
}

function byKey(items: readonly SourceItem[]): Record<string, SourceItem> {
  return Object.fromEntries(items.map((item) => [item.key, item]));
}

async function releaseOf(course: CanvasCourseData, key: string): Promise<Release | undefined> {
  const { list } = await canvas(course);
  return byKey(await list())[key]?.release;
}

const open: Release = { published: true, unlockAt: null, lockAt: null, rule: null };
const january = '2030-01-01T00:00:00Z';
const february = '2030-02-01T00:00:00Z';
const march = '2030-03-01T00:00:00Z';

describe('assignments of a Canvas course', () => {
  // features: P02
  it('come with what introduces them, also when they are quizzes, and the syllabus last', async () => {
    const { list, source } = await canvas({
      assignments: [
        anAssignment('7', { name: 'Related rates' }),
        anAssignment('8', { name: 'Midterm', quiz_id: '80' }),
        anAssignment('9', { description: null, submission_types: ['external_tool'] }),
        anAssignment('10', { description: '<p>&nbsp;</p>' }),
      ],
      modules: [
        aModule('1', [
          { id: '1', position: 1, type: 'Quiz', content_id: '80', published: true },
          { id: '2', position: 2, type: 'Assignment', content_id: '7', published: true },
        ]),
      ],
      syllabus: '<p>Two exams.</p>',
    });
    const items = await list();
    expect(items.map(({ key, title, moduleTitle }) => [key, title, moduleTitle])).toEqual([
      ['assignment:8', 'Midterm', 'Module 1'],
      ['assignment:7', 'Related rates', 'Module 1'],
      ['syllabus', 'Syllabus', null],
    ]);
    const texts = await Promise.all(items.map((item) => source.fetch(item, never)));
    expect(texts.map(({ bytes }) => bytes.toString())).toEqual([
      '<p>Task 8</p>',
      '<p>Task 7</p>',
      '<p>Two exams.</p>',
    ]);
  });

  // features: B05
  it('tell for whom they are due at another time, in sections, groups and alone', async () => {
    const { source, stub } = await canvas({
      assignments: [
        anAssignment('7', {
          due_at: february,
          overrides: [
            { id: 1, assignment_id: 7, student_ids: [42, 43], due_at: march, title: '2 students' },
            { id: 2, assignment_id: 7, course_section_id: 4, due_at: null, title: 'Evening' },
            // Only open for longer: due as for everybody.
            { id: 3, assignment_id: 7, group_id: 9, lock_at: march, title: 'Team' },
            { id: 4, assignment_id: 7, student_ids: [44], unassign_item: true, title: 'Excused' },
          ],
        }),
        anAssignment('8', {
          due_at: february,
          only_visible_to_overrides: true,
          overrides: [
            { id: 5, assignment_id: 8, group_id: 9, due_at: march, title: 'Team' },
            { id: 6, assignment_id: 8, student_ids: [42], title: 'As usual' },
          ],
        }),
      ],
    });
    const told = await source.dueDates('17', never);
    expect(told?.due).toEqual([
      { key: 'assignment:7', title: 'Problem set 7', dueAt: new Date(february) },
    ]);
    expect(told?.exceptions.map(({ key, who, dueAt }) => [key, who, dueAt])).toEqual([
      ['assignment:7', 'user:42', new Date(march)],
      ['assignment:7', 'user:43', new Date(march)],
      ['assignment:7', 'section:4', null],
      ['assignment:7', 'user:44', null],
      ['assignment:8', 'group:9', new Date(march)],
      ['assignment:8', 'user:42', new Date(february)],
    ]);
    // What the asking account has of its own is not everybody's.
    const asked = stub.seen
      .map(({ url }) => url)
      .find(({ pathname }) => pathname.endsWith('/assignments'));
    expect(asked?.searchParams.get('override_assignment_dates')).toBe('false');
    expect(asked?.searchParams.getAll('include[]')).toEqual(['overrides']);
  });

  // features: B04
  it('stand in a course that tells its end, else that of its term, and nothing to whom it may not', async () => {
    const { source, stub } = await canvas({});
    const course = /courses\/17\?include/;
    const term = { id: 1, end_at: march };
    stub.misbehave(course, json({ id: 17, end_at: february, term }), 1);
    expect(await source.endsAt('17', never)).toEqual(new Date(february));
    stub.misbehave(course, json({ id: 17, end_at: null, term }), 1);
    expect(await source.endsAt('17', never)).toEqual(new Date(march));
    stub.misbehave(course, json({ id: 17, end_at: null }), 1);
    expect(await source.endsAt('17', never)).toBeNull();
    stub.misbehave(course, json({ errors: [{ message: 'no' }] }, { status: 403 }));
    expect(await source.endsAt('17', never)).toBeUndefined();
  });

  // features: B05
  it('tell when they are due, those that students can see and that are due at all', async () => {
    const { source, stub } = await canvas({
      assignments: [
        anAssignment('7', { name: 'Related rates', due_at: february }),
        anAssignment('8', { name: 'Midterm', quiz_id: '80', due_at: march }),
        anAssignment('9', { due_at: null }),
        anAssignment('10', { due_at: march, published: false }),
      ],
    });
    expect(await source.dueDates('17', never)).toMatchObject({
      due: [
        { key: 'assignment:7', title: 'Related rates', dueAt: new Date(february) },
        { key: 'assignment:8', title: 'Midterm', dueAt: new Date(march) },
      ],
      exceptions: [],
    });
    stub.misbehave(/assignments/, json({ errors: [{ message: 'no' }] }, { status: 403 }));
    expect(await source.dueDates('17', never)).toBeNull();
  });

  it('have a version of their words: a date moved is not read again', async () => {
    const versionOf = async (over: Record<string, unknown>) => {
      const { list } = await canvas({ assignments: [anAssignment('7', over)] });
      return (await list())[0]?.version;
    };
    const version = await versionOf({});
    expect(await versionOf({ due_at: march, updated_at: march })).toBe(version);
    expect(await versionOf({ description: '<p>Another task</p>' })).not.toBe(version);
  });

  it.each([
    ['is not published', { published: false }, { ...open, published: false }],
    [
      'opens and closes',
      { unlock_at: january, lock_at: march },
      { ...open, unlockAt: new Date(january), lockAt: new Date(march) },
    ],
    [
      'was given to some only',
      {
        only_visible_to_overrides: true,
        overrides: [{ student_ids: [42] }, { course_section_id: 4 }, { group_id: 9 }],
      },
      {
        ...open,
        rule: {
          any: [{ who: ['user:42'] }, { who: ['section:4'] }, { unknown: 'members of a group' }],
        },
      },
    ],
    [
      'some need not do',
      { overrides: [{ student_ids: [42], unassign_item: true }] },
      { ...open, rule: { not: { any: [{ who: ['user:42'] }] } } },
    ],
    [
      'is due later for one of them',
      { unlock_at: january, overrides: [{ student_ids: [42], due_at: march }] },
      { ...open, unlockAt: new Date(january) },
    ],
  ])('are shown as Canvas shows one that %s', async (_what, over, release) => {
    expect(await releaseOf({ assignments: [anAssignment('7', over)] }, 'assignment:7')).toEqual(
      release,
    );
  });

  // features: B10
  it('wait with the module they stand in, also when they are discussions', async () => {
    const { list } = await canvas({
      assignments: [
        anAssignment('7', {
          submission_types: ['discussion_topic'],
          discussion_topic: { id: 501, title: 'Debate' },
        }),
      ],
      modules: [
        aModule(
          '9',
          [{ id: '1', position: 1, type: 'Discussion', content_id: '501', published: true }],
          { unlock_at: january, prerequisite_module_ids: ['4'] },
        ),
      ],
    });
    expect(await list()).toMatchObject([
      {
        moduleTitle: 'Module 9',
        release: {
          published: true,
          unlockAt: new Date(january),
          rule: { any: [{ all: [{ who: ['done:4'] }, { from: new Date(january) }] }] },
        },
      },
    ]);
  });

  // features: B10
  it('open to nobody where Canvas says that some have terms of their own, and not which', async () => {
    const { list, stub } = await canvas({});
    const untold = { overrides: undefined };
    stub.misbehave(
      /assignments/,
      json([
        anAssignment('7', { ...untold, has_overrides: false }),
        anAssignment('8', { ...untold, has_overrides: true }),
        anAssignment('9', untold),
        anAssignment('10', { ...untold, has_overrides: false, only_visible_to_overrides: true }),
      ]),
    );
    expect((await list()).map(({ key, release }) => [key, release.rule])).toEqual([
      ['assignment:7', null],
      ...['8', '9', '10'].map((id) => [`assignment:${id}`, { unknown: 'assignment overrides' }]),
    ]);
  });

  it('stay out, and nothing else does, when the key may not read them', async () => {
    const { list, stub } = await canvas({
      pages: [aPage('1')],
      assignments: [anAssignment('7')],
      syllabus: '<p>Two exams.</p>',
    });
    const errors = [{ message: 'Insufficient scopes on access token.' }];
    stub.misbehave(/assignments|syllabus_body/, json({ errors }, { status: 401 }));
    expect((await list()).map(({ key }) => key)).toEqual(['page:1']);
  });

  it('are not taken for none when their list breaks off', async () => {
    const { list, stub } = await canvas({ pages: [aPage('1')], assignments: [anAssignment('7')] });
    stub.misbehave(/assignments/, { status: 500 });
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
  });
});

describe('quizzes of a Canvas course', () => {
  const apart = (over: Record<string, unknown> = {}) =>
    anAssignment('9', { description: null, ...over });

  // features: P02
  it('come with what introduces them, once, where they stand in the modules', async () => {
    const { list, read, stub } = await canvas({
      assignments: [anAssignment('8', { quiz_id: '80' })],
      quizzes: [
        aQuiz('80', { quiz_type: 'assignment', assignment_id: '8' }),
        aQuiz('81', { title: 'Warm-up', unlock_at: january, lock_at: march }),
        aQuiz('82', { quiz_type: 'survey', description: '<p>&nbsp;</p>' }),
        aQuiz('83', { published: false }),
      ],
      modules: [
        aModule(
          '1',
          [
            { id: '1', position: 1, type: 'Quiz', content_id: '81', published: true },
            { id: '2', position: 2, type: 'Quiz', content_id: '80', published: true },
          ],
          { unlock_at: february },
        ),
      ],
    });
    const items = byKey(await list());
    expect(Object.keys(items)).toEqual(['quiz:81', 'assignment:8', 'quiz:83']);
    expect(items['quiz:81']).toMatchObject({
      title: 'Warm-up',
      moduleTitle: 'Module 1',
      url: `${stub.origin}/courses/17/quizzes/81`,
      mediaType: 'text/html',
      release: { ...open, unlockAt: new Date(february), lockAt: new Date(march) },
    });
    expect(items['quiz:83']?.release.published).toBe(false);
    expect(await read('quiz:81')).toBe('<p>Before practice 81</p>');
    expect(JSON.stringify(items)).not.toContain('sesame');
    const asked = stub.seen.map(({ url }) => url.pathname);
    expect(
      asked.filter((path) => /questions|submissions|items$/.test(path) && !/modules/.test(path)),
    ).toEqual([]);
  });

  it('are shown to those they are for, also when that comes on several pages', async () => {
    const overrides = Array.from({ length: 5 }, (_, at) => ({
      course_section_id: String(60 + at),
    }));
    const { list } = await canvas(
      { quizzes: [aQuiz('81', { only_visible_to_overrides: true, overrides })] },
      { cap: 2 },
    );
    expect(byKey(await list())['quiz:81']?.release.rule).toEqual({
      any: overrides.map(({ course_section_id: id }) => ({ who: [`section:${id}`] })),
    });
  });

  it.each([
    ['a key without that right', notAuthorized(403)],
    ['a Canvas that does not tell it', notThere()],
  ])('are shown to nobody when it is not told whom they are for: %s', async (_why, reply) => {
    const { list, stub } = await canvas({ pages: [aPage('1')], quizzes: [aQuiz('81')] });
    stub.misbehave(/date_details/, reply);
    const items = byKey(await list());
    expect(items['quiz:81']?.release.rule).toEqual({ unknown: 'assignment overrides' });
    expect(items['page:1']?.release.rule).toBeNull();
  });

  it.each([
    [
      'the key may not list them',
      json({ errors: [{ message: 'Insufficient scopes on access token.' }] }, { status: 401 }),
    ],
    ['the course has none', switchedOff()],
    ['the course has none, in another language', switchedOff('Diese Seite wurde deaktiviert')],
  ])('stay out, and nothing else does, when %s', async (_why, reply) => {
    const { list, stub } = await canvas({ pages: [aPage('1')], quizzes: [aQuiz('81')] });
    stub.misbehave(/v1\/courses\/17\/quizzes/, reply);
    expect((await list()).map(({ key }) => key)).toEqual(['page:1']);
  });

  it.each([/quizzes\?/, /date_details/])(
    'are not taken for none when %s breaks off',
    async (what) => {
      const { list, stub } = await canvas({ pages: [aPage('1')], quizzes: [aQuiz('81')] });
      stub.misbehave(what, { status: 500 });
      expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
    },
  );

  it('of the new kind come with the words that their assignment does not tell', async () => {
    const quiz = { is_quiz_lti_assignment: true };
    const { list, read } = await canvas({
      assignments: [
        apart({ ...quiz, unlock_at: january }),
        anAssignment('10', quiz),
        anAssignment('11', { description: null }),
      ],
      newQuizzes: [
        { id: '9', title: 'Essay', instructions: '<p>Bring one page.</p>' },
        { id: '10', title: 'Told twice', instructions: '<p>Other words.</p>' },
        { id: '11', title: 'Of somebody else', instructions: '<p>No quiz.</p>' },
      ],
    });
    const items = byKey(await list());
    expect(Object.keys(items)).toEqual(['assignment:9', 'assignment:10']);
    expect(items['assignment:9']?.release.unlockAt).toEqual(new Date(january));
    expect(await read('assignment:9')).toBe('<p>Bring one page.</p>');
    expect(await read('assignment:10')).toBe('<p>Task 10</p>');
  });

  it('of the new kind are asked for only where their words are missing', async () => {
    const { list, stub } = await canvas({
      assignments: [anAssignment('10', { is_quiz_lti_assignment: true })],
    });
    await list();
    expect(stub.seen.filter(({ url }) => url.pathname.startsWith('/api/quiz/'))).toEqual([]);
  });

  it.each<[string, Reply, [string, boolean][]]>([
    ['nothing is known of them', notThere(), []],
    ['the key may not read them', notAuthorized(401), []],
    [
      'their service is away, and what was read stays',
      { status: 502, body: '<html>' },
      [['assignment:9', true]],
    ],
    ['their service knows the token not', spentToken(), [['assignment:9', true]]],
  ])('of the new kind hold nothing else up when %s', async (_why, reply, left) => {
    const { list, stub } = await canvas({
      pages: [aPage('1')],
      assignments: [apart({ is_quiz_lti_assignment: true })],
    });
    stub.misbehave(/api\/quiz/, reply);
    expect((await list()).map(({ key, unread = false }) => [key, unread])).toEqual([
      ['page:1', false],
      ...left,
    ]);
  });
});

describe('recordings of a Canvas course', () => {
  const recording = (id: string, over: Record<string, unknown> = {}) =>
    aFile(id, {
      display_name: `lecture ${id}.mp4`,
      'content-type': 'video/mp4',
      media_entry_id: `m-${id}`,
      ...over,
    });
  const track = (id: string, over: Record<string, unknown> = {}) => ({
    id,
    kind: 'subtitles',
    locale: 'en',
    webvtt_content: `WEBVTT\n\n00:01.000 --> 00:02.000\nWords ${id}\n`,
    content: 'not asked for twice',
    ...over,
  });

  // features: S02, S69
  it('are read as what is said in them, in every language, at the place of the file', async () => {
    const { list, read } = await canvas({
      files: [recording('5', { unlock_at: january }), recording('6')],
      tracks: {
        '5': [track('1'), track('2', { locale: 'es', webvtt_content: null, content: 'SRT' })],
        '6': [track('3', { kind: 'captions' }), track('4', { kind: 'chapters' })],
      },
    });
    const items = await list();
    expect(items.map(({ key, title, mediaType }) => [key, title, mediaType])).toEqual([
      ['captions:5:1', 'lecture 5.mp4 (en)', 'text/vtt'],
      ['captions:5:2', 'lecture 5.mp4 (es)', 'text/vtt'],
      ['captions:6:3', 'lecture 6.mp4', 'text/vtt'],
    ]);
    expect(items[0]?.url).toMatch(/\/courses\/17\/files\/5$/);
    expect(items[0]?.release.unlockAt).toEqual(new Date(january));
    expect(await read('captions:5:1')).toContain('Words 1');
    expect(await read('captions:5:2')).toBe('SRT');
  });

  it('are another version as soon as other words are said, and only then', async () => {
    const versionOf = async (over: Record<string, unknown>) => {
      const { list } = await canvas({
        files: [recording('5', over)],
        tracks: { '5': [track('1', over)] },
      });
      return (await list())[0]?.version;
    };
    const before = await versionOf({});
    expect(await versionOf({ updated_at: '2026-11-01T00:00:00Z' })).toBe(before);
    expect(await versionOf({ webvtt_content: 'WEBVTT' })).not.toBe(before);
  });

  it.each([
    ['no captions', recording('5'), { '5': [] }],
    ['a Canvas that knows no captions', recording('5'), {}],
    [
      'a recording that is not ready',
      recording('5', { media_entry_id: 'maybe' }),
      { '5': [track('1')] },
    ],
    [
      'a file that only has such a number',
      recording('5', { 'content-type': 'text/plain' }),
      { '5': [track('1')] },
    ],
  ])('stay files with %s', async (_what, file, tracks) => {
    const { list } = await canvas({ files: [file], tracks });
    expect((await list()).map(({ key }) => key)).toEqual(['file:5']);
  });

  it.each([
    ['the scope', notAuthorized(403), 'media_tracks'],
    [
      'the includes',
      json([track('1', { webvtt_content: undefined, content: undefined })]),
      'Allow Include Parameters',
    ],
  ])(
    'say of themselves that %s is missing, and nothing else breaks',
    async (_what, reply, says) => {
      const { list, source, stub } = await canvas({ files: [recording('5'), aFile('6')] });
      stub.misbehave(/media_tracks/, reply);
      const [withheld, ...others] = await list();
      expect(others.map(({ key }) => key)).toEqual(['file:6']);
      expect(await failureOf(source.fetch(withheld!, never))).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining(says),
      });
    },
  );

  // features: A09
  it('keep what was read of them when their captions cannot be had, and nothing else waits', async () => {
    const files = ['5', '6', '7'].map((id) => recording(id));
    const { list, stub } = await canvas({ files, tracks: { '6': [track('3')], '7': [] } });
    stub.misbehave(/media_attachments\/[57]\//, { status: 502, body: '<html>' });
    expect((await list()).map(({ key, unread = false }) => [key, unread])).toEqual([
      ['captions:5', true],
      ['captions:6:3', false],
      ['captions:7', true],
    ]);
  });

  it('make no half course when Canvas tells no captions at all any more', async () => {
    const { list, stub } = await canvas({ files: ['5', '6', '7'].map((id) => recording(id)) });
    stub.misbehave(/media_tracks/, { status: 502, body: '<html>' });
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
  });
});

describe('listing a Canvas course', () => {
  // features: P02
  it('gives pages and files in the order of the modules, and after them what stands in none', async () => {
    const { list } = await canvas({
      pages: [aPage('1', { title: 'Later' }), aPage('2', { title: 'Syllabus' })],
      files: [aFile('5'), aFile('6')],
      modules: [
        aModule('2', [fileIn(2, '6'), pageIn(1, '1')], { name: 'Week 2' }),
        aModule('1', [{ id: '1', position: 1, type: 'SubHeader', title: 'Read' }, fileIn(2, '5')], {
          name: 'Week 1',
        }),
      ],
    });
    expect(
      (await list()).map(({ key, moduleTitle, position }) => [key, moduleTitle, position]),
    ).toEqual([
      ['file:5', 'Week 1', 0],
      ['page:1', 'Week 2', 1],
      ['file:6', 'Week 2', 2],
      ['page:2', null, 3],
    ]);
  });

  it('describes each thing so that a citation can name it and a person can open it', async () => {
    const { list, stub } = await canvas({
      pages: [aPage('1', { title: 'Limits/Continuity', url: 'limits-continuity' })],
      files: [aFile('5', { display_name: 'Week 1.PDF', 'content-type': 'Application/PDF' })],
    });
    const { 'page:1': page, 'file:5': file } = byKey(await list());
    expect(page).toMatchObject({
      title: 'Limits/Continuity',
      fileName: 'Limits-Continuity',
      url: `${stub.origin}/courses/17/pages/limits-continuity`,
      mediaType: 'text/html',
    });
    expect(file).toMatchObject({
      title: 'Week 1.PDF',
      fileName: 'Week 1.PDF',
      url: `${stub.origin}/courses/17/files/5`,
      mediaType: 'application/pdf',
    });
  });

  it('follows lists to their last page by the links Canvas gives, whatever its cap is', async () => {
    const files = ['1', '2', '3', '4', '5'].map((id) => aFile(id));
    const { list, stub } = await canvas({ files }, { cap: 2 });
    expect(await list()).toHaveLength(5);
    expect(stub.paths().filter((path) => path.includes('/files'))).toEqual([
      '/api/v1/courses/17/files?per_page=100',
      '/api/v1/courses/17/files?per_page=100&page=bookmark%3A2',
      '/api/v1/courses/17/files?per_page=100&page=bookmark%3A4',
    ]);
  });

  it('counts a thing once that moved to another page of the list while it was read', async () => {
    const { list, stub } = await canvas({ files: [aFile('1'), aFile('2')] }, { cap: 1 });
    stub.misbehave(/files.*page=bookmark/, json([aFile('1')]));
    expect((await list()).map(({ key }) => key)).toEqual(['file:1']);
  });

  it('asks for the items of a module that Canvas lists without them', async () => {
    const items = [pageIn(1, '1'), pageIn(2, '2'), pageIn(3, '3')];
    const { list, stub } = await canvas(
      { pages: [aPage('3'), aPage('1'), aPage('2')], modules: [aModule('4', items)] },
      { itemsCap: 2, cap: 2 },
    );
    expect((await list()).map(({ key }) => key)).toEqual(['page:1', 'page:2', 'page:3']);
    expect(stub.paths()).toContain(
      '/api/v1/courses/17/modules/4/items?include[]=content_details&per_page=100',
    );
  });

  it('asks for the items of a module that came with fewer than it has', async () => {
    const { list, stub } = await canvas({
      pages: [aPage('1')],
      modules: [aModule('4', [pageIn(1, '1')])],
    });
    stub.misbehave(/modules\?/, json([aModule('4', [], { items_count: 1, items_url: null })]));
    expect((await list())[0]).toMatchObject({ key: 'page:1', moduleTitle: 'Module 4' });
  });

  it('keeps every digit of ids that are too large for a number', async () => {
    const large = ['10430000000000017', '10430000000000018'];
    const { list, stub } = await canvas(
      {
        files: large.map((id) => aFile(id)),
        modules: [aModule('1', [fileIn(1, '10430000000000018')])],
      },
      { bareIds: true },
    );
    expect((await list()).map(({ key, moduleTitle }) => [key, moduleTitle])).toEqual([
      ['file:10430000000000018', 'Module 1'],
      ['file:10430000000000017', null],
    ]);
    expect(stub.seen[0]?.headers.accept).toBe('application/json+canvas-string-ids');
  });

  it('says who is asking, and shows the token in the Authorization header only', async () => {
    const { list, stub } = await canvas({ pages: [aPage('1')] });
    await list();
    expect(stub.seen.map(({ headers }) => headers['user-agent'])).toEqual(
      stub.seen.map(() => userAgent),
    );
    expect(stub.paths().join(' ')).not.toContain(canvasToken);
  });

  it('takes a part that the course has switched off for empty', async () => {
    const { list, stub } = await canvas({ pages: [aPage('1')], files: [aFile('5')] });
    stub.misbehave(/\/files/, switchedOff());
    expect((await list()).map(({ key }) => key)).toEqual(['page:1']);
  });

  it('understands a switched-off part in another language beside one that is on', async () => {
    const { list, stub } = await canvas({ pages: [aPage('1')] });
    stub.misbehave(/\/files/, switchedOff('Esta página se ha desactivado para este curso'));
    expect((await list()).map(({ key }) => key)).toEqual(['page:1']);
  });

  it('does not take a course for empty because a gateway knows none of its parts', async () => {
    const { list, stub } = await canvas({ pages: [aPage('1')] });
    stub.misbehave(/./, switchedOff('no Route matched with those values'));
    expect(await failureOf(list())).toMatchObject({ code: 'not_found' });
  });

  it('reports a course that is not there', async () => {
    const { list, stub } = await canvas({});
    stub.misbehave(/./, notThere());
    expect(await failureOf(list())).toMatchObject({ code: 'not_found' });
  });

  it('asks nothing when the launch did not tell a course id', async () => {
    const { source, stub } = await canvas({});
    const failure = await failureOf(source.list('../accounts/1', never));
    expect(failure).toMatchObject({ code: 'not_found' });
    expect(stub.seen).toEqual([]);
  });

  it('gives a new version when the content changed, and the same when only the record did', async () => {
    const { list, stub } = await canvas({ files: [aFile('5')] });
    const [first] = await list();
    const versionAfter = async (over: Record<string, unknown>) => {
      stub.misbehave(/\/files/, json([aFile('5', over)]), 1);
      return (await list())[0]?.version;
    };
    expect(await versionAfter({ updated_at: '2026-03-01T00:00:00Z', hidden: true })).toBe(
      first?.version,
    );
    expect(await versionAfter({ modified_at: '2026-03-01T00:00:00Z' })).not.toBe(first?.version);
    expect(await versionAfter({ size: 11 })).not.toBe(first?.version);
    expect(
      await versionAfter({ modified_at: undefined, updated_at: '2026-03-01T00:00:00Z' }),
    ).not.toBe(first?.version);
  });

  it('shows hostile names as what they are, with their extension', async () => {
    const hostile = {
      '1': '../../etc/passwd.pdf',
      '2': 'lecture\u202Efdp.exe',
      '3': 'a\u0000b\u0007\u200B.docx',
      '4': '..\\..\\',
      '5': `${'long '.repeat(80)}.pptx`,
      '6': 'Übung\t1/2 \uD83D\uDE00.txt',
    };
    const files = Object.entries(hostile).map(([id, display_name]) => aFile(id, { display_name }));
    const { list } = await canvas({ files });
    const names = (await list()).map(({ fileName }) => fileName);
    expect(names[0]).toBe('etc-passwd.pdf');
    expect(names[1]).toBe('lecturefdp.exe');
    expect(names[2]).toBe('ab.docx');
    expect(names[3]).toBe('File 4');
    expect(names[4]).toMatch(/^long .{100,}\.pptx$/);
    expect(names[4]?.length).toBeLessThanOrEqual(200);
    expect(names[5]).toBe('Übung 1-2 \uD83D\uDE00.txt');
  });
});

describe('what Canvas students may see', () => {
  it('is everything that is published and bound to no date', async () => {
    const course = { pages: [aPage('1')], modules: [aModule('1', [pageIn(1, '1')])] };
    expect(await releaseOf(course, 'page:1')).toEqual(open);
  });

  it.each([
    ['a draft page', { pages: [aPage('1', { published: false })] }],
    [
      'a page whose module item is unpublished',
      { pages: [aPage('1')], modules: [aModule('1', [pageIn(1, '1', { published: false })])] },
    ],
    [
      'a page in an unpublished module',
      { pages: [aPage('1')], modules: [aModule('1', [pageIn(1, '1')], { published: false })] },
    ],
    [
      'a page unpublished in each of its modules',
      {
        pages: [aPage('1')],
        modules: [
          aModule('1', [pageIn(1, '1')], { published: false }),
          aModule('2', [pageIn(1, '1', { published: false })]),
        ],
      },
    ],
  ])('leaves out %s', async (_what, course) => {
    expect(await releaseOf(course, 'page:1')).toMatchObject({ published: false });
  });

  it('includes a page that one of its modules publishes, under the name of that module', async () => {
    const { list } = await canvas({
      pages: [aPage('1')],
      modules: [
        aModule('1', [pageIn(1, '1')], { published: false }),
        aModule('2', [pageIn(1, '1')]),
      ],
    });
    expect((await list())[0]).toMatchObject({ release: open, moduleTitle: 'Module 2' });
  });

  it('waits for the date on which the module opens', async () => {
    const modules = [aModule('1', [pageIn(1, '1')], { unlock_at: january })];
    expect(await releaseOf({ pages: [aPage('1')], modules }, 'page:1')).toEqual({
      ...open,
      unlockAt: new Date(january),
    });
  });

  it.each([
    ['the earlier of two dates', february, january, january],
    ['at once, when one of them has no date', february, null, null],
  ])(
    'opens with the first of several modules, as Canvas does: %s',
    async (_when, one, other, at) => {
      const modules = [
        aModule('1', [pageIn(1, '1')], { unlock_at: one }),
        aModule('2', [pageIn(1, '1')], { unlock_at: other }),
        aModule('3', [pageIn(1, '1', { published: false })]),
      ];
      expect(await releaseOf({ pages: [aPage('1')], modules }, 'page:1')).toEqual({
        ...open,
        unlockAt: at === null ? null : new Date(at),
      });
    },
  );

  it.each([
    ['a locked file', { files: [aFile('5', { locked: true })] }],
    ['a hidden file', { files: [aFile('5', { hidden: true })] }],
    ['a file that even the teacher cannot download', { files: [aFile('5', { url: '' })] }],
    [
      'a file in a locked folder',
      { files: [aFile('5', { folder_id: '2' })], folders: [aFolder('2', { locked: true })] },
    ],
    [
      'a file below a hidden folder',
      {
        files: [aFile('5', { folder_id: '3' })],
        folders: [aFolder('2', { hidden: true }), aFolder('3', { parent_folder_id: '2' })],
      },
    ],
    [
      'a file in a folder that Canvas does not show us',
      { files: [aFile('5', { folder_id: '9' })], folders: [aFolder('2')] },
    ],
    [
      'a file whose module item is unpublished',
      { files: [aFile('5')], modules: [aModule('1', [fileIn(1, '5', { published: false })])] },
    ],
  ])('leaves out %s', async (_what, course) => {
    expect(await releaseOf(course, 'file:5')).toMatchObject({ published: false });
  });

  it('opens a file at the latest and closes it at the earliest date of file, folders and module', async () => {
    const course = {
      files: [aFile('5', { folder_id: '3', unlock_at: february, lock_at: march })],
      folders: [
        aFolder('2', { unlock_at: january, lock_at: '2030-02-20T00:00:00Z' }),
        aFolder('3', { parent_folder_id: '2' }),
      ],
      modules: [aModule('1', [fileIn(1, '5')], { unlock_at: '2030-02-10T00:00:00Z' })],
    };
    expect(await releaseOf(course, 'file:5')).toEqual({
      published: true,
      unlockAt: new Date('2030-02-10T00:00:00Z'),
      lockAt: new Date('2030-02-20T00:00:00Z'),
      rule: null,
    });
  });

  // features: B10
  it('is weighed for each student where a module is assigned to some, or comes after another', async () => {
    const overrides = [
      { id: '1', course_section: { id: '61', name: 'Section A' } },
      { id: '2', title: 'Two', students: [{ id: '9', name: 'Ada' }] },
      { id: '3', title: 'A tag that is told to nobody' },
    ];
    const course = {
      pages: [aPage('1'), aPage('2'), aPage('3'), aPage('4')],
      modules: [
        aModule('4', [pageIn(1, '1')], { overrides }),
        aModule('5', [pageIn(1, '2'), pageIn(2, '3')], {
          prerequisite_module_ids: ['4'],
          unlock_at: january,
        }),
        aModule('6', [pageIn(1, '4'), pageIn(2, '3')], { require_sequential_progress: true }),
        aModule(
          '7',
          [pageIn(1, '2', { completion_requirement: { type: 'must_view' } }), pageIn(2, '4')],
          {
            require_sequential_progress: true,
          },
        ),
      ],
    };
    const who = (...keys: string[]) => ({ who: keys });
    expect(await releaseOf(course, 'page:1')).toEqual({
      ...open,
      rule: { any: [{ all: [who('section:61', 'user:9')] }] },
    });
    expect(await releaseOf(course, 'page:2')).toEqual({
      ...open,
      rule: { any: [{ all: [who('done:4'), { from: new Date(january) }] }, { all: [] }] },
    });
    // Nothing before it asks to be done.
    expect(await releaseOf(course, 'page:4')).toMatchObject({
      rule: { any: [{ all: [] }, { all: [who('done:7')] }] },
    });
  });

  // features: B10
  it('follows the dates of a page, which only its place in a module tells', async () => {
    const dates = { content_details: { unlock_at: january, lock_at: march } };
    const course = { pages: [aPage('1')], modules: [aModule('4', [pageIn(1, '1', dates)])] };
    expect(await releaseOf(course, 'page:1')).toEqual({
      ...open,
      unlockAt: new Date(january),
      lockAt: new Date(march),
    });
  });

  // features: B10
  it.each([401, 403] as const)(
    'is nothing of a module of which Canvas does not tell whom it is for (%i)',
    async (status) => {
      const { list, stub } = await canvas({
        pages: [aPage('1'), aPage('2')],
        modules: [aModule('4', [pageIn(1, '1')]), aModule('5', [pageIn(1, '2')])],
      });
      stub.misbehave(/modules\/4\/assignment_overrides/, notAuthorized(status));
      const items = byKey(await list());
      expect(items['page:1']?.release.rule).toEqual({
        any: [{ all: [{ unknown: 'module overrides' }] }],
      });
      expect(items['page:2']?.release).toEqual(open);
    },
  );

  it.each([401, 403] as const)(
    'says that it does not know the sections where they may not be read (%i)',
    async (status) => {
      const { source, stub } = await canvas({});
      stub.misbehave(/enrollments/, notAuthorized(status));
      expect(await source.members('17', never)).toBeNull();
    },
  );

  it('reads the sections of every student, and the modules one has completed', async () => {
    const enrollments = [
      { user_id: '9', course_section_id: '61' },
      { user_id: '9', course_section_id: '62' },
      { user_id: '10', course_section_id: '61' },
    ];
    const modules = [
      aModule('4', [], { state: 'completed' }),
      aModule('5', [], { state: 'started' }),
    ];
    const { source } = await canvas({ enrollments, modules });
    const { signal } = new AbortController();
    expect(await source.members('17', signal)).toEqual([
      { lmsUserId: '9', keys: ['section:61', 'section:62'] },
      { lmsUserId: '10', keys: ['section:61'] },
    ]);
    expect(await source.done('17', '9', signal)).toEqual(['done:4']);
  });

  it('does not depend on what is locked for the owner of the token', async () => {
    const course = { pages: [aPage('1', { locked_for_user: true })] };
    expect(await releaseOf(course, 'page:1')).toEqual(open);
  });

  it('comes to an end when folders claim to contain each other', async () => {
    const course = {
      files: [aFile('5', { folder_id: '2' })],
      folders: [
        aFolder('2', { parent_folder_id: '3' }),
        aFolder('3', { parent_folder_id: '2', lock_at: march }),
      ],
    };
    expect(await releaseOf(course, 'file:5')).toEqual({ ...open, lockAt: new Date(march) });
  });

  it('is not guessed when Canvas sends a date nobody can read', async () => {
    const { list } = await canvas({ files: [aFile('5', { unlock_at: 'next week' }), aFile('6')] });
    expect((await list()).map(({ release }) => release)).toEqual([
      { ...open, rule: { unknown: 'unreadable' } },
      open,
    ]);
  });
});

describe('fetching from Canvas', () => {
  // features: P02
  it('gives the body of a page as UTF-8 HTML', async () => {
    const { source, list } = await canvas({
      pages: [aPage('1', { body: '<p>Été \\(x^2\\)</p>' })],
    });
    const [page] = await list();
    expect(await source.fetch(page!, never)).toEqual({
      bytes: Buffer.from('<p>Été \\(x^2\\)</p>', 'utf8'),
      mediaType: 'text/html',
    });
  });

  it('gives nothing, rather than an error, for a page without text', async () => {
    const { read } = await canvas({ pages: [aPage('1', { body: null })] });
    expect(await read('page:1')).toBe('');
  });

  it('finds a page again whose title, and so its address, has changed since the listing', async () => {
    const { source, list, stub } = await canvas({ pages: [aPage('1')] });
    const [page] = await list();
    stub.misbehave(/pages\/page-1$/, notThere());
    expect((await source.fetch(page!, never)).bytes.toString()).toBe('<p>Text of page 1</p>');
  });

  it('does not mistake another page for it that has taken over its address', async () => {
    const { source, list, stub } = await canvas({ pages: [aPage('1')] });
    const [page] = await list();
    stub.misbehave(/pages\/page-1$/, json(aPage('2')));
    expect((await source.fetch(page!, never)).bytes.toString()).toBe('<p>Text of page 1</p>');
  });

  it('says that a page is locked when Canvas withholds its text', async () => {
    const { read } = await canvas({
      pages: [aPage('1', { body: undefined, locked_for_user: true })],
    });
    expect(await failureOf(read('page:1'))).toMatchObject({ code: 'forbidden' });
  });

  it('says that a file is locked when Canvas gives no address for it', async () => {
    const { read } = await canvas({ files: [aFile('5', { url: '' })] });
    const failure = await failureOf(read('file:5'));
    expect(failure).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('locked'),
    });
  });

  it('takes a file to the store that Canvas redirects to, and leaves the token at home', async () => {
    const store = await elsewhere({ body: 'ten bytes!' });
    const { read, stub } = await canvas({ files: [aFile('5')] });
    stub.misbehave(/download/, {
      status: 302,
      headers: { location: `${store.origin}/stored?sig=1` },
    });
    expect(await read('file:5')).toBe('ten bytes!');
    expect(stub.seen.at(-1)?.headers.authorization).toBe(`Bearer ${canvasToken}`);
    expect(store.seen).toHaveLength(1);
    expect(store.seen[0]?.headers.authorization).toBeUndefined();
    expect(store.seen[0]?.headers['user-agent']).toBe(userAgent);
  });

  it('sends no token to a file that Canvas keeps on another server from the start', async () => {
    const store = await elsewhere({ body: 'ten bytes!' });
    const { read } = await canvas({ files: [aFile('5', { url: `${store.origin}/direct` })] });
    expect(await read('file:5')).toBe('ten bytes!');
    expect(store.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('refuses a file that is not as long as Canvas said', async () => {
    const { read } = await canvas({ files: [aFile('5')], bytes: { '5': 'nine byte' } });
    const failure = await failureOf(read('file:5'));
    expect(failure).toMatchObject({ code: 'unusable', message: expect.stringContaining('9') });
  });

  it('does not store the log-in page for a file it may not see', async () => {
    const { read, stub } = await canvas({ files: [aFile('5', { size: null })] });
    stub.misbehave(/download/, { status: 302, headers: { location: '/login/canvas' } });
    stub.misbehave(/^\/login/, { body: '<html>Log in</html>' });
    expect(await failureOf(read('file:5'))).toMatchObject({ code: 'forbidden' });
  });

  it('does not store a page for people in place of a file whose size nobody told', async () => {
    const institution = await elsewhere({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<html>Sign in to Example University</html>',
    });
    const { read, stub } = await canvas({ files: [aFile('5', { size: null })] });
    stub.misbehave(/download/, { status: 302, headers: { location: `${institution.origin}/sso` } });
    expect(await failureOf(read('file:5'))).toMatchObject({
      code: 'unusable',
      message: expect.stringContaining('in place of this file'),
    });
  });

  it('does not begin to download what is too large to take', async () => {
    const { read, stub } = await canvas({ files: [aFile('5', { size: 5_000_000_000 })] });
    expect(await failureOf(read('file:5'))).toMatchObject({
      message: expect.stringContaining('MB'),
    });
    expect(stub.paths().some((path) => path.includes('download'))).toBe(false);
  });

  it('reports a file that was deleted since the listing', async () => {
    const { read } = await canvas({ files: [aFile('5')] });
    expect(await failureOf(read('file:5'))).toMatchObject({ code: 'not_found' });
  });

  it('fetches only what a Canvas listing gave', async () => {
    const { source, list } = await canvas({ pages: [aPage('1')] });
    const [page] = await list();
    const foreign = { ...page!, locator: { kind: 'text', html: 'x' } };
    expect(await failureOf(source.fetch(foreign, never))).toMatchObject({ code: 'not_found' });
  });

  it('never has more than three requests under way, however many are wanted', async () => {
    const pages = Array.from({ length: 9 }, (_, at) => aPage(String(at)));
    const { list, stub } = await canvas({ pages });
    const items = await list();
    const outbound = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });
    let now = 0;
    let most = 0;
    const { source } = connect('canvas', stub.origin, canvasToken, {
      outbound: async (url, request) => {
        now += 1;
        most = Math.max(most, now);
        // All that may begin has begun before this comes back.
        await new Promise((resolve) => setImmediate(resolve));
        return outbound(url, request).finally(() => (now -= 1));
      },
    });
    const fetched = await Promise.all(items.map((item) => source.fetch(item, never)));
    expect(fetched.map(({ bytes }) => bytes.toString())).toContain('<p>Text of page 8</p>');
    expect(most).toBe(3);
  });
});

describe('when Canvas misbehaves', () => {
  it('waits longer and longer while it is throttled, and then goes on', async () => {
    const { list, stub, waits } = await canvas({ pages: [aPage('1')] });
    stub.misbehave(/\/pages/, throttled(), 4);
    expect(await list()).toHaveLength(1);
    expect(waits).toEqual([750, 1_500, 3_000, 6_000]);
  });

  it('spreads the tries of several courses', async () => {
    const { stub } = await canvas({});
    const waits: number[] = [];
    const { list } = connect('canvas', stub.origin, canvasToken, {
      random: () => 0.999,
      sleep: async (ms) => void waits.push(ms),
    });
    stub.misbehave(/\/pages/, { status: 429 }, 1);
    await list();
    expect(waits[0]).toBeCloseTo(999.5);
  });

  it('gives up for now after six throttled tries', async () => {
    const { list, stub, waits } = await canvas({});
    stub.misbehave(/modules/, { status: 429, body: 'slow down' });
    const failure = await failureOf(list());
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('fast'),
    });
    expect(stub.seen).toHaveLength(6);
    expect(waits).toHaveLength(5);
  });

  it('waits as long as Canvas asks, within reason', async () => {
    const { list, stub, waits } = await canvas({});
    stub.misbehave(/modules/, { status: 429, headers: { 'retry-after': '7' } }, 1);
    stub.misbehave(/modules/, { status: 503, headers: { 'retry-after': '86400' } }, 1);
    await list();
    expect(waits).toEqual([7_000, 60_000]);
  });

  it('also takes a throttled download up again', async () => {
    const { read, stub, waits } = await canvas({
      files: [aFile('5')],
      bytes: { '5': 'ten bytes!' },
    });
    stub.misbehave(/download/, throttled(), 1);
    expect(await read('file:5')).toBe('ten bytes!');
    expect(waits).toHaveLength(1);
  });

  it('asks to connect again when the token no longer counts', async () => {
    const { list, stub } = await canvas({});
    stub.misbehave(/./, spentToken());
    expect(await failureOf(list())).toMatchObject({ code: 'reconnect' });
    expect(stub.seen).toHaveLength(1);
  });

  it.each([
    ['401 without a challenge', notAuthorized(401)],
    ['403', notAuthorized(403)],
    ['403 for a missing user agent', json({ error: 'Forbidden', message: 'x' }, { status: 403 })],
  ])('says which right is missing on %s, and does not ask twice', async (_status, reply) => {
    const { list, stub } = await canvas({});
    stub.misbehave(/\/pages/, reply);
    const failure = await failureOf(list());
    expect(failure.code).toBe('forbidden');
    expect(failure.message).toContain('the pages');
    expect(failure.message).toContain('url:GET|/api/v1/courses/:course_id/pages');
    expect(stub.paths().filter((path) => path.includes('/pages'))).toHaveLength(1);
  });

  it('does not send anybody to reconnect for a scope that the key lacks', async () => {
    const { list, stub } = await canvas({});
    const errors = [{ message: 'Insufficient scopes on access token.' }];
    const headers = { 'www-authenticate': 'Bearer realm="canvas-lms"' };
    stub.misbehave(/\/pages/, json({ errors }, { status: 401, headers }));
    expect(await failureOf(list())).toMatchObject({ code: 'forbidden' });
  });

  it('tries again when Canvas is down, and then says so without its error page', async () => {
    const { list, stub, waits } = await canvas({ pages: [aPage('1')] });
    const down = { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' };
    stub.misbehave(/modules/, down, 1);
    expect(await list()).toHaveLength(1);
    expect(waits).toHaveLength(1);
    stub.misbehave(/modules/, down);
    const failure = await failureOf(list());
    expect(failure.code).toBe('unavailable');
    expect(failure.message).not.toContain('Oops');
  });

  it('does not follow a list to another server, and shows no token there', async () => {
    const trap = await elsewhere(json([aPage('2')]));
    const { list, stub } = await canvas({ pages: [aPage('1')] });
    const link = `<${trap.origin}/api/v1/courses/17/pages?page=2>; rel="next"`;
    stub.misbehave(/\/pages/, json([aPage('1')], { headers: { link } }));
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
    expect(trap.seen).toEqual([]);
  });

  it('does not fetch the items of a module from another server', async () => {
    const trap = await elsewhere(json([]));
    const { list, stub } = await canvas({});
    const module = aModule('1', [], { items: undefined, items_url: `${trap.origin}/items` });
    stub.misbehave(/modules/, json([module]));
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
    expect(trap.seen).toEqual([]);
  });

  it('notices a list that leads back to where it was', async () => {
    const { list, stub } = await canvas(
      { files: [aFile('1'), aFile('2'), aFile('3')] },
      { cap: 1 },
    );
    const link = `<${stub.origin}/api/v1/courses/${courseId}/files?per_page=100>; REL="next"`;
    stub.misbehave(/bookmark%3A2/, json([aFile('3')], { headers: { link } }));
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
    expect(stub.paths().filter((path) => path.includes('/files'))).toHaveLength(3);
  });

  it.each([
    ['a later page of a list is refused', /files.*bookmark/, notAuthorized(403), 'forbidden'],
    ['a later page of a list is not there', /files.*bookmark/, switchedOff(), 'not_found'],
    [
      'a list breaks off',
      /files.*bookmark/,
      { body: '[{"id":"2","size":', cut: true },
      'unavailable',
    ],
    [
      'a list is cut to half its text',
      /files.*bookmark/,
      { body: '[{"id":"2","si' },
      'unavailable',
    ],
    ['an error page comes with status 200', /\/pages/, { body: '<html>Oops' }, 'unavailable'],
    ['an answer has another form', /\/pages/, json({ pages: [] }), 'unavailable'],
    ['an entry lacks its id', /\/pages/, json([{ title: 'x' }]), 'unavailable'],
    ['the API has moved', /\/pages/, { status: 301, headers: { location: '/x' } }, 'unavailable'],
  ] as const)('gives no half a course when %s', async (_what, where, reply, code) => {
    const { list, stub } = await canvas({ files: [aFile('1'), aFile('2')] }, { cap: 1 });
    stub.misbehave(where, reply);
    expect(await failureOf(list())).toMatchObject({ code });
  });

  it('ignores members it does not know and does without those that are not essential', async () => {
    const { list } = await canvas({
      pages: [
        { page_id: '1', url: 'one', updated_at: january, published: true, brand: { new: 1 } },
      ],
      files: [{ id: '5', updated_at: january, display_name: 7, size: 'big' }],
      modules: [{ id: '1', items: [{ type: 'Page', page_url: 'one' }] }],
    });
    expect((await list()).map(({ key, title }) => [key, title])).toEqual([
      ['page:1', 'one'],
      ['file:5', 'File 5'],
    ]);
  });

  it('says that Canvas cannot be reached, and names the host', async () => {
    const gone = await startStub(() => ({}));
    await gone[Symbol.asyncDispose]();
    const { list, waits } = connect('canvas', gone.origin, canvasToken);
    const failure = await failureOf(list());
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(new URL(gone.origin).host),
    });
    expect(waits).toHaveLength(3);
  });

  it('tells apart a server it must not call', async () => {
    const { stub } = await canvas({});
    const outbound = createOutbound({ allowPrivateHosts: [], userAgent });
    const { list, waits } = connect('canvas', stub.origin, canvasToken, { outbound });
    const failure = await failureOf(list());
    expect(failure.message).toContain('public');
    expect(waits).toEqual([]);
    expect(stub.seen).toEqual([]);
  });

  it.each(['canvas.example.edu', 'ftp://canvas.example.edu', ''])(
    'asks to connect again when the address of the connection is “%s”',
    async (baseUrl) => {
      const opening = async () => connect('canvas', baseUrl, canvasToken);
      expect(await failureOf(opening())).toMatchObject({ code: 'reconnect' });
    },
  );
});

describe('a connection without a usable token', () => {
  it.each(['', 'two words', 'line\nbreak', 'tökén'])('is not tried (%j)', async (token) => {
    const { stub } = await canvas({});
    const opening = async () => connect('canvas', stub.origin, token);
    const failure = await failureOf(opening());
    expect(failure.code).toBe('reconnect');
    expect(token === '' || !failure.message.includes(token)).toBe(true);
    expect(stub.seen).toEqual([]);
  });
});

describe('cancelling a Canvas sync', () => {
  const reason = new Error('the course was disconnected');

  it('ends a request under way with the reason given', async () => {
    const { source, stub } = await canvas({});
    const controller = new AbortController();
    stub.misbehave(/modules/, () => {
      controller.abort(reason);
      return json([]);
    });
    await expect(source.list(courseId, controller.signal)).rejects.toBe(reason);
  });

  it('ends a wait with the reason given', async () => {
    const { stub } = await canvas({});
    const controller = new AbortController();
    const outbound = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });
    const source = createCanvasSource({
      outbound: async (url, request) => {
        const response = await outbound(url, request);
        setImmediate(() => controller.abort(reason));
        return response;
      },
      access: { baseUrl: `${stub.origin}/`, token: canvasToken },
    });
    stub.misbehave(/modules/, { status: 429, headers: { 'retry-after': '60' } });
    await expect(source.list(courseId, controller.signal)).rejects.toBe(reason);
    expect(stub.seen).toHaveLength(1);
  });

  it('asks nothing when it was cancelled before', async () => {
    const { source, stub } = await canvas({});
    await expect(source.list(courseId, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(stub.seen).toEqual([]);
  });
});
