import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import typed from '../fixtures/moodle/launch-custom-parameters.json' with { type: 'json' };
import moodle from '../fixtures/moodle/launch-3-id-token-teacher.json' with { type: 'json' };
import { startApp, type TestApp } from '../support/app.ts';
import { launch, scoreScopes, startPlatform, type Platform } from '../support/platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';

let app: TestApp;
let platform: Platform;
beforeAll(async () => {
  app = await startApp({ worker: false });
});
beforeEach(async () => {
  platform = await startPlatform(app);
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
});

async function enter(contextId: string, claims: object): Promise<void> {
  await launch(app, platform, { sub: '3', role: 'Instructor', contextId, claims: { ...claims } });
}

/** What the LMS is asked for when the courses of the platform are read. */
const readAs = () =>
  app.composed.ground.withTenant(platform.tenantId, async (tx) =>
    (await tx.query<{ id: string | null }>('select lms_course_id as id from courses')).map(
      ({ id }) => id,
    ),
  );

describe('a course in Moodle', () => {
  const { [`${lti}tool_platform`]: tool, [`${lti}context`]: context } = moodle.claims;
  const fromMoodle = { [`${lti}tool_platform`]: tool };

  // features: P02, S24
  it('stays the course that is read when a teacher types the number of another one', async () => {
    await enter(context.id, { ...fromMoodle, [`${lti}custom`]: typed.custom });
    expect(await readAs()).toEqual(['2']);
    const steered = { ...typed.custom, course_id: '9' };
    await enter(context.id, { ...fromMoodle, [`${lti}custom`]: steered });
    expect(await readAs()).toEqual(['2']);
  });
});

describe('a course in Canvas', () => {
  const contextId = '4dde05e8ca1973bcca9bffc13e1548820eee93a3';
  const fromCanvas = { [`${lti}tool_platform`]: { product_family_code: 'canvas' } };
  const services = 'https://canvas.example/api/lti/courses/17';
  const grades = { scope: scoreScopes, lineitems: `${services}/line_items` };
  const members = { context_memberships_url: `${services}/names_and_roles` };
  const calls = (id: string) => ({ ...fromCanvas, [`${lti}custom`]: { course_id: id } });

  // features: P02, S24
  it.each([
    ['its grades', { [ags]: grades }],
    ['its members', { [ags]: undefined, [nrps]: members }],
  ])('is the one of the signed address of %s, whatever an item calls it', async (_, signed) => {
    await enter(contextId, { ...calls('17'), ...signed });
    expect(await readAs()).toEqual(['17']);
    await enter(contextId, { ...calls('9'), ...signed });
    expect(await readAs()).toEqual(['17']);
  });

  // features: P02, S24
  it('is asked for by its context where no signed address tells its number', async () => {
    await enter(contextId, { ...calls('9'), [ags]: undefined });
    expect(await readAs()).toEqual([`lti_context_id:${contextId}`]);
  });

  it('is not read when the launch tells nothing of a course in the API', async () => {
    await enter(contextId, { ...calls('$Canvas.course.id'), [ags]: undefined });
    expect(await readAs()).toEqual([null]);
  });
});
