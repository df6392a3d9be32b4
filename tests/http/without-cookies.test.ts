import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import {
  jsonOf,
  postLaunch,
  signToken,
  startPlatform,
  type Boot,
  type Platform,
} from '../support/platform.ts';

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

interface LoginPage {
  readonly location: string;
  readonly kept: string;
  readonly storage: {
    readonly origin: string;
    readonly target: string;
    readonly keys: { readonly state: string; readonly nonce: string };
    readonly values: { readonly state: string; readonly nonce: string };
  } | null;
}

const readLogin = (html: string): LoginPage => jsonOf(html, 'login') as LoginPage;
const readWaiting = (html: string): Waiting => jsonOf(html, 'waiting') as Waiting;

const loginFields = () => ({
  iss: platform.issuer,
  client_id: platform.clientId,
  login_hint: 'hint',
  lti_message_hint: '{"cmid":11}',
  target_link_uri: `${app.url}/lti/launch`,
});

function askLogin(
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${app.url}/lti/login`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  });
}

async function loginWithStorage(): Promise<LoginPage & { state: string; nonce: string }> {
  const response = await askLogin({ ...loginFields(), lti_storage_target: 'frame_of_the_page' });
  expect(response.status).toBe(200);
  const page = readLogin(await response.text());
  const asked = new URL(page.location).searchParams;
  return { ...page, state: asked.get('state') ?? '', nonce: asked.get('nonce') ?? '' };
}

interface Waiting {
  readonly ticket: string;
  readonly storage: { readonly origin: string; readonly keys: { readonly state: string } };
}

/** A launch whose browser brought no cookie, up to the page that asks the platform's storage. */
async function waitingLaunch() {
  const login = await loginWithStorage();
  const form = { id_token: await signToken(app, platform, login), state: login.state };
  const response = await postLaunch(app, form);
  const html = await response.text();
  return { login, form, response, html, waiting: readWaiting(html) };
}

async function confirm(body: unknown): Promise<{
  status: number;
  body: { boot?: Boot; code?: string; advice?: string; reference?: string };
}> {
  const response = await fetch(`${app.url}/lti/launch/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { boot?: Boot } };
}

// features: B15
describe('a login that names platform storage', () => {
  it('F1, F4, F9: becomes a page that knows the registered origin and one key per launch', async () => {
    const [one, two] = [await loginWithStorage(), await loginWithStorage()];
    expect(one.storage?.origin).toBe(platform.issuer);
    expect(one.storage?.target).toBe('frame_of_the_page');
    expect(one.storage?.keys).not.toEqual(two.storage?.keys);
    expect(one.location.startsWith(`${platform.issuer}/auth?`)).toBe(true);
  });

  it('F9: keeps so little that Canvas’s 4096 characters hold a dozen launches', async () => {
    const { storage } = await loginWithStorage();
    const kept = [...Object.values(storage?.keys ?? {}), ...Object.values(storage?.values ?? {})];
    expect(kept.join('').length * 12).toBeLessThan(4096);
  });

  it('F6: sets the cookie as well and tells whether it came back', async () => {
    const response = await askLogin({ ...loginFields(), lti_storage_target: '_parent' });
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    const { kept } = readLogin(await response.text());
    const tell = async (headers: Record<string, string>) =>
      (await fetch(`${app.url}${kept}`, { headers })).json();
    expect(await tell({ cookie })).toEqual({ kept: true });
    expect(await tell({})).toEqual({ kept: false });
    expect(await tell({ cookie: 'preceptor_login_other=x' })).toEqual({ kept: false });
  });

  it('F6: offers the same login once more for a window of its own, without storage', async () => {
    const response = await askLogin({ ...loginFields(), lti_storage_target: '_parent' });
    const again = /href="(\/lti\/login\?[^"]+)"/.exec(await response.text())?.[1] ?? '';
    const address = new URL(again.replaceAll('&#38;', '&').replaceAll('&amp;', '&'), app.url);
    expect(Object.fromEntries(address.searchParams)).toEqual(loginFields());
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(302);
  });

  it('takes no origin from the request', async () => {
    const fields = { ...loginFields(), lti_storage_target: 'https://evil.example' };
    const { storage } = readLogin(await (await askLogin(fields)).text());
    expect(storage?.origin).toBe(platform.issuer);
  });
});

describe('a login without platform storage', () => {
  it.each([
    ['in a frame asks first whether cookies come back', { 'sec-fetch-dest': 'iframe' }, 200],
    ['in an old browser, likewise', { accept: 'text/html,*/*;q=0.8' }, 200],
    [
      'in a window of its own goes straight on',
      { 'sec-fetch-dest': 'document', accept: 'text/html' },
      302,
    ],
    ['by a program goes straight on', { accept: '*/*' }, 302],
  ])('F1: %s', async (_what, headers, status) => {
    expect((await askLogin(loginFields(), headers)).status).toBe(status);
  });

  it('B3: lets no launch in whose browser brings no cookie', async () => {
    const { location } = readLogin(
      await (await askLogin(loginFields(), { 'sec-fetch-dest': 'iframe' })).text(),
    );
    const asked = new URL(location).searchParams;
    const id_token = await signToken(app, platform, { nonce: asked.get('nonce') ?? '' });
    const response = await postLaunch(app, { id_token, state: asked.get('state') ?? '' });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('did not keep the cookie');
  });
});

