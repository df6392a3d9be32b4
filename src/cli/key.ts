import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import { ModelSettingsError } from '../models/index.ts';
import { listTenants } from '../tenancy/index.ts';
import { printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface KeyOptions {
  readonly tenant?: string;
  readonly keyFile?: string;
}

/** Keys never come as an argument: those stand in the shell's history and in everybody's process list. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('keys for model providers');

  key
    .command('set <provider>')
    .description('set the key, read from standard input or a file, for all tenants or for one')
    .option('--tenant <name>', 'institution that pays with a key of its own')
    .option('--key-file <file>', 'file that holds the key (standard input)')
    .action((provider: string, options: KeyOptions) =>
      withInstallation(async (composed) => {
        const secret = readKey(options.keyFile);
        await composed.models.modelSettings
          .setKey(await ownerOf(composed, options), provider, secret)
          .catch(refuse);
        console.log(`Key for ${provider} set${forWhom(options)}: …${secret.slice(-4)}`);
      }),
    );

  key
    .command('list')
    .description('which keys there are; never the keys themselves')
    .action(() => withInstallation(listKeys));

  key
    .command('remove <provider>')
    .description('remove the key of all tenants, or the own key of one')
    .option('--tenant <name>', 'institution')
    .action((provider: string, options: KeyOptions) =>
      withInstallation(async (composed) => {
        const owner = await ownerOf(composed, options);
        const gone = await composed.models.modelSettings.removeKey(owner, provider);
        if (!gone) throw new CliError(`There is no key for ${provider}${forWhom(options)}.`);
        console.log(`Key for ${provider} removed${forWhom(options)}.`);
      }),
    );
}

async function listKeys({ ground, models }: Composed): Promise<void> {
  const { modelSettings } = models;
  const owners = [{ id: null, name: '(installation)' }, ...(await listTenants(ground.db))];
  const rows: string[][] = [];
  for (const { id, name } of owners) {
    for (const { provider, hint, createdAt } of await modelSettings.listKeys(id)) {
      rows.push([name, provider, `…${hint}`, createdAt.toISOString().slice(0, 10)]);
    }
  }
  const environment = Object.entries(ground.secrets.modelKeys).filter(([, value]) => value);
  for (const [provider, value] of environment) {
    rows.push(['(environment)', provider, `…${value?.slice(-4)}`, '']);
  }
  printTable(['owner', 'provider', 'key', 'since'], rows);
}

async function ownerOf(composed: Composed, { tenant }: KeyOptions): Promise<string | null> {
  return tenant === undefined ? null : (await requireTenant(composed, tenant)).id;
}

function forWhom({ tenant }: KeyOptions): string {
  return tenant === undefined ? '' : ` for "${tenant}"`;
}

function readKey(file: string | undefined): string {
  try {
    // 0 is standard input.
    return readFileSync(file ?? 0, 'utf8').trim();
  } catch (cause) {
    throw new CliError(`${file ?? 'standard input'} cannot be read.`, { cause });
  }
}

function refuse(error: unknown): never {
  throw error instanceof ModelSettingsError ? new CliError(error.message, { cause: error }) : error;
}
