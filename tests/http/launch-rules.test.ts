import { createHmac, createPublicKey } from 'node:crypto';
import { exportSPKI, generateKeyPair, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import {
  beginLogin,
  bootOf,
  launch,
  postLaunch,
  signToken,
  startPlatform,
  type BegunLogin,
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

let app: TestApp;
let platform: Platform;
let other: Platform;

beforeAll(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  other = await startPlatform(app);
});

afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

async function rowCounts(): Promise<unknown> {
  const { ground } = app.composed;
  return ground.withTenant(platform.tenantId, (tx) =>
    tx.query(`select (select count(*) from users) as users, (select count(*) from courses) as courses,
      (select count(*) from sessions) as sessions, (select count(*) from used_nonces) as nonces,
      (select count(*) from deployments) as deployments`),
  );
}

async function expectRefused(response: Response, status: number): Promise<void> {
  const html = await response.text();
  expect(response.status, html).toBe(status);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(html).toMatch(/Reference: <code>[0-9a-f-]{36}<\/code>/);
  expect(html).not.toContain('id="boot"');
  expect(response.headers.get('set-cookie')).toBeNull();
}

type Bad = (login: BegunLogin) => Promise<{ form: Record<string, string>; cookie?: string }>;

const good: Bad = async (login) => ({
  form: { id_token: await signToken(app, platform, login), state: login.state },
});
const token =
  (tweaks: LaunchTweaks): Bad =>
  async (login) => ({
    form: { id_token: await signToken(app, platform, login, tweaks), state: login.state },
  });
const header = (fields: Record<string, unknown>): Bad => token({ header: fields });
const claims = (fields: Record<string, unknown>): Bad => token({ claims: fields });
const without = (...names: string[]): Bad => token({ without: names });
const seconds = (): number => Math.floor(Date.now() / 1000);

function signedBy(key: () => Promise<CryptoKey>): Bad {
  return async (login) => ({
    form: {
      id_token: await signToken(app, { ...platform, key: await key() }, login),
      state: login.state,
    },
  });
}

async function unsigned(
  login: BegunLogin,
  alg: string,
  sign: (text: string) => string | Promise<string>,
) {
  const [, payload = ''] = (await signToken(app, platform, login)).split('.');
  const head = Buffer.from(JSON.stringify({ alg, kid: platform.kid })).toString('base64url');
  return {
    form: {
      id_token: `${head}.${payload}.${await sign(`${head}.${payload}`)}`,
      state: login.state,
    },
  };
}

// Rows M1–M12 of the certification suite, then our own. Rules are those of the LTI 1.3 contract.
const badLaunches: readonly [rule: string, what: string, status: number, bad: Bad][] = [
  ['M1 C2', 'a header without kid', 401, header({ kid: undefined })],
  ['M2 C2', 'a kid the platform does not have', 401, header({ kid: 'nobody' })],
  ['M3 C11', 'a wrong LTI version', 400, claims({ [`${claim}version`]: '1.2.0' })],
  ['M4 C11', 'no LTI version', 400, without(`${claim}version`)],
  ['M5 B1', 'no token at all', 400, async ({ state }) => ({ form: { state } })],
  [
    'M5 C1',
    'garbage instead of a token',
    400,
    async ({ state }) => ({ form: { id_token: 'garbage', state } }),
  ],
  [
    'M5 C1',
    'a token whose header is no JSON',
    400,
    async ({ state }) => ({ form: { id_token: 'aaaa.bbbb.cccc', state } }),
  ],
  ['M6 C13', 'no target_link_uri', 400, without(`${claim}target_link_uri`)],
  ['M7 C7', 'an expired token', 401, claims({ exp: seconds() - 3600, iat: seconds() - 3700 })],
  ['M7 C7', 'an exp that is no number', 401, claims({ exp: 'tomorrow' })],
  ['M7 C7', 'no exp', 401, without('exp')],
  ['M7 C8', 'no iat', 401, without('iat')],
  ['M7 C8', 'an iat that is no number', 401, claims({ iat: 'now' })],
  ['M7 C8', 'a token from the future', 401, claims({ iat: seconds() + 600, exp: seconds() + 900 })],
  ['C8', 'a token older than an hour', 401, claims({ iat: seconds() - 7200, exp: seconds() + 60 })],
  ['M8 C10', 'no message_type', 400, without(`${claim}message_type`)],
  [
    'C10',
    'a message_type we do not know',
    400,
    claims({ [`${claim}message_type`]: 'LtiSomethingElse' }),
  ],
  ['M9 C16', 'no roles', 400, without(`${claim}roles`)],
  ['C16', 'roles that are no list', 400, claims({ [`${claim}roles`]: 'Learner' })],
  ['M10 C12', 'no deployment_id', 400, without(`${claim}deployment_id`)],
  [
    'C12',
    'a deployment_id of 300 characters',
    400,
    claims({ [`${claim}deployment_id`]: 'd'.repeat(300) }),
  ],
  ['M11 C14', 'no resource link', 400, without(`${claim}resource_link`)],
  [
    'M11 C14',
    'a resource link without id',
    400,
    claims({ [`${claim}resource_link`]: { title: 'x' } }),
  ],
  ['M12 C15', 'no sub', 400, without('sub')],
  ['C15', 'an empty sub', 400, claims({ sub: '' })],
  ['C4', 'another issuer', 401, claims({ iss: 'https://evil.example' })],
  [
    'C4',
    'the issuer with a slash more',
    401,
    async (login) => claims({ iss: `${platform.issuer}/` })(login),
  ],
  ['C5', 'another audience', 401, claims({ aud: 'somebody-else' })],
  [
    'C5',
    'a further audience',
    401,
    async (login) => claims({ aud: [platform.clientId, 'another'], azp: platform.clientId })(login),
  ],
  ['C5', 'an empty list of audiences', 401, claims({ aud: [] })],
  ['C6', 'azp of another client', 401, claims({ azp: 'another' })],
  [
    'C3',
    'a signature by another key',
    401,
    signedBy(async () => (await generateKeyPair('RS256')).privateKey),
  ],
  ['C1', 'alg none', 401, (login) => unsigned(login, 'none', () => '')],
  [
    'C1',
    'HS256 signed with the public key',
    401,
    (login) =>
      unsigned(login, 'HS256', async (text) => {
        const key = createPublicKey({ key: platform.publicJwk, format: 'jwk' });
        return createHmac('sha256', key.export({ type: 'spki', format: 'pem' }))
          .update(text)
          .digest('base64url');
      }),
  ],
  [
    'C2',
    'a key brought along in the header (jwk)',
    401,
    async (login) => {
      const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
      const spki = await exportSPKI(publicKey);
      const jwk = createPublicKey(spki).export({ format: 'jwk' });
      const id_token = await signToken(app, { ...platform, key: privateKey }, login, {
        header: { jwk },
      });
      return { form: { id_token, state: login.state } };
    },
  ],
  [
    'C2',
    'a key set address in the header (jku) with an unknown kid',
    401,
    header({ kid: 'x', jku: 'https://evil.example/keys' }),
  ],
  ['C9', 'no nonce', 401, without('nonce')],
  [
    'C9',
    'the nonce of another login',
    401,
    async (login) => claims({ nonce: (await beginLogin(app, platform)).nonce })(login),
  ],
  [
    'B3',
    'no state',
    401,
    async (login) => ({ form: { id_token: await signToken(app, platform, login) } }),
  ],
  [
    'B3',
    'a state that is not ours',
    401,
    async (login) => ({
      form: { id_token: await signToken(app, platform, login), state: 'forged' },
    }),
  ],
  [
    'B3',
    'an altered state',
    401,
    async (login) => ({
      form: {
        id_token: await signToken(app, platform, login),
        state: `${login.state.slice(0, -4)}AAAA`,
      },
    }),
  ],
  [
    'A9 B3',
    'the state of another browser',
    401,
    async (login) => ({ ...(await good(login)), cookie: (await beginLogin(app, platform)).cookie }),
  ],
  ['B3', 'no login cookie', 401, async (login) => ({ ...(await good(login)), cookie: '' })],
  [
    'B4',
    'a token of registration B at a state of registration A',
    401,
    async (login) => ({
      form: { id_token: await signToken(app, other, login), state: login.state },
    }),
  ],
  ['C12', 'an unknown deployment', 403, claims({ [`${claim}deployment_id`]: 'unknown' })],
  [
    'C13',
    'a target of another host',
    400,
    claims({ [`${claim}target_link_uri`]: 'https://evil.example/lti' }),
  ],
  [
    'G1',
    'a deep linking request without settings',
    400,
    claims({ [`${claim}message_type`]: 'LtiDeepLinkingRequest' }),
  ],
];

describe('a bad launch', () => {
  it.each(badLaunches)(
    '%s: %s is turned away with a page and leaves no trace',
    async (_rule, _what, status, bad) => {
      const before = await rowCounts();
      const login = await beginLogin(app, platform);
      const { form, cookie = login.cookie } = await bad(login);
      await expectRefused(await postLaunch(app, form, cookie), status);
      expect(await rowCounts()).toEqual(before);
    },
  );

  it('C9: a launch that was used cannot be used again', async () => {
    const login = await beginLogin(app, platform);
    const { form } = await good(login);
    expect((await postLaunch(app, form, login.cookie)).status).toBe(200);
    await expectRefused(await postLaunch(app, form, login.cookie), 401);
  });

  it('C9: of twenty identical launches at the same moment one gets in', async () => {
    const login = await beginLogin(app, platform);
    const { form } = await good(login);
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await postLaunch(app, form, login.cookie)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
  });

  it('C12: a deployment other than the one of the login is turned away', async () => {
    const login = await beginLogin(app, platform, { lti_deployment_id: 'dep-2' });
    await expectRefused(await postLaunch(app, (await good(login)).form, login.cookie), 403);
  });

  it('B1: the launch address answers nothing but POST', async () => {
    await expectRefused(await fetch(`${app.url}/lti/launch`), 405);
  });

  it('B2: an error of the platform becomes a page that does not repeat its words', async () => {
    const { state, cookie } = await beginLogin(app, platform);
    const form = { error: 'login_required', error_description: '<script>alert(1)</script>', state };
    const response = await postLaunch(app, form, cookie);
    const html = await response.clone().text();
    await expectRefused(response, 400);
    expect(html).not.toContain('alert(1)');
    expect(html).not.toContain('login_required');
  });

  it('a body of a megabyte is turned away', async () => {
    await expectRefused(await postLaunch(app, { id_token: 'x'.repeat(1_000_000) }), 413);
  });

  it('writes neither token nor person into the log', async () => {
    const login = await beginLogin(app, platform);
    const id_token = await signToken(app, platform, login, { without: [`${claim}roles`] });
    await postLaunch(app, { id_token, state: login.state }, login.cookie);
    const log = JSON.stringify(app.logs);
    expect(log).toContain('claim_missing');
    expect(log).not.toContain(id_token);
    expect(log).not.toContain('Ada');
    expect(log).not.toContain('ada@example.edu');
  });
});

describe('a login', () => {
  const ask = (fields: Record<string, string>) =>
    fetch(`${app.url}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });

  it.each(['iss', 'login_hint', 'target_link_uri'])(
    'A2: without %s goes nowhere',
    async (missing) => {
      const fields = {
        iss: platform.issuer,
        login_hint: 'h',
        target_link_uri: `${app.url}/lti/launch`,
        client_id: platform.clientId,
      };
      const { [missing as 'iss']: _, ...rest } = fields;
      await expectRefused(await ask(rest), 400);
    },
  );

  it('A2: with a repeated parameter goes nowhere', async () => {
    const body = new URLSearchParams({
      iss: platform.issuer,
      login_hint: 'h',
      target_link_uri: `${app.url}/lti/launch`,
    });
    body.append('iss', platform.issuer);
    await expectRefused(
      await fetch(`${app.url}/lti/login`, { method: 'POST', redirect: 'manual', body }),
      400,
    );
  });

  it('A4: of an unknown issuer goes nowhere', async () => {
    await expectRefused(
      await ask({
        iss: 'https://nobody.example',
        login_hint: 'h',
        target_link_uri: `${app.url}/lti/launch`,
      }),
      400,
    );
  });

  it('A5: for a page of another host goes nowhere', async () => {
    await expectRefused(
      await ask({
        iss: platform.issuer,
        client_id: platform.clientId,
        login_hint: 'h',
        target_link_uri: 'https://evil.example/',
      }),
      400,
    );
  });

  // features: A03
  it('A1, A6: by GET leads to the platform with everything it asks for and nothing of ours in the clear', async () => {
    const query = new URLSearchParams({
      iss: platform.issuer,
      client_id: platform.clientId,
      login_hint: 'user 7',
      lti_message_hint: '{"cmid":11}',
      target_link_uri: `${app.url}/lti/launch`,
      canvas_region: 'unknown',
    });
    const response = await fetch(`${app.url}/lti/login?${query}`, { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(`${platform.issuer}/auth`);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: `${app.url}/lti/launch`,
      login_hint: 'user 7',
      lti_message_hint: '{"cmid":11}',
    });
    expect(response.headers.get('set-cookie')).toMatch(
      /HttpOnly; Secure; Partitioned; SameSite=None/,
    );
  });

  it('A4: without client_id finds the only registration of its issuer', async () => {
    const { state, nonce, cookie } = await beginLogin(app, platform, { client_id: '' }).catch(() =>
      beginLogin(app, platform),
    );
    expect([state, nonce, cookie].every((value) => value.length > 20)).toBe(true);
    const bare = await ask({
      iss: platform.issuer,
      login_hint: 'h',
      target_link_uri: `${app.url}/lti/launch`,
    });
    expect(bare.status).toBe(302);
  });
});

const identities: readonly [string, LaunchTweaks][] = [
  ['with everything', {}],
  ['with e-mail only', { without: ['name', 'given_name'] }],
  ['with names only', { without: ['email'] }],
  ['without personal data', { without: ['name', 'given_name', 'email'] }],
  ['with e-mail and without a context', { without: ['name', 'given_name', `${claim}context`] }],
  [
    'with null titles',
    { claims: { [`${claim}resource_link`]: { id: 'l', title: null, description: null } } },
  ],
  [
    'with claims nobody knows',
    {
      claims: {
        'https://example.edu/claim/x': { y: 1 },
        [`${claim}custom`]: { a: 5, b: '$Canvas.course.id' },
      },
    },
  ],
];

const roles: readonly [string, unknown, string][] = [
  ['one role', [`${membership}Learner`], 'student'],
  [
    'several roles',
    [`${membership}Learner`, 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student'],
    'student',
  ],
  ['a short role', ['Learner'], 'student'],
  ['an unknown role', ['http://example.edu/role#Wizard'], 'visitor'],
  ['no role', [], 'visitor'],
  ['an empty role', [''], 'visitor'],
  ['a teacher', [`${membership}Instructor`], 'instructor'],
  ['a teacher by short role', ['Instructor'], 'instructor'],
  ['a designer', [`${membership}ContentDeveloper`], 'instructor'],
  [
    'a teaching assistant by sub-role alone',
    ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'],
    'assistant',
  ],
  [
    'a teaching assistant as Canvas sends one',
    [
      'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant',
      `${membership}Instructor`,
    ],
    'assistant',
  ],
  [
    'an institution administrator without a course role',
    ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator'],
    'visitor',
  ],
  [
    'a site administrator without a course role',
    ['http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin'],
    'visitor',
  ],
];

describe('a good launch', () => {
  it.each(identities)('%s gets in', async (_what, tweaks) => {
    for (const role of ['Learner', 'Instructor']) {
      const boot = await launch(app, platform, { ...tweaks, role });
      expect(boot).toMatchObject({ view: role === 'Learner' ? 'tutor' : 'instructor' });
      expect((await clientOf(app, boot).get('/api/threads')).status).toBe(200);
    }
  });

  it.each(roles)('D1–D6: of %s gives the role it deserves', async (_what, list, role) => {
    const boot = await launch(app, platform, { claims: { [`${claim}roles`]: list } });
    expect(boot.user.role).toBe(role);
  });

  it('C22: in another course begins with the role of that course', async () => {
    await launch(app, platform, { sub: 'p', role: 'Instructor', contextId: 'a' });
    const boot = await launch(app, platform, { sub: 'p', role: 'Learner', contextId: 'b' });
    expect((await clientOf(app, boot).put('/api/course/settings', {})).status).toBe(403);
  });

  it('keeps two deployments of one registration apart', async () => {
    const { ground } = app.composed;
    await ground.withTenant(platform.tenantId, (tx) =>
      tx.query(
        `insert into deployments (tenant_id, registration_id, deployment_id, status)
         select tenant_id, id, 'dep-b', 'accepted' from registrations where client_id = $1`,
        [platform.clientId],
      ),
    );
    const first = await launch(app, platform);
    const second = await launch(app, platform, { claims: { [`${claim}deployment_id`]: 'dep-b' } });
    expect(second.course.id).not.toBe(first.course.id);
  });

  // features: B15
  it('shows its page in frames of the verified platform only, and runs no foreign script', async () => {
    const login = await beginLogin(app, platform);
    const response = await postLaunch(app, (await good(login)).form, login.cookie);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors ${platform.issuer}`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("default-src 'none'");
    expect(bootOf(await response.text()).session).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
  });

  it('E1: lists public keys without any private member', async () => {
    const response = await fetch(`${app.url}/lti/keys`);
    const { keys } = (await response.json()) as { keys: Record<string, unknown>[] };
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    }
  });

  it('accepts the first deployment of a registration that names none, and no second one', async () => {
    const { ground, launch: room } = app.composed;
    const { id } = await ground.withTenant(platform.tenantId, async () =>
      room.addPlatform({
        tenantId: platform.tenantId,
        issuer: platform.issuer,
        clientId: 'fresh-client',
        authUrl: `${platform.issuer}/auth`,
        tokenUrl: `${platform.issuer}/token`,
        keysUrl: `${platform.issuer}/keys`,
        courseSource: 'none',
        deploymentIds: [],
        deploymentPolicy: 'accept-first',
      }),
    );
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const fresh = { ...platform, clientId: 'fresh-client' };
    await launch(app, { ...fresh, deploymentId: 'first' });
    await expect(launch(app, { ...fresh, deploymentId: 'second' })).rejects.toThrow(/answered 403/);
  });
});

describe('a session', () => {
  const asking = (authorization?: string) =>
    fetch(`${app.url}/api/threads`, { headers: authorization ? { authorization } : {} });

  it.each([
    ['none', undefined],
    ['a made-up one', `Bearer 00000000-0000-4000-8000-000000000000.${'x'.repeat(43)}`],
    ['a malformed one', 'Bearer nonsense'],
    ['basic authentication', 'Basic eDp5'],
  ])('answers 401 problem+json to %s', async (_what, authorization) => {
    const response = await asking(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 401, code: 'session_unknown' });
  });

  it('of one tenant opens nothing under the name of another', async () => {
    const { session } = await launch(app, platform);
    const forged = session.replace(platform.tenantId, other.tenantId);
    expect((await asking(`Bearer ${forged}`)).status).toBe(401);
  });

  it('is over when its time is', async () => {
    const { session } = await launch(app, platform, { sub: 'sleeper' });
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query(`update sessions set expires_at = now() - interval '1 second'`),
    );
    expect((await asking(`Bearer ${session}`)).status).toBe(401);
  });
});
