import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  type LaunchTweaks,
  type Platform,
} from '../support/platform.ts';

// Lines of the LTI 1.3 contract that the table of bad launches (launch-rules.test.ts) does not show.

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
const settingsClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

let app: TestApp;
let platform: Platform;
/** The only registration of its issuer. */
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

const fieldsOf = ({ issuer, clientId }: Platform): Record<string, string> => ({
  iss: issuer,
  client_id: clientId,
  login_hint: 'h',
  target_link_uri: `${app.url}/lti/launch`,
});

const askLogin = (fields: Record<string, string> | string[][]): Promise<Response> =>
  fetch(`${app.url}/lti/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });

/** What the launch address answers to a token of that platform, changed as the test asks. */
async function answerTo(tweaks: LaunchTweaks, of: Platform = platform): Promise<Response> {
  const login = await beginLogin(app, of);
  const id_token = await signToken(app, of, login, tweaks);
  return postLaunch(app, { id_token, state: login.state }, login.cookie);
}

const claims = (fields: Record<string, unknown>): LaunchTweaks => ({ claims: fields });

/** Another client of the platform, with the addresses the test wants. */
async function registerWith(addresses: { authUrl?: string; keysUrl?: string }): Promise<Platform> {
  const clientId = `client-${randomUUID()}`;
  const { issuer, tenantId, deploymentId } = platform;
  await app.composed.launch.addPlatform({
    tenantId,
    issuer,
    clientId,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    keysUrl: `${issuer}/keys`,
    ...addresses,
    courseSource: 'none',
    deploymentIds: [deploymentId],
    deploymentPolicy: 'hold',
  });
  return { ...platform, clientId };
}

// features: A03
describe('a login', () => {
  it.each(['iss', 'login_hint', 'target_link_uri'])(
    'A2: with %s twice, or empty, goes nowhere',
    async (name) => {
      const fields = fieldsOf(platform);
      const twice = [...Object.entries(fields), [name, fields[name] ?? '']];
      expect((await askLogin(twice)).status).toBe(400);
      const empty = await askLogin({ ...fields, [name]: '' });
      expect(empty.status).toBe(400);
      expect(empty.headers.get('location')).toBeNull();
    },
  );

  it.each(['client_id', 'lti_message_hint', 'lti_deployment_id', 'lti_storage_target'])(
    'A2: with %s twice goes nowhere',
    async (name) => {
      const fields = { ...fieldsOf(platform), [name]: 'a' };
      expect((await askLogin([...Object.entries(fields), [name, 'b']])).status).toBe(400);
    },
  );

  it.each(['{"cmid":11,"launchid":"x_1"}', 'a+b%2Fc&d=ü ?#', `e${'y'.repeat(4_000)}.z`])(
    'A3: gives the hint back byte for byte: %s',
    async (hint) => {
      const answer = await askLogin({ ...fieldsOf(platform), lti_message_hint: hint });
      const { searchParams } = new URL(answer.headers.get('location') ?? '');
      expect(searchParams.get('lti_message_hint')).toBe(hint);
    },
  );

  it('A3: sends no hint where none came', async () => {
    const answer = await askLogin(fieldsOf(platform));
    expect(new URL(answer.headers.get('location') ?? '').searchParams.has('lti_message_hint')).toBe(
      false,
    );
  });

  it.each(['lti_deployment_id', 'deployment_id'])(
    'A3, C12: binds the launch to the deployment that %s names',
    async (name) => {
      const statusAfter = async (deployment: string): Promise<number> => {
        const login = await beginLogin(app, platform, { [name]: deployment });
        const id_token = await signToken(app, platform, login);
        return (await postLaunch(app, { id_token, state: login.state }, login.cookie)).status;
      };
      expect(await statusAfter('dep-1')).toBe(200);
      expect(await statusAfter('DEP-1')).toBe(403);
    },
  );

  it('A3: takes a field without a word for one that was not sent', async () => {
    const silent = { lti_deployment_id: '', deployment_id: '', lti_storage_target: '' };
    const login = await beginLogin(app, other, { ...silent, client_id: '' });
    const id_token = await signToken(app, other, login);
    const form = { id_token, state: login.state };
    expect((await postLaunch(app, form, login.cookie)).status).toBe(200);
  });

  it('A6: keeps what the registered address has in its query', async () => {
    const own = await registerWith({ authUrl: `${platform.issuer}/auth?school=7&prompt=login` });
    const answer = await askLogin(fieldsOf(own));
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(searchParams.get('school')).toBe('7');
    expect(searchParams.getAll('prompt')).toEqual(['none']);
    expect(searchParams.getAll('client_id')).toEqual([own.clientId]);
  });

  it('A8: has a new nonce also when the same login is asked for twice', async () => {
    const [one, two] = [await beginLogin(app, platform), await beginLogin(app, platform)];
    expect(one.nonce).not.toBe(two.nonce);
  });
});

// features: A03
describe('a launch', () => {
  it.each([
    ['a number', 7],
    ['empty', ''],
    ['beyond ASCII', 'dép-1'],
    ['null', null],
  ])('C12: whose deployment is %s is turned away', async (_what, deployment) => {
    expect((await answerTo(claims({ [`${claim}deployment_id`]: deployment }))).status).toBe(400);
  });

  it('C12: tells deployments apart letter by letter', async () => {
    expect((await answerTo(claims({ [`${claim}deployment_id`]: 'Dep-1' }))).status).toBe(403);
  });

  it('C19: of one sub at two registrations is of two people', async () => {
    const second = await registerWith({});
    const [first, again, theirs, elsewhere] = [
      await launch(app, platform, { sub: 'same' }),
      await launch(app, platform, { sub: 'same' }),
      await launch(app, second, { sub: 'same' }),
      await launch(app, other, { sub: 'same' }),
    ];
    expect(again.user.id).toBe(first.user.id);
    expect(new Set([first.user.id, theirs.user.id, elsewhere.user.id]).size).toBe(3);
    expect(new Set([first.course.id, theirs.course.id, elsewhere.course.id]).size).toBe(3);
  });

  it.each([
    ['nothing but the id of its course', { [`${claim}context`]: { id: 'bare' } }],
    ['a course that is null', { [`${claim}context`]: null }],
    ['a course of no type we know', { [`${claim}context`]: { id: 'bare', type: 'Course' } }],
    ['a list of no services', { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {} }],
    ['a mentor and lis', { [`${claim}role_scope_mentor`]: ['x'], [`${claim}lis`]: 3 }],
  ])('C20, C21: with %s gets in', async (_what, fields) => {
    const boot = await launch(app, platform, claims(fields));
    expect((await clientOf(app, boot).get('/api/threads')).status).toBe(200);
  });

  it('C22: begins a session of its own, and leaves the one before as it was', async () => {
    const [student, teacher] = [
      await launch(app, platform, { sub: 'two-hats', contextId: 'c-1' }),
      await launch(app, platform, { sub: 'two-hats', role: 'Instructor', contextId: 'c-1' }),
    ];
    expect(teacher.session).not.toBe(student.session);
    const settings = { citations: 'quote' };
    const asked = async (boot: typeof student) =>
      (await clientOf(app, boot).put('/api/course/settings', settings)).status;
    expect(await asked(student)).toBe(403);
    expect(await asked(teacher)).not.toBe(403);
  });

  // features: P01
  it.each([
    ['without the address to return to', { deep_link_return_url: undefined }],
    ['that returns into a script', { deep_link_return_url: 'javascript:alert(1)' }],
    ['that returns into a file', { deep_link_return_url: 'file:///etc/passwd' }],
    ['that returns nowhere', { deep_link_return_url: '/relative' }],
    ['that accepts nothing named', { accept_types: undefined }],
    ['whose types are a word', { accept_types: 'ltiResourceLink' }],
  ])('G1, G2: for a link %s is turned away', async (_what, change) => {
    const settings = {
      deep_link_return_url: `${platform.issuer}/return`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe'],
    };
    const request = (said: object): LaunchTweaks => ({
      role: 'Instructor',
      claims: { [`${claim}message_type`]: 'LtiDeepLinkingRequest', [settingsClaim]: said },
      without: [`${claim}resource_link`],
    });
    expect((await answerTo(request(settings))).status).toBe(200);
    expect((await answerTo(request({ ...settings, ...change }))).status).toBe(400);
  });

  it('G8: of the picker may post its answer to the platform, also after a reload', async () => {
    const deepLinkReturn = 'https://school.example/return?data=1';
    const answer = await answerTo({
      role: 'Instructor',
      claims: {
        [`${claim}message_type`]: 'LtiDeepLinkingRequest',
        [settingsClaim]: { deep_link_return_url: deepLinkReturn, accept_types: [] },
      },
      without: [`${claim}resource_link`],
    });
    const { home } = bootOf(await answer.clone().text());
    const formTargets = ({ headers }: Response): string[] => {
      const policy = headers.get('content-security-policy') ?? '';
      return /form-action ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    };
    expect(formTargets(answer)).toEqual(['https://school.example']);
    expect(formTargets(await fetch(`${app.url}${home}`))).toContain('https://school.example');
    expect(formTargets(await fetch(`${app.url}/app/${randomUUID()}/${randomUUID()}`))).toEqual([
      "'none'",
    ]);
  });
});

// features: A03
describe('the key set of a platform', () => {
  interface KeyServer extends AsyncDisposable {
    readonly url: string;
    readonly asked: string[];
  }

  async function startKeys(
    answer: (path: string) => { status?: number; location?: string; keys?: object[] },
    host = '127.0.0.1',
  ): Promise<KeyServer> {
    const asked: string[] = [];
    const server = createServer((req, res) => {
      asked.push(req.url ?? '');
      const { status = 200, location, keys = [] } = answer(req.url ?? '');
      res.writeHead(status, location === undefined ? {} : { location });
      res.end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return {
      url: `http://${host}:${(server.address() as AddressInfo).port}`,
      asked,
      [Symbol.asyncDispose]: async () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  /** Jose signs with nothing small; an attacker would. */
  async function signedBy(of: Platform, key: KeyObject, kid: string) {
    const login = await beginLogin(app, of);
    const [, payload = ''] = (await signToken(app, of, login)).split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'RS256', kid })).toString('base64url');
    const signature = createSign('sha256').update(`${head}.${payload}`).sign(key, 'base64url');
    const id_token = `${head}.${payload}.${signature}`;
    return postLaunch(app, { id_token, state: login.state }, login.cookie);
  }

  it.each([
    ['an RSA key of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 })],
    ['a key of an elliptic curve', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ])('C3: with %s lets nobody in by it', async (_what, { publicKey, privateKey }) => {
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'weak', use: 'sig' }];
    await using server = await startKeys(() => ({ keys }));
    const own = await registerWith({ keysUrl: `${server.url}/keys` });
    const answer = await signedBy(own, privateKey, 'weak');
    expect(answer.status).toBe(401);
    expect(server.asked).toEqual(['/keys']);
  });

  it('E3: that is out of reach is told so, and the next try asks again', async () => {
    let keys: object[] | undefined;
    await using server = await startKeys(() => (keys ? { keys } : { status: 404 }));
    const own = await registerWith({ keysUrl: `${server.url}/keys` });
    const answer = await answerTo({}, own);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('could not be fetched just now');
    keys = [platform.publicJwk];
    expect((await answerTo({}, own)).status).toBe(200);
  });

  it('E3: that redirects is not followed, to a private address least of all', async () => {
    await using inside = await startKeys(() => ({ keys: [platform.publicJwk] }));
    for (const location of [`${inside.url}/keys`, 'http://10.0.0.1/keys']) {
      await using server = await startKeys(() => ({ status: 302, location }));
      const own = await registerWith({ keysUrl: `${server.url}/keys` });
      expect((await answerTo({}, own)).status).toBe(503);
      expect(server.asked).toEqual(['/keys']);
    }
    expect(inside.asked).toEqual([]);
  });

  it('E3: at a private address that nobody allowed is not asked for', async () => {
    await using inside = await startKeys(() => ({ keys: [platform.publicJwk] }), '127.0.0.2');
    const own = await registerWith({ keysUrl: `${inside.url}/keys` });
    expect((await answerTo({}, own)).status).toBe(503);
    expect(inside.asked).toEqual([]);
  });
});

