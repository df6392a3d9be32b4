import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { changeMasterKey, forgetLostKey } from '../compose/master-key.ts';
import type { Composed } from '../compose/compose.ts';
import { createSeal, readMasterKey, SealBrokenError } from '../ground/crypto/index.ts';
import { CliError, withInstallation } from './with-installation.ts';

/** `preceptor master-key …`: the key that seals all others is changed, or lost. */
export function addMasterKeyCommands(program: Command): void {
  const key = program
    .command('master-key')
    .description('the key that seals all others; stop every other process first');

  key
    .command('change')
    .description('seal with a new key what MASTER_KEY sealed; broken off, repeat it')
    .requiredOption('--to-file <file>', 'file with the new key, 32 bytes in base64')
    .action(({ toFile }: { toFile: string }) =>
      withInstallation((composed) => change(composed, toFile), { anyMasterKey: true }),
    );

  key
    .command('lost')
    .description(
      'the former key is gone: drop what only it could open, and go on with the MASTER_KEY given now',
    )
    .option('--yes', 'do it; nothing brings back what is dropped')
    .action(({ yes = false }: { yes?: boolean }) => {
      if (!yes)
        throw new CliError(
          'This drops the keys of models, tools and institutions, and with them pictures in questions and tokens of LMSs. Say --yes to do it.',
        );
      return withInstallation(goOnWithout, { anyMasterKey: true });
    });
}

async function change({ ground }: Composed, file: string): Promise<void> {
  const next = createSeal(readMasterKey(file, readText(file)));
  const old = await changeMasterKey(ground, next).catch((cause: unknown) => {
    if (!(cause instanceof SealBrokenError)) throw cause;
    throw new CliError(
      'Something here was sealed neither by the present MASTER_KEY nor by the new one. Repeat it with the right two.',
      { cause },
    );
  });
  if (old.length > 0)
    throw new CliError(
      `Values of ${old.join(', ')} are sealed as before there were data keys. Rotate their platform keys (--at-once) and connect their LMSs anew; nothing was changed.`,
    );
  console.log(`All is sealed by the key in ${file}. Give it to every process as MASTER_KEY.`);
}

async function goOnWithout({ ground, launch }: Composed): Promise<void> {
  await forgetLostKey(ground, async () => {
    for (const { id, issuer } of await launch.platforms.list()) {
      const registration = await launch.findRegistration(id);
      if (!registration) continue;
      await launch.toolKeys.rotate(registration, { leadMs: 0, overlapMs: 0 });
      console.log(`${issuer} (${id}): signs with a new key, which the LMS fetches by itself.`);
    }
  });
  console.log(
    'To be entered again: keys of models (key set), tokens and API keys of LMSs (platform connect, platform api-key), and courses that instructors connected.',
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CliError(`${file} cannot be read.`, { cause });
  }
}
