import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveMetrics } from '../../src/http/metrics-server.ts';
import { createMetrics } from '../../src/ground/telemetry/index.ts';
import { gradeQueue } from '../../src/gradebook/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

let app: TestApp;
let platform: Platform;

beforeAll(async () => {
  app = await startApp();
  platform = await startPlatform(app);
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

describe('an operator', () => {
  it('sees that the process is alive and that its parts answer', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ status: 'alive' });
    const ready = () => fetch(`${app.url}/readyz`);
    expect((await ready()).status).toBe(200);
    await expect
      .poll(async () => (await ready()).json())
      .toEqual({
        status: 'ready',
        parts: { database: true, live: true, queue: true, files: true },
      });
  });

  // features: A54, A55
  it('counts turns and requests under labels that name no person, document or text', async () => {
    const student = clientOf(app, await launch(app, platform));
    const secret = 'zebrafish derivative';
    const { turnId } = await student.ask(secret);
    await student.get(`/api/turns/${turnId}`);
    await expect
      .poll(() => app.composed.ground.metrics.render())
      .toContain('preceptor_turn_seconds_count{mode="tutor",status="complete"} 1');
    const text = await app.composed.ground.metrics.render();
    expect(text).toContain('route="/api/turns/:id"');
    expect(text).toContain('preceptor_jobs_waiting');
    for (const word of [turnId, 'zebrafish', 'student-1', platform.tenantId])
      expect(text).not.toContain(word);
  });

  // features: A56
  it('finds no message, answer or name in the log', async () => {
    const student = clientOf(app, await launch(app, platform));
    await student.ask('What is the quizzaciously rare word?');
    expect(JSON.stringify(app.logs)).not.toMatch(/quizzaciously|Ada Example|ada@example/);
  });

  // features: A51
  it('finds metrics on their own port, and nowhere that a browser comes to', async () => {
    const server = await serveMetrics(app.composed.ground.metrics, 0);
    try {
      const { port } = server.address() as AddressInfo;
      const internal = await fetch(`http://127.0.0.1:${port}/metrics`);
      expect(await internal.text()).toContain('preceptor_http_seconds');
    } finally {
      server.close();
    }
    const outside = await fetch(`${app.url}/metrics`);
    expect(outside.status).toBe(404);
    expect(await outside.text()).not.toContain('preceptor_http_seconds');
  });

  it('gets a clear answer at an address that does not exist', async () => {
    const response = await fetch(`${app.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('reads a page at an address that does not exist, in the language of their browser', async () => {
    const headers = {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-language': 'de',
    };
    const response = await fetch(`${app.url}/nowhere`, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain('lang="de"');
    expect(page).toContain('Unter dieser Adresse gibt es nichts.');
  });
});

// features: L04, L40
describe('a visitor without an account', () => {
  it.each(['/', '/eval'])('sees an honest page at %s', async (path) => {
    const response = await fetch(`${app.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).toContain('<h1>');
  });

  // features: A51
  it.each([
    ['/', null],
    ['/eval', null],
    ['/eval/limits', null],
    ['/lti/login', 'noindex'],
    ['/lti/launch', 'noindex'],
    ['/api/threads', 'noindex'],
    ['/oncall?link=x', 'noindex'],
    ['/sandbox/python', 'noindex'],
    ['/nowhere', 'noindex'],
  ])('finds in search engines what is for everybody and nothing else: %s', async (path, robots) => {
    const response = await fetch(`${app.url}${path}`);
    expect(response.headers.get('x-robots-tag')).toBe(robots);
  });
});

// features: A51, A57
it('an operator reads all other metrics while the database is away, and whether a worker lives', async () => {
  const metrics = createMetrics();
  metrics.watch('preceptor_lost', 'What cannot be read', () => Promise.reject(new Error('away')));
  metrics.watch('preceptor_here', 'What can', async () => 7);
  const server = await serveMetrics(metrics, 0);
  try {
    const internal = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = await fetch(`${internal}/metrics`);
    expect([read.status, await read.text()]).toEqual([
      200,
      expect.stringMatching(/preceptor_lost nan\n[^]*preceptor_here 7/i),
    ]);
    const lives = await fetch(`${internal}/healthz`);
    expect([lives.status, await lives.json()]).toEqual([200, { status: 'alive' }]);
  } finally {
    server.close();
  }
});

// features: A57
it('an operator reads from any process how many jobs wait and how many failed for good, as it is now', async () => {
  await using idle = await startApp({ worker: false });
  const { ground } = idle.composed;
  const gauges = async (): Promise<Record<string, number>> => {
    const lines = (await ground.metrics.render()).matchAll(/^preceptor_jobs_(\w+) (\d+)$/gm);
    return Object.fromEntries([...lines].map(([, name = '', value]) => [name, Number(value)]));
  };
  const before = await gauges();
  expect(before).toMatchObject({ dead: 0 });
  await ground.queue.enqueue(gradeQueue, {});
  await ground.queue.enqueue(gradeQueue, {});
  expect(await gauges()).toEqual({ ...before, waiting: (before['waiting'] ?? 0) + 2 });
  await ground.queue.enqueue('dead-letters', {});
  expect(await gauges()).toMatchObject({ dead: 1 });
});
