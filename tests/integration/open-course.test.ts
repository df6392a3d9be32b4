import { describe, expect, it } from 'vitest';
import { openCourse } from '../../src/courses/index.ts';
import { createWithTenant, ensureTenant, type WithTenant } from '../../src/tenancy/index.ts';
import { engines } from '../support/databases.ts';

const sighting = (tenantId: string, registrationId: string) => ({
  tenantId,
  registrationId,
  deploymentId: '1',
  contextId: 'calculus',
  title: 'Calculus I',
  label: 'CALC1',
  lmsCourseId: '17',
  locale: 'en',
  ags: { scopes: ['scope'], lineItems: 'https://lms.example/items' },
  nrpsUrl: null,
});
type Sighting = ReturnType<typeof sighting>;

describe.each(engines)('the course of a launch, beside $name', (engine) => {
  async function inCourse(
    work: (withTenant: WithTenant, course: Sighting) => Promise<void>,
  ): Promise<void> {
    await using database = await engine.open();
    const withTenant = createWithTenant(database.databases.app);
    const { id: tenantId } = await ensureTenant(database.databases.app, 'University');
    const [registration] = await withTenant(tenantId, (tx) =>
      tx.query<{ id: string }>(
        `insert into registrations (tenant_id, issuer, client_id, auth_url, token_url, keys_url)
         values ($1, 'https://lms.example', 'c', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/k')
         returning id`,
        [tenantId],
      ),
    );
    await work(withTenant, sighting(tenantId, registration?.id ?? ''));
  }

  it('keeps what an earlier launch told, and takes what a later one tells anew', async () => {
    await inCourse(async (withTenant, told) => {
      const open = (more: Partial<Sighting>) =>
        withTenant(told.tenantId, (tx) => openCourse(tx, { ...told, ...more }));
      const first = await open({});
      const silent = { lmsCourseId: null, locale: null, ags: null } as object;
      expect(await open(silent)).toEqual(first);
      expect(await open({ title: 'Calculus II' })).toEqual({ ...first, title: 'Calculus II' });
      const ags = { scopes: ['scope', 'another'], lineItems: null } as object;
      expect((await open({ ags } as object)).ags).toEqual(ags);
    });
  });

  it.skipIf(engine.name.includes('embedded'))(
    'is opened while another launch still holds its row',
    async () => {
      await inCourse(async (withTenant, told) => {
        const { tenantId } = told;
        const first = await withTenant(tenantId, (tx) => openCourse(tx, told));
        const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
        const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
        const holder = withTenant(tenantId, async (tx) => {
          await tx.query('select 1 from courses where id = $1 for update', [first.id]);
          held();
          await isOver;
        });
        await isHeld;
        const second = await withTenant(tenantId, async (tx) => {
          await tx.query(`set local lock_timeout = '2s'`);
          return openCourse(tx, told);
        });
        end();
        await holder;
        expect(second).toEqual(first);
      });
    },
  );
});
