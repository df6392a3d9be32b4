import { z } from 'zod';
import type { Command } from 'commander';
import { addContact, listContacts, listNotices, removeContact } from '../conduct/index.ts';
import type { Composed } from '../compose/compose.ts';
import { printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface AddOptions {
  readonly tenant: string;
  readonly name: string;
  readonly email: string;
  readonly minutes: string;
}

/** `preceptor oncall …`: who is told when a student may be in danger. */
export function addOnCallCommands(program: Command): void {
  const oncall = program
    .command('oncall')
    .description('who is told by e-mail, in which order, when a student may be in danger');
  const named = (name: string, about: string): Command =>
    oncall.command(name).description(about).requiredOption('--tenant <name>', 'institution');

  named('add', 'put somebody at the end of the chain, or change their name or time')
    .requiredOption('--name <name>', 'who it is')
    .requiredOption('--email <address>', 'where they are told')
    .option('--minutes <count>', 'time to take it on before the next one is called', '15')
    .action(add);
  named('remove', 'take somebody out of the chain')
    .requiredOption('--email <address>', 'whose address')
    .action(remove);
  named('list', 'the chain, in the order of calling').action(list);
  named('notices', 'calls of the last time and who took them on').action(notices);
  named('drill', 'call the chain to try it out; everybody is told that it is a drill').action(
    drill,
  );
}

async function add({ tenant, name, email, minutes }: AddOptions): Promise<void> {
  if (!z.email().safeParse(email).success)
    throw new CliError(`"${email}" is not an e-mail address.`);
  const wait = /^\d{1,4}$/.test(minutes) ? Number(minutes) : 0;
  if (wait < 1 || wait > 1440) throw new CliError('--minutes is a number of 1 to 1440 minutes.');
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, tenant);
    await composed.ground.withTenant(id, (tx) =>
      addContact(tx, id, { name: name.trim(), email, minutes: wait }),
    );
    console.log(`${name.trim()} is told, with ${wait} minutes to take it on.`);
    warnWithoutMail(composed);
  });
}

async function remove({ tenant, email }: { tenant: string; email: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, tenant);
    const gone = await composed.ground.withTenant(id, (tx) => removeContact(tx, id, email));
    if (!gone) throw new CliError(`Nobody of the chain has the address "${email}".`);
    console.log('Removed.');
  });
}

async function list({ tenant }: { tenant: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, tenant);
    const chain = await composed.ground.withTenant(id, (tx) => listContacts(tx, id));
    if (chain.length === 0)
      return console.log('Nobody: when a student is in danger, nobody is told.');
    const rows = chain.map(({ name, email, minutes }) => [name, email, `${minutes}`]);
    printTable(['name', 'e-mail', 'minutes'], rows);
    warnWithoutMail(composed);
  });
}

async function notices({ tenant }: { tenant: string }): Promise<void> {
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, tenant);
    const found = await composed.ground.withTenant(id, (tx) => listNotices(tx, id, 50));
    const rows = found.map(({ chain, ...notice }) => [
      notice.raisedAt.toISOString(),
      notice.turnId === null ? 'drill' : 'student',
      notice.state,
      notice.acknowledgedBy === null ? '' : (chain[notice.acknowledgedBy]?.name ?? ''),
      notice.acknowledgedAt?.toISOString() ?? '',
      notice.id,
    ]);
    printTable(['raised', 'what', 'state', 'by', 'at', 'reference'], rows);
  });
}

async function drill({ tenant }: { tenant: string }): Promise<void> {
  await withInstallation(async (composed) => {
    if (!composed.conduct.canCall) throw new CliError(noMail);
    const { id } = await requireTenant(composed, tenant);
    const notice = await composed.conduct.drill(id);
    if (notice === undefined)
      throw new CliError('Nobody is on duty. Name somebody with: preceptor oncall add');
    console.log(`The drill ${notice} is in line; a running server sends it. See: oncall notices`);
  });
}

const noMail =
  'No mail server is configured: SMTP_URL and MESSAGES_FROM are needed to call anybody.';

function warnWithoutMail({ conduct }: Composed): void {
  if (!conduct.canCall) console.log(noMail);
}
