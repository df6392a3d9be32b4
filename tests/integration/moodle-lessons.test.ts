import { afterEach, describe, expect, it } from 'vitest';
import { createFindWeaknesses, type SourceItem } from '../../src/lms/index.ts';
import { createOutbound } from '../../src/ground/net/index.ts';
import type { LabCourse } from '../../src/lab/index.ts';
import { connect, failureOf, userAgent } from '../support/lms-stubs/connect.ts';
import { json, startStub, type Reply } from '../support/lms-stubs/stub-server.ts';
import { moodleException } from '../support/lms-stubs/moodle-stub.ts';
import { labPage } from '../support/lab-items.ts';
import { openLabWorld, type LabWorld } from '../support/lab-world.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one[Symbol.asyncDispose]()));
});

type Item = LabCourse['modules'][number]['items'][number];

const lesson = (over: Partial<NonNullable<Item['lesson']>> = {}): Item => ({
  ...labPage('lesson', 'Chain rule in steps', '<p>Six small steps.</p>'),
  kind: 'lesson',
  lesson: {
    pages: [
      { title: 'Outer &amp; inner', html: '<p>Find both.</p>', leadsTo: ['next', 3] },
      { title: 'Longer way', html: '<p>Take your time.</p>', leadsTo: ['next'] },
      {
        title: 'Asked',
        html: '<p>Which one is inside?</p>',
        answers: ['the sine', 'the square'],
        leadsTo: ['next', 1],
      },
      { title: 'Solved', html: '<p>Yes, the sine.</p>', leadsTo: ['end'] },
    ],
    ...over,
  },
});

const courseOf = (...items: Item[]): LabCourse => ({
  title: 'Calculus I',
  label: 'CALC1',
  modules: [{ title: 'Week 1', published: true, items }],
});

/** A Moodle with these activities, and how it is read. */
async function moodle(...items: Item[]) {
  const world: LabWorld = await openLabWorld({ course: courseOf(...items) });
  open.push(world);
  const { apiBaseUrl, apiToken } = world.lab.faces.moodle;
  const outbound = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });
  const needs = { outbound, access: { baseUrl: apiBaseUrl, token: apiToken } };
  return {
    ...connect('moodle', apiBaseUrl, apiToken),
    controls: world.lab.controls,
    weaknesses: () => createFindWeaknesses('moodle', needs)('2', new AbortController().signal),
  };
}

const titlesOf = (items: readonly SourceItem[]) => items.map(({ title }) => title);
const titlesOpen = (items: readonly SourceItem[]) =>
  titlesOf(items.filter(({ release }) => release.published));

