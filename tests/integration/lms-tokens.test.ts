import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Course } from '../../src/courses/index.ts';
import type { Registration } from '../../src/launch/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { canvasToken, courseId, startCanvas } from '../support/lms-stubs/canvas-stub.ts';
import type { Stub } from '../support/lms-stubs/stub-server.ts';
import { startPlatform, type Platform } from '../support/platform.ts';

const page = { page_id: 1, url: 'limits', title: 'Limits', updated_at: '2026-09-01T00:00:00Z' };

let app: TestApp;
let platform: Platform;
let canvas: Stub;
let registration: Registration;

beforeEach(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  canvas = await startCanvas({ pages: [page] });
  const [found] = await app.composed.launch.registrations.find(platform.issuer, platform.clientId);
  if (!found) throw new Error('the platform is not registered');
  registration = found;
  const access = { baseUrl: canvas.origin, token: canvasToken };
  await app.composed.launch.connections.save(found.tenantId, found.id, 'canvas', access);
});

afterEach(async () => {
  await canvas[Symbol.asyncDispose]();
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const query = <Row extends object>(sql: string, values: unknown[] = []) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(sql, values));

async function listCourse(): Promise<string[]> {
  const { tenantId, id: registrationId } = registration;
  const course = { tenantId, registrationId, lmsCourseId: courseId } as Course;
  const connected = await app.composed.launch.connections.sourceOf(course);
  if (!connected) throw new Error('the course is not connected');
  const items = await connected.source.list(courseId, new AbortController().signal);
  return items.map(({ title }) => title);
}

// features: P02
it('reads a course with a token that is kept under the data key of its tenant', async () => {
  const [row] = await query<{ sealed: string }>(
    'select sealed_token as sealed from lms_connections',
  );
  expect(row?.sealed).toMatch(/^e1\./);
  expect(row?.sealed).not.toContain(canvasToken);
  expect(await listCourse()).toEqual(['Limits']);
});

it('reads a course with a token kept before tenants had data keys', async () => {
  const { tenantId, id } = registration;
  const old = app.composed.ground.seal.seal(canvasToken, `lms token ${tenantId} ${id}`);
  await query('update lms_connections set sealed_token = $1', [old]);
  expect(await listCourse()).toEqual(['Limits']);
});

it('reads nothing any more once the data key of the tenant is gone', async () => {
  await query('delete from tenant_data_keys');
  await expect(listCourse()).rejects.toMatchObject({ code: 'seal_broken' });
});
