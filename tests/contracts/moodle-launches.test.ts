import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';

// Launch tokens a real Moodle 4.5.6 signed, given to our own launch with nothing changed but what
// ties a token to one site and one moment.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

let app: TestApp;
let platform: Platform;

beforeAll(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

function captured(name: string): Record<string, unknown> {
  const file = new URL(`../fixtures/moodle/${name}.json`, import.meta.url);
  const { claims } = JSON.parse(readFileSync(file, 'utf8')) as { claims: Record<string, unknown> };
  for (const bound of ['iss', 'aud', 'nonce', 'iat', 'exp', `${lti}deployment_id`])
    delete claims[bound];
  return { ...claims, [`${lti}target_link_uri`]: `${app.url}/lti/launch` };
}

/** Everything in the test platform's own token that Moodle did not send. */
function notIn(claims: Record<string, unknown>): string[] {
  const sent = new Set(Object.keys(claims));
  const ours = ['given_name', 'name', 'email', `${lti}resource_link`, `${lti}context`];
  return ours.filter((name) => !sent.has(name));
}

async function launchAs(name: string): Promise<Boot> {
  const claims = captured(name);
  return launch(app, platform, { claims, without: notIn(claims) });
}

async function courses(): Promise<Record<string, unknown>[]> {
  return app.composed.ground.withTenant(platform.tenantId, (tx) =>
    tx.query(`select context_id as "contextId", title, ags from courses`),
  );
}

describe('a launch that Moodle signed', () => {
  // features: S02
  it.each([
    ['launch-3-id-token-student', { name: 'Student', role: 'student' }, 'tutor'],
    ['launch-3-id-token-teacher', { name: 'Teacher', role: 'instructor' }, 'instructor'],
    [
      'launch-3-id-token-nonediting-teacher',
      { name: 'Assistant', role: 'instructor' },
      'instructor',
    ],
    ['launch-3-id-token-admin', { name: 'Admin', role: 'instructor' }, 'instructor'],
    ['launch-3-id-token-deep-linked-item', { name: 'Student', role: 'student' }, 'tutor'],
    ['deeplink-2-id-token', { name: 'Teacher', role: 'instructor' }, 'deep-linking'],
  ])('opens the course for %s', async (name, user, view) => {
    const boot = await launchAs(name);
    expect(boot.user).toMatchObject(user);
    expect(boot.course.title).toBe('Calculus I');
    expect(boot.view).toBe(view);
    expect(boot.locale).toBe('en');
  });

  it('opens the course for a student whose name Moodle keeps to itself', async () => {
    const boot = await launchAs('launch-3-id-token-no-personal-data');
    expect(boot.user).toMatchObject({ name: null, role: 'student' });
  });

  it('leads everybody into one course, with the address of its grade columns', async () => {
    await launchAs('launch-3-id-token-student');
    const [course, ...more] = await courses();
    expect(more).toEqual([]);
    expect(course).toMatchObject({
      contextId: '2',
      ags: { lineItems: 'http://127.0.0.1:8100/mod/lti/services.php/2/lineitems?type_id=1' },
    });
  });
});
