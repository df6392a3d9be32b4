import { InvalidArgumentError, Option, type Command } from 'commander';
import { ensureTenant } from '../tenancy/index.ts';
import { requireTenant, withInstallation } from './with-installation.ts';

interface CreateOptions {
  readonly tenant: string;
  /** Milliseconds. */
  readonly expires: number;
  readonly deployments: 'accept-first' | 'hold';
}

const hour = 60 * 60 * 1000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour };

/** `preceptor invite …`: links by which an LMS registers itself. */
export function addInviteCommands(program: Command): void {
  const invite = program.command('invite').description('one-time links to register an LMS');

  invite
    .command('create')
    .description('print a registration URL for the administrator of an LMS')
    .requiredOption('--tenant <name>', 'institution it registers for; created when new')
    .option('--expires <time>', 'how long it is good, in hours or days', readTime, 7 * 24 * hour)
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
    const until = new Date(Date.now() + expires).toISOString().slice(0, 16).replace('T', ' ');
    console.log(`Registration URL for "${tenant.name}", good once, until ${until} UTC:\n`);
    console.log(`  ${ground.config.publicUrl}/lti/register?invite=${token}\n`);
  });
}

function readTime(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  const time = Number(count) * (units[unit] ?? 0);
  if (time > 0 && time <= 90 * 24 * hour) return time;
  throw new InvalidArgumentError('hours or days, for example 12h or 7d; at most 90d');
}
