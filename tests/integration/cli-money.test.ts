import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBudget } from '../../src/budget/index.ts';
import { countStudents, dueDatesOf, sectionsOf } from '../../src/courses/index.ts';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createWithTenant } from '../../src/tenancy/index.ts';
import { typed } from '../support/cli.ts';
import { engines, type TestDatabase } from '../support/databases.ts';
import { openClass, type Class } from '../support/spenders.ts';

// The command opens the installation itself, which needs a database that two can open.
const server = engines.find(({ name }) => name === 'postgres');

describe.skipIf(!server)('an operator who asks about models and money', () => {
  let database: TestDatabase;
  let dir: string;
  let room: Class;
  let tenant: string;

  beforeAll(async () => {
    if (!server) return;
    database = await server.open();
    dir = mkdtempSync(join(tmpdir(), 'preceptor-cli-'));
    vi.stubEnv('DATABASE_URL', database.url ?? '');
    vi.stubEnv('DATA_DIR', dir);
    vi.stubEnv('CHAT_MODEL', 'anthropic,groq');
    vi.stubEnv('GROQ_API_KEY', 'environment-key-9876');
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    const { app } = database.databases;
    const withTenant = createWithTenant(app);
    room = await openClass(app, withTenant, 1);
    const [row] = await app.query<{ name: string }>('select name from tenants');
    tenant = row?.name ?? '';
    const budget = createBudget({
      counters: createProcessLive().counters,
      countStudents,
      sectionsOf,
      dueDatesOf,
      installationRules: [],
      requestsPerMinute: 0,
    });
    const [student] = room.students;
    if (!student) return;
    await room.seat(student, ['section:4', 'section:9']);
    const { id } = await room.begin(budget, student, [
      { rung: 'full', micros: 9_000, tokens: 900 },
    ]);
    const entry = {
      task: 'chat_tutor',
      provider: 'anthropic',
      model: 'claude-sonnet-5-5',
      keyOwner: 'environment',
      inputTokens: 800,
      outputTokens: 100,
      costMicros: 2_600,
      estimated: false,
    };
    await withTenant(room.tenantId, async (tx) => {
      const key = await budget.open(tx, { tenantId: room.tenantId, id }, entry);
      if ('tenantId' in key) await budget.close(tx, key, entry);
    });
    await room.end(id, 'complete');
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await database?.[Symbol.asyncDispose]();
    if (dir) rmSync(dir, { recursive: true, force: true });
  });

  const cli = async (...args: string[]): Promise<string> => (await typed(...args)).text;

  // features: S43
  it('sets, lists and removes keys without ever being shown one', async () => {
    const file = join(dir, 'key.txt');
    writeFileSync(file, 'sk-ant-very-secret-1234\n');
    expect(await cli('key', 'set', 'anthropic', '--tenant', tenant, '--key-file', file)).toContain(
      '…1234',
    );
    const listed = await cli('key', 'list');
    expect(listed).toMatch(/anthropic +…1234/);
    expect(listed).toMatch(/\(environment\) +groq +…9876/);
    expect(listed).not.toMatch(/very-secret|environment-key/);
    const plan = await cli('models', '--tenant', tenant);
    expect(plan).toMatch(
      /chat_tutor +anthropic:claude-sonnet-5-5 +key: tenant +the installation’s chat_tutor/,
    );
    expect(plan).toMatch(/groq:openai\/gpt-oss-120b +key: environment/);
    await cli('key', 'remove', 'anthropic', '--tenant', tenant);
    expect(await cli('models', '--tenant', tenant)).toMatch(/claude-sonnet-5-5 +skipped: no key/);
    await expect(cli('key', 'remove', 'anthropic')).rejects.toThrow('There is no key');
  });

  // features: B06
  it('notes of every model chosen for a school, fallbacks included, whether its cases were asked', async () => {
    const models = ['anthropic:claude-sonnet-5-5', 'groq:openai/gpt-oss-120b'];
    await cli('models', '--tenant', tenant, 'choose', 'chat_tutor', ...models);
    const log = await cli('gates', 'log', '--tenant', tenant);
    for (const model of models) expect(log).toContain(model);
    await cli('models', '--tenant', tenant, 'choose', 'chat_tutor');
  });

  it('reads what was used by day, course and turn, as a table and for machines', async () => {
    expect(await cli('usage', '--by', 'course')).toMatch(
      /Course +1 +800 +100 +0\.002600 +0\.000000/,
    );
    const sections = await cli('usage', '--by', 'section');
    expect(sections).toMatch(/Course section:4 +1 +800 +100 +0\.002600/);
    expect(sections).toMatch(/Course section:9 +1 +800 +100 +0\.002600/);
    // Who is in two sections counts in both, so a sum would say too much.
    expect(sections).not.toContain('total');
    const rows = JSON.parse(await cli('usage', '--tenant', tenant, '--by', 'model', '--json'));
    expect(rows).toMatchObject([
      { name: 'anthropic:claude-sonnet-5-5', requests: 1, costMicros: 2_600, estimatedMicros: 0 },
    ]);
    await expect(cli('usage', '--from', 'yesterday')).rejects.toThrow('--from is a day');
  });

  // features: B05
  it('sets caps and the floor, and sees them', async () => {
    await cli(
      'budget',
      'set',
      '--tenant',
      tenant,
      '--scope',
      'course',
      '--per',
      'month',
      '--usd',
      '12.5',
    );
    await cli('budget', 'set', '--tenant', tenant, '--floor', '--usd', '0.02');
    await cli('budget', 'set', '--tenant', tenant, '--course', 'c1', '--usd', '1', '--refuse');
    const listed = await cli('budget', 'list', '--tenant', tenant);
    expect(listed).toMatch(/cap +course +each +month +\$12\.500000 +bend/);
    expect(listed).toMatch(/floor +student +each +day +\$0\.020000/);
    expect(listed).toMatch(new RegExp(`cap +course +${room.courseId} +day +\\$1\\.000000 +refuse`));
    await cli('budget', 'set', '--tenant', tenant, '--scope', 'section', '--usd', '3');
    await cli(
      'budget',
      'set',
      '--tenant',
      tenant,
      '--scope',
      'section',
      '--course',
      'c1',
      '--usd',
      '2',
    );
    const one = ['--course', 'c1', '--section', 'section:4'];
    await cli('budget', 'set', '--tenant', tenant, ...one, '--usd', '1.5');
    const sections = await cli('budget', 'list', '--tenant', tenant);
    expect(sections).toMatch(/cap +section +each +day +\$3\.000000/);
    expect(sections).toMatch(new RegExp(`cap +section +${room.courseId}/\\* +day +\\$2\\.000000`));
    expect(sections).toMatch(
      new RegExp(`cap +section +${room.courseId}/section:4 +day +\\$1\\.500000`),
    );
    await cli('budget', 'remove', '--tenant', tenant, ...one);
    expect(await cli('budget', 'list', '--tenant', tenant)).not.toContain('section:4');
    const wrong = ['--course', 'c1', '--section', 'the first'];
    await expect(cli('budget', 'set', '--tenant', tenant, ...wrong, '--usd', '1')).rejects.toThrow(
      '--section is',
    );
    const nobody = ['--student', '-'.repeat(36)];
    await expect(cli('budget', 'set', '--tenant', tenant, ...nobody, '--usd', '1')).rejects.toThrow(
      '--student is',
    );
    await cli('budget', 'set', '--tenant', tenant, '--reserve', '25');
    await cli(
      'budget',
      'set',
      '--tenant',
      tenant,
      '--course',
      'c1',
      '--reserve',
      '40',
      '--days',
      '2',
    );
    const reserves = await cli('budget', 'list', '--tenant', tenant);
    expect(reserves).toMatch(
      /reserve +course +each +month +25 % kept for the 3 days before due dates/,
    );
    expect(reserves).toContain('40 % kept for the 2 days before due dates');
    await cli('budget', 'remove', '--tenant', tenant, '--course', 'c1', '--reserve');
    expect(await cli('budget', 'list', '--tenant', tenant)).not.toContain('40 %');
    await expect(cli('budget', 'set', '--tenant', tenant, '--reserve', '95')).rejects.toThrow(
      '--reserve is',
    );
    const due = ['budget', 'due', '--tenant', tenant, '--course', 'c1'];
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect(await cli(...due, '--days', tomorrow)).toMatch(new RegExp(`${tomorrow}T23.* manual`));
    expect(await cli(...due)).toContain(tomorrow);
    expect(await cli(...due, '--days', 'none')).not.toContain(tomorrow);
    await expect(cli(...due, '--days', '2026-02-30')).rejects.toThrow('A due day is');
    await cli('budget', 'remove', '--tenant', tenant, '--floor');
    expect(await cli('budget', 'list', '--tenant', tenant)).not.toContain('floor');
    await expect(cli('budget', 'set', '--tenant', tenant, '--usd', '-1')).rejects.toThrow(
      'not an amount',
    );
  }, 120_000);
});
