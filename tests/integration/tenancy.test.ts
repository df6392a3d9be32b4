import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../src/ground/db/index.ts';
import { createWithTenant, ensureTenant, type WithTenant } from '../../src/tenancy/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

describe.each(engines)('tenants on $name', (engine) => {
  let database: TestDatabase;
  let withTenant: WithTenant;
  let alpha: string;
  let beta: string;

  beforeAll(async () => {
    database = await engine.open();
    withTenant = createWithTenant(database.databases.app);
    alpha = (await ensureTenant(database.databases.app, 'Alpha University')).id;
    beta = (await ensureTenant(database.databases.app, 'Beta College')).id;
    for (const tenant of [alpha, beta]) {
      await withTenant(tenant, (tx) =>
        tx.query(`insert into courses (tenant_id, context_id, title) values ($1, 'c1', 'Course')`, [
          tenant,
        ]),
      );
    }
  });

  afterAll(() => database[Symbol.asyncDispose]());

  // features: S17, S19, S24, P03, B02
  it('shows a tenant its own rows and nobody else’s, without any WHERE clause', async () => {
    const rows = await withTenant(alpha, (tx) => tx.query('select tenant_id from courses'));
    expect(rows).toEqual([{ tenant_id: alpha }]);
  });

  it('shows nothing outside withTenant', async () => {
    expect(await database.databases.app.query('select * from courses')).toEqual([]);
  });

  it('refuses to write a row for another tenant', async () => {
    const write = withTenant(alpha, (tx) =>
      tx.query(`insert into courses (tenant_id, context_id, title) values ($1, 'c2', 'Stolen')`, [
        beta,
      ]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('does not let one transaction serve two tenants', async () => {
    const crossing = withTenant(alpha, () => withTenant(beta, async () => 'never'));
    await expect(crossing).rejects.toThrow('one transaction belongs to one tenant');
  });

  it('joins nested calls of the same tenant and rolls all of them back together', async () => {
    const failing = withTenant(alpha, async (tx) => {
      await withTenant(alpha, (inner) => inner.query(`update courses set title = 'Changed'`));
      expect(await tx.query('select title from courses')).toEqual([{ title: 'Changed' }]);
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    expect(await withTenant(alpha, (tx) => tx.query('select title from courses'))).toEqual([
      { title: 'Course' },
    ]);
  });

  it('lets no statement through that comes after its transaction', async () => {
    const late: (() => Promise<unknown>)[] = [];
    const failing = withTenant(alpha, async (tx) => {
      late.push(() => tx.query(`update courses set title = 'Late'`));
      throw new Error('the rest goes on alone');
    });
    await expect(failing).rejects.toThrow('the rest goes on alone');
    await withTenant(beta, async () => {
      await expect(late[0]?.()).rejects.toMatchObject({ code: 'transaction_over' });
    });
  });

  it('answers statements sent together each with its own rows, and fails them with the first', async () => {
    const titles = (tx: Tx) => tx.query('select title, context_id from courses');
    const [one, two, three] = await withTenant(alpha, (tx) =>
      Promise.all([titles(tx), tx.query('select 1 as one'), titles(tx)]),
    );
    expect([one, two]).toEqual([[{ title: 'Course', context_id: 'c1' }], [{ one: 1 }]]);
    expect(three).toEqual(one);
    const failing = withTenant(alpha, (tx) =>
      Promise.all([
        tx.query(`update courses set title = 'Undone'`),
        tx.query('select 1 / 0'),
        tx.query('select 2'),
      ]),
    );
    await expect(failing).rejects.toThrow('division by zero');
    expect(await withTenant(alpha, titles)).toEqual(one);
  });

  it('keeps what a transaction of one statement wrote, and nothing of one that failed', async () => {
    const rename = (title: string, context = 'c1') =>
      withTenant(alpha, (tx) =>
        tx.query<{ title: string }>(
          'update courses set title = $1, context_id = $2 returning title',
          [title, context],
        ),
      );
    expect(await rename('Kept')).toEqual([{ title: 'Kept' }]);
    // Two of the tenant's courses cannot have the same context.
    await withTenant(alpha, (tx) =>
      tx.query(
        `insert into courses (tenant_id, context_id, title) values ($1, 'c2', 'Other course')`,
        [alpha],
      ),
    );
    await expect(rename('Undone')).rejects.toMatchObject({ code: '23505' });
    const titles = await withTenant(alpha, (tx) =>
      tx.query('select title from courses order by context_id'),
    );
    expect(titles).toEqual([{ title: 'Kept' }, { title: 'Other course' }]);
    await withTenant(alpha, (tx) => tx.query(`delete from courses where context_id = 'c2'`));
    await rename('Course');
    // The connection is nobody's tenant's any more.
    expect(await database.databases.app.query('select * from courses')).toEqual([]);
  });

  it.skipIf(engine.name === 'embedded')(
    'writes a transaction as a whole or not at all when its connection is cut, and goes on with another',
    async () => {
      const { databases } = database;
      const write = (context: string): Promise<boolean> =>
        withTenant(alpha, async (tx) => {
          for (const part of ['one', 'two'])
            await tx.query(
              'insert into courses (tenant_id, context_id, title) values ($1, $2, $3)',
              [alpha, `${context} ${part}`, 'Cut'],
            );
        }).then(
          () => true,
          () => false,
        );
      const written: boolean[] = [];
      for (let round = 0; round < 10; round += 1) {
        await write(`before ${round}`);
        const cut = databases.withOwner((owner) =>
          owner.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and usename = session_user and pid <> pg_backend_pid()`,
          ),
        );
        for (let at = 0; at < 20; at += 1) written.push(await write(`cut ${round} ${at}`));
        await cut;
      }
      // The end of a connection may come to be known only now, and once.
      expect((await write('after')) || (await write('after that'))).toBe(true);
      const [{ count } = { count: -1 }] = await withTenant(alpha, (tx) =>
        tx.query<{ count: number }>(
          `select count(*)::int as count from courses where context_id like 'cut %'`,
        ),
      );
      expect(count).toBe(2 * written.filter(Boolean).length);
      expect(await databases.app.query('select * from courses')).toEqual([]);
    },
  );

  it('takes only a well-formed tenant id, so that none can carry SQL', async () => {
    await expect(withTenant(`x'; reset role; --`, async () => 'never')).rejects.toThrow(TypeError);
  });

  it('forces row level security on every table that has a tenant', async () => {
    // What has to be found before a tenant is known, holding names and numbers only.
    const beforeTenants = ['registration_directory', 'public_keys', 'turn_leases'];
    const open = await database.databases.app.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and not (c.relrowsecurity and c.relforcerowsecurity)
         and c.relname <> all($1)`,
      [beforeTenants],
    );
    expect(open).toEqual([]);
  });

  it('keeps a partition of chunks out of reach except through its parent', async () => {
    const partition = `chunks_${beta.replaceAll('-', '')}`;
    await expect(withTenant(alpha, (tx) => tx.query(`select * from ${partition}`))).rejects.toThrow(
      /permission denied/,
    );
  });
});
