import type { Command } from 'commander';
import { ensureTenant, listTenants } from '../tenancy/index.ts';
import { withInstallation } from './with-installation.ts';

export function addTenantCommands(program: Command): void {
  const tenant = program.command('tenant').description('institutions');

  tenant
    .command('create <name>')
    .description('create an institution; harmless when it exists')
    .action((name: string) =>
      withInstallation(async ({ ground }) => {
        const { id } = await ensureTenant(ground.db, name);
        console.log(`Tenant "${name}" is ready (${id}).`);
      }),
    );

  tenant
    .command('list')
    .description('list the institutions')
    .action(() =>
      withInstallation(async ({ ground }) => {
        for (const { id, name } of await listTenants(ground.db)) console.log(`${id}  ${name}`);
      }),
    );
}
