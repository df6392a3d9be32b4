import { Option, type Command } from 'commander';
import { ensureTenant } from '../tenancy/index.ts';
import { day, readTime, untilText } from './lifetime.ts';
import { requireTenant, withInstallation } from './with-installation.ts';

interface CreateOptions {
  readonly tenant: string;
  /** Milliseconds. */
  readonly expires: number;
  readonly deployments: 'accept-first' | 'hold';
}

/** `preceptor invite …`: links by which an LMS registers itself. */
export function addInviteCommands(program: Command): void {
  const invite = program.command('invite').description('one-time links to register an LMS');

  invite
    .command('create')
    .description('print a registration URL for the administrator of an LMS')
    .requiredOption('--tenant <name>', 'institution it registers for; created when new')
    .option('--expires <time>', 'how long it is good, in hours or days', readTime, 7 * day)
    .addOption(
      new Option('--deployments <policy>', 'whether its first deployment is let in at once')
        .choices(['accept-first', 'hold'])
        .default('accept-first'),
    )
    .action(create);

  invite
    .command('list')
    .description('invitations of an institution; their links are not kept')
    .requiredOption('--tenant <name>', 'institution')
    .action(({ tenant }: { tenant: string }) =>
      withInstallation(async (composed) => {
        const { id } = await requireTenant(composed, tenant);
        for (const { createdAt, expiresAt, usedAt } of await composed.launch.invites.list(id)) {
          const used = usedAt && `used ${usedAt.toISOString()}`;
          const state = used ?? (expiresAt < new Date() ? 'expired' : 'open');
          console.log(`${createdAt.toISOString()}  until ${expiresAt.toISOString()}  ${state}`);
        }
      }),
    );
}

async function create({ tenant: name, expires, deployments }: CreateOptions): Promise<void> {
  await withInstallation(async ({ ground, launch }) => {
    const tenant = await ensureTenant(ground.db, name);
    const token = await launch.invites.create(tenant.id, {
      lifetimeMs: expires,
      deploymentPolicy: deployments,
    });
    console.log(`Registration URL for "${tenant.name}", good once, until ${untilText(expires)}:\n`);
    console.log(`  ${ground.config.publicUrl}/lti/register?invite=${token}\n`);
  });
}
