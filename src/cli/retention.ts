import { InvalidArgumentError, type Command } from 'commander';
import type { Composed } from '../compose/compose.ts';
import {
  dropCoursePolicy,
  dropPolicy,
  readPolicy,
  setCoursePolicy,
  setPolicy,
  type Foreseen,
  type HoldReason,
  type Rules,
} from '../privacy/index.ts';
import { printTable } from './table.ts';
import { CliError, requireScope, requireTenant, withInstallation } from './with-installation.ts';

/** commander takes null for no value at all. */
type Days = number | 'off';

interface RuleOptions extends Partial<Record<keyof Rules, Days>> {
  readonly tenant: string;
  readonly course?: string;
  readonly endsOn?: Date;
}

const reasons: Readonly<Record<Foreseen['reason'], string>> = {
  course_end: 'the course is over',
  left: 'left the course',
  inactivity: 'no visit for long',
};
const waiting: Readonly<Record<HoldReason, string>> = {
  grades: 'a grade is not posted yet',
  crisis: 'a cry for help, or a call nobody took on',
  conduct: 'misconduct is being looked at',
  roster: 'the latest list of members could not be read',
};

/** `preceptor retention …`: how long a school keeps what is about its students. */
export function addRetentionCommands(program: Command): void {
  const retention = program
    .command('retention')
    .description('what is erased by itself, when, and of whom; nothing until rules are set');
  const named = (name: string, about: string): Command =>
    retention.command(name).description(about).requiredOption('--tenant <name>', 'institution');

  named('set', 'set rules of a school, or stricter ones of a course; what is left out stays')
    .option('--course <id>', 'context id of a course')
    .option('--course-end <days>', 'after the end of a course; off for none', readDays)
    .option('--left <days>', 'after somebody left a course; off for none', readDays)
    .option('--inactivity <days>', 'after the last visit to a course; off for none', readDays)
    .option(
      '--ends-on <day>',
      'when that course ends (2027-06-30), instead of what the LMS says',
      readDay,
    )
    .action((options: RuleOptions) => withInstallation((composed) => set(composed, options)));
  named('off', 'erase nothing by itself any more, or drop a course’s own rules')
    .option('--course <id>', 'context id of a course')
    .action((options: RuleOptions) => withInstallation((composed) => off(composed, options)));
  named('show', 'the rules and what the last night did').action(({ tenant }: { tenant: string }) =>
    withInstallation((composed) => show(composed, tenant)),
  );
  named('dry-run', 'whom the rules reach now and within 30 days, and why; changes nothing')
    .option('--people', 'one line for each person, by our ids')
    .action((options: { tenant: string; people?: boolean }) =>
      withInstallation((composed) => dryRun(composed, options)),
    );
  named('run', 'do now what the night does: announce, and erase who was announced a week ago')
    .option(
      '--allow <people>',
      'so many may suddenly be reached, where a night stopped at that',
      readCount,
    )
    .action((options: { tenant: string; allow?: number }) =>
      withInstallation((composed) => run(composed, options)),
    );
  retention
    .command('reapply')
    .description('erase again whom a restored backup of the database brought back')
    .action(() => withInstallation(reapply));
}

function readDays(text: string): Days {
  if (text === 'off') return text;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days >= 7 && days <= 3650) return days;
  throw new InvalidArgumentError('7 to 3650 days, or off');
}

