import type { Command } from 'commander';
import { checkLog, NoLogError, type LogCheck, type ProbeResult } from '../isolation/index.ts';
import { readJson, writeJson } from './json-file.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

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

  isolation
    .command('log')
    .description('write the signed log of all probes to a file')
    .requiredOption('--out <file>', 'where to')
    .option('--tenant <name>', 'what one institution may know: nothing in it names another one')
    .action(({ out, tenant }: { out: string; tenant?: string }) =>
      withInstallation(async (composed) => {
        const owner = tenant === undefined ? null : (await requireTenant(composed, tenant)).id;
        const file = await composed.isolation.log.write(owner);
        writeJson(out, file);
        console.log(`${file.entries.length} entries are in ${out}.`);
      }),
    );

  isolation
    .command('verify <file>')
    .description('check a file of the log, with nothing but the file')
    .option('--key <thumbprint...>', 'trust only this key, noted elsewhere (those in the file)')
    .option('--since <file>', 'a file of the same log that was written earlier')
    .action((file: string, { key = [], since }: { key?: readonly string[]; since?: string }) => {
      const earlier = since === undefined ? {} : { earlier: readJson(since) };
      tell(check(readJson(file), { trusted: key, ...earlier }));
    });
}

function check(...given: Parameters<typeof checkLog>): LogCheck {
  try {
    return checkLog(...given);
  } catch (cause) {
    throw cause instanceof NoLogError ? new CliError(cause.message, { cause }) : cause;
  }
}

function tell({ log, entries, writtenAt, keys, faults }: LogCheck): void {
  console.log(`Log of ${log}: ${entries} entries, written ${writtenAt ?? 'nobody knows when'}.`);
  for (const kid of keys) console.log(`checked with key ${kid}`);
  for (const fault of faults) console.log(`WRONG  ${fault}`);
  if (faults.length > 0) process.exitCode = 2;
  else
    console.log(
      'Nothing was altered, removed or put in another order. A file says nothing of what came after it, and its own keys vouch only for themselves: compare them with the ones you noted (--key), and with an earlier file (--since).',
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
