import { Option, type Command } from 'commander';
import { readUsage, usageGroups, type UsageGroup, type UsageRow } from '../budget/index.ts';
import type { Composed } from '../compose/compose.ts';
import { findCourse } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { listTenants, type Tenant } from '../tenancy/index.ts';
import { dollars, printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface UsageOptions {
  readonly tenant?: string;
  readonly by: UsageGroup;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

interface NamedRow extends UsageRow {
  readonly tenant: string;
  readonly name: string;
}

export function addUsageCommand(program: Command): void {
  program
    .command('usage')
    .description('what models were used for and what it cost')
    .option('--tenant <name>', 'one institution (all)')
    .addOption(new Option('--by <what>', 'what to sum by').choices([...usageGroups]).default('day'))
    .option('--from <date>', 'first day, UTC, as 2026-11-01 (the first of this month)')
    .option('--to <date>', 'last day (today)')
    .option('--json', 'machine readable, money in millionths of a US dollar')
    .action(showUsage);
}

async function showUsage(options: UsageOptions): Promise<void> {
  const span = spanOf(options);
  await withInstallation(async (composed) => {
    const tenants = options.tenant
      ? [await requireTenant(composed, options.tenant)]
      : await listTenants(composed.ground.db);
    const perTenant: NamedRow[][] = [];
    for (const tenant of tenants) {
      perTenant.push(await rowsOf(composed, tenant, { by: options.by, ...span }));
    }
    const rows = perTenant.flat();
    if (options.json) console.log(JSON.stringify(rows, null, 2));
    else print(options.by, rows);
  });
}

async function rowsOf(
  { ground }: Composed,
  tenant: Tenant,
  ask: { by: UsageGroup; from: Date; to: Date },
): Promise<NamedRow[]> {
  return ground.withTenant(tenant.id, async (tx) => {
    const rows = await readUsage(tx, { tenantId: tenant.id, ...ask });
    const named: NamedRow[] = [];
    for (const row of rows) {
      const name = await nameOf(tx, tenant, { by: ask.by, key: row.key });
      named.push({ ...row, tenant: tenant.name, name });
    }
    return named;
  });
}

async function nameOf(
  tx: Tx,
  tenant: Tenant,
  { by, key }: { by: UsageGroup; key: string },
): Promise<string> {
  if (by === 'tenant') return tenant.name;
  if (key === '') return by === 'section' ? '(no section)' : '(deleted)';
  if (by !== 'course' && by !== 'section') return key;
  const [courseId = '', section] = key.split('/');
  const course = (await findCourse(tx, tenant.id, courseId))?.title ?? courseId;
  return section === undefined ? course : `${course} ${section}`;
}

function print(by: UsageGroup, rows: readonly NamedRow[]): void {
  const columns = ['requests', 'input', 'output', 'US dollars', 'of it estimated'];
  const total = (field: 'requests' | 'inputTokens' | 'outputTokens' | 'costMicros') =>
    rows.reduce((sum, row) => sum + row[field], 0);
  const estimated = rows.reduce((sum, row) => sum + row.estimatedMicros, 0);
  const totals = [
    '',
    'total',
    total('requests'),
    total('inputTokens'),
    total('outputTokens'),
    dollars(total('costMicros')),
    dollars(estimated),
  ];
  printTable(
    ['tenant', by, ...columns],
    [
      ...rows.map((row) => [
        row.tenant,
        row.name,
        row.requests,
        row.inputTokens,
        row.outputTokens,
        dollars(row.costMicros),
        dollars(row.estimatedMicros),
      ]),
      // Who is in two sections counts in both: a sum would say too much.
      ...(by === 'section' ? [] : [totals]),
    ],
  );
}

function spanOf({ from, to }: UsageOptions): { from: Date; to: Date } {
  const now = new Date();
  const first = from
    ? dayOf('--from', from)
    : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const last = to ? dayOf('--to', to) : now;
  if (last < first) throw new CliError('--to lies before --from.');
  return { from: first, to: new Date(last.getTime() + 24 * 60 * 60 * 1000) };
}

function dayOf(option: string, text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new CliError(`${option} is a day such as 2026-11-01, not "${text}".`);
}