// features: P02
describe('a lesson in Moodle', () => {
  it('is read page by page, each at an address of its own', async () => {
    const { list, read } = await moodle(lesson());
    const [intro, first] = await list();
    expect([intro?.title, first?.title, first?.fileName, first?.moduleTitle]).toEqual([
      'Chain rule in steps',
      'Outer & inner',
      'Chain rule in steps: Outer & inner',
      'Week 1',
    ]);
    expect(first?.url).toMatch(/\/mod\/lesson\/view\.php\?id=11&pageid=1001$/);
    expect(await read(intro!.key)).toBe('<p>Six small steps.</p>');
    expect(await read(first!.key)).toBe('<p>Find both.</p>');
  });

  // features: B10
  it('gives away neither a question nor an answer', async () => {
    const { list, source } = await moodle(lesson());
    const items = await list();
    expect(titlesOf(items)).not.toContain('Asked');
    const signal = new AbortController().signal;
    const read = await Promise.all(items.map((item) => source.fetch(item, signal)));
    expect(JSON.stringify([items, read.map(({ bytes }) => bytes.toString())])).not.toMatch(
      /Which one|the square/,
    );
  });

  // features: B10
  it('shows nobody what stands behind a question', async () => {
    const { list } = await moodle(lesson());
    const items = await list();
    expect(titlesOf(items)).toContain('Solved');
    expect(titlesOpen(items)).toEqual(['Chain rule in steps', 'Outer & inner', 'Longer way']);
  });

  it('shows what its menu leads to, question or not', async () => {
    const { list } = await moodle(lesson({ hasMenu: true }));
    expect(titlesOpen(await list())).toContain('Solved');
  });

  it('is all behind a question when it begins with one', async () => {
    const [first, ...rest] = lesson().lesson!.pages;
    const { list } = await moodle(lesson({ pages: [{ ...first!, answers: ['one'] }, ...rest] }));
    expect(titlesOpen(await list())).toEqual(['Chain rule in steps']);
  });

  // features: B10
  it('opens for nobody when it has a password: who typed it is not told', async () => {
    const { list } = await moodle(lesson({ password: 'sesame' }));
    const items = await list();
    expect(items).toHaveLength(4);
    for (const { release } of items) {
      expect(release.rule).toEqual({ all: [{ unknown: 'password' }] });
    }
  });

  it('is another version as soon as its words change', async () => {
    const { list, controls } = await moodle(lesson());
    const versions = async () =>
      Object.fromEntries((await list()).map((i) => [i.title, i.version]));
    const before = await versions();
    const [first, ...rest] = lesson().lesson!.pages;
    const pages = [{ ...first!, html: '<p>Find three.</p>' }, ...rest];
    controls.setItem('moodle', 'lesson', { lesson: { pages } });
    const after = await versions();
    expect(after['Outer & inner']).not.toBe(before['Outer & inner']);
    expect(after['Longer way']).toBe(before['Longer way']);
  });

  it('is left out, and nothing else is, for an account that may not get in', async () => {
    const locked = { ...lesson({ password: 'sesame' }), key: 'locked', title: 'Locked' };
    const { list, controls } = await moodle(locked, lesson({ hasMenu: true }));
    controls.setApiManagesLessons(false);
    expect(titlesOf(await list())).toEqual([
      'Chain rule in steps',
      'Outer & inner',
      'Longer way',
      'Solved',
    ]);
  });

  it('keeps its pages from an account that may not manage it, and that is said', async () => {
    const { list, controls, weaknesses } = await moodle(lesson());
    expect(await weaknesses()).toEqual([]);
    controls.setApiManagesLessons(false);
    expect(titlesOf(await list())).toEqual(['Chain rule in steps']);
    expect(await weaknesses()).toEqual([
      expect.objectContaining({
        weight: 'advice',
        says: expect.stringContaining('mod/lesson:manage'),
        fix: expect.stringContaining('mod/lesson:manage'),
      }),
    ]);
  });

  it('is begun by nobody: reading it leaves no attempt behind', async () => {
    const { stub, list } = await canned({});
    await list();
    const asked = stub.seen.map(({ body }) => new URLSearchParams(body).get('wsfunction'));
    expect(new Set(asked)).toEqual(
      new Set([
        'core_course_get_contents',
        'mod_lesson_get_lessons_by_courses',
        'mod_lesson_get_pages',
      ]),
    );
  });

  it.each([
    ['opens later', { available: 1893456000 }, [{ from: new Date(1893456000_000) }]],
    ['closes', { deadline: 1893456000 }, [{ until: new Date(1893456000_000) }]],
    ['wants another lesson done first', { dependency: 7 }, [{ unknown: 'dependency' }]],
    [
      'does not say whether it has a password',
      { usepassword: undefined },
      [{ unknown: 'password' }],
    ],
  ])('that %s keeps to that', async (_what, summary, rules) => {
    const { list } = await canned({ summary });
    const [first] = await list();
    const { unlockAt, lockAt, rule } = first!.release;
    const dates = [
      ...(unlockAt ? [{ from: unlockAt }] : []),
      ...(lockAt ? [{ until: lockAt }] : []),
    ];
    expect([...dates, ...(rule && 'all' in rule ? rule.all : [])]).toEqual(rules);
  });

  it.each([
    ['named', 'deadline', { lockAt: new Date(1893456000_000), rule: null }],
    ['not named', undefined, { lockAt: null, rule: { all: [{ unknown: 'dates' }] } }],
  ])('keeps to dates that only the course page tells, %s', async (_how, dataid, release) => {
    const dates = [{ label: 'Closes:', timestamp: 1893456000, ...(dataid && { dataid }) }];
    const summary = { available: undefined, deadline: undefined };
    const { list } = await canned({ summary, dates });
    expect((await list())[0]?.release).toMatchObject(release);
  });

  it.each([
    ['mod_lesson_get_lessons_by_courses', 'accessexception', []],
    ['mod_lesson_get_pages', 'accessexception', ['Steps']],
    ['mod_lesson_get_pages', 'lessonclosed', ['Steps']],
    ['mod_lesson_get_pages', 'noretake', ['Steps']],
    ['mod_lesson_get_pages', 'invalidrecord', ['Steps']],
  ])('is read as far as %s lets it, which says %s', async (name, errorcode, titles) => {
    const { list } = await canned({ refuse: { [name]: moodleException(errorcode, 'No') } });
    expect(titlesOf(await list())).toEqual(titles);
  });

  it.each([
    ['breaks', moodleException('dmlreadexception', 'Error reading from database')],
    ['sends something else', json({ pages: [{ page: { id: 1 } }] })],
  ])('is there and unread when Moodle %s', async (_how, reply) => {
    const { list } = await canned({ refuse: { mod_lesson_get_pages: reply } });
    expect(await list()).toMatchObject([{ key: 'lesson:31', unread: true }]);
  });

  it.each([
    ['has no number of its own', { id: null }],
    ['does not say where it stands', { coursemodule: {} }],
    ['is introduced by no text', { intro: 7 }],
  ])('is there and unread when it %s', async (_how, summary) => {
    const { list } = await canned({ summary });
    expect(await list()).toMatchObject([{ key: 'lesson:31', unread: true }]);
  });

  // features: B10
  it.each([
    ['what it depends on', { dependency: '7' }, 'dependency'],
    ['its password', { usepassword: {} }, 'password'],
    ['its beginning', { available: '1893456000' }, 'dates'],
    ['its end', { deadline: {} }, 'dates'],
  ])('opens for nobody when %s cannot be read', async (_what, summary, unknown) => {
    const { list } = await canned({ summary });
    expect((await list())[0]?.release.rule).toEqual({ all: [{ unknown }] });
  });

  it.each([503, 500])('makes no half course when the server says %d', async (status) => {
    const refuse = { mod_lesson_get_pages: { status, body: 'Down' } };
    const { list } = await canned({ refuse });
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
  });

  it('that leads in circles and to nowhere comes to an end', async () => {
    const page = (id: number, over: object = {}) => ({
      page: {
        id,
        prevpageid: id - 1,
        nextpageid: id + 1,
        qtype: 20,
        title: `Page ${id}`,
        contents: `<p>Words ${id}</p>`,
        ...over,
      },
      jumps: [0, -1, -40, -50, -60, -70, -80, 99, 1],
    });
    const pages = [
      page(1),
      page(2),
      page(3, { qtype: 21 }),
      page(4),
      page(5, { qtype: 30 }),
      page(6),
    ];
    const { list } = await canned({ refuse: { mod_lesson_get_pages: json({ pages }) } });
    expect(titlesOpen(await list())).toEqual(['Steps', 'Page 1', 'Page 2', 'Page 4']);
  });
});

