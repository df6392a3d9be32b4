import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Option, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import { isUuid } from '../ground/text/index.ts';
import {
  findPeople,
  findReceipt,
  listErasures,
  leftElsewhere,
  StillBusyError,
  type Person,
  type ReceiptFile,
} from '../privacy/index.ts';
import { writeJson } from './json-file.ts';
import { printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface WhoOptions {
  readonly tenant: string;
  readonly user?: string;
  readonly lmsSub?: string;
}

interface EraseOptions extends WhoOptions {
  readonly dryRun?: boolean;
  readonly receipt?: string;
  readonly by: string;
  readonly reason: 'student' | 'administrator';
}

export function addStudentCommands(program: Command): void {
  const student = program
    .command('student')
    .description('what is held about one person: export it, or erase it');

  aimed(
    student
      .command('export')
      .description('write everything held about a person to a file, as JSON')
      .requiredOption('--out <file>', 'where to; readable by you alone'),
  ).action((options: WhoOptions & { out: string }) =>
    withInstallation((composed) => write(composed, options)),
  );

  aimed(
    student
      .command('erase')
      .description('erase a person for good; may be interrupted and repeated')
      .option('--dry-run', 'only say what would go, table by table')
      .option('--receipt <file>', 'write a signed receipt that names nobody')
      .addOption(
        new Option('--reason <whose>', 'whose wish it is, for the receipt')
          .choices(['student', 'administrator'])
          .default('administrator'),
      )
      .option('--by <who>', 'who wants it, for the receipt', userInfo().username),
  ).action((options: EraseOptions) => withInstallation((composed) => erase(composed, options)));

  student
    .command('erasures')
    .description('erasures of an institution; one that is not done waits to be repeated')
    .requiredOption('--tenant <name>', 'institution')
    .action(({ tenant }: { tenant: string }) =>
      withInstallation((composed) => list(composed, tenant)),
    );

  student
    .command('receipt')
    .description('write the receipt of an erasure that is done once more')
    .requiredOption('--tenant <name>', 'institution')
    .requiredOption('--user <id>', 'our id of the person who was erased')
    .requiredOption('--out <file>', 'where to')
    .action((options: { tenant: string; user: string; out: string }) =>
      withInstallation(async (composed) => {
        const { id: tenantId } = await requireTenant(composed, options.tenant);
        const person = { tenantId, userId: options.user.toLowerCase() };
        const receipt = await composed.ground.withTenant(tenantId, (tx) => findReceipt(tx, person));
        if (!receipt) throw new CliError('Nobody of that id was erased here.');
        await writeReceipt(composed, options.out, receipt);
      }),
    );
}

function aimed(command: Command): Command {
  return command
    .requiredOption('--tenant <name>', 'institution')
    .option('--user <id>', 'our id of the person, as `usage --by student` prints it')
    .option('--lms-sub <sub>', 'the LMS’s name for the person in launches (claim “sub”)');
}

/** @throws CliError when nobody, or not exactly one person, is meant */
async function requirePerson(
  composed: Composed,
  { tenant, user, lmsSub }: WhoOptions,
): Promise<Person> {
  const { id: tenantId } = await requireTenant(composed, tenant);
  if ((user === undefined) === (lmsSub === undefined))
    throw new CliError('Name the person by --user or by --lms-sub.');
  if (user !== undefined && !isUuid(user)) throw new CliError(`"${user}" is no id of a person.`);
  const by = user === undefined ? { sub: lmsSub ?? '' } : { userId: user.toLowerCase() };
  const [userId, ...others] = await composed.ground.withTenant(tenantId, (tx) =>
    findPeople(tx, tenantId, by),
  );
  if (userId === undefined) throw new CliError(`"${tenant}" knows nobody of that name.`);
  if (others.length > 0)
    throw new CliError(
      `Several registrations know somebody of that name. Choose with --user: ${[userId, ...others].join(', ')}`,
    );
  return { tenantId, userId };
}

async function write(
  composed: Composed,
  { out, ...who }: WhoOptions & { out: string },
): Promise<void> {
  // Nobody reads whom a restored backup brought back.
  await composed.privacy.reapplyErasures();
  const person = await requirePerson(composed, who);
  const file = openNew(out);
  try {
    for await (const piece of composed.privacy.exportStudent(person, 'school'))
      writeSync(file, piece);
  } catch (error) {
    rmSync(out, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  console.log(`What is held about ${person.userId} is in ${out}.`);
}

/** @throws CliError when it is there already or cannot be made */
function openNew(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (cause) {
    throw new CliError(`${file} cannot be written: ${(cause as Error).message}`, { cause });
  }
}

async function erase(composed: Composed, options: EraseOptions): Promise<void> {
  const { dryRun = false, receipt: file, by } = options;
  const person = await requirePerson(composed, options);
  if (dryRun) return plan(composed, person);
  const wish = { by, reason: options.reason };
  const receipt = await composed.privacy.eraseStudent(person, wish).catch((cause: unknown) => {
    throw cause instanceof StillBusyError ? new CliError(cause.message, { cause }) : cause;
  });
  if (!receipt) throw new CliError('Somebody else has erased this person meanwhile.');
  const { erased, unlinked, kept } = receipt.statement;
  const rows = (counts: Readonly<Record<string, number>>, what: string) =>
    Object.entries(counts).map(([table, count]) => [table, String(count), what]);
  printTable(
    ['table', 'rows', ''],
    [
      ...rows(erased, 'erased'),
      ...rows(unlinked, 'kept without the person'),
      ...kept.map(({ table, rows: count, because }) => [table, String(count), `kept: ${because}`]),
    ],
  );
  tellLeft();
  if (file !== undefined) await writeReceipt(composed, file, receipt);
}

async function plan({ privacy }: Composed, person: Person): Promise<void> {
  const planned = await privacy.planErasure(person);
  const rows = planned.map(({ table, rows: count, fate }) => [
    table,
    String(count),
    fate.kind === 'erased' ? 'would be erased' : `${fate.kind}: ${fate.because}`,
  ]);
  printTable(['table', 'rows', ''], rows);
  tellLeft();
  console.log('Nothing was changed.');
}

async function list(composed: Composed, tenant: string): Promise<void> {
  const { id } = await requireTenant(composed, tenant);
  const erasures = await composed.ground.withTenant(id, (tx) => listErasures(tx, id));
  const rows = erasures.map((one) => [
    one.id,
    one.begunAt.toISOString(),
    one.finishedAt?.toISOString() ?? `not done: repeat it for --user ${one.userId}`,
    one.courseId ?? 'all courses',
    one.requestedBy,
    one.reason ?? '',
  ]);
  printTable(['erasure', 'begun', 'done', 'of', 'wanted by', 'why'], rows);
}

function tellLeft(): void {
  for (const sentence of leftElsewhere) console.log(sentence);
}

async function writeReceipt(
  { ground }: Composed,
  file: string,
  receipt: ReceiptFile['receipt'],
): Promise<void> {
  const keys = (await ground.signingKeys.list()).map(({ publicJwk }) => publicJwk);
  const content: ReceiptFile = { format: 'preceptor receipt', keys, receipt };
  writeJson(file, content);
  console.log(`The receipt is in ${file}.`);
}
