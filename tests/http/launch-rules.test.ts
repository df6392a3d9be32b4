import { createHmac, createPublicKey, createSign, KeyObject, randomUUID } from 'node:crypto';
import { exportSPKI, generateKeyPair, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserCookie } from '../../src/launch/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import {
  beginLogin,
  bootOf,
  launch,
  postLaunch,
  signText,
  signToken,
  startPlatform,
  type BegunLogin,
  type LaunchForm,
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

let app: TestApp;
let platform: Platform;
let other: Platform;
/** Of a second registration with the first platform. */
let otherClient: string;

beforeAll(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  other = await startPlatform(app);
  otherClient = await secondClient();
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
      (select count(*) from deployments where status = 'accepted') as deployments`),
  );
}

/** Turned away with a page, and with a line of the audit that bears its reference. */
async function expectRefused(response: Response, status: number): Promise<void> {
  const html = await response.text();
  expect(response.status, html).toBe(status);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(html).toMatch(/Reference: <code dir="ltr">[0-9a-f-]{36}<\/code>/);
  expect(html).not.toContain('id="boot"');
  expect(response.headers.get('set-cookie')).toBeNull();
  const reference = /Reference: <code dir="ltr">([0-9a-f-]{36})</.exec(html)?.[1];
  expect(await auditedReferences()).toContain(reference);
}

async function auditedReferences(): Promise<string[]> {
  const { refusals } = app.composed.launch;
  const lists = await Promise.all(
    [platform.tenantId, other.tenantId, undefined].map((tenant) => refusals.list(tenant, 3)),
  );
  return lists.flat().map(({ reference }) => reference);
}

type Bad = (login: BegunLogin) => Promise<{ form: LaunchForm; cookie?: string }>;

const good = async (login: BegunLogin) => ({
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
  [
    'M5 C1',
    'an encrypted token',
    400,
    async ({ state }) => ({ form: { id_token: 'a.b.c.d.e', state } }),
  ],
  [
    'C1',
    'a token that is a list, not claims',
    400,
    async (login) => ({
      form: { id_token: await signText(platform, '["nothing"]'), state: login.state },
    }),
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
  ['C15', 'a sub of 300 characters', 400, claims({ sub: 's'.repeat(300) })],
  ['C15', 'a sub beyond ASCII', 400, claims({ sub: 'señor' })],
  [
    'C14',
    'a resource link of 300 characters',
    400,
    claims({ [`${claim}resource_link`]: { id: 'r'.repeat(300) } }),
  ],
  ['C21', 'a context without id', 400, claims({ [`${claim}context`]: { title: 'Calculus' } })],
  ['C16', 'roles that are null', 400, claims({ [`${claim}roles`]: null })],
  ['C11', 'a version that is a number', 400, claims({ [`${claim}version`]: 1.3 })],
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
  ['C5', 'no audience', 401, without('aud')],
  [
    'C6',
    'us as the audience twice, without azp',
    401,
    async (login) => claims({ aud: [platform.clientId, platform.clientId] })(login),
  ],
  [
    'C6',
    'an azp that is a list',
    401,
    async (login) => claims({ azp: [platform.clientId] })(login),
  ],
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
  [
    'C2',
    'a key set address in the header (jku) where the signing key really is',
    401,
    async (login) => {
      const { privateKey } = await generateKeyPair('RS256');
      const id_token = await signToken(app, { ...platform, key: privateKey }, login, {
        header: { jku: `${other.issuer}/keys` },
      });
      return { form: { id_token, state: login.state } };
    },
  ],
  [
    'C3',
    'a key that the platform publishes for encryption',
    401,
    async (login) => ({
      form: {
        id_token: await signToken(
          app,
          { ...platform, key: platform.encryptionKey, kid: platform.encryptionKid },
          login,
        ),
        state: login.state,
      },
    }),
  ],
  [
    'C1',
    'RS512 under the right key',
    401,
    (login) =>
      unsigned(login, 'RS512', (text) =>
        createSign('sha512').update(text).sign(KeyObject.from(platform.key), 'base64url'),
      ),
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
    'A7 B3',
    'a state older than ten minutes',
    401,
    async (login) => {
      const { seal } = app.composed.ground;
      const held = JSON.parse(seal.open(login.state, 'login state')) as object;
      const old = { ...held, expiresAt: Date.now() - 1 };
      const state = seal.seal(JSON.stringify(old), 'login state');
      const [, secret = ''] = login.cookie.split('=');
      return {
        ...(await good(login)),
        form: { ...(await good(login)).form, state },
        cookie: `${browserCookie(state)}=${secret}`,
      };
    },
  ],
  [
    'B3',
    'two states',
    401,
    async (login) => {
      const { form } = await good(login);
      return { form: [...Object.entries(form), ['state', login.state]] };
    },
  ],
  [
    'B1',
    'two tokens',
    400,
    async (login) => {
      const { form } = await good(login);
      return { form: [...Object.entries(form), ['id_token', form['id_token'] ?? '']] };
    },
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
  [
    'B4 C5',
    'a token for another client of the same platform',
    401,
    async (login) => {
      const clientId = otherClient;
      return {
        form: {
          id_token: await signToken(app, { ...platform, clientId }, login, {
            claims: { aud: clientId },
          }),
          state: login.state,
        },
      };
    },
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

/** A second registration of the platform, as when a test and a real installation share one. */
async function secondClient(): Promise<string> {
  const clientId = `client-${randomUUID()}`;
  await app.composed.launch.addPlatform({
    tenantId: platform.tenantId,
    issuer: platform.issuer,
    clientId,
    authUrl: `${platform.issuer}/auth`,
    tokenUrl: `${platform.issuer}/token`,
    keysUrl: `${platform.issuer}/keys`,
    courseSource: 'none',
    deploymentIds: [platform.deploymentId],
    deploymentPolicy: 'hold',
  });
  return clientId;
}

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

  it.each([
    ['invalid_request_object', 'could not sign you in'],
    ['login_required', 'does not see you as signed in'],
    ['access_denied', 'does not see you as signed in'],
    ['launch_no_longer_valid', 'lets each launch in once'],
    ['unauthorized_client', 'does not let this tool open here'],
    ['constructor', 'could not sign you in'],
    ['<b>', 'could not sign you in'],
  ])('B2: the platform’s error %s is told in words that help', async (error, words) => {
    const { state, cookie } = await beginLogin(app, platform);
    const response = await postLaunch(app, { error, state }, cookie);
    expect(await response.clone().text()).toContain(words);
    await expectRefused(response, 400);
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
    const bare = { login_hint: 'h', target_link_uri: `${app.url}/lti/launch` };
    expect((await ask({ ...bare, iss: other.issuer })).status).toBe(302);
  });

  it('A4: without client_id goes nowhere when its issuer has two registrations', async () => {
    const bare = { login_hint: 'h', target_link_uri: `${app.url}/lti/launch` };
    await expectRefused(await ask({ ...bare, iss: platform.issuer }), 400);
  });

  it('of a registration that was switched off goes nowhere, and its launches neither', async () => {
    await using off = await startPlatform(app);
    await using unseen = await startPlatform(app);
    const login = await beginLogin(app, off);
    for (const { tenantId } of [off, unseen])
      await app.composed.ground.withTenant(tenantId, (tx) =>
        tx.query(`update registrations set status = 'disabled'`),
      );
    const form = { id_token: await signToken(app, off, login), state: login.state };
    const launched = await postLaunch(app, form, login.cookie);
    expect(launched.status).toBe(403);
    expect(await launched.text()).toContain('switched off');
    // That of one seen a moment ago still leads to the platform, whose launch is refused as above.
    const fields = { iss: unseen.issuer, client_id: unseen.clientId, login_hint: 'h' };
    expect((await ask({ ...fields, target_link_uri: `${app.url}/lti/launch` })).status).toBe(403);
  });

  it('A7, A8: draws a state and a nonce nobody can guess, new for each login', async () => {
    const logins = await Promise.all([beginLogin(app, platform), beginLogin(app, platform)]);
    const drawn = logins.flatMap(({ nonce, state, cookie }) => [nonce, state, cookie]);
    expect(new Set(drawn).size).toBe(6);
    // 43 characters of base64url are 256 bits.
    expect(logins.every(({ nonce }) => /^[\w-]{43}$/.test(nonce))).toBe(true);
  });
});

const shortRole = { Learner: 'Learner', Instructor: 'Instructor' } as const;
type Role = keyof typeof shortRole;
const rolesClaim = (list: unknown): LaunchTweaks => ({ claims: { [`${claim}roles`]: list } });
const person = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const wizard = 'http://example.edu/role#Wizard';

// The good launches of the certification suite, each for a teacher and for a student; a list of
// roles that names none of the course leaves both of them visitors (D6).
const goodLaunches: readonly [string, (role: Role) => LaunchTweaks, 'theirs' | 'visitor'][] = [
  ['as usual', (role) => ({ role }), 'theirs'],
  [
    'with several roles',
    (role) => rolesClaim([`${person}Other`, wizard, `${membership}${role}`]),
    'theirs',
  ],
  ['with a short role', (role) => rolesClaim([shortRole[role]]), 'theirs'],
  ['with an unknown role', () => rolesClaim([wizard]), 'visitor'],
  ['with no role', () => rolesClaim([]), 'visitor'],
  ['with an empty role', () => rolesClaim(['']), 'visitor'],
  ['with e-mail only', (role) => ({ role, without: ['name', 'given_name'] }), 'theirs'],
  ['with names only', (role) => ({ role, without: ['email'] }), 'theirs'],
  [
    'without personal data',
    (role) => ({ role, without: ['name', 'given_name', 'email'] }),
    'theirs',
  ],
  [
    'with e-mail and without a context',
    (role) => ({ role, without: ['name', 'given_name', `${claim}context`] }),
    'theirs',
  ],
];

// What platforms send beyond that, and must not fail.
const oddLaunches: readonly [string, LaunchTweaks | (() => LaunchTweaks)][] = [
  [
    'C14: null titles',
    { claims: { [`${claim}resource_link`]: { id: 'l', title: null, description: null } } },
  ],
  [
    'C17, C18: claims nobody knows and custom values that are no strings',
    {
      claims: {
        'https://example.edu/claim/x': { y: 1 },
        [`${claim}custom`]: { a: 5, b: '$Canvas.course.id', c: null, d: ['x'] },
        [`${claim}context`]: { id: 'course-1', type: ['CourseSection'], strange: { deep: [] } },
      },
    },
  ],
  [
    'C17: optional claims of the wrong kind',
    {
      claims: {
        name: 5,
        email: ['a'],
        locale: {},
        [`${claim}launch_presentation`]: 'none',
        [`${claim}tool_platform`]: null,
        [`${claim}custom`]: 'x',
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: 'x', lineitems: 'y' },
        'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': [],
      },
    },
  ],
  [
    'C2: key addresses in the header, which are ignored',
    { header: { jku: 'https://evil.example/k', x5u: 'https://evil.example/c' } },
  ],
  [
    'C7: a clock half a minute behind',
    () => ({ claims: { exp: seconds() - 30, iat: seconds() - 90 } }),
  ],
  [
    'C8: a clock half a minute ahead',
    () => ({ claims: { iat: seconds() + 30, exp: seconds() + 90 } }),
  ],
  ['C15: a sub of 255 characters', { sub: 's'.repeat(255) }],
  ['L4: claims of an LTI 1.1 migration', { claims: { [`${claim}lti1p1`]: { user_id: 'old' } } }],
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
    'a lecturer by sub-role alone',
    ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#Lecturer'],
    'assistant',
  ],
  [
    'a guest learner by sub-role alone',
    ['http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#GuestLearner'],
    'student',
  ],
  [
    'a teaching assistant of another vocabulary',
    ['http://evil.example/membership/Instructor#TeachingAssistant'],
    'visitor',
  ],
  ['a membership of another vocabulary', ['http://evil.example/membership#Instructor'], 'visitor'],
  ['a mentor', [`${membership}Mentor`], 'visitor'],
  [
    'the old form of a person’s role',
    ['http://purl.imsglobal.org/vocab/lis/v2/person#Instructor'],
    'visitor',
  ],
  [
    'a test student',
    [`${membership}Learner`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'],
    'student',
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
  describe.each(['Learner', 'Instructor'] as const)('of a %s', (role) => {
    it.each(goodLaunches)('M: %s gets in', async (_what, tweaks, granted) => {
      const boot = await launch(app, platform, tweaks(role));
      const theirs = role === 'Learner' ? 'student' : 'instructor';
      expect(boot.user.role).toBe(granted === 'theirs' ? theirs : 'visitor');
      expect(boot.view).toBe(boot.user.role === 'instructor' ? 'instructor' : 'tutor');
      expect((await clientOf(app, boot).get('/api/threads')).status).toBe(200);
    });
  });

  it.each(oddLaunches)('with %s gets in', async (_what, tweaks) => {
    const said = typeof tweaks === 'function' ? tweaks() : tweaks;
    const boot = await launch(app, platform, said);
    expect((await clientOf(app, boot).get('/api/threads')).status).toBe(200);
  });

  it('C5, C6: gets in with us as the only audience of a list', async () => {
    const { clientId } = platform;
    for (const aud of [[clientId], [clientId, clientId]]) {
      const boot = await launch(app, platform, { claims: { aud, azp: clientId } });
      expect(boot.user.role).toBe('student');
    }
  });

  it('C13: follows the signed target where the login named another one, and notes it', async () => {
    const login = await beginLogin(app, platform, { target_link_uri: `${app.url}/lti/other` });
    const { form } = await good(login);
    expect((await postLaunch(app, form, login.cookie)).status).toBe(200);
    expect(JSON.stringify(app.logs)).toContain('C13 target_link_uri differs from the login');
  });

  it('C15, C19: tells people apart by sub, letter by letter, and never by e-mail', async () => {
    const people = await Promise.all(
      ['Case', 'case', 'third'].map((sub) => launch(app, platform, { sub })),
    );
    expect(new Set(people.map(({ user }) => user.id)).size).toBe(3);
  });

  it('B1: ignores fields of the form that it does not know', async () => {
    const login = await beginLogin(app, platform);
    const { form } = await good(login);
    const response = await postLaunch(
      app,
      { ...form, utf8: '✓', lti_storage_target: 'x' },
      login.cookie,
    );
    expect(response.status).toBe(200);
  });

  it('C9: in two tabs at once, both get in', async () => {
    const [one, two] = [await beginLogin(app, platform), await beginLogin(app, platform)];
    const both = `${one.cookie}; ${two.cookie}`;
    for (const login of [two, one])
      expect((await postLaunch(app, (await good(login)).form, both)).status).toBe(200);
  });

  it('C9: lets exactly one of many in that post the same token at once', async () => {
    const login = await beginLogin(app, platform);
    const { form } = await good(login);
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const response = await postLaunch(app, form, login.cookie);
        return { status: response.status, page: await response.text() };
      }),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(7);
    for (const { page } of refused) expect(page).toContain('This launch was already used');
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
