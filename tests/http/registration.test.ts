import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';

interface Received {
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** An LMS that lets tools register themselves; it says what the test tells it to. */
interface Registrar {
  readonly url: string;
  configuration: Record<string, unknown>;
  reply: { status: number; body: unknown };
  readonly configurationCalls: { authorization: string | undefined }[];
  readonly received: Received[];
}

let app: TestApp;
let tenantId: string;
let server: Server;
let lms: Registrar;
let platform: Platform;

beforeAll(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  tenantId = (await ensureTenant(app.composed.ground.db, 'State University')).id;
  server = createServer((req, res) => {
    const authorization = req.headers.authorization;
    if (req.url?.startsWith('/moved')) {
      res.writeHead(302, { location: '/configuration' }).end();
      return;
    }
    if (req.method === 'GET') {
      lms.configurationCalls.push({ authorization });
      res.setHeader('content-type', 'application/json').end(JSON.stringify(lms.configuration));
      return;
    }
    void bodyOf(req).then((text) => {
      lms.received.push({ authorization, body: JSON.parse(text) as Received['body'] });
      res.writeHead(lms.reply.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(lms.reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

let clients = 0;
beforeEach(() => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  clients += 1;
  lms = {
    url,
    configuration: moodleConfiguration(url),
    reply: {
      status: 200,
      body: { client_id: `client-${clients}`, [toolClaim]: { deployment_id: '7' } },
    },
    configurationCalls: [],
    received: [],
  };
});

function moodleConfiguration(url: string): Record<string, unknown> {
  return {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    registration_endpoint: `${url}/register`,
    scopes_supported: [`${ags}/lineitem`, `${ags}/score`, 'openid'],
    [platformClaim]: { product_family_code: 'moodle', messages_supported: [], variables: [] },
  };
}

function canvasConfiguration(url: string): Record<string, unknown> {
  return {
    ...moodleConfiguration(url),
    [platformClaim]: {
      product_family_code: 'canvas',
      'https://canvas.instructure.com/lti/account_name': 'Lab <b>University</b>',
    },
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of req) text += String(part);
  return text;
}

type Terms = Parameters<TestApp['composed']['launch']['invites']['create']>[1];

const invite = (terms: Partial<Terms> = {}) =>
  app.composed.launch.invites.create(tenantId, {
    lifetimeMs: 60_000,
    deploymentPolicy: 'accept-first',
    ...terms,
  });

function open(token: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const query = new URLSearchParams({
    invite: token,
    openid_configuration: `${lms.url}/configuration`,
    registration_token: 'platform-permission',
    ...more,
  });
  return fetch(`${app.url}/lti/register?${query}`);
}

async function formOf(response: Response): Promise<string> {
  const html = await response.text();
  const form = /name="form" value="([^"]+)"/.exec(html)?.[1];
  if (form === undefined) throw new Error(`no form: ${html}`);
  return form;
}

const answer = (form: string, choices: readonly (readonly [string, string])[] = []) =>
  fetch(`${app.url}/lti/register`, {
    method: 'POST',
    body: new URLSearchParams([
      ['form', form],
      ['privacy', 'public'],
      ...choices.map(([name, value]) => [name, value]),
    ]),
  });

/** The registration of the client the platform named; undefined = nothing was stored. */
async function stored(client = `client-${clients}`) {
  const [found] = await app.composed.launch.registrations.find(lms.url, client);
  return found && app.composed.launch.platforms.find(found.id);
}

describe('a registration by invitation', () => {
  it('K1–K5: asks the administrator first, then tells the platform and stores what it answered', async () => {
    const page = await open(await invite());
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${lms.url}`);
    expect(await stored()).toBeUndefined();
    expect(lms.configurationCalls).toEqual([{ authorization: 'Bearer platform-permission' }]);
    expect(lms.received).toEqual([]);

    const done = await answer(await formOf(page));
    expect(done.status).toBe(200);
    expect(lms.received[0]?.authorization).toBe('Bearer platform-permission');
    expect(lms.received[0]?.body).toMatchObject({
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['client_credentials', 'implicit'],
      initiate_login_uri: `${app.url}/lti/login`,
      redirect_uris: [`${app.url}/lti/launch`],
      jwks_uri: `${app.url}/lti/keys`,
      token_endpoint_auth_method: 'private_key_jwt',
      // Only what the platform supports.
      scope: `${ags}/lineitem ${ags}/score`,
      [toolClaim]: {
        domain: new URL(app.url).host,
        target_link_uri: `${app.url}/lti/launch`,
        claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      },
    });
    expect(await stored()).toMatchObject({
      tenant: 'State University',
      issuer: lms.url,
      authUrl: `${lms.url}/auth`,
      tokenUrl: `${lms.url}/token`,
      keysUrl: `${lms.url}/keys`,
      product: 'moodle',
      deployments: [{ id: '7', status: 'accepted' }],
    });
  });

  it('K4: tells Canvas its privacy level and the placements the administrator left', async () => {
    lms.configuration = canvasConfiguration(lms.url);
    const page = await open(await invite());
    expect(await page.clone().text()).toContain('Lab &lt;b&gt;University&lt;/b&gt;');
    const chosen = [
      ['privacy', 'name_only'],
      ['placements', 'course_navigation'],
      ['placements', 'editor_button'],
    ] as const;
    const body = new URLSearchParams([
      ['form', await formOf(page)],
      ...chosen.map((pair) => [...pair]),
    ]);
    expect((await fetch(`${app.url}/lti/register`, { method: 'POST', body })).status).toBe(200);
    const tool = lms.received[0]?.body[toolClaim] as Record<string, unknown>;
    expect(tool['https://canvas.instructure.com/lti/privacy_level']).toBe('name_only');
    expect(tool['claims']).toEqual(['iss', 'sub', 'name', 'given_name', 'family_name']);
    expect(tool['custom_parameters']).toMatchObject({ course_id: '$Canvas.course.id' });
    expect(tool['messages']).toEqual([
      {
        type: 'LtiResourceLinkRequest',
        target_link_uri: `${app.url}/lti/launch`,
        label: 'Tutor',
        placements: ['course_navigation'],
        'https://canvas.instructure.com/lti/course_navigation/default_enabled': true,
      },
      {
        type: 'LtiDeepLinkingRequest',
        target_link_uri: `${app.url}/lti/launch`,
        label: 'Tutor',
        placements: ['editor_button'],
      },
    ]);
  });

  it.each([
    [
      'at the top, as Canvas may',
      (id: string) => ({ client_id: id, deployment_id: 'top' }),
      ['top'],
    ],
    ['nowhere, as Canvas usually does', (id: string) => ({ client_id: id }), []],
  ])('K5: learns the deployment %s', async (_where, body, expected) => {
    lms.reply = { status: 201, body: body(`client-${clients}`) };
    await answer(await formOf(await open(await invite())));
    expect((await stored())?.deployments.map(({ id }) => id)).toEqual(expected);
  });

  it('K3: finds Canvas’s endpoints on the hosts of its logins and of the institution', async () => {
    const elsewhere = lms.url.replace('127.0.0.1', 'localhost');
    lms.configuration = {
      ...canvasConfiguration(elsewhere),
      issuer: lms.url,
      registration_endpoint: `${elsewhere}/api/lti/registrations`,
    };
    expect((await answer(await formOf(await open(await invite())))).status).toBe(200);
    expect(lms.received).toHaveLength(1);
    expect(await stored()).toMatchObject({
      issuer: lms.url,
      authUrl: `${elsewhere}/auth`,
      tokenUrl: `${elsewhere}/token`,
      keysUrl: `${elsewhere}/keys`,
      product: 'canvas',
    });
  });

  it.each([
    [401, { errorMessage: 'Registration token invalid' }],
    [404, { errors: [{ message: 'The specified resource does not exist.' }] }],
    [422, { errors: ['privacy_level is not included in the list'] }],
  ])('K6: stores nothing when Canvas answers %s', async (status, body) => {
    lms.configuration = canvasConfiguration(lms.url);
    lms.reply = { status, body };
    expect((await answer(await formOf(await open(await invite())))).status).toBe(502);
    expect(await stored()).toBeUndefined();
  });

  it('K1: is good once', async () => {
    const token = await invite();
    expect((await answer(await formOf(await open(token)))).status).toBe(200);
    expect((await open(token)).status).toBe(403);
  });

  it('K7: takes a form once, also when it is pressed five times at the same moment', async () => {
    const form = await formOf(await open(await invite()));
    const statuses = await Promise.all(
      Array.from({ length: 5 }, async () => (await answer(form)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(lms.received).toHaveLength(1);
  });

  it('K6: stores nothing when the platform refuses, and leaves the invitation good', async () => {
    const token = await invite();
    lms.reply = { status: 400, body: { errorMessage: 'no' } };
    const refused = await answer(await formOf(await open(token)));
    expect(refused.status).toBe(502);
    expect(await refused.text()).toContain('Your LMS refused the registration');
    lms.reply = { status: 200, body: { client_id: `client-${clients}` } };
    expect((await answer(await formOf(await open(token)))).status).toBe(200);
    expect(await stored()).toBeDefined();
  });

  it('K5: refuses a client id that is registered already, whoever asks', async () => {
    await answer(await formOf(await open(await invite())));
    const again = await answer(await formOf(await open(await invite())));
    expect(again.status).toBe(409);
  });

  it('K5: never stores the platform’s permission in the clear', async () => {
    const page = await open(await invite());
    const html = await page.text();
    expect(html).not.toContain('platform-permission');
    expect(JSON.stringify(app.logs)).not.toContain('platform-permission');
  });
});

describe('a registration that is turned away', () => {
  const expectRefusedWith = async (
    response: Response,
    status: number,
    words: string,
  ): Promise<void> => {
    const html = await response.text();
    expect(response.status, html).toBe(status);
    expect(html).toContain('Preceptor could not be registered');
    expect(html).toContain(words);
    expect(lms.received).toEqual([]);
  };

  it.each([
    ['unknown', async () => `${tenantId}.${'x'.repeat(43)}`],
    ['malformed', async () => 'nonsense'],
    ['of another tenant', async () => `${platform.tenantId}.${(await invite()).split('.')[1]}`],
    ['expired', () => invite({ lifetimeMs: -1 })],
  ])('K1: with an invitation that is %s', async (_what, token) => {
    await expectRefusedWith(await open(await token()), 403, 'unknown, used or expired');
    expect(lms.configurationCalls).toEqual([]);
  });

  it('K1: without an LMS, says what the link is for', async () => {
    const response = await fetch(`${app.url}/lti/register?invite=${await invite()}`);
    await expectRefusedWith(response, 400, 'paste it into your LMS');
  });

  it.each([
    ['of a private address', 'http://10.0.0.1/configuration'],
    ['of the machine’s own metadata', 'http://169.254.169.254/latest/meta-data'],
    ['that is no web address', 'file:///etc/passwd'],
  ])('K2: with a configuration %s', async (_what, address) => {
    const response = await open(await invite(), { openid_configuration: address });
    await expectRefusedWith(response, 400, 'could not be read');
  });

  it('K2: with a configuration that sends us elsewhere', async () => {
    const response = await open(await invite(), { openid_configuration: `${lms.url}/moved` });
    await expectRefusedWith(response, 400, 'could not be read');
    expect(lms.configurationCalls).toEqual([]);
  });

  it.each([
    ['K2', 'names an issuer of another host', { issuer: 'https://canvas.instructure.com' }],
    ['K2', 'names an issuer on another port', { issuer: 'http://127.0.0.1:1' }],
    ['K3', 'has no registration endpoint', { registration_endpoint: undefined }],
    ['K3', 'has a key address that is no web address', { jwks_uri: 'javascript:alert(1)' }],
  ])('%s: with a configuration that %s', async (_rule, _what, change) => {
    lms.configuration = { ...lms.configuration, ...change };
    await expectRefusedWith(await open(await invite()), 400, 'could not be read');
  });

  it.each([
    ['made up', async () => 'forged'],
    [
      'a quarter of an hour old',
      async () => {
        const { seal } = app.composed.ground;
        const form = await formOf(await open(await invite()));
        const held = JSON.parse(seal.open(form, 'registration form')) as object;
        const expiresAt = Date.now() - 1;
        return seal.seal(JSON.stringify({ ...held, expiresAt }), 'registration form');
      },
    ],
  ])('K7: with a form that is %s', async (_what, form) => {
    await expectRefusedWith(
      await answer(await form()),
      400,
      'Begin the registration in your LMS again',
    );
  });

  it('K7: with choices nobody offered', async () => {
    const form = await formOf(await open(await invite()));
    const body = new URLSearchParams({ form, privacy: 'everything' });
    await expectRefusedWith(
      await fetch(`${app.url}/lti/register`, { method: 'POST', body }),
      400,
      'form',
    );
  });

  it('is audited without saying who asked', async () => {
    const response = await open('nonsense');
    const reference = /Reference: <code dir="ltr">([0-9a-f-]{36})</.exec(
      await response.text(),
    )?.[1];
    const [latest] = await app.composed.launch.refusals.list(undefined, 1);
    expect(latest).toMatchObject({ reference, door: 'register', code: 'invite_invalid' });
  });
});

describe('the first launch of a registration', () => {
  /** Registers the signing platform anew, with no deployment named. */
  async function registered(deploymentPolicy: 'accept-first' | 'hold') {
    const clientId = `fresh-${Math.random()}`;
    const registration = await app.composed.launch.addPlatform({
      tenantId: platform.tenantId,
      issuer: platform.issuer,
      clientId,
      authUrl: `${platform.issuer}/auth`,
      tokenUrl: `${platform.issuer}/token`,
      keysUrl: `${platform.issuer}/keys`,
      courseSource: 'none',
      deploymentIds: [],
      deploymentPolicy,
    });
    const enter = (deploymentId: string) => launch(app, { ...platform, clientId, deploymentId });
    const deployments = async () =>
      (await app.composed.launch.platforms.find(registration.id))?.deployments.map(
        ({ id, status }) => `${id} ${status}`,
      );
    return { registration, enter, deployments };
  }

  it('C12: accept-first lets the first deployment in and holds every other one', async () => {
    const { enter, deployments } = await registered('accept-first');
    expect((await enter('first')).user.role).toBe('student');
    await expect(enter('second')).rejects.toThrow(/answered 403.*waits until it is accepted/s);
    expect(await deployments()).toEqual(['first accepted', 'second held']);
    expect((await enter('first')).user.role).toBe('student');
  });

  it('C12: accept-first lets one in when several come at the same moment', async () => {
    const { enter, deployments } = await registered('accept-first');
    await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(enter));
    const statuses = (await deployments()) ?? [];
    expect(statuses.filter((one) => one.endsWith('accepted'))).toHaveLength(1);
    expect(statuses).toHaveLength(5);
  });

  it('C12: hold lets nobody in until the deployment is accepted', async () => {
    const { registration, enter, deployments } = await registered('hold');
    await expect(enter('d')).rejects.toThrow(/answered 403/);
    await expect(enter('d')).rejects.toThrow(/answered 403/);
    expect(await deployments()).toEqual(['d held']);
    await app.composed.launch.platforms.accept(registration, 'd');
    expect((await enter('d')).user.role).toBe('student');
  });

  it('switched off, ends the sessions that are open', async () => {
    const { registration, enter } = await registered('accept-first');
    const { session } = await enter('d');
    await app.composed.launch.platforms.disable(registration);
    const asked = await fetch(`${app.url}/api/threads`, {
      headers: { authorization: `Bearer ${session}` },
    });
    expect(asked.status).toBe(401);
  });

  it('removed, leaves no trace of its people', async () => {
    const { registration, enter } = await registered('accept-first');
    await enter('d');
    await app.composed.launch.platforms.remove(registration);
    expect(await app.composed.launch.platforms.find(registration.id)).toBeUndefined();
    const people = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('select id from users where registration_id = $1', [registration.id]),
    );
    expect(people).toEqual([]);
  });
});
