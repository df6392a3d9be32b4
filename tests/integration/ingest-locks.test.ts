import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { markProcessing, removeMissing, type CourseDocument } from '../../src/courses/index.ts';
import { claimJob, holdLease, LeaseLostError } from '../../src/ingest/job-store.ts';
import { renewEveryMs, type IngestJob } from '../../src/ingest/job.ts';
import { openStages } from '../../src/ingest/stages.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { ingestFiles } from '../support/course.ts';
import { databaseUrl } from '../support/machine.ts';

/** Runs work outside of the transaction it is called in, which it would join otherwise. */
const outside = AsyncLocalStorage.snapshot();

// The embedded database has one connection: nobody waits for a lock there.
describe.skipIf(!databaseUrl)('a document that leaves its course while it is published', () => {
  let app: TestApp;
  let tenantId: string;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    ({ id: tenantId } = await ensureTenant(app.composed.ground.db, 'State University'));
    await ingestFiles(app, { tenantId }, { 'notes.md': '# Limits\n\nA limit is approached.' });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  // features: A07
  it('goes once that is done; the two do not wait for each other', async () => {
    const { withTenant, db } = app.composed.ground;
    const [document] = await withTenant(tenantId, (tx) =>
      tx.query<CourseDocument>(
        `select tenant_id as "tenantId", id, course_id as "courseId" from documents`,
      ),
    );
    if (!document) throw new Error('no document');
    const course = { tenantId, courseId: document.courseId };
    const message = await app.composed.material.ingestRequests.again(
      course,
      document.id,
      'reindex',
    );
    const claim = await withTenant(tenantId, (tx) => claimJob(tx, tenantId, message?.jobId ?? ''));
    if (claim.kind !== 'claimed') throw new Error(`the job is ${claim.kind}`);
    const waiting = async (): Promise<number> => {
      const [row] = await db.query<{ count: number }>(
        `select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
      );
      return row?.count ?? 0;
    };
    let dropping: Promise<string[]> | undefined;
    await withTenant(tenantId, async (tx) => {
      await holdLease(tx, claim.job);
      dropping = outside(() =>
        withTenant(tenantId, (other) => removeMissing(other, course, 'folder', [])),
      );
      await expect.poll(() => outside(waiting)).toBeGreaterThan(0);
      await markProcessing(tx, document);
    });
    expect(await dropping).toEqual([document.id]);
    const renewal = withTenant(tenantId, (tx) => holdLease(tx, claim.job));
    await expect(renewal).rejects.toBeInstanceOf(LeaseLostError);
  });
});

// features: A07
describe('a lease that is renewed', () => {
  it('survives a renewal the database did not answer, and ends when somebody else has it', async () => {
    vi.useFakeTimers();
    const answers = [new Error('the database is away'), new LeaseLostError('taken over')];
    const failing = async (): Promise<never> => {
      throw answers.shift() ?? new Error('nobody asks any more');
    };
    const job = { tenantId: 'tenant', id: 'job', attempt: 1 } as IngestJob;
    await using stages = openStages(failing, job, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(renewEveryMs);
    expect(stages.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(renewEveryMs);
    expect(stages.signal.reason).toBeInstanceOf(LeaseLostError);
    vi.useRealTimers();
  });
});
