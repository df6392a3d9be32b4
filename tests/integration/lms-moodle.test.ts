import { afterEach, describe, expect, it } from 'vitest';
import { createFindWeaknesses, createMoodleSource, type SourceItem } from '../../src/lms/index.ts';
import { createOutbound } from '../../src/ground/net/index.ts';
import { connect, failureOf, userAgent, type Connection } from '../support/lms-stubs/connect.ts';
import {
  moodleCourseId,
  moodleError,
  moodleException,
  moodleFileError,
  moodleToken,
  readableChapter,
  startMoodle,
  type CapturedModule,
  type CapturedSection,
  recordedCourse,
  type CapturedSite,
  type MoodleStubOptions,
} from '../support/lms-stubs/moodle-stub.ts';
import { json, startStub, type Stub } from '../support/lms-stubs/stub-server.ts';

const stubs: Stub[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub[Symbol.asyncDispose]()));
});

async function moodle(options: MoodleStubOptions = {}): Promise<Connection & { stub: Stub }> {
  const stub = await startMoodle(options);
  stubs.push(stub);
  return { stub, ...connect('moodle', `${stub.origin}${options.folder ?? ''}`, moodleToken) };
}

function byKey(items: readonly SourceItem[]): Record<string, SourceItem> {
  return Object.fromEntries(items.map((item) => [item.key, item]));
}

/** Changes one recorded activity of the course. */
function altered(cmid: number, change: (module: CapturedModule) => void) {
  return (sections: CapturedSection[]) => {
    const module = sections.flatMap(({ modules }) => modules).find(({ id }) => id === cmid);
    if (!module) throw new Error(`no activity ${cmid} in the recording`);
    change(module);
    return sections;
  };
}

/** Sets a field of the first page, or of the section it stands in. */
function setIn(what: 'section' | 'page', field: string, value: unknown) {
  return (sections: CapturedSection[]) => {
    const section = sections.find(({ modules }) => modules.some(({ id }) => id === 2));
    const target = what === 'section' ? section : section?.modules.find(({ id }) => id === 2);
    Object.assign(target ?? {}, { [field]: value });
    return sections;
  };
}

const beyondTheEnd = (value: unknown) => setIn('section', 'hiddenbynumsections', value);

const pdf = 'file:3:/Syllabus – été 2026.pdf';
const service = /server\.php/;

