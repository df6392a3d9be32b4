import type { Command } from 'commander';
import type { ProbeResult } from '../isolation/index.ts';
import { withInstallation } from './with-installation.ts';

const patienceMs = 60 * 60 * 1000;

export function addIsolationCommands(program: Command): void {
  const isolation = program
    .command('isolation')
    .description('proof that no institution can see another');

  isolation
    .command('probe')
    .description('ask every institution for every other one’s planted document, now')
    .action(() =>
      withInstallation(async (composed) =>
        report(await composed.isolation.probe(AbortSignal.timeout(patienceMs))),
      ),
    );

  isolation
    .command('last')
    .description('the result of the last probe')
    .action(() =>
      withInstallation(async (composed) => {
        const result = await composed.isolation.last();
        if (result) report(result);
        else
          console.log(
            'There was no probe yet. One runs every night; now: preceptor isolation probe',
          );
      }),
    );
}

function report({ endedAt, tenants, asked, leaks, blind }: ProbeResult): void {
  console.log(
    `${endedAt.toISOString()}: ${tenants} institutions, ${asked} questions across them, ${leaks.length} leaks.`,
  );
  for (const { path, asker, other } of leaks)
    console.log(
      `LEAK  ${path}: ${asker ?? 'everybody'} was shown something of ${other ?? 'another institution'}`,
    );
  for (const tenantId of blind)
    console.log(
      `BLIND ${tenantId} does not find its own planted document; nothing is proved there.`,
    );
  if (leaks.length + blind.length > 0) process.exitCode = 2;
}
