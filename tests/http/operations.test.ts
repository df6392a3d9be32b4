import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('gets a clear answer at an address that does not exist', async () => {
    const response = await fetch(`${app.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
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
});
