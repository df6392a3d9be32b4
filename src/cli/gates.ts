import type { Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import { gateDecisions, GateError, type GateDecision } from '../quality/index.ts';
import { listTenants, type Tenant } from '../tenancy/index.ts';
import { readReport } from './evals.ts';
import { printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface OfTenant {
  readonly tenant: string;
}

const patienceMs = 60 * 60 * 1000;

/** `preceptor gates`: what is held back from which institution until it has passed its own cases. */
export function addGatesCommands(program: Command): void {
  const gates = program
    .command('gates')
    .description('versions that wait for the cases of an institution');

  gates
    .command('show', { isDefault: true })
    .description('what serves each institution and what waits, with the cases that were lost')
    .option('--tenant <name>', 'only this institution')
    .action(({ tenant }: Partial<OfTenant>) =>
      withInstallation(async (composed) => {
        const tenants =
          tenant === undefined
            ? await listTenants(composed.ground.db)
            : [await requireTenant(composed, tenant)];
        await show(composed, tenants);
      }),
    );

  gates
    .command('try')
    .description(
      'try the embedder, the readers or the ranking that waits on the institution’s cases, now and once more',
    )
    .requiredOption('--tenant <name>', 'institution')
    .action(({ tenant }: OfTenant) =>
      changing(tenant, ({ quality: { gates: doors } }, { id }) =>
        doors.settle(id, AbortSignal.timeout(patienceMs), 'again'),
      ),
    );

  gates
    .command('pass <part>')
    .description(
      'let the newest version of a prompt in, or the newest models of the installation, with the run that shows it is not worse',
    )
    .requiredOption('--tenant <name>', 'institution')
    .requiredOption(
      '--gate <run.json...>',
      'run of its cases with that version; of models one with each',
    )
    .action((part: string, { tenant, gate }: OfTenant & { gate: readonly string[] }) =>
      changing(tenant, ({ quality: { gates: doors } }, { id }) =>
        doors.pass(id, part, gate.map(readReport)),
      ),
    );

  gates
    .command('overrule <part>')
    .description('let the newest version in whatever its trial said; the reason is kept')
    .requiredOption('--tenant <name>', 'institution')
    .requiredOption('--because <reason>', 'why; read by whoever audits it')
    .action((part: string, { tenant, because }: OfTenant & { because: string }) =>
      changing(tenant, ({ quality: { gates: doors } }, { id }) =>
        doors.overrule(id, part, because),
      ),
    );
  addLog(gates);
}

function addLog(gates: Command): void {
  gates
    .command('log')
    .description('what was decided and why, newest first')
    .requiredOption('--tenant <name>', 'institution')
    .action(({ tenant }: OfTenant) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, tenant);
        const lines = await composed.ground.withTenant(id, (tx) => gateDecisions(tx, id, 200));
        for (const line of lines) {
          const from = line.before === null ? '' : `${line.before} → `;
          const why = line.because === null ? '' : `  “${line.because}”`;
          console.log(
            `${line.at.toISOString()}  ${line.part}  ${from}${line.after}  ${line.verdict}${why}`,
          );
        }
      }),
    );
}

function changing(
  name: string,
  work: (composed: Composed, tenant: Tenant) => Promise<void>,
): Promise<void> {
  return withInstallation(async (composed) => {
    const tenant = await requireTenant(composed, name);
    await work(composed, tenant).catch((cause: unknown) => {
      throw cause instanceof GateError ? new CliError(cause.message, { cause }) : cause;
    });
    await show(composed, [tenant]);
  });
}

async function show({ quality }: Composed, tenants: readonly Tenant[]): Promise<void> {
  const rows: string[][] = [];
  const details: string[] = [];
  for (const { id, name } of tenants) {
    for (const { part, serves, waits, last } of await quality.gates.standing(id)) {
      rows.push([name, part, serves, waits === null ? '' : `${waits} waits`, lastWord(last)]);
      const isWorse = waits === null ? last?.verdict === 'regressed' : last?.verdict === 'failed';
      if (last && isWorse) details.push(...lostCases(name, last));
    }
  }
  printTable(['institution', 'part', 'serves', '', 'last decision'], rows);
  for (const line of details) console.log(line);
}

function lastWord(last: (GateDecision & { readonly at: Date }) | undefined): string {
  return last ? `${last.verdict} ${last.at.toISOString().slice(0, 10)} (${last.after})` : '';
}

function lostCases(name: string, { report, after }: GateDecision): string[] {
  if (!report) return [];
  const { lost, won, comparison } = report;
  const heading = `\n${name}: with ${after} ${lost.length} of ${comparison.pairs} cases are lost and ${won} are won.`;
  const lines = lost.map(
    (one) =>
      `  “${one.question}” was at ${placeOf(one.before)}, with it at ${placeOf(one.after)}: ${one.quotes[0] ?? ''}`,
  );
  return [heading, ...lines];
}

function placeOf(rank: number | null): string {
  return rank === null ? 'no place among ten' : `place ${rank}`;
}
