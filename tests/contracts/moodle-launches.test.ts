import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import {
  launch,
  postLaunch,
  startPlatform,
  type Boot,
  type Platform,
} from '../support/platform.ts';

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

function fixture(name: string): unknown {
  const file = new URL(`../fixtures/moodle/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function captured(name: string): Record<string, unknown> {
  const { claims } = fixture(name) as { claims: Record<string, unknown> };
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

async function launchAs(name: string, more: Record<string, unknown> = {}): Promise<Boot> {
  const claims = { ...captured(name), ...more };
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
    ['launch-3-id-token-submission-review', { name: 'Teacher', role: 'instructor' }, 'review'],
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

  it('shows a teacher the work of the student whom the gradebook named', async () => {
    await launchAs('launch-3-id-token-student');
    const boot = await launchAs('launch-3-id-token-submission-review');
    const { body } = await clientOf(app, boot).get('/api/review');
    expect(body).toEqual({ student: { name: 'Student One' }, attempts: [], grade: null });
  });

  it('opens whatever is typed into its custom parameters', async () => {
    const { custom } = fixture('launch-custom-parameters') as { custom: object };
    const boot = await launchAs('launch-3-id-token-student', { [`${lti}custom`]: custom });
    expect(boot.view).toBe('tutor');
  });

  it.each(['new_window', 'existing_window'] as const)('opens in a container: %s', async (which) => {
    const containers = fixture('launch-containers') as Record<
      string,
      { launch_presentation: { return_url: string } }
    >;
    const presentation = containers[which]?.launch_presentation;
    const boot = await launchAs('launch-3-id-token-student', {
      [`${lti}launch_presentation`]: presentation,
    });
    expect(boot.view).toBe('tutor');
  });
});

describe('a login that Moodle begins', () => {
  const begin = (): Promise<Response> => {
    const { tool_receives: said } = fixture('launch-1-login-initiation') as {
      tool_receives: { params: Record<string, string> };
    };
    const here = {
      iss: platform.issuer,
      client_id: platform.clientId,
      lti_deployment_id: platform.deploymentId,
      target_link_uri: `${app.url}/lti/launch`,
    };
    return fetch(`${app.url}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...said.params, ...here }),
    });
  };

  it('A6 is answered with the request that Moodle took', async () => {
    const answer = await begin();
    const ours = new URL(answer.headers.get('location') ?? '').searchParams;
    const { params: theirs } = (
      fixture('launch-2-auth-request') as { tool_redirect: { params: Record<string, string> } }
    ).tool_redirect;
    expect([...ours.keys()].toSorted()).toEqual(Object.keys(theirs).toSorted());
    for (const name of ['scope', 'response_type', 'response_mode', 'prompt', 'login_hint'])
      expect([name, ours.get(name)]).toEqual([name, theirs[name]]);
    expect(ours.get('lti_message_hint')).toBe(theirs['lti_message_hint']);
    expect(ours.get('redirect_uri')).toBe(`${app.url}/lti/launch`);
  });

  it.each([
    ['wrong_client', 'does not let this tool open here'],
    ['wrong_login_hint', 'does not see you as signed in'],
    ['missing_response_mode', 'could not sign you in'],
    ['prompt_login', 'could not sign you in'],
  ])('B2 ends on a page that says why when Moodle answers as to %s', async (name, words) => {
    const errors = fixture('launch-auth-errors') as Record<
      string,
      { form_fields: Record<string, string> }
    >;
    const login = await begin();
    const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const [cookie = ''] = (login.headers.get('set-cookie') ?? '').split(';');
    const answer = await postLaunch(app, { ...errors[name]?.form_fields, state }, cookie);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).not.toContain('id="boot"');
  });
});
