import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabFace } from '../../src/lab/index.ts';
import { clientOf } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import {
  coursePage,
  launchFrom,
  returnPicked,
  openLabWorld,
  smallCourse,
  type LabWorld,
} from '../support/lab-world.ts';
import {
  createPageBrowser,
  formsOf,
  frameSource,
  type BrowserPage,
  type PageBrowser,
} from '../support/page-browser.ts';
import { bootOf, launch, startPlatform } from '../support/platform.ts';
import { openServiceWorld } from '../support/service-world.ts';

// What a real Moodle 4.5.6 did around a launch and at the edges of its services.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/fixtures/moodle');

// The form of a capture is known to the test that reads it.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it spares a cast at every call
function capture<T>(name: string): T {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as T;
}

/** As people read it: one blank where markup or lines were. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(': ', ':');

it('every recorded answer is read by a test', () => {
  const tests = ['contracts', 'http', 'integration', 'unit', 'support']
    .map((folder) => join(root, 'tests', folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'));
  const unread = readdirSync(fixtures)
    .map((file) => file.replace('.json', ''))
    .filter(
      (name) => !tests.some((text) => text.includes(`'${name}'`) || text.includes(`/${name}.json`)),
    );
  expect(unread).toEqual([]);
});

// features: B01, P01
describe('the tool in the Moodle-shaped lab', () => {
  let world: LabApp;
  beforeAll(async () => {
    world = await startLabApp({ course: smallCourse });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const begin = (browser: PageBrowser, face: LabFace, login: string): Promise<BrowserPage> => {
    const address = new URL(face.launchUrl);
    address.searchParams.set('as', login);
    return browser.open(address.href);
  };

  async function follow(browser: PageBrowser, from: BrowserPage): Promise<BrowserPage> {
    let page = from;
    const isOver = () => page.status >= 400 || page.text.includes('id="boot"');
    for (let step = 0; step < 5 && !isOver(); step += 1) page = await browser.goOn(page);
    return page;
  }

  it.each(['canvas', 'moodle'] as const)(
    'C9 lets both in that were begun in two tabs before either was done: %s',
    async (name) => {
      const { fields } = capture<{ fields: string[][] }>('launch-parallel-tabs');
      const browser = createPageBrowser();
      const face = world.lab.faces[name];
      const one = await begin(browser, face, 'student1');
      const two = await begin(browser, face, 'student1');
      // Both have been to the tool, and both are back at the LMS with their tokens.
      const back = async (page: BrowserPage): Promise<BrowserPage> => {
        let at = page;
        while (!formsOf(at)[0]?.fields['id_token']) at = await browser.goOn(at);
        return at;
      };
      const [first, second] = [await back(one), await back(two)];
      const sent = [second, first].map((page) => Object.keys(formsOf(page)[0]?.fields ?? {}));
      if (name === 'moodle') expect(sent).toEqual(fields);
      const boots = [];
      for (const page of [second, first]) boots.push(bootOf((await follow(browser, page)).text));
      expect(new Set(boots.map(({ session }) => session)).size).toBe(2);
      for (const boot of boots)
        expect((await clientOf(world.app, boot).get('/api/threads')).status).toBe(200);
    },
  );

  it('C23 sends whom it turns away back to Moodle, which shows the words of the tool', async () => {
    const pages = capture<Record<string, { text: string }>>('launch-return-url');
    const { moodle } = world.lab.faces;
    const { ground, launch: lti13 } = world.app.composed;
    const [registration] = await lti13.registrations.find(moodle.issuer, moodle.clientId);
    const turn = (status: string) =>
      ground.withTenant(registration?.tenantId ?? '', (tx) =>
        tx.query('update deployments set status = $1 where registration_id = $2', [
          status,
          registration?.id,
        ]),
      );
    const browser = createPageBrowser();
    await turn('held');
    const refused = await follow(browser, await begin(browser, moodle, 'student1'));
    await turn('accepted');
    expect(refused.status).toBe(403);
    const href = /<a class="button" href="([^"]+)">/.exec(refused.text)?.[1] ?? '';
    const address = new URL(href.replaceAll('&amp;', '&'));
    const captured = new URL(capture<{ plain: { url: string } }>('launch-return-url').plain.url);
    const known = [...captured.searchParams.keys()];
    expect([...address.searchParams.keys()]).toEqual([...known, 'lti_errormsg', 'lti_errorlog']);
    const shown = await browser.open(address.href);
    expect(shown.status).toBe(200);
    const before = plain(pages['lti_errormsg']?.text ?? '').split('Something failed')[0] ?? '';
    expect(plain(shown.text)).toContain(before.split('Ask the tutor').at(-1)?.trim());
    expect(shown.text).toContain('waits until it is accepted');
  });
});

// features: B01
describe('the Moodle face around a launch', () => {
  let world: LabWorld;
  beforeAll(async () => {
    world = await openLabWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());
  const issuer = () => world.lab.faces.moodle.issuer;

  it('shows the captured words where a tool sends people back', async () => {
    const pages =
      capture<Record<string, { url: string; status: number; text: string }>>('launch-return-url');
    const browser = createPageBrowser();
    await browser.open(coursePage(world.lab, 'moodle', 'student1'));
    const { answer } = await launchFrom(
      world.tool,
      browser,
      `${issuer()}/mod/lti/launch.php?id=2&triggerview=0`,
    );
    const { return_url: address } = decodeJwt(answer['id_token'] ?? '')[
      `${lti}launch_presentation`
    ] as { return_url: string };
    for (const [name, { url, status, text }] of Object.entries(pages)) {
      const said = new URL(address);
      for (const [key, value] of new URL(url).searchParams)
        if (key.startsWith('lti_')) said.searchParams.set(key, value);
      const page = await browser.open(said.href);
      expect([name, page.status]).toEqual([name, status]);
      expect(plain(page.text)).toContain(plain(text).split('Ask the tutor').at(-1)?.trim());
    }
  });

  it('frames the tool with the captured permissions', async () => {
    const { response } = capture<{ response: { iframe_in_body: string } }>('launch-0-view-page');
    const browser = createPageBrowser();
    const page = await browser.open(`${issuer()}/mod/lti/view.php?id=2&as=student1`);
    const frame = /<iframe[^>]*>/.exec(page.text)?.[0] ?? '';
    const attribute = (tag: string, name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const features = (tag: string) =>
      attribute(tag, 'allow')
        .split(';')
        .map((one) => one.trim().split(' ')[0]);
    expect(features(frame)).toEqual(features(response.iframe_in_body));
    expect(attribute(frame, 'id')).toBe(attribute(response.iframe_in_body, 'id'));
    const source = new URL(attribute(frame, 'src').replaceAll('&amp;', '&'));
    expect(source.searchParams.get('triggerview')).toBe('0');
    for (const tag of [frame, response.iframe_in_body]) expect(tag).not.toContain('sandbox');
  });

  it('shows its own page when the second post comes without a session as well', async () => {
    const captured = capture<{ status: number; headers: Record<string, string> }>(
      'launch-no-cookie-repost-still-anonymous',
    );
    const initiation = await createPageBrowser().open(
      `${issuer()}/mod/lti/launch.php?id=2&triggerview=0&as=student1`,
    );
    const stranger = createPageBrowser();
    const again = await stranger.press(await stranger.press(initiation));
    expect(again.status).toBe(captured.status);
    expect(again.headers.get('content-type')).toBe(captured.headers['content-type']);
    expect(formsOf(again)).toEqual([]);
  });

  it('reviews a placed item at the address and with the parameters that came with it', async () => {
    const captured = capture<{
      tool_receives_login: Record<string, string>;
      custom: Record<string, string>;
    }>('launch-3-id-token-submission-review-deep-linked');
    const browser = createPageBrowser();
    const url = captured.tool_receives_login['target_link_uri'];
    const item = {
      type: 'ltiResourceLink',
      title: 'Practice',
      custom: { practice_id: 'chain-1', level: '2' },
      lineItem: {
        scoreMaximum: 10,
        submissionReview: { url, custom: { a: 'b' }, reviewableStatus: ['Completed'] },
      },
    };
    const claims = { 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [item] };
    await browser.press(await returnPicked(world, browser, { claims }));
    const view = `${issuer()}/mod/lti/view.php?id=100001&user=4&action=gradeReport`;
    const source = frameSource(await browser.open(view), 'contentframe');
    const review = await launchFrom(world.tool, browser, source);
    expect(Object.keys(review.login).toSorted()).toEqual(
      Object.keys(captured.tool_receives_login).toSorted(),
    );
    expect(review.login['target_link_uri']).toBe(url);
    const reviewed = decodeJwt(review.answer['id_token'] ?? '');
    expect(reviewed).toMatchObject({
      [`${lti}message_type`]: 'LtiSubmissionReviewRequest',
      [`${lti}target_link_uri`]: url,
      [`${lti}for_user`]: { user_id: '4' },
    });
    const { practice_id, level, a } = captured.custom;
    expect(reviewed[`${lti}custom`]).toMatchObject({ practice_id, level, a });
  });
});

// features: P08
describe('what Moodle says at the edges of its services', () => {
  it('I12 an empty list of results is no grade', async () => {
    const { request, response } = capture<{
      request: { url: string; headers: Record<string, string> };
      response: { status: number; headers: Record<string, string>; body: unknown };
    }>('ags-results-empty');
    const world = await openServiceWorld();
    world.reply(response);
    const column = 'https://lms.example/mod/lti/services.php/2/lineitems/9/lineitem?type_id=1';
    expect(await world.grades.readResult(world.subject, column, '4')).toBeUndefined();
    const asked = new URL(world.requests[0]?.url ?? '');
    expect(`${asked.pathname}?type_id=${asked.searchParams.get('type_id')}`).toBe(
      new URL(request.url).pathname + new URL(request.url).search,
    );
    expect(world.requests[0]?.headers?.['accept']).toBe(request.headers['accept']);
  });

  it('H5 a page in place of a token, because it may not fetch our keys, is told in words that help', async () => {
    const { status, headers, body } = capture<{
      status: number;
      headers: Record<string, string>;
      body: string;
    }>('token-error-keyset-host-blocked');
    const world = await openServiceWorld();
    world.replyToken({ status, headers, body });
    const column = 'https://lms.example/items/9?type_id=1';
    await expect(world.grades.readResult(world.subject, column, '4')).rejects.toMatchObject({
      code: 'token_refused',
      mayRetry: false,
      message: expect.stringMatching(/can read the tool’s key set/),
    });
    // Once the administrator lets it through, the next try works: nothing of the refusal is kept.
    expect(await world.grades.readResult(world.subject, column, '4')).toBeUndefined();
  });
});

// features: P08
it('L1 a review of a placed quiz as Moodle sends it opens that quiz', async () => {
  await using world = await startLabApp({ course: smallCourse });
  await using platform = await startPlatform(world.app);
  const captured = capture<{ custom: Record<string, string>; for_user: { user_id: string } }>(
    'launch-3-id-token-submission-review-deep-linked',
  );
  const { claims } = capture<{ claims: Record<string, unknown> }>(
    'launch-3-id-token-submission-review',
  );
  const quizId = '3f0c5a10-7b1e-4c8e-9a37-1f4f6d1f0a11';
  await launch(world.app, platform, {
    sub: '4',
    claims: { [`${lti}context`]: claims[`${lti}context`] },
  });
  const boot = await launch(world.app, platform, {
    sub: '3',
    claims: {
      [`${lti}message_type`]: claims[`${lti}message_type`],
      [`${lti}roles`]: claims[`${lti}roles`],
      [`${lti}context`]: claims[`${lti}context`],
      [`${lti}resource_link`]: { id: '2', title: 'Practice' },
      [`${lti}for_user`]: captured.for_user,
      // Moodle keeps names of parameters in small letters, and adds its own.
      [`${lti}custom`]: { ...captured.custom, preceptor_item: 'quiz', preceptor_id: quizId },
    },
  });
  expect(boot).toMatchObject({ view: 'review', item: { kind: 'quiz', id: quizId } });
  const { body } = await clientOf(world.app, boot).get('/api/review');
  expect(body).toMatchObject({ student: { name: 'Ada Example' }, attempts: [] });
});

// features: P01
describe('the words for administrators of Moodle', () => {
  interface AdminField {
    readonly label: string;
    readonly value: string;
    readonly options?: readonly string[];
  }
  const { fields } = capture<{ fields: AdminField[] }>('admin-tool-form');
  const guide = readFileSync(join(root, 'docs/admin-moodle.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const values = JSON.parse(readFileSync(join(root, 'lti-config/moodle.json'), 'utf8')) as Record<
    string,
    string
  >;

  it('name fields and choices that the form of Moodle has', () => {
    // A box that is ticked has no value in the capture of the form.
    const boxes = new Set(['Supports Deep Linking (Content-Item Message)']);
    for (const [label, value] of Object.entries(values).filter(([name]) => !boxes.has(name))) {
      const field = fields.find((one) => one.label === label);
      expect(field, label).toBeDefined();
      const options = field?.options?.map((one) => one.trim());
      if (options) expect(options, label).toContain(value);
    }
  });

  it('leave nothing to the administrator’s luck that decides about grades and names', () => {
    const decisive = fields.filter((one) => /^(Share launcher|Accept|IMS)/.test(one.label));
    for (const { label } of decisive) expect(values, label).toHaveProperty([label]);
  });

  it('say what Moodle shows on the way', () => {
    const usage = fields.find(({ label }) => label === 'Tool configuration usage');
    expect(guide).toContain(`“${usage?.label}”`);
    expect(guide).toContain(`“${usage?.value}”`);
    const { page } = capture<{ page: { text: string } }>('registration-0-upgrade-choice');
    const choice = 'Register as a new external tool';
    expect(page.text).toContain(choice);
    expect(guide).toContain(`**${choice}**`);
    const { types } = capture<{ types: { name: string; state: { text: string } }[] }>(
      'registration-3-admin-tool-list',
    );
    expect(types.at(-1)?.state.text).toBe('Pending');
    expect(guide).toContain('pending');
    const chooser = capture<{ course_tools_page_text: string; note: string }>(
      'course-tools-activity-chooser',
    );
    expect(chooser.course_tools_page_text).toContain('LTI External tools');
    expect(guide).toContain('LTI External tools');
  });
});
