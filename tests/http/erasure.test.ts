import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readUsage, setRule, usageGroups } from '../../src/budget/index.ts';
import { noteMember } from '../../src/courses/index.ts';
import type { Blobs } from '../../src/ground/blobs/index.ts';
import {
  checkReceipt,
  createErasureNotes,
  createEraseStudent,
  findPeople,
  impersonalTables,
  leftElsewhere,
  listErasures,
  personalTables,
  type Person,
  type ReceiptFile,
} from '../../src/privacy/index.ts';
import type { WithTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { typed } from '../support/cli.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { engines, mainEngine, type TestDatabase } from '../support/databases.ts';
import { pngOf } from '../support/files/pictures.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';
import { rowsNaming } from '../support/person-scan.ts';
import { createScriptedModel } from '../support/scripted-model.ts';

const customClaim = 'https://purl.imsglobal.org/spec/lti/claim/custom';
const word = 'quillonbrass';

/** Rows about others, or about material, that name somebody whom `livedIn` made: by table how many. */
const staying = { documents: 1, gate_decisions: 1, instructor_messages: 1, oncall_notices: 2 };

const countedIn = ({ statement }: ReceiptFile['receipt']): Record<string, number> => ({
  ...statement.erased,
  ...statement.unlinked,
  ...Object.fromEntries(statement.kept.map(({ table, rows }) => [table, rows])),
});

let born = 0;
/** Somebody whose name, address and ids stand nowhere else. */
function somebody() {
  born += 1;
  const name = `Zenobia${born} Quixworth${born}`;
  const tag = crypto.randomUUID().slice(0, 8);
  return {
    sub: `sub-${tag}`,
    name,
    email: `z${tag}@people.example`,
    lmsUserId: `9${Date.now()}${born}`,
    word: `${word}${born}x`,
  };
}
type Somebody = ReturnType<typeof somebody>;

// features: B04
describe('a person who is to be erased', () => {
  let app: TestApp;
  let database: TestDatabase;
  let here: Platform;
  let there: Platform;
  const mates = new Map<string, { userId: string; turnId: string }>();

  beforeAll(async () => {
    database = await mainEngine.open();
    app = await startApp({
      engine: {
        ...mainEngine,
        open: async () => ({ ...database, [Symbol.asyncDispose]: async () => {} }),
      },
    });
    here = await startPlatform(app, 'Here University');
    there = await startPlatform(app, 'There College');
    for (const platform of [here, there]) {
      await ingestFiles(app, platform, calculusPages);
      const teacher = await enter(platform, { ...somebody(), sub: 'teacher' }, 'Instructor');
      const mate = await enter(platform, somebody());
      const { turnId } = await mate.client.ask('What is a limit?');
      mates.set(platform.tenantId, { userId: mate.boot.user.id, turnId });
      await teacher.client.put('/api/course/settings', {
        pictures: true,
        nextExercises: true,
        passback: { quizzes: true },
      });
    }
  });
  afterAll(async () => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  async function enter(platform: Platform, one: Somebody, role = 'Learner') {
    const { sub, name, email, lmsUserId } = one;
    const given = { name, given_name: name.split(' ')[0], email };
    const claims = { ...given, [customClaim]: { user_id: lmsUserId } };
    const boot = await launch(app, platform, { sub, role, claims });
    return { boot, client: clientOf(app, boot) };
  }

  const personOf = (platform: Platform, { user }: Pick<Boot, 'user'>): Person => ({
    tenantId: platform.tenantId,
    userId: user.id,
  });

  async function upload({ session }: Boot, bytes: Uint8Array): Promise<string> {
    const response = await fetch(`${app.url}/api/pictures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  /** Somebody with rows in every table that may be about somebody. */
  async function livedIn(platform: Platform, one = somebody()) {
    const { boot, client } = await enter(platform, one);
    const person = personOf(platform, boot);
    const picture = await upload(boot, pngOf('My homework', one.word));
    const { threadId, turnId } = await client.ask(`What is the chain rule? ${one.word}`, {
      pictures: [{ id: picture, description: one.word }],
    });
    await client.ask('And why?', { threadId });
    await client.ask('Give me an exercise on the chain rule', { threadId });
    await upload(boot, pngOf('Never sent', one.word));
    const { quizId } = (await client.post('/api/quizzes', {})).body;
    await client.post(`/api/quizzes/${quizId}/attempts`, { answers: { a: one.word } });
    await fillRest(platform, person, { ...one, turnId, courseId: boot.course.id });
    await nameElsewhere(platform, person, { ...one, turnId, courseId: boot.course.id });
    await expect.poll(() => underWay(person)).toBe(0);
    return { one, boot, client, person };
  }

  /** Pictures that are still read, and grades on their way. */
  const underWay = async ({ tenantId, userId }: Person): Promise<number> => {
    const [row] = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ count: number }>(
        `select (select count(*) from pictures where user_id = $1 and words is null)
           + (select count(*) from grade_outbox where user_id = $1 and state = 'waiting') as count`,
        [userId],
      ),
    );
    return Number(row?.count);
  };

  /** What the ways above do not lead to here. */
  async function fillRest(
    { tenantId }: Platform,
    { userId }: Person,
    about: Somebody & { turnId: string; courseId: string },
  ): Promise<void> {
    const { turnId, courseId, lmsUserId } = about;
    await app.composed.ground.withTenant(tenantId, async (tx) => {
      await noteMember(tx, { tenantId, courseId }, { lmsUserId, keys: ['section:4'] });
      const cap = { kind: 'cap', scope: 'student', whenReached: 'bend', period: 'day' } as const;
      await setRule(tx, tenantId, { ...cap, scopeId: userId, amount: 1_000_000 });
      await setRule(tx, tenantId, { ...cap, scope: 'tenant', scopeId: null, amount: 9_000_000 });
      const inserts: [string, readonly unknown[]][] = [
        [
          `insert into course_due_exceptions (tenant_id, course_id, key, who, title) values ($1, $2, $3, $4, 'Essay')`,
          [tenantId, courseId, `due-${userId}`, `user:${lmsUserId}`],
        ],
        [
          `insert into budget_meters (tenant_id, scope, scope_id, period, starts_at, used)
           values ($1, 'student', $2::text, 'month', now(), 7) on conflict do nothing`,
          [tenantId, userId],
        ],
        [
          `insert into usage_entries (tenant_id, reservation_id, course_id, user_id, task, provider, model,
             input_tokens, output_tokens, cost_micros, estimated, is_open, sections)
           values ($1, $2, $3, $4, 'chat_tutor', 'p', 'm', 10, 5, 1234, false, false, '{section:4}')`,
          [tenantId, turnId, courseId, userId],
        ],
        [
          `insert into message_audit (tenant_id, message_id, course_id, user_id, event) values ($1, $2, $3, $4, 'sent')`,
          [tenantId, turnId, courseId, userId],
        ],
        [
          `insert into instructor_messages (tenant_id, id, turn_id, course_id, user_id, via, subject, body, footer, recipients)
           values ($1, gen_random_uuid(), $2, $3, $4, 'email', 'Help', $5, '', '[{"address":"t@example.edu"}]')`,
          [tenantId, turnId, courseId, userId, about.word],
        ],
        [
          `insert into model_calls (tenant_id, id, turn_id, task, provider, model, prompt_version, request, response, duration_ms)
           values ($1, gen_random_uuid(), $2, 'chat_tutor', 'p', 'm', 'v', $3::jsonb, $4, 1)`,
          [tenantId, turnId, JSON.stringify({ secretPrompt: about.word }), about.word],
        ],
        [
          `insert into turn_evaluations (tenant_id, turn_id, course_id, user_id, work_id, shown)
           values ($1, $2, $3, $4, gen_random_uuid(), '{}')`,
          [tenantId, turnId, courseId, userId],
        ],
        [
          `with concept as (select id from concepts where tenant_id = $1 and course_id = $2 order by position limit 1),
             said as (
               insert into misconceptions (tenant_id, course_id, user_id, concept_id, description, essence, severity, times_seen)
               select $1, $2, $3, id, $4, $4, 'low', 1 from concept returning id, concept_id),
             board as (
               insert into misconception_boards (tenant_id, concept_id, course_id, board)
               select $1, id, $2, '{"band":null,"ideas":[]}' from concept on conflict do nothing),
             seen as (
               insert into misconception_events (tenant_id, misconception_id, kind, reference)
               select $1, id, 'seen', $5 from said)
           insert into episodes (tenant_id, course_id, user_id, concept_id, turn_id, kind, what, worked)
           select $1, $2, $3, concept_id, $5::uuid, 'example', $4, true from said`,
          [tenantId, courseId, userId, about.word, turnId],
        ],
        [
          `insert into explanation_wishes (tenant_id, user_id, course_id, wish) values ($1, $2, $3, 'short')`,
          [tenantId, userId, courseId],
        ],
        [
          `with shown as (
             insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference)
             select $1, $2, $3, id, 'instructor', 1, 1, false, 'shown/' || $3::uuid::text
             from concepts where tenant_id = $1 and course_id = $2 order by position limit 1
             returning id, concept_id),
           said as (
             insert into evidence_events (tenant_id, evidence_id, course_id, user_id, kind, reason)
             select $1, id, $2, $3, 'shown', $4 from shown)
           insert into mastery_checks (tenant_id, course_id, user_id, concept_id, evidence_id, items)
           select $1, $2, $3, concept_id, id, '[]' from shown`,
          [tenantId, courseId, userId, about.word],
        ],
        [
          `insert into check_deferrals (tenant_id, user_id, course_id, concept_id, said)
           select $1, $3, $2, id, 'declined' from concepts where tenant_id = $1 and course_id = $2 limit 1`,
          [tenantId, courseId, userId],
        ],
        [
          `insert into misconception_board_members (tenant_id, concept_id, user_id, contribution)
           select $1, concept_id, $2, 'mark' from misconception_boards where tenant_id = $1 limit 1`,
          [tenantId, userId],
        ],
        [
          `insert into misconception_week_members (tenant_id, concept_id, user_id, kind)
           select $1, concept_id, $2, 'came' from misconception_boards where tenant_id = $1 limit 1`,
          [tenantId, userId],
        ],
        [
          `insert into retention_plans (tenant_id, user_id, course_id, reason, due_at, announced_at)
           values ($1, $2, $3, 'left', now(), now())`,
          [tenantId, userId, courseId],
        ],
        [
          `insert into moderations (tenant_id, turn_id, course_id, outcome, prompt_version, at)
           values ($1, $2, $3, 'clear', 'moderation-1', now())`,
          [tenantId, turnId, courseId],
        ],
        [
          `with pause as (
             insert into quarantines (tenant_id, course_id, user_id, begins_at, ends_at)
             values ($1, $2, $3, now() - interval '2 days', now() - interval '1 day') returning id)
           insert into incidents (tenant_id, turn_id, course_id, user_id, category, severity, found_by, standing, at, quarantine_id)
           select $1, $4, $2, $3, 'violence', 'low', 'guard', 'counts', now(), id from pause`,
          [tenantId, courseId, userId, turnId],
        ],
        [
          `with notice as (
             insert into oncall_notices (tenant_id, turn_id, course_id, user_id, chain, raised_at)
             values ($1, $2, $3, $4, '[]', now()) returning id)
           insert into oncall_calls (tenant_id, notice_id, step, due_at) select $1, id, 0, now() from notice`,
          [tenantId, turnId, courseId, userId],
        ],
      ];
      for (const [text, values] of inserts) await tx.query(text, values);
      await app.composed.ground.queue.enqueue('course.standing', { tenantId, courseId, userId });
    });
  }

  /** In columns of rows that are about a classmate, a drill, material or a change. */
  async function nameElsewhere(
    { tenantId }: Platform,
    { userId }: Person,
    about: Somebody & { turnId: string; courseId: string },
  ): Promise<void> {
    const { courseId, lmsUserId, name, email, turnId } = about;
    const mate = mates.get(tenantId)!;
    const chain = JSON.stringify([{ name, email: email.toUpperCase(), minutes: 5 }]);
    const lost = [{ question: about.word, turnId, quotes: [], before: 1, after: null }];
    const inserts: [string, readonly unknown[]][] = [
      [
        `insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version, release_rule)
         values ($1, $2, 'canvas', $3::text, 'Notes', 'notes.pdf', '1', $4::jsonb)`,
        [
          tenantId,
          courseId,
          `for-${userId.slice(0, 8)}`,
          JSON.stringify({
            any: [{ from: '2026-01-01' }, { not: { who: [`user:${lmsUserId}`] } }],
          }),
        ],
      ],
      [
        `insert into oncall_notices (tenant_id, turn_id, course_id, user_id, chain, raised_at)
         values ($1, $2, $3, $4, $5::jsonb, now()), ($1, null, null, null, $5::jsonb, now())`,
        [tenantId, mate.turnId, courseId, mate.userId, chain],
      ],
      [
        `insert into instructor_messages (tenant_id, id, turn_id, course_id, user_id, via, subject, body, footer, recipients)
         values ($1, gen_random_uuid(), $2, $3, $4, 'email', 'Help', '', '', $5::jsonb)`,
        [tenantId, mate.turnId, courseId, mate.userId, JSON.stringify([{ name, address: email }])],
      ],
      [
        `insert into gate_decisions (tenant_id, part, after, verdict, report) values ($1, 'reader', '2', 'failed', $2::jsonb)`,
        [tenantId, JSON.stringify({ lost })],
      ],
    ];
    await app.composed.ground.withTenant(tenantId, async (tx) => {
      for (const [text, values] of inserts) await tx.query(text, values);
    });
  }

  const namesOf = ({ one, person }: { one: Somebody; person: Person }): string[] => [
    person.userId,
    one.sub,
    one.name,
    one.email,
    one.lmsUserId,
    one.word,
  ];
  const exported = async (person: Person, reader: 'school' | 'person' = 'school') => {
    let text = '';
    for await (const piece of app.composed.privacy.exportStudent(person, reader)) text += piece;
    return JSON.parse(text).tables as Record<string, Record<string, unknown>[]>;
  };
  const money = (tenantId: string) =>
    app.composed.ground.withTenant(tenantId, async (tx) => {
      const span = { from: new Date(0), to: new Date('2100-01-01') };
      const sums: Record<string, unknown> = {};
      for (const by of usageGroups) {
        const rows = await readUsage(tx, { tenantId, by, ...span });
        const total = rows.reduce((sum, { costMicros }) => sum + costMicros, 0);
        sums[by] = by === 'student' ? total : rows;
      }
      const meters = await tx.query(
        `select scope, scope_id, period, used, reserved from budget_meters where scope <> 'student' order by 1, 2, 3`,
      );
      return { sums, meters };
    });

  it('leaves no trace in any table, nor a byte of a picture, and takes nobody else along', async () => {
    const gone = await livedIn(here);
    const beside = await livedIn(here);
    const sameNameThere = await livedIn(there, gone.one);
    const before = await rowsNaming(database, namesOf(gone));
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        'users',
        'turns',
        'turn_events',
        'pictures',
        'pgboss.job',
        'quizzes',
      ]),
    );
    const others = [await exported(beside.person), await exported(sameNameThere.person)];
    const sums = [await money(here.tenantId), await money(there.tenantId)];
    const keys = (await exported(gone.person))['pictures']!.length;
    expect(keys).toBe(2);
    const blobs = await blobKeys(gone.person);

    const receipt = await app.composed.privacy.eraseStudent(gone.person, {
      by: 'the registrar',
      reason: 'administrator',
    });

    expect(await rowsNaming(database, [gone.person.userId])).toEqual({});
    const elsewhere = await rowsNaming(database, namesOf(sameNameThere));
    const [stays] = await findNames(gone.one);
    expect(stays).toEqual({ tenantId: there.tenantId });
    expect(Object.keys(elsewhere)).toEqual(expect.arrayContaining(['users', 'turns']));
    expect([await exported(beside.person), await exported(sameNameThere.person)]).toEqual(others);
    expect([await money(here.tenantId), await money(there.tenantId)]).toEqual(sums);
    for (const key of blobs)
      await expect(app.composed.ground.blobs.get(here.tenantId, key)).rejects.toThrow('no blob');
    expect(receipt?.statement).toMatchObject({
      by: 'the registrar',
      kept: [
        { table: 'oncall_notices of others', rows: 2, because: expect.any(String) },
        { table: 'instructor_messages of others', rows: 1, because: expect.any(String) },
        { table: 'gate_decisions', rows: 1, because: expect.any(String) },
        { table: 'documents', rows: 1, because: expect.any(String) },
      ],
      leftElsewhere,
      unlinked: { usage_entries: expect.any(Number), message_audit: 1 },
    });
    const files = JSON.stringify(receipt);
    for (const name of namesOf(gone)) expect(files).not.toContain(name);
  });

  it('is in no row of the whole database by any name, once gone everywhere, but in those that stay for a reason', async () => {
    const gone = await livedIn(here);
    expect(Object.keys(await rowsNaming(database, namesOf(gone))).length).toBeGreaterThan(15);
    await app.composed.privacy.eraseStudent(gone.person, { by: 'op', reason: 'administrator' });
    expect(await rowsNaming(database, namesOf(gone))).toEqual(staying);
  });

  const blobKeys = async ({ tenantId, userId }: Person): Promise<string[]> => {
    const rows = await app.composed.ground.withTenant(tenantId, (tx) =>
      tx.query<{ key: string }>('select blob_key as key from pictures where user_id = $1', [
        userId,
      ]),
    );
    return rows.map(({ key }) => key);
  };
  const findNames = ({ sub }: Somebody) =>
    database.databases.withOwner((owner) =>
      owner.query<{ tenantId: string }>(
        'select tenant_id as "tenantId" from users where sub = $1',
        [sub],
      ),
    );

  it('has a table of every kind filled by this test, and every table of the schema has its fate', async () => {
    const gone = await livedIn(here);
    const planned = await app.composed.privacy.planErasure(gone.person);
    const seen = new Set(planned.map(({ table }) => table));
    const unseen = personalTables
      .map(({ table, as = table }) => as)
      .filter((name) => !seen.has(name));
    // Of teachers, of answers under way, and of erasures: other tests have them.
    expect(unseen.toSorted()).toEqual([
      'connection_requests',
      'course_connections',
      'course_syncs',
      'erasures',
      'evidence_events decided',
      'incidents decided',
      'judged_answers',
      'oncall_contacts',
      'quarantines lifted',
      'turn_leases',
      'turn_pauses',
    ]);
  });

  it('knows of every table whether it is about people, and what hangs on them', async () => {
    const named = [...new Set(personalTables.map(({ table }) => table))];
    const { tables, hanging, telling } = await schemaOf(database);
    expect(tables.toSorted()).toEqual(
      [...named.filter((table) => table !== 'pgboss.job'), ...impersonalTables].toSorted(),
    );
    expect(hanging.filter((table) => !named.includes(table))).toEqual([]);
    expect(telling.filter((table) => !named.includes(table))).toEqual([]);
  });

  it('can be interrupted at any transaction and repeated, and the receipt counts every row once', async () => {
    const gone = await livedIn(here);
    const planned = await app.composed.privacy.planErasure(gone.person);
    let tries = 0;
    let receipt: ReceiptFile['receipt'] | undefined;
    for (let at = 2; !receipt; at += 3) {
      tries += 1;
      if (tries === 2) expect((await newestErasure()).userId).toBe(gone.person.userId);
      receipt = await eraseUntil(at)(gone.person, {
        by: `try ${tries}`,
        reason: 'administrator',
      }).catch(() => undefined);
    }
    expect(tries).toBeGreaterThan(5);
    expect(await newestErasure()).toMatchObject({ userId: null, finishedAt: expect.any(Date) });
    const counted = countedIn(receipt);
    const expected = Object.fromEntries(planned.map(({ table, rows }) => [table, rows]));
    expect(counted).toEqual(expected);
    expect(receipt.statement.by).toBe('try 1');
    expect(await rowsNaming(database, namesOf(gone))).toEqual(staying);
    expect(
      await app.composed.privacy.eraseStudent(gone.person, { by: 'late', reason: 'administrator' }),
    ).toBeUndefined();
  });

  async function newestErasure() {
    const { withTenant } = app.composed.ground;
    const [newest] = await withTenant(here.tenantId, (tx) => listErasures(tx, here.tenantId));
    if (!newest) throw new Error('no erasure was begun');
    return newest;
  }

  /** The process dies at its nth transaction, or when the nth picture is to go. */
  function eraseUntil(nth: number) {
    const { ground, tutor } = app.composed;
    let left = nth;
    const die = (): void => {
      left -= 1;
      if (left === 0) throw new Error('killed');
    };
    const withTenant: WithTenant = async (tenantId, work) => {
      die();
      return ground.withTenant(tenantId, work);
    };
    const blobs: Pick<Blobs, 'delete'> = {
      delete: async (tenantId, key) => {
        await ground.blobs.delete(tenantId, key);
        die();
      },
    };
    return createEraseStudent({
      withTenant,
      blobs,
      keys: ground.signingKeys,
      live: ground.live,
      notes: createErasureNotes(ground),
      cancelTurn: tutor.cancelTurn,
      countersOf: () => [],
    });
  }

  it('is told of by the receipt where the school calls them in an emergency, and not in their own export', async () => {
    const gone = await livedIn(here);
    const { name, email } = gone.one;
    await app.composed.ground.withTenant(here.tenantId, (tx) =>
      tx.query(
        `insert into oncall_contacts (tenant_id, position, name, email, minutes)
         select $1, coalesce(max(position), 0) + 1, $2::text, $3::text, 5 from oncall_contacts where tenant_id = $1`,
        [here.tenantId, name, email],
      ),
    );
    expect(await exported(gone.person, 'person')).not.toHaveProperty('oncall_contacts');
    expect((await exported(gone.person))['oncall_contacts']).toMatchObject([{ email }]);
    const receipt = await app.composed.privacy.eraseStudent(gone.person, {
      by: 'op',
      reason: 'administrator',
    });
    expect(receipt?.statement.kept).toContainEqual({
      table: 'oncall_contacts',
      rows: 1,
      because: expect.stringContaining('takes them out itself'),
    });
  });

  it('may be erased by two at once', async () => {
    const gone = await livedIn(here);
    const planned = await app.composed.privacy.planErasure(gone.person);
    const erase = () =>
      app.composed.privacy.eraseStudent(gone.person, { by: 'op', reason: 'administrator' });
    const receipts = await Promise.all([erase(), erase()]);
    const receipt = receipts.find((one) => one !== undefined);
    const counted = receipt && countedIn(receipt);
    expect(counted).toEqual(Object.fromEntries(planned.map(({ table, rows }) => [table, rows])));
    expect(await rowsNaming(database, namesOf(gone))).toEqual(staying);
  });

  it('is somebody new at the next launch, and their old session is over', async () => {
    const gone = await livedIn(here);
    await app.composed.privacy.eraseStudent(gone.person, { by: 'op', reason: 'administrator' });
    expect((await gone.client.get('/api/threads')).status).toBe(401);
    const again = await enter(here, gone.one);
    expect(again.boot.user.id).not.toBe(gone.person.userId);
    expect((await again.client.get('/api/threads')).body).toEqual({ threads: [] });
    const { concepts } = (await again.client.get('/api/me/mastery')).body;
    expect(concepts.every(({ evidence }: { evidence: number }) => evidence === 0)).toBe(true);
  });

  it('reads how much is kept and downloads all of it, their own and nobody else’s, without keys to quizzes or prompts', async () => {
    const me = await livedIn(here);
    const other = await livedIn(here);
    const kept = (await me.client.get('/api/me/kept')).body;
    expect(kept).toMatchObject({ account: 1, conversations: 3, pictures: 2, messages: 1 });
    const { body, headers } = await me.client.get('/api/me/kept/export');
    expect(headers.get('content-disposition')).toContain('about-me.json');
    const text = JSON.stringify(body);
    for (const name of namesOf(me)) expect(text).toContain(name);
    for (const name of namesOf(other)) expect(text).not.toContain(name);
    const { tables } = body;
    expect(tables.quizzes[0]).not.toHaveProperty('items');
    expect(tables.exercises[0]).not.toHaveProperty('item');
    for (const secret of ['request', 'response'])
      expect(tables.model_calls[0]).not.toHaveProperty(secret);
    expect(tables.incidents[0]).not.toHaveProperty('decided_by');
    expect(tables.quarantines[0]).not.toHaveProperty('lifted_by');
    expect(tables.sessions[0]).not.toHaveProperty('token_hash');
    const bytes = Buffer.from(tables.pictures[0].content, 'base64');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const school = await exported(me.person, 'school');
    expect(school['quizzes']![0]).toHaveProperty('items');
    expect(school['model_calls']![0]).toHaveProperty('response');
    expect(school['incidents']![0]).toHaveProperty('decided_by');
    expect(school['quarantines']![0]).toHaveProperty('lifted_by');
    expect(JSON.stringify(school)).not.toMatch(/token_hash|blob_key/);
    expect((await fetch(`${app.url}/api/me/kept/export`)).status).toBe(401);
  });

  it('waits a while after downloading all of it some times within an hour, and nobody else does', async () => {
    const [me, other] = [await enter(here, somebody()), await enter(here, somebody())];
    const download = (client: typeof me.client) => client.get('/api/me/kept/export');
    for (let at = 0; at < 5; at += 1) expect((await download(me.client)).status).toBe(200);
    const refused = await download(me.client);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_exports' } });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
    expect((await download(other.client)).status).toBe(200);
    expect((await me.client.get('/api/me/kept')).status).toBe(200);
  });

  it('has an answer under way stopped first, and nothing left of it in the live log', async () => {
    const model = createScriptedModel('slow');
    await using slow = await startApp({ chatModels: [model] });
    await using platform = await startPlatform(slow);
    await ingestFiles(slow, platform, calculusPages);
    const boot = await launch(slow, platform);
    const client = clientOf(slow, boot);
    const { turnId } = (await client.post('/api/turns', { message: 'What is the chain rule?' }))
      .body;
    await expect.poll(() => model.requests.length).toBe(1);
    const person = personOf(platform, boot);
    const receipt = await slow.composed.privacy.eraseStudent(person, {
      by: 'op',
      reason: 'administrator',
    });
    expect(receipt?.statement.erased).toMatchObject({ turns: 1, users: 1 });
    expect(await slow.composed.ground.live.log.since(`turn:${turnId}`, 0)).toEqual([]);
    const left = await slow.composed.ground.withTenant(platform.tenantId, (tx) =>
      findPeople(tx, platform.tenantId, { userId: person.userId }),
    );
    expect(left).toEqual([]);
  });
});

/** Tables, those that hang on people by foreign keys, and those with a column that looks like one. */
async function schemaOf({ databases }: Pick<TestDatabase, 'databases'>) {
  return databases.withOwner(async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public'`,
    );
    const hanging = await owner.query<{ name: string }>(
      `with recursive hanging (id) as (
         select 'users'::regclass::oid
         union
         select k.conrelid from pg_constraint k join hanging h on k.confrelid = h.id where k.contype = 'f')
       select id::regclass::text as name from hanging`,
    );
    const telling = await owner.query<{ name: string }>(
      `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
         and a.attname ~ '(^|_)(user|student|person|member|who|sub|email|requested_by|connected_by)(_id)?$'`,
    );
    const names = (rows: { name: string }[]): string[] => rows.map(({ name }) => name);
    return { tables: names(tables), hanging: names(hanging), telling: names(telling) };
  });
}

