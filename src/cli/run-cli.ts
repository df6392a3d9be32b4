import { CommanderError } from 'commander';
import { createCli } from './cli.ts';
import { CliError } from './with-installation.ts';
import { ConfigError } from '../config/config.ts';
import { DataLockedError } from '../ground/db/index.ts';

try {
  await createCli().parseAsync();
} catch (error) {
  const expected = [CliError, ConfigError, DataLockedError, CommanderError].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
