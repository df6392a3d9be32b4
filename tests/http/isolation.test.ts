import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createProbeIsolation,
  type ProbeNeeds,
  type ProbeResult,
} from '../../src/isolation/index.ts';
import { watchLog } from '../../src/ground/telemetry/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { mainEngine, type TestDatabase } from '../support/databases.ts';
import { launch, startPlatform } from '../support/platform.ts';

// features: B02, S17, S19, S24, P03
describe('the isolation probe', () => {
  let app: TestApp;
  let database: TestDatabase;
  let alpha: string;
  let beta: string;

  beforeEach(async () => {
    // The owner of the schema is needed to tear its protection down.
    database = await mainEngine.open();
    app = await startApp({
      engine: {
        ...mainEngine,
        open: async () => ({ ...database, [Symbol.asyncDispose]: async () => {} }),
      },
    });
    const { db } = app.composed.ground;
    alpha = (await ensureTenant(db, 'Alpha University')).id;
    beta = (await ensureTenant(db, 'Beta College')).id;
  });

  afterEach(async () => {
    await app[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const needs = (): ProbeNeeds => {
    const { ground, material, tutor } = app.composed;
    return {
      sql: ground.db,
      withTenant: ground.withTenant,
      blobs: ground.blobs,
      ingestDocument: material.ingestDocument,
      ingestRequests: material.ingestRequests,
      readSource: material.readSource,
      search: tutor.search,
      followTurn: tutor.followTurn,
      watchLog: (onLine) => watchLog(ground.logger, onLine),
      isolationLog: app.composed.isolation.log,
    };
  };
  const probe = (changed: Partial<ProbeNeeds> = {}): Promise<ProbeResult> =>
    createProbeIsolation({ ...needs(), ...changed })(AbortSignal.timeout(60_000));
  const pathsOf = ({ leaks }: ProbeResult): string[] => [...new Set(leaks.map(({ path }) => path))];

  it('finds nothing across tenants, everything of one’s own, and keeps the result', async () => {
    const result = await probe();
    expect(result).toMatchObject({ tenants: 2, asked: 10, leaks: [], blind: [] });
    expect(await app.composed.isolation.last()).toEqual(result);
    expect(await app.composed.ground.metrics.render()).toContain('preceptor_isolation_leaks 0');
    const again = await probe();
    expect(again).toMatchObject({ asked: 10, leaks: [], blind: [] });
  });

  it('logs it for the schools that were asked and are still there, whoever came or went meanwhile', async () => {
    const { search, isolationLog } = needs();
    const { db } = app.composed.ground;
    let gamma = '';
    const slow: ProbeNeeds['search'] = async (request, signal) => {
      gamma ||= (await ensureTenant(db, 'Gamma School')).id;
      return search(request, signal);
    };
    let isGone = false;
    const append: typeof isolationLog.append = async (owner, facts) => {
      await isolationLog.append(owner, facts);
      if (isGone) return;
      await database.databases.withOwner((owned) =>
        owned.query('delete from tenants where id = $1', [beta]),
      );
      isGone = true;
    };
    const result = await probe({ search: slow, isolationLog: { append } });
    expect(result).toMatchObject({ tenants: 2, leaks: [] });
    expect(await app.composed.isolation.last()).toEqual(result);
    const { log } = app.composed.isolation;
    expect((await log.write(alpha)).entries).toHaveLength(1);
    expect((await log.write(gamma)).entries).toEqual([]);
    expect((await log.write(null)).entries).toHaveLength(1);
  });

  it('leaves no canary in the log', async () => {
    await probe();
    const logged = JSON.stringify(app.logs);
    for (const tenantId of [alpha, beta]) expect(logged).not.toContain(await wordOf(tenantId));
  });

  it('notices a search that writes down what it is asked, in a line of the log of any of its parts', async () => {
    const { search } = needs();
    const child = app.composed.ground.logger.child({ part: 'search' });
    const talkative: ProbeNeeds['search'] = (request, signal) => {
      child.info({ asked: request.query }, 'searching');
      return search(request, signal);
    };
    const { leaks } = await probe({ search: talkative });
    const owners = leaks.filter(({ path }) => path === 'log').map(({ other }) => other);
    expect(new Set(owners)).toEqual(new Set([alpha, beta]));
    expect(await probe()).toMatchObject({ leaks: [] });
  });

  it('notices what a job carries for everybody to read', async () => {
    await probe();
    const { queue } = app.composed.ground;
    await queue.enqueue('course.concepts', { tenantId: alpha, note: await wordOf(alpha) });
    const { leaks } = await probe();
    expect(leaks).toEqual([
      { path: expect.stringMatching(/^shared pgboss\./), asker: null, other: null },
    ]);
  });

  it('notices a published evaluation that quotes a school', async () => {
    await probe();
    const { db } = app.composed.ground;
    await db.query(
      `insert into published_runs (id, suite, finished_at, report)
       values (gen_random_uuid(), 'retrieval', now(), jsonb_build_object('title', $1::text))`,
      [await wordOf(beta)],
    );
    expect(pathsOf(await probe())).toEqual(['shared published_runs']);
  });

  it('notices every table whose row level security is opened', async () => {
    await probe();
    const { ground } = app.composed;
    const tables = await ground.db.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relrowsecurity and c.relkind in ('r', 'p')
         and has_table_privilege(c.oid, 'select') order by 1`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const filled: string[] = [];
    for (const { name } of tables) {
      const rows = await ground.withTenant(alpha, (tx) =>
        tx.query(`select 1 from ${name} limit 1`),
      );
      if (rows.length > 0) filled.push(name);
    }
    expect(filled).toEqual(
      expect.arrayContaining(['canaries', 'chunks', 'courses', 'course_terms', 'documents']),
    );
    for (const name of filled) {
      await database.databases.withOwner((owner) =>
        owner.query(`create policy hole on ${name} using (true)`),
      );
      expect(pathsOf(await probe()), name).toContain(`export ${name}`);
      await database.databases.withOwner((owner) => owner.query(`drop policy hole on ${name}`));
    }
    expect(await probe()).toMatchObject({ leaks: [] });
  });

  it.each(['vector', 'text', 'cache'])(
    'notices a search that forgets whose it is, by %s',
    async (path) => {
      const { search } = needs();
      const owners = await ownersOfCourses();
      const forgetful: ProbeNeeds['search'] = (request, signal) =>
        search({ ...request, tenantId: owners.get(request.courseId) ?? request.tenantId }, signal);
      expect(pathsOf(await probe({ search: forgetful }))).toContain(path);
    },
  );

  it('notices a cache of answers that forgets whose they are', async () => {
    const { search } = needs();
    const cache = new Map<string, ReturnType<typeof search>>();
    const cached: ProbeNeeds['search'] = (request, signal) => {
      const answer = cache.get(request.query) ?? search(request, signal);
      cache.set(request.query, answer);
      return answer;
    };
    expect(pathsOf(await probe({ search: cached }))).toContain('cache');
  });

  it('notices a source that opens for everybody', async () => {
    const { readSource } = needs();
    const owners = await ownersOfCourses();
    const open: ProbeNeeds['readSource'] = (course, documentId, wanted) =>
      readSource(
        { ...course, tenantId: owners.get(course.courseId) ?? course.tenantId },
        documentId,
        wanted,
      );
    expect(pathsOf(await probe({ readSource: open }))).toEqual(['source']);
  });

  it('notices a trace that can be followed by anybody', async () => {
    const platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    const student = clientOf(app, await launch(app, platform));
    const { body } = await student.post('/api/turns', { message: 'What is the chain rule?' });
    await student.events((body as { turnId: string }).turnId);
    expect(pathsOf(await probe())).toEqual([]);
    const { followTurn } = needs();
    const open: ProbeNeeds['followTurn'] = ({ id }, afterId, signal) =>
      followTurn({ tenantId: platform.tenantId, id }, afterId, signal);
    expect(pathsOf(await probe({ followTurn: open }))).toEqual(['trace']);
    await platform[Symbol.asyncDispose]();
  });

  it('notices it of every turn while there are few, and of others each time where there are many', async () => {
    await using platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    const student = clientOf(app, await launch(app, platform));
    const { turnId, threadId } = await student.ask('What is the chain rule?');
    await student.ask('Why is it so?', { threadId });
    const { tenantId } = platform;
    const { followTurn } = needs();
    const leaky: ProbeNeeds['followTurn'] = (turn, afterId, signal) => {
      const seenBy = turn.id === turnId ? tenantId : turn.tenantId;
      return followTurn({ tenantId: seenBy, id: turn.id }, afterId, signal);
    };
    expect(pathsOf(await probe({ followTurn: leaky }))).toEqual(['trace']);

    await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query(
        `insert into turns (tenant_id, thread_id, course_id, user_id, mode, message, status, fingerprint)
         select tenant_id, thread_id, course_id, user_id, mode, message, status, fingerprint
         from turns, generate_series(1, 400) where id = $1`,
        [turnId],
      ),
    );
    const followed = new Set<string>();
    const noting: ProbeNeeds['followTurn'] = (turn, afterId, signal) => {
      followed.add(turn.id);
      return followTurn(turn, afterId, signal);
    };
    await probe({ followTurn: noting });
    const once = followed.size;
    expect(once).toBeGreaterThanOrEqual(20);
    expect(once).toBeLessThanOrEqual(40);
    // Where a run begins is drawn: it is as good as never the same place three more times.
    for (let run = 0; run < 3; run += 1) await probe({ followTurn: noting });
    expect(followed.size).toBeGreaterThan(once);
  });

  it('says that it is blind where a tenant does not find its own canary', async () => {
    const result = await probe({ search: async () => [] });
    expect(result.blind.toSorted()).toEqual([alpha, beta].toSorted());
  });

  async function wordOf(tenantId: string): Promise<string> {
    const [canary] = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ word: string }>('select word from canaries'),
    );
    return canary?.word ?? 'there is none';
  }

  /** Which tenant each canary's course belongs to, as a program without filters would know it. */
  async function ownersOfCourses(): Promise<ReadonlyMap<string, string>> {
    await probe();
    const owners = new Map<string, string>();
    for (const id of [alpha, beta]) {
      const rows = await app.composed.ground.withTenant(id, (tx) =>
        tx.query<{ id: string }>('select id from courses'),
      );
      for (const course of rows) owners.set(course.id, id);
    }
    return owners;
  }
});