// features: B04
describe.skipIf(!engines.some(({ name }) => name === 'postgres'))('an operator', () => {
  it('looks, exports, erases and keeps a receipt that holds without us and shows when it was tampered with', async () => {
    const server = engines.find(({ name }) => name === 'postgres')!;
    await using database = await server.open();
    await using app = await startApp({
      engine: {
        ...server,
        open: async () => ({ ...database, [Symbol.asyncDispose]: async () => {} }),
      },
    });
    await using platform = await startPlatform(app, 'State University');
    await ingestFiles(app, platform, calculusPages);
    const student = clientOf(app, await launch(app, platform, { sub: 'sub-77' }));
    await student.ask('What is the chain rule?');
    const dir = mkdtempSync(join(tmpdir(), 'preceptor-erase-'));
    const { config } = app.composed.ground;
    vi.stubEnv('DATABASE_URL', database.url ?? '');
    vi.stubEnv('DATA_DIR', config.dataDir);
    try {
      const who = ['--tenant', 'State University', '--lms-sub', 'sub-77'];
      const plan = await typed('student', 'erase', ...who, '--dry-run');
      expect(plan.text).toMatch(/turns +1 +would be erased/);
      expect(plan.text).toContain('Nothing was changed');
      expect((await student.get('/api/threads')).status).toBe(200);

      const file = join(dir, 'export.json');
      await typed('student', 'export', ...who, '--out', file);
      expect(JSON.parse(readFileSync(file, 'utf8')).tables.users).toMatchObject([
        { sub: 'sub-77' },
      ]);
      expect(statSync(file).mode & 0o077).toBe(0);

      const receipt = join(dir, 'receipt.json');
      const done = await typed(
        'student',
        'erase',
        ...who,
        '--by',
        'Registrar',
        '--receipt',
        receipt,
      );
      expect(done.text).toMatch(/turns +1 +erased/);
      expect(done.text).toContain('Backups');
      expect(await typed('receipt', 'verify', receipt)).toMatchObject({
        exitCode: 0,
        text: expect.stringContaining('The signature holds'),
      });
      await expect(typed('student', 'erase', ...who)).rejects.toThrow('knows nobody');

      const listed = await typed('student', 'erasures', '--tenant', 'State University');
      expect(listed.text).toMatch(/Registrar/);
      expect(listed.text).not.toContain('not done');
      const again = join(dir, 'again.json');
      const user = JSON.parse(readFileSync(file, 'utf8')).tables.users[0].id as string;
      await typed(
        'student',
        'receipt',
        '--tenant',
        'State University',
        '--user',
        user,
        '--out',
        again,
      );
      expect(JSON.parse(readFileSync(again, 'utf8'))).toEqual(
        JSON.parse(readFileSync(receipt, 'utf8')),
      );
      const content = JSON.parse(readFileSync(receipt, 'utf8')) as ReceiptFile;
      const tampered = structuredClone(content) as { receipt: { statement: { by: string } } };
      tampered.receipt.statement.by = 'Somebody else';
      writeFileSync(receipt, JSON.stringify(tampered));
      expect(await typed('receipt', 'verify', receipt)).toMatchObject({
        exitCode: 2,
        text: expect.stringContaining('was altered'),
      });
      expect(checkReceipt(content, ['another key']).fault).toContain('not trusted');
      await expect(typed('student', 'erase', '--tenant', 'State University')).rejects.toThrow(
        'Name the person',
      );
    } finally {
      vi.unstubAllEnvs();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
