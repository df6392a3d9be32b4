import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNightlySyncs } from '../../src/ingest/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { smallCourse } from '../support/lab-world.ts';

const hour = 3_600_000;
const day = 24 * hour;

let world: LabApp;
let teacher: Client;
let courseId: string;

beforeAll(async () => {
  // Nobody works on the jobs: what is asked for stays to be seen.
  world = await startLabApp({ course: smallCourse, worker: false });
  const entered = await world.enter(world.lab.faces.canvas, 'instructor');
  teacher = entered.client;
  courseId = entered.boot.course.id;
});
afterAll(() => world[Symbol.asyncDispose]());

const material = async () => (await teacher.get('/api/course/documents')).body;
const nightly = () => world.app.composed.material.nightlySyncs;

/** As if the last reading had been asked for then, and were over. */
async function readAt(at: Date): Promise<void> {
  const { ground } = world.app.composed;
  const [tenant] = await ground.db.query<{ id: string }>('select id from tenants');
  await ground.withTenant(tenant?.id ?? '', (tx) =>
    tx.query(`update course_syncs set status = 'done', created_at = $1`, [at]),
  );
}

// features: A06
describe('a connected course is read again by itself', () => {
  it('once a night, at a minute of its own that its instructor is told', async () => {
    const { connected, nextSync, sync } = await material();
    expect([connected, sync.status]).toEqual([true, 'waiting']);
    const next = new Date(nextSync);
    expect(next.getTime() - Date.now()).toBeGreaterThan(0);
    expect(next.getTime() - Date.now()).toBeLessThanOrEqual(day);
    expect(next.getUTCHours()).toBeGreaterThanOrEqual(1);
    expect(next.getUTCHours()).toBeLessThan(5);

    const last = next.getTime() - day;
    await readAt(new Date(last - hour));
    expect(await nightly().requestDue(new Date(last - 1_000))).toBe(0);
    expect((await material()).sync.status).toBe('done');
    expect(await nightly().requestDue(new Date(last + 1_000))).toBe(1);
    expect((await material()).sync.status).toBe('waiting');
  });

  it('also when nobody was there at that minute, and once only however often it is looked at', async () => {
    const next = nightly().nextOf(courseId) ?? new Date(0);
    await readAt(new Date(next.getTime() - 2 * day));
    expect(await nightly().requestDue(new Date(next.getTime() - hour))).toBe(1);
    const { sync } = await material();
    await nightly().requestDue(new Date(next.getTime() - hour));
    expect((await material()).sync.id).toBe(sync.id);
  });

  it('and by day when somebody opens it a quarter of an hour later', async () => {
    const minute = 60_000;
    const openAfter = async (minutes: number): Promise<string> => {
      await readAt(new Date(Date.now() - minutes * minute));
      await world.enter(world.lab.faces.canvas, 'student1');
      return (await material()).sync.status;
    };
    expect(await openAfter(14)).toBe('done');
    expect(await openAfter(16)).toBe('waiting');
  });

  it('but not where nobody has been for a month, nor where that is switched off', async () => {
    const { ground, material: rooms } = world.app.composed;
    const { db: sql, withTenant } = ground;
    const next = nightly().nextOf(courseId) ?? new Date(0);
    await readAt(new Date(next.getTime() - 2 * day));
    const off = createNightlySyncs({ sql, withTenant, syncs: rooms.syncs, night: undefined });
    expect([off.nextOf(courseId), await off.requestDue(next)]).toEqual([null, 0]);
    const [tenant] = await sql.query<{ id: string }>('select id from tenants');
    const visit = (days: number) =>
      withTenant(tenant?.id ?? '', (tx) =>
        tx.query(`update enrolments set last_launch_at = now() - $1 * interval '1 day'`, [days]),
      );
    await visit(31);
    expect(await nightly().requestDue(next)).toBe(0);
    await visit(0);
    expect(await nightly().requestDue(next)).toBe(1);
  });

  it('spread over the night, also over one that ends after midnight', () => {
    const { db: sql, withTenant } = world.app.composed.ground;
    const syncs = world.app.composed.material.syncs;
    const late = createNightlySyncs({ sql, withTenant, syncs, night: { from: 22, to: 2 } });
    const now = new Date('2026-03-01T12:00:00Z');
    const moments = Array.from({ length: 200 }, (_, at) => late.nextOf(`course-${at}`, now));
    const hours = moments.map((moment) => moment?.getUTCHours());
    expect(new Set(hours)).toEqual(new Set([22, 23, 0, 1]));
    expect(new Set(moments.map(String)).size).toBeGreaterThan(100);
    for (const moment of moments) {
      const ahead = (moment?.getTime() ?? 0) - now.getTime();
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(day);
    }
  });
});
