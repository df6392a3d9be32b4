import { CommanderError } from 'commander';
import { sentenceFor } from '../compose/sentence-for.ts';
import { createCli } from './cli.ts';
import { CliError } from './with-installation.ts';

try {
  await createCli().parseAsync();
} catch (error) {
  const isOurs = error instanceof CliError || error instanceof CommanderError;
  console.error((isOurs ? error.message : sentenceFor(error)) ?? error);
  process.exitCode = 1;
}
