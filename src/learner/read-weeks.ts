import { randomInt } from 'node:crypto';
import { countStudents, type CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { dayIn, daysAfter, startOfDay } from '../ground/time/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { listConcepts } from './concept-store.ts';
import { keepWeeks, listFigures, lockClosing, standingsOf } from './week-store.ts';
import {
  closeWeek,
  draws,
  mondayOf,
  mondaysToClose,
  withCounted,
  type Counted,
  type Figure,
  type Move,
} from './weeks.ts';

/** How a class moved with one concept, week by week; null where too few did. */
export interface ConceptWeeks {
  readonly conceptId: string;
  readonly name: string;
  /** Without a gap from the first week with a figure to the last that is over. */
  readonly weeks: readonly ({ readonly monday: string } & Record<Move, number | null>)[];
}

/** What is told of a class's weeks; closes those that are over since it was last asked. */
export type ReadWeeks = (course: CourseKey) => Promise<ConceptWeeks[]>;

/** @param now of the clock, and `draw` of chance; tests bring their own */
export function createReadWeeks(
  withTenant: WithTenant,
  { now = () => new Date(), draw = () => randomInt(draws) } = {},
): ReadWeeks {
  return (course) =>
    withTenant(course.tenantId, async (tx) => {
      const lastWeek = await closeWeeks(tx, course, { now: now(), draw });
      const byConcept = Map.groupBy(await listFigures(tx, course), ({ conceptId }) => conceptId);
      return (await listConcepts(tx, course)).flatMap(({ id, name }) => {
        const figures = byConcept.get(id);
        return figures ? [{ conceptId: id, name, weeks: weeksOf(figures, lastWeek) }] : [];
      });
    });
}

interface Chance {
  readonly now: Date;
  readonly draw: () => number;
}

/** The Monday of the last week that is closed. */
async function closeWeeks(tx: Tx, course: CourseKey, { now, draw }: Chance): Promise<string> {
  const { timeZone, createdAt, lastWeek } = await lockClosing(tx, course);
  const from = lastWeek === null ? mondayOf(dayIn(timeZone, createdAt)) : daysAfter(lastWeek, 7);
  const mondays = mondaysToClose(from, dayIn(timeZone, now));
  const newest = mondays.at(-1);
  if (newest === undefined) return lastWeek ?? from;
  const { course: classSize } = await countStudents(tx, course);
  const standings = await standingsOf(tx, course);
  const figures: Figure[] = [];
  const counted: Counted[] = [];
  for (const monday of mondays) {
    const week = { monday, end: startOfDay(timeZone, daysAfter(monday, 7)) };
    const closed = closeWeek(withCounted(standings, counted), { week, classSize, draw });
    figures.push(...closed.figures);
    counted.push(...closed.counted);
  }
  await keepWeeks(tx, course, { lastWeek: newest, figures, counted });
  return newest;
}

function weeksOf(figures: readonly Figure[], lastWeek: string): ConceptWeeks['weeks'] {
  const byWeek = Map.groupBy(figures, ({ week }) => week);
  const weeks: ConceptWeeks['weeks'][number][] = [];
  for (let monday = figures[0]?.week ?? lastWeek; monday <= lastWeek;) {
    const told = byWeek.get(monday) ?? [];
    const about = (kind: Move) => told.find((figure) => figure.kind === kind)?.about ?? null;
    weeks.push({ monday, came: about('came'), went: about('went') });
    monday = daysAfter(monday, 7);
  }
  return weeks;
}
