import { Argument, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import { ModelSettingsError, nameOf, taskTypes, type TaskType } from '../models/index.ts';
import {
  gateCases,
  judgedAnswers,
  noteDecision,
  weighModels,
  type GateDecision,
} from '../quality/index.ts';
import { readReport } from './evals.ts';
import { printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface ModelsOptions {
  readonly tenant?: string;
}

export function addModelsCommands(program: Command): void {
  const models = program
    .command('models')
    .description('which models would be asked for each task, in order, and why')
    .option('--tenant <name>', 'as this institution (the installation)')
    .action((options: ModelsOptions) => withInstallation((composed) => show(composed, options)));

  models
    .command('choose')
    .description('let a tenant use other models for a task; without models, take that back')
    .addArgument(new Argument('<task>', 'what the models are for').choices([...taskTypes]))
    .argument('[models...]', 'provider:model in the order of asking')
    .option(
      '--gate <run.json>',
      'the run that shows that the answers do not get worse; once for each model',
      (file, others: readonly string[]) => [...others, file],
      [],
    )
    .option('--ungated', 'without such runs, on your own responsibility')
    .action((task: TaskType, names: string[], gate: GateOptions) =>
      withInstallation(async (composed) => {
        const { tenant } = models.opts<ModelsOptions>();
        if (tenant === undefined)
          throw new CliError('Name the institution: preceptor models --tenant NAME choose …');
        const { id } = await requireTenant(composed, tenant);
        const weighed =
          task === 'chat_tutor' ? await weigh(composed, { tenantId: id, tenant, names }, gate) : [];
        await composed.models.modelSettings
          .choose(id, { task, models: names })
          .catch((cause: unknown) => {
            throw cause instanceof ModelSettingsError
              ? new CliError(cause.message, { cause })
              : cause;
          });
        await composed.ground.withTenant(id, async (tx) => {
          for (const { name, verdict } of weighed)
            await noteDecision(tx, id, { part: 'model', before: null, after: name, verdict });
        });
        await show(composed, { tenant });
      }),
    );
}

interface GateOptions {
  readonly gate: readonly string[];
  readonly ungated?: boolean;
}

interface WeighedChoice {
  readonly name: string;
  readonly verdict: GateDecision['verdict'];
}

/**
 * A model answers a school's students, first or when others fail, once it was tried on the answers that
 * the school's own instructors called right.
 * @throws CliError with what to do
 */
async function weigh(
  { ground, quality }: Composed,
  wanted: { readonly tenantId: string; readonly tenant: string; readonly names: readonly string[] },
  { gate, ungated = false }: GateOptions,
): Promise<WeighedChoice[]> {
  const { tenantId, tenant, names } = wanted;
  const answers = await ground.withTenant(tenantId, (tx) => judgedAnswers(tx, tenantId, null));
  const hasCases = gateCases(answers).length > 0;
  const reports = hasCases ? gate.map(readReport) : [];
  const serves = await quality.toldModel(tenantId, 'tutor');
  return weighModels(answers, { names, serves }, reports).map(({ name, objection }) => {
    if (objection === undefined) return { name, verdict: hasCases ? 'passed' : 'no_cases' };
    if (ungated) return { name, verdict: 'overruled' };
    throw new CliError(
      `${objection} Nothing was changed. Print them with: preceptor eval cases --tenant "${tenant}" > cases.jsonl, try ${name} on them as docs/evaluation.md says, and name its run with --gate, beside those of the other models; or say --ungated.`,
    );
  });
}

const obstacles = {
  no_key: 'skipped: no key',
  no_price: 'skipped: no price',
  unknown_provider: 'skipped: unknown provider',
} as const;

async function show(composed: Composed, { tenant }: ModelsOptions): Promise<void> {
  const tenantId = tenant === undefined ? null : (await requireTenant(composed, tenant)).id;
  const rows: string[][] = [];
  for (const task of taskTypes) {
    const candidates = await composed.models.router.plan({ tenantId, task });
    candidates.forEach((candidate, at) => {
      const { why, obstacle, keyOwner } = candidate;
      const key = keyOwner === null ? '' : `key: ${keyOwner}`;
      rows.push([
        at === 0 ? task : '',
        nameOf(candidate),
        obstacle ? obstacles[obstacle] : key,
        why,
      ]);
    });
  }
  printTable(['task', 'model', '', 'why'], rows);
}