describe('listing a Moodle course', () => {
  // features: P02
  it('gives pages, files, folders, book chapters and labels in the order of the course page', async () => {
    const { list } = await moodle();
    expect(
      (await list()).map(({ key, title, moduleTitle, position }) => [
        key,
        title,
        moduleTitle,
        position,
      ]),
    ).toEqual([
      ['page:2', 'Introduction to limits', 'Week 1: Limits', 0],
      [pdf, 'Syllabus (PDF)', 'Week 1: Limits', 1],
      ['label:4', 'Reminder', 'Week 1: Limits', 2],
      ['chapter:7:1', 'Definition', 'Week 2: Derivatives', 3],
      ['chapter:7:2', 'Chain rule', 'Week 2: Derivatives', 4],
      ['file:8:/worksheet1.txt', 'worksheet1.txt', 'Week 2: Derivatives', 5],
      ['file:8:/extra/worksheet2.pdf', 'worksheet2.pdf', 'Week 2: Derivatives', 6],
      ['url:9', 'External reading', 'Week 2: Derivatives', 7],
    ]);
  });

  // features: P02
  it('reads where a link leads and why, and never what stands there', async () => {
    const { read, stub } = await moodle();
    expect(await read('url:9')).toBe(
      '<p>External reading: https://example.com/reading</p><p>Optional.</p>',
    );
    expect(stub.paths().every((path) => path.startsWith('/webservice/rest/'))).toBe(true);
  });

  it('reads where a link leads also without the function that tells why', async () => {
    const { read, stub } = await moodle();
    stub.misbehave(service, async (seen) =>
      seen.body.includes('mod_url_get_urls')
        ? moodleError('function_not_in_service')
        : json(JSON.parse(contents)),
    );
    const contents = JSON.stringify(recordedCourse());
    expect(await read('url:9')).toBe('<p>External reading: https://example.com/reading</p>');
  });

  it.each([
    ['javascript:alert(1)', '<p>Optional.</p>'],
    [
      'https://example.com/?a=<b>&c',
      '<p>External reading: https://example.com/?a=%3Cb%3E&amp;c</p><p>Optional.</p>',
    ],
  ])('makes nothing of the address %s that could be pressed or run', async (fileurl, html) => {
    const alter = altered(9, (link) => {
      link.contents![0]!['fileurl'] = fileurl;
    });
    expect(await (await moodle({ alter })).read('url:9')).toBe(html);
  });

  it('reads what introduces assignments, of an account that may see them', async () => {
    const { read, list } = await moodle({ account: 'teacher' });
    expect(await read('assign:10')).toBe('<p>Solve problems 1-5.</p>');
    expect(byKey(await list())['assign:10']).toMatchObject({
      title: 'Homework 1',
      moduleTitle: 'Week 2: Derivatives',
      release: { published: true },
    });
  });

  // features: B05
  it('tells when activities are due, of an account that sees them', async () => {
    const { source } = await moodle({ account: 'teacher' });
    expect(await source.dueDates('2', never)).toEqual({
      due: [{ key: 'duedate:10', title: 'Homework 1', dueAt: new Date(1_797_292_800_000) }],
      exceptions: [],
      timeZone: null,
    });
    const bot = await moodle();
    expect(await bot.source.dueDates('2', never)).toMatchObject({ due: [], exceptions: [] });
  });

  // features: B04
  it('tells when the course ends, none where Moodle writes 0, and nothing where the function is not allowed', async () => {
    const { source, stub } = await moodle();
    const courses = (enddate: number) => json({ courses: [{ id: 2, enddate }], warnings: [] });
    stub.misbehave(service, courses(1_797_292_800), 1);
    expect(await source.endsAt('2', never)).toEqual(new Date(1_797_292_800_000));
    stub.misbehave(service, courses(0), 1);
    expect(await source.endsAt('2', never)).toBeNull();
    stub.misbehave(service, courses(Number.MAX_SAFE_INTEGER), 1);
    expect(await source.endsAt('2', never)).toBeUndefined();
    stub.misbehave(service, moodleException('accessexception', 'Access control exception'), 1);
    expect(await source.endsAt('2', never)).toBeUndefined();
  });

  // features: B05
  it('tells for whom an assignment is due at another time, where this Moodle has the function', async () => {
    const told = { userid: null, groupid: null, duedate: null, cutoffdate: null, reason: null };
    const overrides = [
      { ...told, id: 1, assignid: 1, userid: 5, duedate: 1_797_400_000 },
      { ...told, id: 2, assignid: 1, groupid: 7, duedate: 0 },
      // Open for longer, and due as for everybody.
      { ...told, id: 3, assignid: 1, userid: 6, cutoffdate: 1_797_500_000 },
    ];
    const { source } = await moodle({ account: 'teacher', overrides });
    const exceptions = (await source.dueDates('2', never))?.exceptions ?? [];
    expect(exceptions.map(({ key, title, who, dueAt }) => [key, title, who, dueAt])).toEqual([
      ['duedate:10', 'Homework 1', 'user:5', new Date(1_797_400_000_000)],
      ['duedate:10', 'Homework 1', 'group:7', null],
    ]);
  });

  it('is no half a course when what introduces things cannot be had', async () => {
    const { list, stub } = await moodle();
    const contents = JSON.stringify(recordedCourse());
    stub.misbehave(service, async (seen) =>
      seen.body.includes('mod_url_get_urls') ? { body: '<html>' } : json(JSON.parse(contents)),
    );
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
  });

  it('describes each thing so that a citation can name it and a person can open it', async () => {
    const { list, stub } = await moodle();
    const items = byKey(await list());
    expect(items[pdf]).toMatchObject({
      fileName: 'Syllabus – été 2026.pdf',
      url: `${stub.origin}/mod/resource/view.php?id=3`,
      mediaType: 'application/pdf',
    });
    expect(items['chapter:7:2']).toMatchObject({
      fileName: 'Derivatives handbook: Chain rule',
      url: `${stub.origin}/mod/book/view.php?id=7&chapterid=2`,
      mediaType: 'text/html',
    });
    expect(items['label:4']?.url).toBe(`${stub.origin}/course/view.php?id=2#module-4`);
  });

  it('asks as little as it can, with the token in the body and nowhere else', async () => {
    const { list, stub } = await moodle();
    await list();
    // The course, and what introduces its links.
    expect(stub.seen).toHaveLength(2);
    expect(new Set(stub.paths())).toEqual(new Set(['/webservice/rest/server.php']));
    expect(stub.seen[0]?.url.href).toBe(`${stub.origin}/webservice/rest/server.php`);
    expect(stub.seen[0]?.headers['user-agent']).toBe(userAgent);
    expect(stub.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('publishes everything that is open, whichever account reads it', async () => {
    for (const account of ['integration-account', 'teacher'] as const) {
      const { list } = await moodle({ account });
      const items = byKey(await list());
      const keys = ['page:2', pdf, 'label:4', 'chapter:7:1', 'file:8:/worksheet1.txt'];
      expect(keys.map((key) => items[key]?.release)).toEqual(
        keys.map(() => ({ published: true, unlockAt: null, lockAt: null, rule: null })),
      );
    }
  });

  it('holds back what a teacher sees and students do not: hidden, restricted, hidden chapters', async () => {
    const { list } = await moodle({ account: 'teacher' });
    const held = (await list()).filter(({ release }) => !release.published);
    expect(held.map(({ key }) => key)).toEqual(['page:5', 'chapter:7:3']);
    expect(byKey(await list())['page:6']?.release).toEqual({
      published: true,
      unlockAt: new Date('2030-01-01T00:00:00Z'),
      lockAt: null,
      rule: null,
    });
  });

  it.each<[string, (sections: CapturedSection[]) => void]>([
    ['the section is hidden', ([, week]) => void (week!.visible = 0)],
    ['the section is restricted', ([, week]) => void (week!['availabilityinfo'] = 'Not yet')],
    [
      'the section is beyond the end of the course',
      ([, week]) => void (week!['hiddenbynumsections'] = 1),
    ],
    [
      'the account itself may not see it',
      altered(2, (page) => {
        page['uservisible'] = false;
      }),
    ],
    ['its section is hidden in another spelling', setIn('section', 'visible', '0')],
    ['its section is hidden by the number of sections, as text', beyondTheEnd('1')],
    ['its section is hidden by the number of sections, as a flag', beyondTheEnd(true)],
    ['it is hidden in another spelling', setIn('page', 'visible', '0')],
    ['whether it is hidden cannot be read', setIn('page', 'visible', {})],
    ['whether the account sees it cannot be read', setIn('page', 'uservisible', null)],
    ['what it depends on is told in a list', setIn('page', 'availabilityinfo', ['Not yet'])],
  ])('holds back a page when %s, and reads the rest', async (_why, change) => {
    const { list } = await moodle({
      alter: (sections) => {
        change(sections);
        return sections;
      },
    });
    const items = byKey(await list());
    expect(items['page:2']?.release.published).toBe(false);
    expect(items['url:9']?.release.published).toBe(true);
  });

  // features: B10
  it.each(['section', 'page'] as const)(
    'opens what stands below conditions of a %s that cannot be read to nobody',
    async (what) => {
      const { list } = await moodle({ alter: setIn(what, 'availability', { op: '&', c: [] }) });
      expect(byKey(await list())['page:2']?.release.rule).toEqual({
        all: [{ unknown: 'restriction' }],
      });
    },
  );

  it('reads a section without a number of its own', async () => {
    const { list } = await moodle({ alter: setIn('section', 'id', null) });
    expect(byKey(await list())['page:2']?.release.published).toBe(true);
  });

  it.each<[string, (sections: CapturedSection[]) => CapturedSection[]]>([
    ['the activities of a section are no list', setIn('section', 'modules', {})],
    ['an activity has no number', setIn('page', 'id', null)],
    ['an activity is of no kind', setIn('page', 'modname', null)],
    ['the files of an activity are no list', setIn('page', 'contents', 'none')],
    [
      'a file does not say what it is',
      altered(2, (page) => {
        page.contents![0]!['type'] = null;
      }),
    ],
  ])('makes no half course when %s', async (_why, alter) => {
    const { list } = await moodle({ alter });
    expect(await failureOf(list())).toMatchObject({ code: 'unavailable' });
  });

  const group = (id: number) => ({ type: 'group', id });
  const member = (id: number) => ({ who: [`group:${id}`] });

  // features: B10
  it.each<[string, unknown, object]>([
    [
      'a group and a date',
      { op: '&', c: [group(1), { type: 'date', d: '>=', t: 1_893_456_000 }], showc: [true, true] },
      { unlockAt: new Date('2030-01-01T00:00:00Z'), rule: { all: [member(1)] } },
    ],
    [
      'one of two groups before a date',
      { op: '|', c: [group(1), { op: '&', c: [group(2), { type: 'date', d: '<', t: 0 }] }] },
      {
        unlockAt: null,
        rule: { all: [{ any: [member(1), { all: [member(2), { until: new Date(0) }] }] }] },
      },
    ],
    [
      'everybody but a group',
      { op: '!|', c: [group(3)], show: true },
      { rule: { all: [{ not: { any: [member(3)] } }] } },
    ],
    [
      'what only Moodle can weigh',
      { op: '&', c: [{ type: 'completion', cm: 4, e: 1 }, { type: 'group' }, 'nonsense'] },
      {
        rule: { all: [{ unknown: 'completion' }, { unknown: 'group' }, { unknown: 'condition' }] },
      },
    ],
    ['nothing that can be read', 'group 1', { rule: { all: [{ unknown: 'restriction' }] } }],
  ])('weighs a page for each student that is restricted to %s', async (_what, tree, release) => {
    const alter = altered(2, (page) => {
      page['availability'] = JSON.stringify(tree);
    });
    const { list } = await moodle({ alter });
    expect(byKey(await list())['page:2']?.release).toMatchObject({ published: true, ...release });
  });

  it('publishes a page whose last condition was taken away again', async () => {
    const alter = altered(2, (page) => {
      page['availability'] = '{"op":"&","c":[],"showc":[]}';
    });
    const { list } = await moodle({ alter });
    expect(byKey(await list())['page:2']?.release.published).toBe(true);
  });

  it('hides subchapters with their chapter, and chapters the table of contents does not know', async () => {
    const contents = (hidden: string) =>
      JSON.stringify([
        {
          title: 'Definition',
          href: '1/index.html',
          hidden,
          subitems: [{ title: 'Chain rule', href: '2/index.html', hidden: '0', subitems: [] }],
        },
      ]);
    const published = async (structure: string) => {
      const alter = altered(7, (book) => {
        book.contents![0]!['content'] = structure;
      });
      const items = byKey(await (await moodle({ alter })).list());
      return ['chapter:7:1', 'chapter:7:2'].map((key) => items[key]?.release.published);
    };
    expect(await published(contents('0'))).toEqual([true, true]);
    expect(await published(contents('1'))).toEqual([false, false]);
    expect(await published('not a table of contents')).toEqual([false, false]);
  });

  it('reads a subsection where it stands, and as hidden as what it stands in', async () => {
    const inSubsection = (visible: number) => (sections: CapturedSection[]) => {
      const [general, week1, week2] = sections;
      const folder = { ...week2!.modules[2]!, name: 'subsection', modname: 'subsection', visible };
      week1!.modules = [{ ...folder, id: 90, instance: 5 }, week1!.modules[0]!];
      const below = { ...week2!, component: 'mod_subsection', itemid: 5, name: 'Extra' };
      return [general, week1, below];
    };
    const open = await (await moodle({ alter: inSubsection(1) })).list();
    expect(open.map(({ key }) => key).at(0)).toBe('chapter:7:1');
    expect(open.map(({ key }) => key).at(-1)).toBe('page:2');
    expect(open[0]).toMatchObject({ moduleTitle: 'Extra', release: { published: true } });
    const hidden = await (await moodle({ alter: inSubsection(0) })).list();
    expect(hidden[0]?.release.published).toBe(false);
    expect(hidden.at(-1)?.release.published).toBe(true);
  });

  it.each([
    ['nothing', '<div class="no-overflow"></div>'],
    ['a picture', '<p><img src="x.png" alt="Banner"></p>'],
    ['a line', '<hr><p>&nbsp;– – –</p>'],
    ['a script', '<script>var a = "text";</script>'],
  ])('passes over a label that holds only %s', async (_what, description) => {
    const alter = altered(4, (label) => {
      label['description'] = description;
    });
    expect(byKey(await (await moodle({ alter })).list())['label:4']).toBeUndefined();
  });

  it('reads names as people do, and shows hostile ones as what they are', async () => {
    const alter = (sections: CapturedSection[]) => {
      sections[1]!.name = 'Q&amp;A \u202Eevil';
      altered(2, (page) => {
        page.name = 'Limits &lt; <b>Infinity</b>';
      })(sections);
      altered(8, (folder) => {
        folder.contents![0]!['filename'] = '../x\u0000\u202Etxt.exe';
      })(sections);
      return sections;
    };
    const { list } = await moodle({ alter });
    const items = await list();
    expect(items[0]).toMatchObject({ title: 'Limits < Infinity', moduleTitle: 'Q&A evil' });
    const hostile = items.find(({ url }) => url?.endsWith('folder/view.php?id=8'));
    expect(hostile?.fileName).toBe('xtxt.exe');
    expect(hostile?.key).toBe('file:8:/../x%00%E2%80%AEtxt.exe');
  });

  it('gives a new version when a file or a label changed', async () => {
    const versions = async (alter: MoodleStubOptions['alter']) => {
      const items = byKey(await (await moodle(alter ? { alter } : {})).list());
      return [items[pdf]?.version, items['label:4']?.version, items['page:2']?.version];
    };
    const before = await versions(undefined);
    expect(await versions((sections) => sections)).toEqual(before);
    const after = await versions((sections) => {
      altered(3, (file) => {
        file.contents![0]!['timemodified'] = 1_800_000_000;
      })(sections);
      return altered(4, (label) => {
        label['description'] = '<p>Quiz moved to Monday.</p>';
      })(sections);
    });
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[2]).toBe(before[2]);
  });

  it('asks nothing when the launch did not tell a course number', async () => {
    const { source, stub } = await moodle();
    const failure = await failureOf(source.list('2&wsfunction=core_user_create_users', never));
    expect(failure).toMatchObject({ code: 'not_found' });
    expect(stub.seen).toEqual([]);
  });
});

describe('fetching from Moodle', () => {
  // features: P02
  it('joins the token to an address that has a query already', async () => {
    const { read, stub } = await moodle();
    expect(await read('page:2')).toContain('when f(x) gets close to L');
    expect(stub.seen.at(-1)?.url.search).toBe(`?forcedownload=1&token=${moodleToken}`);
  });

  it('joins the token to an address without a query', async () => {
    const { read, stub } = await moodle();
    stub.misbehave(/mod_book/, readableChapter());
    expect(await read('chapter:7:1')).toContain('difference quotient');
    expect(stub.seen.at(-1)?.url.search).toBe(`?token=${moodleToken}`);
  });

  it('gives pages as HTML and files with the type Moodle lists', async () => {
    const { source, list } = await moodle();
    const items = byKey(await list());
    expect((await source.fetch(items['page:2']!, never)).mediaType).toBe('text/html');
    const file = await source.fetch(items[pdf]!, never);
    expect(file.mediaType).toBe('application/pdf');
    expect(file.bytes).toHaveLength(732);
  });

  it('gives the text of a label with links that a token opens', async () => {
    const { read } = await moodle();
    const html = await read('label:4');
    expect(html).toContain('quiz on <strong>Friday</strong>');
    expect(html).toContain('/webservice/pluginfile.php/20/mod_label/intro/note.png');
  });

  it('does not change links that are for web services already', async () => {
    const link = 'https://moodle.example/webservice/pluginfile.php/20/mod_label/intro/note.png';
    const alter = altered(4, (label) => {
      label['description'] = `<p>See <img src="${link}"></p>`;
    });
    expect(await (await moodle({ alter })).read('label:4')).toContain(`"${link}"`);
  });

  it('works for a Moodle that lives in a folder of its host', async () => {
    const { read, list, stub } = await moodle({ folder: '/moodle' });
    expect(await read('file:8:/worksheet1.txt')).toContain('d/dx x^2');
    expect(stub.seen.at(-1)?.url.pathname).toMatch(/^\/moodle\/webservice\/pluginfile\.php\//);
    expect((await list())[0]?.url).toBe(`${stub.origin}/moodle/mod/page/view.php?id=2`);
  });

  it('asks for files at the address of the connection only, whatever host a listing names', async () => {
    const trap = await startStub(() => ({ body: 'x' }));
    stubs.push(trap);
    const alter = altered(2, (page) => {
      page.contents![1]!['fileurl'] =
        `${trap.origin}/webservice/pluginfile.php/18/mod_page/content/index.html`;
    });
    const { read } = await moodle({ alter });
    expect(await read('page:2')).toContain('Limits');
    expect(trap.seen).toEqual([]);
  });

  it.each([
    ['on another server', 'https://files.example/syllabus.pdf', 'forbidden'],
    ['nowhere', null, 'forbidden'],
    ['above the file store', 'https://x.example/pluginfile.php/../../login/token.php', 'forbidden'],
    ['at a strange address', 'x:moodle/pluginfile.php/../../login/token.php', 'unavailable'],
  ])('sends the token to no file that is kept %s', async (_where, fileurl, code) => {
    const alter = altered(3, (file) => {
      file.contents![0]!['fileurl'] = fileurl;
    });
    const { read, stub } = await moodle({ alter });
    expect(await failureOf(read(pdf))).toMatchObject({ code });
    expect(stub.paths().filter((path) => !service.test(path))).toEqual([]);
  });

  it('refuses a file that is not as long as Moodle said', async () => {
    const alter = altered(3, (file) => {
      file.contents![0]!['filesize'] = 733;
    });
    const failure = await failureOf((await moodle({ alter })).read(pdf));
    expect(failure).toMatchObject({ code: 'unusable', message: expect.stringContaining('732') });
  });

  it('takes a file from an outside repository as long as it is now', async () => {
    const alter = altered(3, (file) => {
      Object.assign(file.contents![0]!, { filesize: 733, isexternalfile: true });
    });
    expect(await (await moodle({ alter })).read(pdf)).toHaveLength(732);
  });

  it('stores no refusal in place of a file, although Moodle sends it with status 200', async () => {
    const { read, stub } = await moodle();
    stub.misbehave(/mod_resource/, moodleFileError('hidden_page_as_student'), 1);
    expect(await failureOf(read(pdf))).toMatchObject({ code: 'forbidden' });
    stub.misbehave(/mod_resource/, moodleFileError('pdf_bad_token'), 1);
    expect(await failureOf(read(pdf))).toMatchObject({ code: 'reconnect' });
    stub.misbehave(/mod_resource/, moodleFileError('pdf_without_token'), 1);
    expect(await failureOf(read(pdf))).toMatchObject({ code: 'reconnect' });
    stub.misbehave(/mod_resource/, moodleFileError('pdf_missing_file'), 1);
    expect(await failureOf(read(pdf))).toMatchObject({ code: 'not_found' });
  });

  it('stores no refusal in place of a page, which has no size to compare', async () => {
    const { read, stub } = await moodle();
    stub.misbehave(/mod_page/, moodleFileError('hidden_page_as_integration_account'));
    expect(await failureOf(read('page:2'))).toMatchObject({ code: 'forbidden' });
  });

  it('keeps course material that looks like a refusal but has the size listed', async () => {
    const material = JSON.stringify({ error: 'a lesson about errors', errorcode: 'lesson' });
    const alter = altered(3, (file) => {
      Object.assign(file.contents![0]!, {
        filesize: material.length,
        mimetype: 'application/json',
      });
    });
    const { read, stub } = await moodle({ alter });
    stub.misbehave(/mod_resource/, {
      headers: { 'content-type': 'application/json' },
      body: material,
    });
    expect(await read(pdf)).toBe(material);
  });

  it('stores no log-in page for a page it may not see', async () => {
    const { read, stub } = await moodle();
    stub.misbehave(/mod_page/, { status: 303, headers: { location: '/login/index.php' } });
    expect(await failureOf(read('page:2'))).toMatchObject({ code: 'forbidden' });
  });

  it('stores no log-in page of the institution in place of a page, which has no size to compare', async () => {
    const institution = await startStub(() => ({ body: '<html>Sign in to Example University' }));
    stubs.push(institution);
    const { read, stub } = await moodle();
    const location = `${institution.origin}/sso`;
    stub.misbehave(/mod_page/, { status: 303, headers: { location } });
    expect(await failureOf(read('page:2'))).toMatchObject({ code: 'forbidden' });
  });

  it('follows Moodle to a file store elsewhere', async () => {
    const store = await startStub(() => ({ body: Buffer.alloc(732, 'stored') }));
    stubs.push(store);
    const { read, stub } = await moodle();
    stub.misbehave(/mod_resource/, {
      status: 302,
      headers: { location: `${store.origin}/s?sig=1` },
    });
    expect(await read(pdf)).toMatch(/^stored/);
    expect(store.paths()).toEqual(['/s?sig=1']);
  });

  it('names the capability when the account may not read books', async () => {
    const failure = await failureOf((await moodle()).read('chapter:7:1'));
    expect(failure.code).toBe('forbidden');
    expect(failure.message).toContain('mod/book:read');
  });

  it('names the setting when the service may not download files', async () => {
    const { read, stub } = await moodle();
    const refusal = { error: 'Access control exception', errorcode: 'accessexception' };
    stub.misbehave(/mod_resource/, json(refusal));
    const failure = await failureOf(read(pdf));
    expect(failure.code).toBe('forbidden');
    expect(failure.message).toContain('Can download files');
  });

  it('fetches only what a Moodle listing gave', async () => {
    const { source, list } = await moodle();
    const [page] = await list();
    const foreign = { ...page!, locator: null };
    expect(await failureOf(source.fetch(foreign, never))).toMatchObject({ code: 'not_found' });
  });
});

// features: B10
describe('what the account of a Moodle token may do', () => {
  async function weigh(options: MoodleStubOptions = {}, courseId: string | null = moodleCourseId) {
    const stub = await startMoodle(options);
    stubs.push(stub);
    const outbound = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent });
    const access = { baseUrl: stub.origin, token: moodleToken };
    const find = createFindWeaknesses('moodle', { outbound, access, sleep: async () => {} });
    return { stub, find: () => find(courseId, never) };
  }
  const readsBooks = ({ stub }: { stub: Stub }) =>
    stub.misbehave(/mod_book\/chapter/, readableChapter(), 10);
  const without = (name: string) => ({
    alterSite: (site: CapturedSite) => {
      site.functions = site.functions.filter((one) => one.name !== name);
    },
  });

  it('is enough and not too much, for an account as the manual describes it', async () => {
    const weighed = await weigh();
    readsBooks(weighed);
    expect(await weighed.find()).toEqual([]);
  });

  it('lacks the right to read books, by its name', async () => {
    expect(await (await weigh()).find()).toEqual([
      expect.objectContaining({
        weight: 'missing',
        says: expect.stringContaining('mod/book:read'),
      }),
    ]);
  });

  it.each([
    ['core_course_get_contents', 'missing'],
    ['core_enrol_get_enrolled_users', 'advice'],
    ['mod_url_get_urls_by_courses', 'advice'],
    ['mod_assign_get_assignments', 'advice'],
    ['mod_lesson_get_lessons_by_courses', 'advice'],
    ['mod_lesson_get_pages', 'advice'],
  ])('lacks the function %s, by its name', async (name, weight) => {
    const weighed = await weigh(without(name));
    readsBooks(weighed);
    const [lack, ...more] = await weighed.find();
    expect([lack?.weight, more]).toEqual([weight, []]);
    expect(lack?.says).toContain(`lacks the function ${name}`);
    expect(lack?.fix).toContain('external service');
  });

  it('lacks even the function that tells of the functions', async () => {
    const { stub, find } = await weigh();
    stub.misbehave(service, moodleError('function_not_in_service'));
    const [lack] = await find();
    expect(lack).toMatchObject({
      weight: 'missing',
      says: expect.stringContaining('core_webservice_get_site_info'),
      fix: expect.stringContaining('external service'),
    });
  });

  it('lacks the leave to download files', async () => {
    const alterSite = (site: CapturedSite) => void (site['downloadfiles'] = 0);
    const [lack] = await (await weigh({ alterSite })).find();
    expect(lack).toMatchObject({
      weight: 'missing',
      fix: expect.stringContaining('Can download files'),
    });
  });

  it('lacks the way into the course', async () => {
    const { stub, find } = await weigh();
    stub.misbehave(service, moodleError('course_not_enrolled_as_student'), 1);
    stub.misbehave(service, moodleError('course_not_enrolled_as_student'), 1);
    const found = await find();
    expect(found).toEqual([
      expect.objectContaining({ fix: expect.stringContaining('moodle/course:view') }),
    ]);
  });

  it('is too much when it is a teacher’s, and says why', async () => {
    const weighed = await weigh({ account: 'teacher' });
    readsBooks(weighed);
    expect(await weighed.find()).toEqual([
      expect.objectContaining({
        weight: 'advice',
        says: expect.stringContaining('hidden or not open yet'),
        fix: expect.stringContaining('moodle/course:viewhiddenactivities'),
      }),
    ]);
  });

  it('is far too much when it is an administrator’s', async () => {
    const alterSite = (site: CapturedSite) => void (site['userissiteadmin'] = true);
    expect(await (await weigh({ alterSite }, null)).find()).toEqual([
      expect.objectContaining({ says: expect.stringContaining('site administrator') }),
    ]);
  });

  it('is told without a course as far as that goes', async () => {
    const { stub, find } = await weigh({}, null);
    expect(await find()).toEqual([]);
    expect(stub.seen).toHaveLength(1);
  });

  it('is nothing when the token is not accepted', async () => {
    const { stub, find } = await weigh();
    stub.misbehave(service, moodleError('bad_token'));
    expect(await failureOf(find())).toMatchObject({ code: 'reconnect' });
  });
});

describe('when Moodle refuses or fails', () => {
  it.each([
    ['a bad token', moodleError('bad_token'), 'reconnect', 'token'],
    [
      'a function outside the service',
      moodleError('function_not_in_service'),
      'forbidden',
      'core_course_get_contents',
    ],
    [
      'a function it does not have',
      moodleError('function_unknown'),
      'forbidden',
      'core_course_get_contents',
    ],
    [
      'a missing capability',
      moodleError('missing_capability_get_courses_as_student'),
      'forbidden',
      'View courses without participation',
    ],
    [
      'a course the account is not in',
      moodleError('course_not_enrolled_as_student'),
      'forbidden',
      'moodle/course:view',
    ],
    ['a course that is gone', moodleError('unknown_course'), 'not_found', 'course'],
    ['a wrong parameter', moodleError('parameter_wrong_type'), 'not_found', 'course'],
    [
      'a site under maintenance',
      moodleException('sitemaintenance', 'Down until noon'),
      'unavailable',
      'sitemaintenance',
    ],
    ['XML', moodleError('xml_is_the_default_format'), 'unavailable', 'not data'],
    ['an error page', { body: '<html>Fatal error' }, 'unavailable', 'not data'],
    ['half a listing', { body: '[{"id":1,"name":"General","mod' }, 'unavailable', 'not data'],
    ['nothing', json(null), 'unavailable', 'form'],
    ['a section without activities', json([{ id: 1, name: 'General' }]), 'unavailable', 'form'],
    ['a 403, web services being off', { status: 403 }, 'forbidden', 'web services'],
    ['a 404, no Moodle being there', { status: 404 }, 'unavailable', '404'],
  ] as const)('explains %s', async (_what, reply, code, names) => {
    const { list, stub } = await moodle();
    stub.misbehave(service, reply);
    const failure = await failureOf(list());
    expect(failure).toMatchObject({ code, message: expect.stringContaining(names) });
    expect(stub.seen).toHaveLength(1);
  });

  it('tries again when it is throttled, down or cut off', async () => {
    const { list, stub, waits } = await moodle();
    stub.misbehave(service, { status: 429 }, 1);
    stub.misbehave(service, { status: 502, body: '<html>Bad gateway' }, 1);
    stub.misbehave(service, { body: '[{"id":1,"name":"General","mod', cut: true }, 1);
    expect(await list()).toHaveLength(8);
    expect(waits).toEqual([750, 1_500, 3_000]);
  });

  it('gives up for now when it stays down', async () => {
    const { list, stub } = await moodle();
    stub.misbehave(service, { status: 503, body: '<html>Maintenance' });
    const failure = await failureOf(list());
    expect(failure).toMatchObject({ code: 'unavailable', message: expect.stringContaining('503') });
    expect(stub.seen).toHaveLength(4);
  });

  it('lets the token into no message and no cause, not even when Moodle repeats it', async () => {
    const { list, read, stub } = await moodle();
    const told: unknown[] = [];
    const tell = async (work: Promise<unknown>) => told.push(causes(await failureOf(work)));
    const echo = `Not for ${moodleToken} (${moodleToken})`;
    stub.misbehave(service, moodleException('nopermissions', echo), 1);
    await tell(list());
    stub.misbehave(service, moodleException(moodleToken, echo), 1);
    await tell(list());
    stub.misbehave(service, { body: echo }, 1);
    await tell(list());
    stub.misbehave(/mod_resource/, json({ error: echo, errorcode: moodleToken }), 1);
    await tell(read(pdf));
    stub.misbehave(/mod_resource/, { status: 302, headers: { location: 'http://10.0.0.1/' } }, 1);
    await tell(read(pdf));
    stub.misbehave(/mod_resource/, { status: 500, body: echo });
    await tell(read(pdf));
    expect(told).toHaveLength(6);
    expect(JSON.stringify(told)).not.toContain(moodleToken);
  });

  it('ends with the reason given when the sync is cancelled', async () => {
    const { stub } = await moodle();
    const controller = new AbortController();
    const reason = new Error('the course was disconnected');
    const source = createMoodleSource({
      outbound: createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent }),
      access: { baseUrl: stub.origin, token: moodleToken },
      sleep: async (_ms, signal) => {
        controller.abort(reason);
        signal.throwIfAborted();
      },
    });
    stub.misbehave(service, { status: 429 });
    await expect(source.list(moodleCourseId, controller.signal)).rejects.toBe(reason);
    expect(stub.seen).toHaveLength(1);
  });
});

/** An error with everything it hangs on, as a log would write it. */
function causes(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const members: object = error;
  return { ...members, message: error.message, stack: error.stack, cause: causes(error.cause) };
}
