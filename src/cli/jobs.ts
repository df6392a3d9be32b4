import { isUuid } from '../ground/text/index.ts';
import type { Command } from 'commander';
import { printTable } from './table.ts';
import { CliError, withInstallation } from './with-installation.ts';

/** `preceptor jobs …`: what waits for workers, and what they gave up. */
export function addJobsCommands(program: Command): void {
  const jobs = program.command('jobs').description('work in the background');

  jobs
    .command('list')
    .description('queues in which something waits or runs, the one that waits longest first')
    .action(() =>
      withInstallation(async ({ ground }) => {
        const rows = (await ground.queue.lines()).map((line) => [
          line.queue,
          line.waiting,
          line.running,
          line.waitingSince?.toISOString() ?? '',
        ]);
        printTable(['queue', 'waiting', 'running', 'waiting since'], rows);
      }),
    );

  jobs
    .command('dead')
    .description(
      'the newest 100 jobs that used up their tries, with the ids they are about; kept for 30 days',
    )
    .action(() =>
      withInstallation(async ({ ground }) => {
        const letters = await ground.queue.deadLetters(100);
        const rows = letters.map(({ id, queue, data, failedAt }) => [
          id,
          queue,
          failedAt.toISOString(),
          JSON.stringify(data),
        ]);
        printTable(['job', 'queue', 'given up', 'about'], rows);
      }),
    );

  jobs
    .command('again <job>')
    .description('let one of them be tried once more, as often as at first')
    .action((id: string) =>
      withInstallation(async ({ ground }) => {
        const queue = isUuid(id) ? await ground.queue.again(id) : undefined;
        if (queue === undefined) throw new CliError(`No job ${id} was given up (see jobs dead).`);
        console.log(`It waits in ${queue}.`);
      }),
    );
}
