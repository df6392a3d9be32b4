#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createCli } from '../src/cli/cli.ts';
import { CliError } from '../src/cli/with-installation.ts';
import { ConfigError } from '../src/config/config.ts';
import { DataLockedError } from '../src/ground/db/index.ts';

try {
  await createCli().parseAsync();
} catch (error) {
  const expected = [CliError, ConfigError, DataLockedError, CommanderError].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
