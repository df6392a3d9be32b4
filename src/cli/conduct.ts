import { Option, type Command } from 'commander';
import { readModelFindings, setModelFindings, type ModelFindings } from '../conduct/index.ts';
import { requireTenant, withInstallation } from './with-installation.ts';

const says: Readonly<Record<ModelFindings, string>> = {
  wait: 'What a model finds in messages waits for somebody who teaches the course.',
  count:
    'What a model finds in messages counts as a strike at once, where a course has strikes. It is found after the answer, so the student is not told beneath it.',
};

/** `preceptor conduct …`: what a school decides about misconduct for all its courses. */
export function addConductCommands(program: Command): void {
  const conduct = program
    .command('conduct')
    .description('what a model’s findings about misconduct mean at an institution');
  conduct
    .command('show')
    .description('what holds now')
    .requiredOption('--tenant <name>', 'institution')
    .action(({ tenant }: { tenant: string }) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, tenant);
        console.log(says[await composed.ground.withTenant(id, (tx) => readModelFindings(tx, id))]);
      }),
    );
  conduct
    .command('set')
    .description(
      'decide whether a person must look at a model’s finding before it counts; students are not told of it in the answer, which was given before',
    )
    .requiredOption('--tenant <name>', 'institution')
    .addOption(
      new Option('--model-findings <what>', 'wait for a person, or count at once')
        .choices(['wait', 'count'])
        .makeOptionMandatory(),
    )
    .action(({ tenant, modelFindings }: { tenant: string; modelFindings: ModelFindings }) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, tenant);
        await composed.ground.withTenant(id, (tx) => setModelFindings(tx, id, modelFindings));
        console.log(says[modelFindings]);
      }),
    );
}
