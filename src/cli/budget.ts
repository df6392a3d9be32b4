import { Option, type Command } from 'commander';
import { z } from 'zod';
import {
  everySectionOf,
  listRules,
  removeRule,
  sectionId,
  setRule,
  type Rule,
} from '../budget/index.ts';
import { findCoursesByContext } from '../courses/index.ts';
import { isUuid } from '../ground/text/index.ts';
import type { Composed } from '../compose/compose.ts';
import { dollars, printTable } from './table.ts';
import { CliError, requireTenant, withInstallation } from './with-installation.ts';

interface BudgetOptions {
  readonly tenant: string;
  readonly scope?: Rule['scope'];
  readonly course?: string;
  readonly section?: string;
  readonly student?: string;
  readonly per?: Rule['period'];
  readonly usd?: string;
  readonly tokens?: string;
  readonly refuse?: boolean;
  readonly floor?: boolean;
  /** True where the share is left out. */
  readonly reserve?: string | true;
  readonly days?: string;
}

export function addBudgetCommands(program: Command): void {
  const budget = program.command('budget').description('what may be spent on models');
  aimed(
    budget
      .command('set')
      .description('set a cap, or with --floor what every student may use in any case'),
  )
    .option('--usd <amount>', 'US dollars a day or month')
    .option('--tokens <count>', 'model tokens an hour')
    .option('--days <count>', 'with --reserve: days before a due date on which it may be spent (3)')
    .option('--refuse', 'refuse questions when it is reached, instead of answering without a model')
    .action(set);
  aimed(budget.command('remove').description('remove a cap or the floor')).action(remove);
  addDueCommand(budget);
  budget
    .command('list')
    .description('caps and floor of an institution')
    .requiredOption('--tenant <name>', 'institution')
    .action(list);
}

function aimed(command: Command): Command {
  return command
    .requiredOption('--tenant <name>', 'institution')
    .addOption(
      new Option('--scope <scope>', 'whose money')
        .choices(['tenant', 'course', 'section', 'student'])
        .default('tenant'),
    )
    .option('--course <context-id>', 'one course (each)')
    .option(
      '--section <key>',
      'with --course: one section or group, as section:4 or group:7 (each)',
    )
    .option('--student <user-id>', 'one student (each)')
    .addOption(
      new Option('--per <period>', 'window, UTC').choices(['hour', 'day', 'month']).default('day'),
    )
    .option('--floor', 'the floor of every student per day')
    .option(
      '--reserve [percent]',
      'the share of a course’s month that is kept for the days before due dates',
    );
}

function addDueCommand(budget: Command): void {
  budget
    .command('due')
    .description(
      'when work of a course is due, and days written down by hand in place of those before',
    )
    .requiredOption('--tenant <name>', 'institution')
    .requiredOption('--course <context-id>', 'course')
    .option('--days <days...>', 'due days, as 2026-12-01; "none" takes them away')
    .action(showDue);
}

interface DueOptions {
  readonly tenant: string;
  readonly course: string;
  readonly days?: readonly string[];
}

async function showDue({ tenant, course, days }: DueOptions): Promise<void> {
  const written = days?.filter((day) => day !== 'none');
  const wrong = written?.find((day) => !z.iso.date().safeParse(day).success);
  if (wrong !== undefined) throw new CliError(`A due day is such as 2026-12-01, not "${wrong}".`);
  await withInstallation(async (composed) => {
    const { id: tenantId } = await requireTenant(composed, tenant);
    const key = { tenantId, courseId: await courseIdOf(composed, tenantId, course) };
    const { accounting } = composed;
    if (written) await accounting.changeReserve(key, { days: written });
    const { dueDates } = await accounting.readReserve(key);
    const rows = dueDates.map(({ source, title, dueAt, forSome }) => [
      dueAt.toISOString(),
      source,
      forSome ? `${title} (for some)` : title,
    ]);
    printTable(['due', 'from', 'what'], rows);
  });
}

async function set(options: BudgetOptions): Promise<void> {
  const amount = options.reserve === undefined ? amountOf(options) : shareOf(options.reserve);
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, options.tenant);
    const target = await targetOf(composed, id, options);
    const rule: Rule = {
      ...target,
      amount,
      whenReached: options.refuse ? 'refuse' : 'bend',
      ...(target.kind === 'reserve' && { daysBefore: daysOf(options.days) }),
    };
    await composed.ground.withTenant(id, (tx) => setRule(tx, id, rule));
    console.log(`Set: ${describe(rule)}.`);
  });
}

