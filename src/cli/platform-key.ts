import { InvalidArgumentError, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import type { Registration } from '../launch/index.ts';
import { CliError, withInstallation } from './with-installation.ts';

interface RotateOptions {
  readonly registration: string;
  readonly lead: number;
  readonly overlap: number;
  readonly atOnce?: true;
}

const minute = 60_000;
const units: Readonly<Record<string, number>> = {
  m: minute,
  h: 60 * minute,
  d: 24 * 60 * minute,
};

export function addPlatformKeyCommands(program: Command): void {
  const keys = program
    .command('platform-key')
    .description('key pairs with which the tool signs towards a platform');

  keys
    .command('rotate')
    .description('publish a new key pair, let it take over, withdraw the old one later')
    .requiredOption('--registration <id>', 'registration, as `platform add` printed it')
    .option('--lead <time>', 'published this long before it signs, e.g. 15m', duration, 15 * minute)
    .option(
      '--overlap <time>',
      'the old key stays published this long after that',
      duration,
      24 * 60 * minute,
    )
    .option(
      '--at-once',
      'the old key has leaked: sign with the new one and withdraw the old one now',
    )
    .action(rotate);

  keys
    .command('list')
    .description('show the key pairs of a registration')
    .requiredOption('--registration <id>', 'registration, as `platform add` printed it')
    .action(list);
}

async function rotate({ registration: id, lead, overlap, atOnce }: RotateOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const registration = await requireRegistration(composed, id);
    const takeover = atOnce ? { leadMs: 0, overlapMs: 0 } : { leadMs: lead, overlapMs: overlap };
    const kid = await composed.launch.toolKeys.rotate(registration, takeover);
    const from = new Date(Date.now() + takeover.leadMs);
    const until = new Date(from.getTime() + takeover.overlapMs);
    console.log(`New key ${kid} is published.`);
    console.log(
      atOnce
        ? 'It signs from now on (other processes: within 30 seconds); the old keys are withdrawn.'
        : `It signs from ${from.toISOString()}; the old keys stay published until ${until.toISOString()}.`,
    );
  });
}

async function list({ registration: id }: { registration: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const registration = await requireRegistration(composed, id);
    for (const key of await composed.launch.toolKeys.list(registration)) {
      const end = key.retiredAt === null ? 'no end' : `until ${key.retiredAt.toISOString()}`;
      console.log(`${key.kid}  signs from ${key.signsFrom.toISOString()}, published ${end}`);
    }
  });
}

/** @throws CliError */
async function requireRegistration({ launch }: Composed, id: string): Promise<Registration> {
  const registration = await launch.findRegistration(id);
  if (registration) return registration;
  throw new CliError(`There is no registration ${id}.`);
}

function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const length = units[unit];
  if (count === undefined || length === undefined) {
    throw new InvalidArgumentError('Write it as a number with m, h or d, e.g. 15m, 24h or 7d.');
  }
  return Number(count) * length;
}
