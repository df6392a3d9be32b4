import type { Command } from 'commander';
import { readMigrations } from '../ground/db/index.ts';
import { withInstallation } from './with-installation.ts';

/** `preceptor migrate`: what every start does first, by itself, so that a rollout can wait for it. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description(
      'bring the database up to date, as every start and every command does, and do nothing else',
    )
    .action(() =>
      withInstallation(async () => {
        console.log(`The database is at migration ${readMigrations().at(-1)?.version}.`);
      }),
    );
}
