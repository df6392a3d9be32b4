import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSigningKeys, type SigningKeys } from '../../src/attest/index.ts';
import { createSeal } from '../../src/ground/crypto/index.ts';
import { createIsolationLog, type IsolationLog, type LogFile } from '../../src/isolation/index.ts';
import { createWithTenant, ensureTenant } from '../../src/tenancy/index.ts';
import { typed } from '../support/cli.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

const facts = (asked: number) => ({
  kind: 'isolation-probe' as const,
  beganAt: '2026-11-01T02:43:00.000Z',
  endedAt: '2026-11-01T02:44:00.000Z',
  schools: 2,
  asked,
  leaks: [],
  blind: [],
});

type Changed = { -readonly [Name in keyof LogFile]: LogFile[Name] };

// features: B02
describe.each(engines)('the signed log of the isolation probes, on $name', (engine) => {
  let database: TestDatabase;
  let dir: string;
  let keys: SigningKeys;

  beforeAll(async () => {
    database = await engine.open();
    dir = mkdtempSync(join(tmpdir(), 'preceptor-log-'));
    const { app: db } = database.databases;
    keys = createSigningKeys({ db, seal: createSeal(Buffer.alloc(32, 7)) });
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  /** A log of a school of its own with that many entries. */
  async function logWith(
    entries: number,
    kept?: number,
  ): Promise<{ log: IsolationLog; tenantId: string; write: () => Promise<LogFile> }> {
    const { app: db } = database.databases;
    const withTenant = createWithTenant(db);
    const { id } = await ensureTenant(db, `School ${crypto.randomUUID()}`);
    const log = createIsolationLog({
      db,
      withTenant,
      keys,
      ...(kept === undefined ? {} : { kept }),
    });
    for (let at = 1; at <= entries; at += 1) await log.append(id, facts(at));
    return { log, tenantId: id, write: () => log.write(id) };
  }

  /** What the command says of the file, as somebody far away who has nothing else. */
  async function verify(file: unknown, ...options: string[]) {
    const path = join(dir, `${crypto.randomUUID()}.json`);
    writeFileSync(path, JSON.stringify(file));
    vi.stubEnv('DATABASE_URL', 'postgres://nowhere.invalid/none');
    try {
      return await typed('isolation', 'verify', path, ...options);
    } finally {
      vi.unstubAllEnvs();
    }
  }

  const altered = (file: LogFile, change: (file: Changed) => void): LogFile => {
    const copy = structuredClone(file) as Changed;
    change(copy);
    return copy;
  };
  const wrong = ({ text }: { text: string }): string[] =>
    text.split('\n').filter((line) => line.startsWith('WRONG'));

  it('is found whole with nothing but the file, however the file is laid out', async () => {
    const { write } = await logWith(4);
    const checked = await verify(await write());
    expect(checked).toMatchObject({ exitCode: 0, text: expect.stringContaining('4 entries') });
    const backwards = altered(await write(), (file) => {
      file.entries = file.entries.map(({ signature, key, statement }) => ({
        signature,
        key,
        statement: Object.fromEntries(Object.entries(statement).toReversed()) as typeof statement,
      }));
    });
    expect(await verify(backwards)).toMatchObject({ exitCode: 0 });
  });

  it('is whole before the first probe as well', async () => {
    const { write } = await logWith(0);
    expect(await verify(await write())).toMatchObject({ exitCode: 0 });
  });

  const tamperings: [string, (file: Changed) => void, string][] = [
    [
      'an entry was altered',
      (file) => {
        const entry = file.entries[1] as unknown as { statement: { asked: number } };
        entry.statement.asked = 0;
      },
      'Entry 2 was altered',
    ],
    [
      'the last entry was altered into what is never signed',
      (file) => {
        const entry = file.entries[4] as unknown as { statement: { asked: number } };
        entry.statement.asked = 4.5;
      },
      'Entry 5 was altered',
    ],
    [
      'an entry was removed',
      (file) => (file.entries = file.entries.toSpliced(2, 1)),
      'Entry 3 is missing',
    ],
    [
      'several were removed',
      (file) => (file.entries = file.entries.toSpliced(1, 2)),
      'Entries 2 to 3 are missing',
    ],
    [
      'two changed places',
      (file) => (file.entries = file.entries.map((_, at, all) => all[[0, 2, 1, 3, 4][at] ?? 0]!)),
      'Entry 2 stands after entry 3',
    ],
    [
      'the beginning was cut off',
      (file) => (file.entries = file.entries.slice(1)),
      'Entries before 2 are missing',
    ],
    [
      'the end was cut off',
      (file) => (file.entries = file.entries.slice(0, 3)),
      'Entries 4 to 5 are missing at the end',
    ],
    [
      'everything was cut off',
      (file) => (file.entries = []),
      'Entries 1 to 5 are missing at the end',
    ],
    [
      'the end was cut off and what was said of it altered',
      (file) => {
        file.entries = file.entries.slice(0, 3);
        const head = file.head as unknown as { statement: { number: number } };
        head.statement.number = 3;
      },
      'The statement where the log ended was altered',
    ],
  ];

  it.each(tamperings)('shows that %s, and where', async (_what, change, says) => {
    const { write } = await logWith(5);
    const checked = await verify(altered(await write(), change));
    expect(checked.exitCode).toBe(2);
    expect(wrong(checked).join('\n')).toContain(says);
  });

  it('names the one entry that is wrong, and no other', async () => {
    const { write } = await logWith(5);
    const file = altered(await write(), (changed) => {
      const entry = changed.entries[2] as unknown as { statement: { blind: string[] } };
      entry.statement.blind = ['nobody'];
    });
    expect(wrong(await verify(file))).toEqual([
      'WRONG  Entry 3 was altered: its signature does not hold.',
    ]);
  });

  it('does not take entries of another log, or of somebody who signs with a key of their own', async () => {
    const [one, other] = [await logWith(3), await logWith(3)];
    const theirs = await other.write();
    const mixed = altered(await one.write(), (file) => {
      file.entries = file.entries.with(1, theirs.entries[1]!);
    });
    expect(wrong(await verify(mixed)).join('\n')).toContain('Entry 2 belongs to another log');

    const forged = await forge();
    expect(await verify(forged)).toMatchObject({ exitCode: 0 });
    const kid = (await keys.list())[0]?.kid ?? '';
    const pinned = await verify(forged, '--key', kid);
    expect(wrong(pinned)[0]).toContain('is signed by a key that is not trusted here');
    expect(await verify(await one.write(), '--key', kid)).toMatchObject({ exitCode: 0 });
  });

  /** Whole in itself, by keys that are nobody's but the forger's. */
  async function forge(): Promise<LogFile> {
    const theirs = await engine.open();
    try {
      const { app: db } = theirs.databases;
      const own = createSigningKeys({ db, seal: createSeal(Buffer.alloc(32, 1)) });
      const log = createIsolationLog({ db, withTenant: createWithTenant(db), keys: own });
      await log.append(null, facts(1));
      return await log.write(null);
    } finally {
      await theirs[Symbol.asyncDispose]();
    }
  }

  it('cannot tell a file from an older one of the same log by itself, but beside a newer one', async () => {
    const { log, tenantId, write } = await logWith(3);
    const older = await write();
    await log.append(tenantId, facts(4));
    const newer = await write();
    expect(await verify(older)).toMatchObject({ exitCode: 0 });
    const path = join(dir, 'newer.json');
    writeFileSync(path, JSON.stringify(newer));
    const late = await verify(older, '--since', path);
    expect(wrong(late)).toEqual([
      'WRONG  The earlier file went up to entry 4; this one does not reach it.',
    ]);
    const broken = altered(newer, (file) => {
      const entry = file.entries[3] as unknown as { statement: { asked: number } };
      entry.statement.asked = 0.5;
    });
    expect(wrong(await verify(broken, '--since', path))).toContain(
      'WRONG  Entry 4 is another one than in the earlier file.',
    );
    writeFileSync(path, JSON.stringify(older));
    expect(await verify(newer, '--since', path)).toMatchObject({ exitCode: 0 });
  });

  it('drops what is old without breaking, and says by a signature up to where', async () => {
    const { write, log, tenantId } = await logWith(8, 3);
    const file = await write();
    expect(file.entries.map(({ statement }) => statement.number)).toEqual([6, 7, 8]);
    expect(file.checkpoint?.statement).toMatchObject({ number: 5 });
    expect(await verify(file)).toMatchObject({ exitCode: 0 });

    const more = altered(file, (changed) => (changed.entries = changed.entries.slice(1)));
    expect(wrong(await verify(more))).toEqual([
      'WRONG  Entries 6 to 6 are missing at the beginning.',
    ]);
    const bare = altered(file, (changed) => (changed.checkpoint = null));
    expect(wrong(await verify(bare)).join('\n')).toContain('nothing signed says');

    // Removed from the database itself, by somebody who cannot sign.
    await database.databases.withOwner(async (owner) => {
      await owner.query('alter table tenant_isolation_log no force row level security');
      await owner.query('delete from tenant_isolation_log where tenant_id = $1 and number = 7', [
        tenantId,
      ]);
      await owner.query('alter table tenant_isolation_log force row level security');
    });
    expect(wrong(await verify(await log.write(tenantId))).join('\n')).toContain(
      'Entry 7 is missing',
    );
  });

  it('stays one chain when two processes write at once', async () => {
    const { tenantId, log, write } = await logWith(0);
    const { app: db } = database.databases;
    const beside = createIsolationLog({ db, withTenant: createWithTenant(db), keys });
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => (at % 2 ? log : beside).append(tenantId, facts(at))),
    );
    const file = await write();
    expect(file.entries.map(({ statement }) => statement.number)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    expect(await verify(file)).toMatchObject({ exitCode: 0 });
  });

  it('goes on with a new key, and what the old one signed is still checked', async () => {
    const { log, tenantId, write } = await logWith(2);
    const before = (await keys.list()).find(({ retiredAt }) => retiredAt === null)?.kid ?? '';
    const after = await keys.rotate();
    await log.append(tenantId, facts(3));
    const file = await write();
    expect(file.entries.map(({ key }) => key)).toEqual([before, before, after]);
    expect(await verify(file)).toMatchObject({ exitCode: 0 });
    expect(await verify(file, '--key', before, after)).toMatchObject({ exitCode: 0 });
    const kept = await database.databases.app.query<{ sealed: string | null }>(
      'select sealed_jwk as sealed from signing_keys where kid = $1',
      [before],
    );
    expect(kept).toEqual([{ sealed: null }]);
    expect(JSON.stringify(file)).not.toContain('"d"');
  });

  it('says that another file is no log', async () => {
    await expect(verify({ format: 'something else' })).rejects.toThrow('This is no isolation log');
  });
});

// features: B02
describe.skipIf(!engines.some(({ name }) => name === 'postgres'))('an operator', () => {
  it('writes the log of the installation and of one school, and notes and rotates the keys', async () => {
    const server = engines.find(({ name }) => name === 'postgres');
    await using database = await server!.open();
    const dir = mkdtempSync(join(tmpdir(), 'preceptor-log-'));
    vi.stubEnv('DATABASE_URL', database.url ?? '');
    vi.stubEnv('DATA_DIR', dir);
    try {
      await typed('tenant', 'create', 'Alpha');
      await typed('tenant', 'create', 'Beta');
      await typed('isolation', 'probe');
      const whole = join(dir, 'whole.json');
      const alpha = join(dir, 'alpha.json');
      await typed('isolation', 'log', '--out', whole);
      await typed('isolation', 'log', '--tenant', 'alpha', '--out', alpha);
      expect(await typed('isolation', 'verify', whole)).toMatchObject({ exitCode: 0 });
      expect(await typed('isolation', 'verify', alpha)).toMatchObject({ exitCode: 0 });
      const [beta] = await database.databases.app.query<{ id: string }>(
        `select id from tenants where name = 'Beta'`,
      );
      expect(readFileSync(alpha, 'utf8')).not.toContain(beta?.id);
      expect(readFileSync(alpha, 'utf8')).not.toContain('Beta');
      const { text } = await typed('signing-key', 'list');
      const kid = /^(\S{43}) .*signs now$/m.exec(text)?.[1] ?? '';
      expect(await typed('isolation', 'verify', whole, '--key', kid)).toMatchObject({
        exitCode: 0,
      });
      await typed('signing-key', 'rotate');
      expect((await typed('signing-key', 'list')).text).toContain('signs now');
      await expect(typed('isolation', 'verify', join(dir, 'none.json'))).rejects.toThrow(
        'cannot be read',
      );
    } finally {
      vi.unstubAllEnvs();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