interface Canned {
  readonly summary?: object;
  readonly dates?: readonly object[];
  readonly refuse?: Readonly<Record<string, Reply>>;
}

/** A Moodle with one lesson of one page, and answers of our own making. */
async function canned({ summary = {}, dates = [], refuse = {} }: Canned) {
  const module = { id: 31, instance: 5, modname: 'lesson', name: 'Steps', dates };
  const lessonOf = {
    id: 5,
    coursemodule: 31,
    intro: '<p>In steps.</p>',
    usepassword: false,
    dependency: 0,
    available: 0,
    deadline: 0,
    displayleft: false,
    displayleftif: 0,
    ...summary,
  };
  const first = { id: 8, prevpageid: 0, nextpageid: 0, qtype: 10 };
  const answers: Readonly<Record<string, Reply>> = {
    core_course_get_contents: json([{ id: 1, name: 'Week 1', modules: [module] }]),
    mod_lesson_get_lessons_by_courses: json({ lessons: [lessonOf] }),
    mod_lesson_get_pages: json({ pages: [{ page: first, jumps: [-1] }] }),
    ...refuse,
  };
  const stub = await startStub(({ body }) => {
    const name = new URLSearchParams(body).get('wsfunction') ?? '';
    return answers[name] ?? moodleException('accessexception', name);
  });
  open.push(stub);
  return { stub, ...connect('moodle', stub.origin, 'token') };
}
