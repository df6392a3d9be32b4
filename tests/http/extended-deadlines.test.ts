import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import type { LabFace } from '../../src/lab/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const inDays = (count: number): Date =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + count * 86_400_000);
const cap = 10_000_000;

describe.each(['canvas', 'moodle'] as const)('a due date of one’s own, in %s', (name) => {
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;

  beforeAll(async () => {
    const model = createReplyingModel();
    const prices = createPriceBook(new Map([['scripted:replying', { input: 2, output: 30 }]]));
    world = await startLabApp({ chatModels: [model], prices });
    face = world.lab.faces[name];
    teacher = (await world.enter(face, 'instructor')).client;
    world.lab.controls.setApiTellsOverrides(true);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const isRead = () =>
    vi.waitUntil(
      async () => (await teacher.get('/api/course/documents')).body.sync?.status === 'done',
      { timeout: 60_000, interval: 50 },
    );
  /** What of the course's money is kept from that person today. */
  async function keptFrom(login: string): Promise<number> {
    const { client } = await world.enter(face, login);
    const { help } = (await client.get('/api/me/help')).body;
    expect(help.limit).toMatchObject({ scope: 'course', period: 'month', cap });
    return help.limit.keptBack ?? 0;
  }

  // features: B05
  it('moves the money that is kept for deadlines, for that student or section and nobody else', async () => {
    await isRead();
    const { db, withTenant } = world.app.composed.ground;
    const [tenant] = await db.query<{ id: string }>('select id from tenants');
    const tenantId = tenant?.id ?? '';
    await withTenant(tenantId, (tx) =>
      setRule(tx, tenantId, {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'month',
        amount: cap,
        whenReached: 'bend',
      }),
    );
    const { controls } = world.lab;
    // Today is one of the days before it; their own days come later, perhaps in the next month.
    controls.setDue(name, 'Homework 1', inDays(1));
    controls.setSection(name, 'student3', 'B');
    controls.setDueFor(name, {
      name: 'Homework 1',
      for: { login: 'student2' },
      dueAt: inDays(6),
    });
    controls.setDueFor(name, { name: 'Homework 1', for: { section: 'B' }, dueAt: inDays(7) });
    const wanted = { reserve: { share: 50, daysBefore: 2 }, days: [] };
    expect((await teacher.put('/api/course/reserve', wanted)).status).toBe(200);
    await isRead();

    const usual = await keptFrom('student1');
    expect(usual).toBeLessThan(cap / 2);
    expect(await keptFrom('student2')).toBe(cap / 2);
    expect(await keptFrom('student3')).toBe(cap / 2);

    // The instructor sees that there are such dates, and not whose.
    const { dueDates } = (await teacher.get('/api/course/reserve')).body;
    expect(dueDates.map(({ forSome }: { forSome: boolean }) => forSome)).toEqual([
      false,
      true,
      true,
    ]);
    expect(JSON.stringify(dueDates)).not.toMatch(/user:|section:|group:/);
  }, 120_000);
});
