import { z } from 'zod';
import { cleanTitle } from '../../ground/text/index.ts';
import { CourseSourceError, type SourceDueException } from '../course-source.ts';
import { id } from '../shape.ts';
import { dueName } from './due-dates.ts';
import type { MoodleApi } from './moodle-api.ts';
import type { CourseModule, Section } from './moodle-shapes.ts';
import { plainText } from './plain-text.ts';
import { walkSections } from './walk-sections.ts';

/** Seconds; null: as for everybody; 0: never. */
const moment = z.int().nonnegative().nullish();
const overridden = z.object({ userid: id.nullish(), groupid: id.nullish() });
const assignments = z.object({ overrides: z.array(overridden.extend({ duedate: moment })) });
const quizzes = z.object({ overrides: z.array(overridden.extend({ timeclose: moment })) });

interface Exception {
  readonly named: z.output<typeof overridden>;
  readonly seconds: z.output<typeof moment>;
}

/** Each is a request of its own. */
const mostAsked = 60;

/**
 * What is due at another time for some students and groups: of assignments and quizzes, where this
 * Moodle has the functions, the external service holds them and the account may see overrides. What is not told changes nothing.
 * @throws CourseSourceError
 */
export async function readDueExceptions(
  api: MoodleApi,
  sections: readonly Section[],
  signal: AbortSignal,
): Promise<SourceDueException[]> {
  const silent = new Set<string>();
  const found: SourceDueException[] = [];
  const dated = walkSections(sections)
    .flatMap(({ open, module }) => (open ? [module] : []))
    .filter(({ dates }) => dates.some((date) => dueName(date) !== undefined));
  for (const module of dated.slice(0, mostAsked)) {
    if (silent.has(module.modname)) continue;
    const told = await ask(api, module, signal).catch(nothingIfUntold);
    if (told === null) silent.add(module.modname);
    else found.push(...told.flatMap((one) => toException(module, one)));
  }
  return found;
}

async function ask(
  api: MoodleApi,
  { modname, instance }: CourseModule,
  signal: AbortSignal,
): Promise<Exception[] | null> {
  if (instance === null) return [];
  if (modname === 'assign') {
    const asked = { assignid: instance };
    const told = await api.call('mod_assign_get_overrides', asked, assignments, signal);
    return told.overrides.map(({ duedate, ...named }) => ({ named, seconds: duedate }));
  }
  if (modname !== 'quiz') return null;
  const told = await api.call('mod_quiz_get_overrides', { quizid: instance }, quizzes, signal);
  return told.overrides.map(({ timeclose, ...named }) => ({ named, seconds: timeclose }));
}

function toException(
  { id: cmid, name, dates }: CourseModule,
  { named: { userid, groupid }, seconds }: Exception,
): SourceDueException[] {
  const who = userid ? `user:${userid}` : groupid ? `group:${groupid}` : undefined;
  const kind = dates.map(dueName).find((one) => one !== undefined);
  if (who === undefined || kind === undefined || seconds == null) return [];
  const title = cleanTitle(plainText(name ?? ''), `Activity ${cmid}`);
  const dueAt = seconds === 0 ? null : new Date(seconds * 1000);
  return [{ key: `${kind}:${cmid}`, title, who, dueAt }];
}

function nothingIfUntold(error: unknown): null {
  if (error instanceof CourseSourceError && /^(forbidden|not_found)$/.test(error.code)) return null;
  throw error;
}