describe('a launch without a cookie, where the platform keeps values', () => {
  it('F7: gets a page with a ticket and no session', async () => {
    const { response, html, waiting } = await waitingLaunch();
    expect(response.status).toBe(200);
    expect(html).toContain('<script type="application/json" id="boot">null</script>');
    expect(waiting.storage.origin).toBe(platform.issuer);
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${platform.issuer}`,
    );
    // Nothing of the person or of the secrets can be read from the ticket.
    expect(Buffer.from(waiting.ticket, 'base64url').toString('latin1')).not.toContain('Ada');
  });

  it('F8: gets in with what the login left with the platform', async () => {
    const { login, waiting } = await waitingLaunch();
    const { status, body } = await confirm({ ticket: waiting.ticket, ...login.storage?.values });
    expect(status).toBe(200);
    if (!body.boot) throw new Error('no boot');
    expect((await clientOf(app, body.boot).get('/api/threads')).status).toBe(200);
    // The doctor says how browsers get in.
    const [seen] = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query<{ by: string; offered: boolean }>(
        `select facts ->> 'browserBy' as by, (facts ->> 'offersStorage')::boolean as offered from launch_sightings`,
      ),
    );
    expect(seen).toEqual({ by: 'storage', offered: true });
  });

  it.each([
    ['nothing', () => ({ state: null, nonce: null })],
    ['nothing at all', () => ({})],
    ['another state', (kept: object) => ({ ...kept, state: 'x'.repeat(43) })],
    ['another nonce', (kept: object) => ({ ...kept, nonce: 'x'.repeat(43) })],
    [
      'the sealed state, which the form carries',
      (kept: object, state: string) => ({ ...kept, state }),
    ],
    ['no nonce', (kept: object) => ({ ...kept, nonce: null })],
  ])(
    'F8: is turned away when the platform keeps %s, and its ticket is gone',
    async (_what, change) => {
      const { login, waiting } = await waitingLaunch();
      const values = login.storage?.values ?? {};
      const first = await confirm({ ticket: waiting.ticket, ...change(values, login.state) });
      expect(first).toMatchObject({ status: 401, body: { code: 'browser_differs' } });
      const second = await confirm({ ticket: waiting.ticket, ...values });
      expect(second).toMatchObject({ status: 401, body: { code: 'ticket_invalid' } });
    },
  );

  it('F8: is turned away with the values of another launch', async () => {
    const [one, two] = [await waitingLaunch(), await waitingLaunch()];
    const crossed = await confirm({ ticket: one.waiting.ticket, ...two.login.storage?.values });
    expect(crossed.status).toBe(401);
  });

  it('F7: gets in once, even when ten ask at the same moment', async () => {
    const { login, waiting } = await waitingLaunch();
    const body = { ticket: waiting.ticket, ...login.storage?.values };
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('C9: cannot get in twice by posting the same token again for a new ticket', async () => {
    const { login, form, waiting } = await waitingLaunch();
    const second = readWaiting(await (await postLaunch(app, form)).text());
    expect((await confirm({ ticket: waiting.ticket, ...login.storage?.values })).status).toBe(200);
    const again = await confirm({ ticket: second.ticket, ...login.storage?.values });
    expect(again).toMatchObject({ status: 401, body: { code: 'already_used' } });
  });

  it('F7: is too late after a minute', async () => {
    const { login, waiting } = await waitingLaunch();
    const { seal } = app.composed.ground;
    const held = JSON.parse(seal.open(waiting.ticket, 'launch ticket')) as { expiresAt: number };
    expect(held.expiresAt - Date.now()).toBeLessThanOrEqual(60_000);
    const old = seal.seal(JSON.stringify({ ...held, expiresAt: Date.now() - 1 }), 'launch ticket');
    const { status, body } = await confirm({ ticket: old, ...login.storage?.values });
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'ticket_invalid' });
  });

  it.each([
    ['no ticket', {}],
    ['a forged ticket', { ticket: 'forged', state: 'x', nonce: 'y' }],
    ['a ticket that is no text', { ticket: { id: 1 } }],
  ])('F8: with %s is turned away with a reference and words', async (_what, body) => {
    const answer = await confirm(body);
    expect(answer.status).toBe(401);
    expect(answer.body.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.body.advice).toContain('no longer valid');
  });

  it('is not told of a login state sealed for another purpose', async () => {
    const { login } = await waitingLaunch();
    expect((await confirm({ ticket: login.state, ...login.storage?.values })).status).toBe(401);
  });

  it('A9: in another browser that brings its own login cookie is turned away', async () => {
    const login = await loginWithStorage();
    const form = { id_token: await signToken(app, platform, login), state: login.state };
    const name = `${login.kept.split('/').at(-1)}`;
    const response = await postLaunch(app, form, `${name}=${'x'.repeat(43)}`);
    expect(response.status).toBe(401);
  });

  it('of a registration switched off in between stays out', async () => {
    const { login, waiting } = await waitingLaunch();
    const { withTenant } = app.composed.ground;
    const turn = (status: string) =>
      withTenant(platform.tenantId, (tx) =>
        tx.query('update registrations set status = $1', [status]),
      );
    await turn('disabled');
    const { status } = await confirm({ ticket: waiting.ticket, ...login.storage?.values });
    await turn('active');
    expect(status).toBe(403);
  });
});

it('F9: a launch whose cookie did come back is told what to delete at the platform', async () => {
  const response = await askLogin({ ...loginFields(), lti_storage_target: '_parent' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const page = readLogin(await response.text());
  const asked = new URL(page.location).searchParams;
  const id_token = await signToken(app, platform, { nonce: asked.get('nonce') ?? '' });
  const launched = await postLaunch(app, { id_token, state: asked.get('state') ?? '' }, cookie);
  const { stored } = jsonOf(await launched.text(), 'boot') as { stored: unknown };
  const { values: _, ...plan } = page.storage ?? { values: null };
  expect(stored).toEqual(plan);
});