// features: P01
describe('the way back to the course (C23)', () => {
  const held = (returnUrl: unknown): LaunchTweaks =>
    claims({
      [`${claim}deployment_id`]: 'waiting',
      [`${claim}launch_presentation`]: { return_url: returnUrl },
    });
  const linkIn = (html: string): URL | undefined => {
    const href = /<a class="button" href="([^"]+)">Back to the course/.exec(html)?.[1];
    return href === undefined ? undefined : new URL(href.replaceAll('&amp;', '&'));
  };

  it('is offered when a verified launch is turned away, with the words for the person and for the log', async () => {
    const asked = 'https://lms.example/return.php?course=2&sesskey=S%20ecret&flag';
    const answer = await answerTo(held(asked));
    expect(answer.status).toBe(403);
    const html = await answer.text();
    const link = linkIn(html);
    expect(link?.href.startsWith(`${asked}&lti_errormsg=`)).toBe(true);
    expect(link?.searchParams.get('lti_errormsg')).toContain('waits until it is accepted');
    const reference = /Reference: <code dir="ltr">([0-9a-f-]{36})</.exec(html)?.[1] ?? 'none';
    expect(link?.searchParams.get('lti_errorlog')).toBe(
      `Preceptor refused the launch: deployment_held, reference ${reference}`,
    );
    // The address opens the person's session at the LMS: it stays out of log and audit.
    const [line] = await app.composed.launch.refusals.list(platform.tenantId, 1);
    expect(`${JSON.stringify(app.logs)}${JSON.stringify(line)}`).not.toContain('sesskey');
  });

  it('leads to a platform without https only where it is registered so', async () => {
    const own = `${platform.issuer}/mod/lti/return.php?course=2`;
    expect(linkIn(await (await answerTo(held(own))).text())?.pathname).toBe('/mod/lti/return.php');
  });

  it.each([
    ['plain http elsewhere', 'http://lms.example/return'],
    ['a script', 'javascript:alert(1)'],
    ['no address', 'course'],
    ['no text', 7],
  ])('does not lead to %s', async (_what, address) => {
    const html = await (await answerTo(held(address))).text();
    expect(linkIn(html)).toBeUndefined();
    expect(html).toContain('waits until it is accepted');
  });

  it.each([
    ['forged', { header: { kid: 'nobody' } }],
    ['of another client', { claims: { aud: 'somebody-else' } }],
    ['too old', { claims: { exp: 1, iat: 0 } }],
  ])('is not taken from a token that is %s', async (_what, tweaks: LaunchTweaks) => {
    const presentation = { return_url: 'https://evil.example/' };
    const answer = await answerTo({
      ...tweaks,
      claims: { ...tweaks.claims, [`${claim}launch_presentation`]: presentation },
    });
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).not.toContain('evil.example');
  });

  it('carries no markup of the platform into the page', async () => {
    const html = await (await answerTo(held('https://lms.example/?a="><script>x</script>'))).text();
    expect(html).not.toContain('<script>x');
  });
});
