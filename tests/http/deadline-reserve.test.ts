import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { daysAfter, startOfDay } from '../../src/ground/time/index.ts';
import type { LabFace } from '../../src/lab/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const inDays = (count: number): Date =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + count * 86_400_000);

/** Moodle's courses have none of their own. */
const zones = { canvas: 'America/New_York', moodle: 'UTC' } as const;

describe.each(['canvas', 'moodle'] as const)('money kept for deadlines, in %s', (name) => {
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;
  let student: Client;

  beforeAll(async () => {
    const model = createReplyingModel();
    model.replyWith(() => 'A limit is what the values come close to.');
    const prices = createPriceBook(new Map([['scripted:replying', { input: 2, output: 30 }]]));
    world = await startLabApp({ chatModels: [model], prices });
    face = world.lab.faces[name];
    teacher = (await world.enter(face, 'instructor')).client;
    student = (await world.enter(face, 'student1')).client;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const endOf = (day: string): string =>
    new Date(startOfDay(zones[name], daysAfter(day, 1)).getTime() - 1_000).toISOString();
  const isRead = () =>
    vi.waitUntil(
      async () => (await teacher.get('/api/course/documents')).body.sync?.status === 'done',
      { timeout: 60_000, interval: 50 },
    );

  // features: B05
  it('is set by the instructor, with the LMS’s due dates and days written down', async () => {
    await isRead();
    expect((await teacher.get('/api/course/reserve')).body).toEqual({
      reserve: null,
      dueDates: [],
      // Asked for because the course holds graded work; Moodle knows none.
      timeZone: zones[name],
    });
    const [soon, later] = [inDays(2), inDays(5)];
    world.lab.controls.setDue(name, 'Homework 1', soon);
    const day = later.toISOString().slice(0, 10);
    const wanted = { reserve: { share: 30, daysBefore: 2 }, days: [day] };
    expect((await teacher.put('/api/course/reserve', wanted)).status).toBe(200);
    // The LMS was asked for due dates at once.
    await isRead();
    expect((await teacher.get('/api/course/reserve')).body).toEqual({
      reserve: { share: 30, daysBefore: 2, isOwn: true },
      dueDates: [
        { source: 'lms', title: 'Homework 1', dueAt: soon.toISOString(), forSome: false },
        { source: 'manual', title: day, dueAt: endOf(day), forSome: false },
      ],
      timeZone: zones[name],
    });
    world.lab.controls.setDue(name, 'Homework 1', null);
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await isRead();
    const { dueDates } = (await teacher.get('/api/course/reserve')).body;
    expect(dueDates).toMatchObject([{ source: 'manual' }]);
  }, 90_000);

  it('gives back whatever days were written, so that none is lost with the next change', async () => {
    const days = [inDays(3).toISOString().slice(0, 10), '2099-12-31'];
    await teacher.put('/api/course/reserve', { days });
    const { dueDates } = (await teacher.get('/api/course/reserve')).body;
    expect(dueDates.map(({ title }: { title: string }) => title)).toEqual(days);
  });

  it('is nobody else’s to set, and takes no nonsense', async () => {
    const wanted = { reserve: { share: 30, daysBefore: 2 } };
    expect((await student.put('/api/course/reserve', wanted)).status).toBe(403);
    expect((await student.get('/api/course/reserve')).status).toBe(403);
    for (const wrong of [
      { reserve: { share: 91, daysBefore: 2 } },
      { reserve: { share: 30, daysBefore: -1 } },
      { days: ['tomorrow'] },
      { days: ['2026-02-30'] },
    ])
      expect((await teacher.put('/api/course/reserve', wrong)).status).toBe(400);
  });

  // features: B05
  it('leaves a student seeing how much help is left and when it comes back', async () => {
    expect((await student.get('/api/me/help')).body).toEqual({ help: null });
    const { db, withTenant } = world.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const tenantId = tenant?.id ?? '';
    const cap = { kind: 'cap', scopeId: null, period: 'day', whenReached: 'bend' } as const;
    // An answer of the usual length costs 48,000.
    await withTenant(tenantId, (tx) =>
      setRule(tx, tenantId, { ...cap, scope: 'student', amount: 150_000 }),
    );
    const { body } = await student.get('/api/me/help');
    expect(body.help).toMatchObject({
      rung: 'full',
      answers: 3,
      limit: { scope: 'student', period: 'day', left: 150_000 },
      message: expect.stringMatching(
        /^Your allowance for language models today is enough for about 3 more answers\. It comes back at \d{4}-\d\d-\d\d 00:00 UTC\.$/,
      ),
    });
    await withTenant(tenantId, (tx) =>
      setRule(tx, tenantId, { ...cap, scope: 'student', amount: 1_000 }),
    );
    expect((await student.get('/api/me/help')).body.help).toMatchObject({
      rung: 'offline',
      answers: 0,
      message: expect.stringContaining('answers come from your course without a language model'),
    });
  });
});
