import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { jsonOf, launch, signToken, startPlatform, type Platform } from '../support/platform.ts';

describe('the doors of LTI', () => {
  let app: TestApp;
  let platform: Platform;

  beforeAll(async () => {
    app = await startApp({
      worker: false,
      env: {
        TRUST_PROXY: '1',
        LTI_REQUESTS_PER_ADDRESS: '6',
        LTI_REQUESTS_PER_REGISTRATION: '9',
        LTI_REFUSALS_PER_ADDRESS: '3',
      },
    });
    platform = await startPlatform(app);
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  // One address a test, so that they do not use up each other's share.
  const address = (): string =>
    `192.0.2.${Math.floor(Math.random() * 200)}, 2001:db8::${randomUUID().slice(0, 4)}`;

  function login(from: string, of: Platform = platform): Promise<Response> {
    return fetch(`${app.url}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-for': from },
      body: new URLSearchParams({
        iss: of.issuer,
        client_id: of.clientId,
        login_hint: 'h',
        target_link_uri: `${app.url}/lti/launch`,
      }),
    });
  }

  const post = (path: string, from: string, accept = '*/*') =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { 'x-forwarded-for': from, accept, 'content-type': 'application/json' },
      body: '{}',
    });

  async function statuses(count: number, ask: () => Promise<Response>): Promise<number[]> {
    const found = [];
    for (let at = 0; at < count; at += 1) found.push((await ask()).status);
    return found;
  }

  // features: A51
  it('let one address in so many times a minute, and say when it may come back', async () => {
    await using own = await startPlatform(app);
    const from = address();
    expect(await statuses(6, () => login(from, own))).toEqual(Array(6).fill(302));
    const refused = await login(from, own);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('too many attempts');
    expect((await login(address(), own)).status).toBe(302);
  });

  it('let one registration in so many times a minute, from wherever', async () => {
    await using own = await startPlatform(app);
    const found = await statuses(10, () => login(address(), own));
    expect(found).toEqual([...Array(9).fill(302), 429]);
    await using other = await startPlatform(app);
    expect((await login(address(), other)).status).toBe(302);
  });

  it.each([
    ['the launch', '/lti/launch', 400],
    ['the ticket', '/lti/launch/confirm', 401],
    ['the registration', '/lti/register', 400],
  ])('make an address wait that was turned away too often at %s', async (_what, path, status) => {
    const from = address();
    expect(await statuses(4, () => post(path, from))).toEqual([status, status, status, 429]);
    // At every door.
    expect((await login(from)).status).toBe(429);
  });

  it('write one line a minute into the audit for a flood, not one a request', async () => {
    const from = address();
    await statuses(8, () => post('/lti/launch', from));
    const found = await app.composed.launch.refusals.list(undefined, 100);
    const flood = found.filter(({ code }) => code === 'too_many_requests');
    expect(flood.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain(from.split(', ')[1]);
  });

  it('hold over processes that share the live store', async () => {
    const { counters } = app.composed.ground.live;
    const from = address();
    const key = from.split(', ')[1] ?? '';
    // Another process has seen this address already.
    await counters.add(`lti:login:address:${key}`, 6, 60_000);
    expect((await login(from)).status).toBe(429);
  });

  it.each([
    ['launch', 'the launch'],
    ['confirm', 'the ticket of a launch without cookies'],
  ])('let one registration in so many times a minute at %s as well: %s', async (door) => {
    await using own = await startPlatform(app);
    const begin = await fetch(`${app.url}/lti/login`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address() },
      body: new URLSearchParams({
        iss: own.issuer,
        client_id: own.clientId,
        login_hint: 'h',
        target_link_uri: `${app.url}/lti/launch`,
        lti_storage_target: '_parent',
      }),
    });
    const { location, storage } = jsonOf(await begin.text(), 'login') as {
      location: string;
      storage: { values: { state: string; nonce: string } };
    };
    const sent = new URL(location).searchParams;
    const id_token = await signToken(app, own, { nonce: sent.get('nonce') ?? '' });
    const form = new URLSearchParams({ id_token, state: sent.get('state') ?? '' });
    const [registration] = await app.composed.launch.registrations.find(own.issuer, own.clientId);
    // Other processes have let as many in already.
    const { counters } = app.composed.ground.live;
    await counters.add(`lti:${door}:registration:${registration?.id}`, 9, 60_000);
    const from = { 'x-forwarded-for': address() };
    const launched = await fetch(`${app.url}/lti/launch`, {
      method: 'POST',
      headers: from,
      body: form,
    });
    if (door === 'launch') return expect(launched.status).toBe(429);
    const { ticket } = jsonOf(await launched.text(), 'waiting') as { ticket: string };
    const confirmed = await fetch(`${app.url}/lti/launch/confirm`, {
      method: 'POST',
      headers: { ...from, 'content-type': 'application/json' },
      body: JSON.stringify({ ticket, ...storage.values }),
    });
    expect(confirmed.status).toBe(429);
    expect(Number(confirmed.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('tell a script in words it can show', async () => {
    const from = address();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post('/lti/launch/confirm', from, 'application/json')),
    );
    const last = (await answers.at(-1)?.json()) as { reference: string; advice: string };
    expect(last.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(last.advice.length).toBeGreaterThan(10);
  });

  it.each(['/lti/login', '/lti/launch', '/lti/register'])(
    '%s takes no endless body',
    async (path) => {
      const response = await fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'x-forwarded-for': address() },
        body: new URLSearchParams({ id_token: 'x'.repeat(1_000_000) }),
      });
      expect(response.status).toBe(413);
    },
  );

  it('audit a refusal with the rule and the registration, and nothing about the person', async () => {
    await using own = await startPlatform(app);
    const answer = await login(address(), own);
    const sent = new URL(answer.headers.get('location') ?? '').searchParams;
    const state = sent.get('state') ?? '';
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    const id_token = await signToken(
      app,
      own,
      { nonce: sent.get('nonce') ?? '' },
      { claims: { aud: 'other' } },
    );
    await fetch(`${app.url}/lti/launch`, {
      method: 'POST',
      headers: { cookie, 'x-forwarded-for': address() },
      body: new URLSearchParams({ id_token, state }),
    });
    const [line] = await app.composed.launch.refusals.list(own.tenantId, 5);
    expect(line).toMatchObject({ door: 'launch', code: 'token_untrusted' });
    expect(line?.rule).toContain('C5');
    expect(line?.registrationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(line)).not.toMatch(/Ada|student-1|ada@/);
    // Another tenant sees nothing of it.
    expect(await app.composed.launch.refusals.list(platform.tenantId, 5)).toEqual([]);
  });

  it('let everybody in while the live store does not answer', async () => {
    const { counters } = app.composed.ground.live;
    const add = counters.add.bind(counters);
    Object.assign(counters, { add: () => Promise.reject(new Error('gone')) });
    const boot = await launch(app, platform).finally(() => Object.assign(counters, { add }));
    expect(boot.user.role).toBe('student');
  });
});