async function remove(options: BudgetOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, options.tenant);
    const target = await targetOf(composed, id, options);
    const gone = await composed.ground.withTenant(id, (tx) => removeRule(tx, id, target));
    if (!gone) throw new CliError('There is no such rule.');
    console.log('Removed.');
  });
}

async function list({ tenant }: BudgetOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const { id } = await requireTenant(composed, tenant);
    const rules = await composed.ground.withTenant(id, (tx) => listRules(tx, id));
    const own = rules.map((rule) => row(rule, rule.scopeId ?? 'each'));
    const shared = composed.accounting.installationRules.map((rule) => row(rule, '(installation)'));
    printTable(['kind', 'scope', 'of', 'per', 'amount', 'when reached'], [...own, ...shared]);
  });
}

function row(rule: Rule, of: string): string[] {
  const { kind, scope, period, whenReached } = rule;
  return [kind, scope, of, period, amountText(rule), kind === 'cap' ? whenReached : ''];
}

function describe(rule: Rule): string {
  const { kind, scope, scopeId, period } = rule;
  return `${kind} of ${amountText(rule)} a ${period} for ${scopeId ?? (scope === 'tenant' ? 'the tenant' : `each ${scope}`)}`;
}

function amountText({ kind, period, amount, daysBefore }: Rule): string {
  if (kind === 'reserve') return `${amount} % kept for the ${daysBefore} days before due dates`;
  return period === 'hour' ? `${amount} tokens` : `$${dollars(amount)}`;
}

type Target = Pick<Rule, 'kind' | 'scope' | 'scopeId' | 'period'>;

async function targetOf(
  composed: Composed,
  tenantId: string,
  options: BudgetOptions,
): Promise<Target> {
  const { scope = 'tenant', per: period = 'day', course, section, student } = options;
  if (options.floor) return { kind: 'floor', scope: 'student', scopeId: null, period: 'day' };
  if (options.reserve !== undefined) {
    const scopeId = course === undefined ? null : await courseIdOf(composed, tenantId, course);
    return { kind: 'reserve', scope: 'course', scopeId, period: 'month' };
  }
  if (course !== undefined) {
    const courseId = await courseIdOf(composed, tenantId, course);
    if (section === undefined && scope !== 'section')
      return { kind: 'cap', scope: 'course', scopeId: courseId, period };
    const scopeId =
      section === undefined ? everySectionOf(courseId) : namedSection(courseId, section);
    return { kind: 'cap', scope: 'section', scopeId, period };
  }
  if (section !== undefined) throw new CliError('--section needs the --course it is part of.');
  if (student !== undefined) {
    if (!isUuid(student)) throw new CliError('--student is a user id (see usage --by student).');
    return { kind: 'cap', scope: 'student', scopeId: student, period };
  }
  return { kind: 'cap', scope, scopeId: null, period };
}

function namedSection(courseId: string, key: string): string {
  if (!/^(section|group):\d{1,20}$/.test(key)) {
    throw new CliError('--section is section:NUMBER (Canvas) or group:NUMBER (Moodle).');
  }
  return sectionId(courseId, key);
}

async function courseIdOf(
  { ground }: Composed,
  tenantId: string,
  contextId: string,
): Promise<string> {
  const [found, another] = await ground.withTenant(tenantId, (tx) =>
    findCoursesByContext(tx, tenantId, contextId),
  );
  if (!found) throw new CliError(`There is no course with the context id "${contextId}".`);
  if (another) throw new CliError(`Several courses have the context id "${contextId}".`);
  return found.id;
}

/** Per cent. */
function shareOf(text: string | true): number {
  if (text !== true && /^\d{1,2}$/.test(text) && Number(text) <= 90) return Number(text);
  throw new CliError('--reserve is a share of 0 to 90 per cent.');
}

function daysOf(text = '3'): number {
  if (/^\d{1,2}$/.test(text) && Number(text) <= 31) return Number(text);
  throw new CliError('--days is a number of 0 to 31 days.');
}

/** Millionths of a dollar, or tokens by the hour. */
function amountOf({ per, usd, tokens, floor }: BudgetOptions): number {
  const wantsTokens = per === 'hour' && !floor;
  const text = wantsTokens ? tokens : usd;
  if (text === undefined || (wantsTokens ? usd : tokens) !== undefined) {
    throw new CliError('A limit is --usd by day or month, or --tokens with --per hour.');
  }
  const pattern = wantsTokens ? /^\d{1,12}$/ : /^\d{1,9}(\.\d{1,6})?$/;
  if (!pattern.test(text)) throw new CliError(`"${text}" is not an amount.`);
  return wantsTokens ? Number(text) : Math.round(Number(text) * 1_000_000);
}
