import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

// A Moodle made of what a real Moodle 4.5.6 said: the product registers itself through its own route,
// is launched and calls services, and every answer it gets is a recorded one.

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const captureSite = 'http://127.0.0.1:8100';
const captureTool = 'http://127.0.0.1:4000';

interface Captured {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly response?: string;
}

type Json = Readonly<Record<string, unknown>>;

interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
}

let app: TestApp;
let signer: Platform;
let server: Server;
let site: string;
/** Every registration that was asked for. */
let asked: Asked[];
/** A recorded refusal that the next registration meets. */
let nextRefusal: Captured | undefined;

function capture(name: string): unknown {
  const file = new URL(`../fixtures/moodle/${name}.json`, import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll(captureSite, site);
  return JSON.parse(text.replaceAll(captureTool, app.url));
}
const answerOf = (name: string): Captured => (capture(name) as { response: Captured }).response;

beforeEach(async () => {
  app = await startApp();
  signer = await startPlatform(app);
  asked = [];
  nextRefusal = undefined;
  server = createServer((req, res) => void serve(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await signer[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let text = '';
  for await (const part of req) text += String(part);
  const { status, headers, body, response } = answer(req, text);
  res.writeHead(status, { 'content-type': headers?.['content-type'] ?? 'application/json' });
  res.end(response ?? (body === undefined ? '' : JSON.stringify(body)));
}

function answer(req: IncomingMessage, text: string): Captured {
  const path = new URL(req.url ?? '/', site).pathname;
  const at = `${req.method} ${path.replace('/mod/lti/', '').replace(/lineitems\/\d+/, 'lineitems/N')}`;
  switch (at) {
    case 'GET openid-configuration.php':
      return answerOf('openid-configuration');
    case 'POST openid-registration.php':
      asked.push({ headers: req.headers, body: JSON.parse(text) as Json });
      return nextRefusal ?? answerOf('registration-2-request-response');
    case 'GET certs.php':
      return { status: 200, body: { keys: [signer.publicJwk] } };
    case 'POST token.php':
      return (capture('registration-4-token-before-and-after-activation') as { after: Captured })
        .after;
    case 'GET services.php/2/lineitems':
      return answerOf('ags-lineitems-list');
    case 'POST services.php/2/lineitems':
    case 'GET services.php/2/lineitems/N/lineitem':
      return {
        ...answerOf('ags-lineitem-create-standalone'),
        status: req.method === 'GET' ? 200 : 201,
      };
    case 'PUT services.php/2/lineitems/N/lineitem':
      return { status: 200, body: JSON.parse(text) };
    case 'DELETE services.php/2/lineitems/N/lineitem':
      return { status: 204 };
    case 'GET services.php/2/lineitems/N/lineitem/results':
      return answerOf('ags-results');
    case 'GET services.php/CourseSection/2/bindings/1/memberships':
      return answerOf('nrps-members');
    case 'GET auth.php':
      return { status: 404, response: 'Invalid request' };
    default:
      throw new Error(`no capture answers ${at}`);
  }
}

/** Moodle's frame: the invitation pasted by its administrator, with what Moodle adds to it. */
async function openFrame(invite: string): Promise<string> {
  const { params } = capture('registration-1-initiation') as { params: Record<string, string> };
  const page = await fetch(`${app.url}/lti/register?${new URLSearchParams({ ...params, invite })}`);
  const html = await page.text();
  expect(page.status, html).toBe(200);
  return /name="form" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

const confirm = (form: string): Promise<Response> =>
  fetch(`${app.url}/lti/register`, {
    method: 'POST',
    body: new URLSearchParams({ form, privacy: 'public' }),
  });
const invite = (): Promise<string> =>
  app.composed.launch.invites.create(signer.tenantId, {
    lifetimeMs: 60_000,
    deploymentPolicy: 'hold',
  });
const registered = async () => {
  const { client_id: clientId } = answerOf('registration-2-request-response').body as {
    client_id: string;
  };
  const [found] = await app.composed.launch.registrations.find(site, clientId);
  return found;
};

/** What that Moodle signs, for the registration it granted. */
async function enter(name: string): Promise<Client> {
  const { claims } = capture(name) as { claims: Record<string, unknown> };
  for (const bound of ['iss', 'aud', 'nonce', 'iat', 'exp', `${lti}deployment_id`])
    delete claims[bound];
  const clientId = (await registered())?.clientId ?? '';
  const moodle = { ...signer, issuer: site, clientId, deploymentId: '2' };
  const target = { [`${lti}target_link_uri`]: `${app.url}/lti/launch` };
  return clientOf(app, await launch(app, moodle, { claims: { ...claims, ...target } }));
}

// features: P01
describe('a registration with a Moodle made of its recordings', () => {
  it('K4 asks for what was granted there, in members that it knows', async () => {
    expect((await confirm(await openFrame(await invite()))).status).toBe(200);
    const [ours, ...more] = asked;
    expect(more).toEqual([]);
    const theirs = (
      capture('registration-2-request-response') as {
        request: { headers: Record<string, string>; body: Json };
      }
    ).request;
    const permission = capture('registration-1-initiation') as { params: Record<string, string> };
    expect(ours?.headers).toMatchObject({
      'content-type': theirs.headers['content-type'],
      accept: theirs.headers['accept'],
      authorization: `Bearer ${permission.params['registration_token']}`,
    });
    const kinds = (body: Json) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          Array.isArray(value) ? [] : typeof value,
        ]),
      );
    const tool = (body: Json | undefined) => body?.[toolClaim] as Json;
    expect(kinds(theirs.body)).toMatchObject(kinds(ours?.body ?? {}));
    expect(kinds(tool(theirs.body))).toMatchObject(kinds(tool(ours?.body)));
    // What each recorded refusal asks for.
    expect(ours?.body).toMatchObject({
      response_types: theirs.body['response_types'],
      token_endpoint_auth_method: theirs.body['token_endpoint_auth_method'],
      jwks_uri: `${app.url}/lti/keys`,
    });
    expect(tool(ours?.body)['domain']).toBe(new URL(app.url).host);
    expect(new URL(String(tool(ours?.body)['target_link_uri'])).host).toBe(new URL(app.url).host);
    const scopes = (body: Json | undefined) => new Set(String(body?.['scope']).split(' '));
    const supported = answerOf('openid-configuration').body as { scopes_supported: string[] };
    for (const scope of scopes(ours?.body)) expect(supported.scopes_supported).toContain(scope);
    for (const needed of ['lineitem', 'score', 'result.readonly', 'contextmembership.readonly'])
      expect([...scopes(ours?.body)].some((scope) => scope.endsWith(`/${needed}`))).toBe(true);
  });

  it('K5 K6 keeps what was answered, and the deployment with it', async () => {
    await confirm(await openFrame(await invite()));
    const registration = await registered();
    expect(registration).toMatchObject({
      issuer: site,
      product: 'moodle',
      authUrl: `${site}/mod/lti/auth.php`,
      tokenUrl: `${site}/mod/lti/token.php`,
      keysUrl: `${site}/mod/lti/certs.php`,
    });
    const card = await app.composed.launch.platforms.find(registration?.id ?? '');
    expect(card?.deployments.map(({ id, status }) => `${id} ${status}`)).toEqual(['2 accepted']);
  });

  it('K6 keeps nothing after any recorded refusal, and the invitation stays good', async () => {
    const link = await invite();
    const variants = capture('registration-2-variants') as Record<string, Captured>;
    expect(Object.keys(variants).length).toBeGreaterThan(7);
    for (const [name, refusal] of Object.entries(variants)) {
      nextRefusal = refusal;
      const page = await confirm(await openFrame(link));
      expect([name, page.status]).toEqual([name, 502]);
      expect(await page.text()).toContain('Your LMS refused the registration');
      expect(await registered()).toBeUndefined();
    }
    nextRefusal = undefined;
    expect((await confirm(await openFrame(link))).status).toBe(200);
    expect(await registered()).toBeDefined();
  });

  it('leads to launches, columns, results and a roster that are understood', async () => {
    await confirm(await openFrame(await invite()));
    await enter('launch-3-id-token-student');
    const teacher = await enter('launch-3-id-token-teacher');
    const { body } = await teacher.post('/api/course/examination');
    const findings = new Map<string, { status: string; says: string }>(
      body.findings.map((one: { id: string }) => [one.id, one]),
    );
    const services = [...findings].filter(([id]) => /^(token|grades|roster|platform)\./.test(id));
    expect(services.length).toBeGreaterThan(12);
    expect(services.filter(([, { status }]) => status !== 'good')).toEqual([]);
    expect(findings.get('roster.read')?.says).toBe('4 members.');

    expect((await teacher.post('/api/course/people/sync')).status).toBe(202);
    await expect
      .poll(async () => (await teacher.get('/api/course/people')).body.sync.status)
      .toBe('done');
    const { people } = (await teacher.get('/api/course/people')).body;
    expect(
      people.map(({ name, role }: { name: string; role: string }) => `${name} ${role}`).toSorted(),
    ).toEqual([
      'Assistant One student',
      'Student One student',
      'Student Two student',
      'Teacher One instructor',
    ]);
  });
});
