import { Argument, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import {
  ModelSettingsError,
  nameOf,
  taskTypes,
  unaskedTasks,
  type TaskType,
} from '../models/index.ts';
import {
  gateCases,
  gateObjection,
  judgedAnswers,
  noteDecision,
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
    .option('--gate <run.json>', 'the run that shows that the answers do not get worse')
    .option('--ungated', 'without such a run, on your own responsibility')
    .action((task: TaskType, names: string[], gate: GateOptions) =>
      withInstallation(async (composed) => {
        const { tenant } = models.opts<ModelsOptions>();
        if (tenant === undefined)
          throw new CliError('Name the institution: preceptor models --tenant NAME choose …');
        const { id } = await requireTenant(composed, tenant);
        const [first] = names;
        const verdict =
          task === 'chat_tutor' && first !== undefined
            ? await weigh(composed, { tenantId: id, tenant, model: first }, gate)
            : undefined;
        await composed.models.modelSettings
          .choose(id, { task, models: names })
          .catch((cause: unknown) => {
            throw cause instanceof ModelSettingsError
              ? new CliError(cause.message, { cause })
              : cause;
          });
        if (verdict !== undefined && first !== undefined)
          await composed.ground.withTenant(id, (tx) =>
            noteDecision(tx, id, { part: 'model', before: null, after: first, verdict }),
          );
        await show(composed, { tenant });
      }),
    );
}

interface GateOptions {
  readonly gate?: string;
  readonly ungated?: boolean;
}

/**
 * A model answers a school's students once it was tried on the answers that the school's own
 * instructors called right.
 * @throws CliError with what to do
 */
async function weigh(
  { ground, quality }: Composed,
  wanted: { readonly tenantId: string; readonly tenant: string; readonly model: string },
  { gate, ungated = false }: GateOptions,
): Promise<GateDecision['verdict']> {
  const { tenantId, tenant, model: name } = wanted;
  const answers = await ground.withTenant(tenantId, (tx) => judgedAnswers(tx, tenantId, null));
  if (gateCases(answers).length === 0) return 'no_cases';
  const report = gate === undefined ? undefined : readReport(gate);
  const serves = await quality.toldModel(tenantId, 'tutor');
  const objection = gateObjection(answers, { setting: 'chat', name, serves }, report);
  if (objection === undefined) return 'passed';
  if (ungated) return 'overruled';
  throw new CliError(
    `${objection} Nothing was changed. Print them with: preceptor eval cases --tenant "${tenant}" > cases.jsonl, try ${name} on them as docs/evaluation.md says, and name the run with --gate; or say --ungated.`,
  );
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
        at === 0 ? `${task}${unaskedTasks.has(task) ? ' (nothing asks for it yet)' : ''}` : '',
        nameOf(candidate),
        obstacle ? obstacles[obstacle] : key,
        why,
      ]);
    });
  }
  printTable(['task', 'model', '', 'why'], rows);
}