/** The end of that day, UTC. */
function readDay(text: string): Date {
  const end = new Date(`${text}T23:59:59Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && end.toISOString().startsWith(text)) return end;
  throw new InvalidArgumentError('a day such as 2027-06-30');
}

function readCount(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a number of people');
}

async function set(composed: Composed, options: RuleOptions): Promise<void> {
  const { tenantId, courseId } = await requireScope(composed, options);
  const { endsOn } = options;
  if (endsOn && courseId === null) throw new CliError('--ends-on is about one --course.');
  const rules: Partial<Rules> = Object.fromEntries(
    (['courseEnd', 'left', 'inactivity'] as const).flatMap((rule) => {
      const days = options[rule];
      return days === undefined ? [] : [[rule, days === 'off' ? null : days]];
    }),
  );
  await composed.ground.withTenant(tenantId, async (tx) => {
    if (courseId === null) return setPolicy(tx, tenantId, rules);
    if (!(await readPolicy(tx, tenantId)))
      throw new CliError('The school has no rules yet: set its own first, without --course.');
    return setCoursePolicy(
      tx,
      { tenantId, courseId },
      { ...rules, ...(endsOn && { endsAt: endsOn }) },
    );
  });
  await show(composed, options.tenant);
  console.log('See whom that reaches: preceptor retention dry-run');
}

async function off(composed: Composed, options: RuleOptions): Promise<void> {
  const { tenantId, courseId } = await requireScope(composed, options);
  await composed.ground.withTenant(tenantId, (tx) =>
    courseId === null ? dropPolicy(tx, tenantId) : dropCoursePolicy(tx, { tenantId, courseId }),
  );
  await show(composed, options.tenant);
}

async function show(composed: Composed, tenant: string): Promise<void> {
  const { id } = await requireTenant(composed, tenant);
  const policy = await composed.ground.withTenant(id, (tx) => readPolicy(tx, id));
  if (!policy) return console.log('No rules: nothing is erased by itself.');
  const rows: [string, number | null][] = [
    ['after the end of a course', policy.courseEnd],
    ['after somebody left it', policy.left],
    ['after the last visit', policy.inactivity],
  ];
  for (const [rule, days] of rows)
    console.log(`${rule}: ${days === null ? 'off' : `${days} days`}`);
  console.log(`last night: ${policy.lastNight?.toISOString() ?? 'none yet'}`);
  if (policy.stopped) tellStopped(policy.stopped, tenant);
}

function tellStopped({ people, of }: { people: number; of: number }, tenant: string): void {
  console.log(
    `STOPPED: ${people} of ${of} people were suddenly reached. Nothing is announced or erased until somebody looks (a wrong clock, a wrong list of members, a rule just set?). If it is meant: preceptor retention run --tenant "${tenant}" --allow ${people}`,
  );
}

async function dryRun(
  composed: Composed,
  { tenant, people = false }: { tenant: string; people?: boolean },
): Promise<void> {
  const { privacy } = composed;
  const { id } = await requireTenant(composed, tenant);
  const found = await privacy.foreseeErasures(id);
  if (!found) return console.log('No rules: nothing is erased by itself.');
  const { foreseen } = found;
  const now = privacy.today();
  const byCourse = [...Map.groupBy(foreseen, ({ courseId }) => courseId).values()].map((those) => [
    those[0]?.courseTitle ?? '',
    those.filter(({ goesAt, waitsFor }) => goesAt <= now && waitsFor.length === 0).length,
    those.length,
    those.filter(({ waitsFor }) => waitsFor.length > 0).length,
  ]);
  printTable(['course', 'now', 'within 30 days', 'of these wait'], byCourse);
  if (people) printPeople(foreseen);
  console.log(
    `Learners in the school: ${found.people}. Suddenly reached (due already, or left, and not announced before): ${found.sudden}.`,
  );
  if (found.wouldStop) console.log('So many at once would stop the night until somebody says so.');
  console.log('Nothing was changed.');
}

function printPeople(foreseen: readonly Foreseen[]): void {
  const rows = foreseen.map((one) => [
    one.userId,
    one.courseTitle,
    one.goesAt.toISOString().slice(0, 10),
    reasons[one.reason],
    one.waitsFor.map((why) => waiting[why]).join('; '),
  ]);
  printTable(['person', 'course', 'not before', 'why', 'waits for'], rows);
}

async function run(
  composed: Composed,
  { tenant, allow: allowed }: { tenant: string; allow?: number },
): Promise<void> {
  const { id } = await requireTenant(composed, tenant);
  const { runRetention, today } = composed.privacy;
  const outcome = await runRetention(id, { now: today(), allowed });
  if (outcome.kind === 'off') return console.log('No rules: nothing is erased by itself.');
  if (outcome.kind === 'stopped') {
    tellStopped(outcome, tenant);
    process.exitCode = 1;
    return;
  }
  const { people, courses, waiting: waits, announced } = outcome;
  console.log(`Erased: ${people} people, and ${courses} from single courses. Waiting: ${waits}.`);
  console.log(`Reached within 30 days, these included: ${announced}.`);
}

async function reapply({ privacy }: Composed): Promise<void> {
  const { again, failed } = await privacy.reapplyErasures();
  console.log(`Erased again: ${again}.`);
  if (failed === 0) return;
  console.log(`Not done: ${failed}. The log of the server says why; repeat it.`);
  process.exitCode = 1;
}
