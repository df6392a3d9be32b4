import type { Command } from 'commander';
import { printTable } from './table.ts';
import { withInstallation } from './with-installation.ts';

export function addSigningKeyCommands(program: Command): void {
  const key = program
    .command('signing-key')
    .description('keys that sign the isolation log and receipts; note their thumbprints elsewhere');

  key
    .command('list')
    .description('thumbprints of the keys, newest first')
    .action(() =>
      withInstallation(async ({ ground }) => {
        // The first one is made here, so that it can be noted before anything is signed.
        await ground.signingKeys.signer();
        const rows = (await ground.signingKeys.list()).map(({ kid, createdAt, retiredAt }) => [
          kid,
          createdAt.toISOString(),
          retiredAt?.toISOString() ?? 'signs now',
        ]);
        printTable(['thumbprint', 'since', 'until'], rows);
      }),
    );

  key
    .command('rotate')
    .description('let a new key sign from now on; what the old one signed stays checkable')
    .action(() =>
      withInstallation(async ({ ground }) => {
        console.log(`Key ${await ground.signingKeys.rotate()} signs from now on.`);
      }),
    );
}
