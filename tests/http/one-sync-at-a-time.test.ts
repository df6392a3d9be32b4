import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/ground/net/index.ts';
import type { LabCourse } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labFile } from '../support/lab-items.ts';

const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [
        labFile('limits', 'limits', 'A limit is what a function comes close to.'),
        {
          ...labFile('series', 'series', ''),
          fileName: 'series.dat',
          mediaType: 'application/octet-stream',
          bytes: Buffer.from(
            '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'.padEnd(900, '\0'),
            'latin1',
          ),
        },
      ],
    },
  ],
};

let world: LabApp;
let teacher: Client;
let job: { tenantId: string; courseId: string; syncId: string };
/** Requests to the LMS wait here while there is one. */
let gate: Promise<void> | undefined;
/** Somebody has knocked there. */
let knocked: PromiseWithResolvers<void>;

beforeEach(async () => {
  gate = undefined;
  knocked = Promise.withResolvers();
  const outbound = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent: 'tests/1' });
  const toLms = {
    outbound: async (...asked: Parameters<typeof outbound>) => {
      knocked.resolve();
      await gate;
      return outbound(...asked);
    },
  };
  // Nobody works on the jobs but the tests themselves.
  world = await startLabApp({ course, worker: false, toLms });
  const entered = await world.enter(world.lab.faces.canvas, 'instructor');
  teacher = entered.client;
  const [tenant] = await world.app.composed.ground.db.query<{ id: string }>(
    'select id from tenants',
  );
  job = { tenantId: tenant?.id ?? '', courseId: entered.boot.course.id, syncId: '' };
  job.syncId = (await sync())['id'];
});
afterEach(() => world[Symbol.asyncDispose]());

const sync = async () => (await teacher.get('/api/course/documents')).body.sync;
const sql = (text: string, values: unknown[] = []) =>
  world.app.composed.ground.withTenant(job.tenantId, (tx) =>
    tx.query<Record<string, string>>(text, values),
  );
const work = () => world.app.composed.material.syncCourse(job, AbortSignal.timeout(20_000));
const asked = () =>
  world.lab.controls.lastToolRequests('canvas').filter(({ area }) => area === 'content');
const downloads = () => asked().filter(({ url }) => url.includes('/inst-fs/')).length;

// features: A07
describe('one reading of a course at a time', () => {
  it('is begun by one worker; another one that is called for it comes back later', async () => {
    const release = Promise.withResolvers<void>();
    gate = release.promise;
    const first = work();
    await knocked.promise;
    expect(await sync()).toMatchObject({ status: 'running' });
    await sql(`delete from pgboss.job where name = 'course.sync'`);
    await work();
    expect(asked()).toEqual([]);
    const [waiting] = await sql(
      `select start_after > now() as later from pgboss.job where name = 'course.sync' and state = 'created'
       order by created_on desc limit 1`,
    );
    expect(waiting).toEqual({ later: true });
    release.resolve();
    await first;
    expect(await sync()).toMatchObject({ status: 'done', found: 2 });
    // Called once more, it finds the reading over.
    const before = asked().length;
    await work();
    expect(asked()).toHaveLength(before);
  });

  it('is taken over from a worker that went silent, which then writes nothing any more', async () => {
    const release = Promise.withResolvers<void>();
    gate = release.promise;
    const first = work();
    await knocked.promise;
    expect(await sync()).toMatchObject({ status: 'running' });
    await sql(`update course_syncs set lease_until = now() - interval '1 second'`);
    gate = undefined;
    await work();
    const after = await sync();
    expect(after).toMatchObject({ status: 'done', found: 2 });
    world.lab.controls.removeItem('canvas', 'limits');
    release.resolve();
    await first;
    expect(await sync()).toEqual(after);
    expect(await sql('select 1 from documents')).toHaveLength(2);
  });

  it('is given up when nobody works on it any more, and asked for again', async () => {
    await sql(
      `update course_syncs set status = 'running', lease_until = now() - interval '16 minutes'`,
    );
    const requestDue = () => world.app.composed.material.nightlySyncs.requestDue();
    expect(await requestDue()).toBe(0);
    const ended = await sync();
    expect(ended).toMatchObject({ status: 'failed', failureCode: 'broken_off' });
    expect(ended.failureReason).toMatch(/broke off.*still used.*read again/);
    await work();
    expect(await sync()).toEqual(ended);
    await sql(
      `update course_syncs set created_at = now(), finished_at = now() - interval '1 hour'`,
    );
    expect(await requestDue()).toBe(1);
    expect(await sync()).toMatchObject({ status: 'waiting' });
  });
});

// features: A13
describe('a reading that the LMS let down', () => {
  const failed = (code: string, minutesAgo: number) =>
    sql(
      `update course_syncs set status = 'failed', failure_code = $1, created_at = now(),
         finished_at = now() - $2 * interval '1 minute'`,
      [code, minutesAgo],
    );
  const due = () => world.app.composed.material.nightlySyncs.requestDue();

  it('is tried again by itself after half an hour, but not night and day', async () => {
    await failed('unavailable', 20);
    expect(await due()).toBe(0);
    for (const _try of [1, 2, 3]) {
      await failed('unavailable', 31);
      expect(await due()).toBe(1);
    }
    await failed('unavailable', 31);
    expect(await due()).toBe(0);
  });

  it('is not tried again where somebody has to do something first', async () => {
    for (const code of ['reconnect', 'forbidden', 'doubtful_listing']) {
      await failed(code, 60);
      expect(await due()).toBe(0);
    }
  });
});

// features: A04
it('fetches a file that cannot be read once, and again when it changed or somebody asks', async () => {
  const again = async (askedBy: 'itself' | 'the instructor') => {
    await sql(`insert into course_syncs (tenant_id, course_id, requested_by) values ($1, $2, $3)`, [
      job.tenantId,
      job.courseId,
      askedBy === 'itself' ? null : job.courseId,
    ]);
    job.syncId = (await sync()).id;
    await work();
    expect(await sync()).toMatchObject({ status: 'done' });
    return downloads();
  };
  await work();
  const series = (await teacher.get('/api/course/documents')).body.documents.find(
    ({ fileName }: { fileName: string }) => fileName === 'series.dat',
  );
  expect(series).toMatchObject({ state: 'failed', failure: { code: 'unsupported_format' } });
  expect(downloads()).toBe(2);
  expect(await again('itself')).toBe(2);
  expect(await again('the instructor')).toBe(3);
  world.lab.controls.setItem('canvas', 'series', { bytes: Buffer.from('WEBVTT now it is words') });
  expect(await again('itself')).toBe(4);
});
