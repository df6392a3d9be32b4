import type { Tx } from '../../ground/db/index.ts';
import type { Logger } from '../../ground/telemetry/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { StillBusyError, type EraseStudent } from '../erase-student.ts';
import { listErasures } from '../erasure-store.ts';
import type { Erased } from '../personal-rows.ts';
import { dueWithin, foresee, suddenly, waitsFor, type Foreseen } from './foresee.ts';
import { readPlans, replacePlans } from './plan-store.ts';
import { lockPolicy, noteNight, readPolicy } from './policy-store.ts';
import { goesAt, isSuspicious, wentOn, type DueReason } from './rules.ts';
import { readEnrolled, readHolds, type Enrolled } from './standing-store.ts';

export const retentionQueue = 'privacy.retention';

/** In one night at most; the rest goes in the next. Each is a few dozen short transactions. */
const mostPerNight = 500;

export type NightOutcome =
  | { readonly kind: 'off' }
  /** More people than is usual were suddenly to be erased: nothing was changed. */
  | { readonly kind: 'stopped'; readonly people: number; readonly of: number }
  | {
      readonly kind: 'done';
      /** Erased in all courses, and in one or several. */
      readonly people: number;
      readonly courses: number;
      /** Those it was time for and who must wait, or could not be erased now. */
      readonly waiting: number;
      readonly announced: number;
    };

export interface Night {
  readonly now: Date;
  /** So many people may suddenly be erased: an operator's word, for this one time. */
  readonly allowed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Applies the rules of a school: announces whom they reach within a month, and erases those who were announced in time.
 * May be killed anywhere and run twice: nobody is erased who is not due at that very moment.
 */
export type RunRetention = (tenantId: string, night: Night) => Promise<NightOutcome>;

export interface RetentionNeeds {
  readonly withTenant: WithTenant;
  readonly eraseStudent: EraseStudent;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

type Planned =
  | Exclude<NightOutcome, { kind: 'done' }>
  | {
      readonly kind: 'planned';
      readonly going: readonly Going[];
      readonly announced: number;
      readonly waiting: number;
    };

interface Going {
  readonly person: Erased;
  readonly reason: DueReason;
}

export function createRunRetention(needs: RetentionNeeds): RunRetention {
  const { withTenant, eraseStudent, logger } = needs;
  return async (tenantId, night) => {
    await resume(needs, tenantId);
    const planned = await withTenant(tenantId, (tx) => plan(tx, tenantId, night));
    if (planned.kind !== 'planned') {
      if (planned.kind !== 'off') logger.warn({ tenantId, ...planned }, 'retention stopped');
      return planned;
    }
    const { going, announced } = planned;
    let [people, courses, waiting] = [0, 0, planned.waiting];
    for (const { person, reason } of going.slice(0, mostPerNight)) {
      if (night.signal?.aborted) break;
      const may = (tx: Tx): Promise<boolean> => isStillDue(tx, person, night.now);
      const erased = await quietly(needs, person, () =>
        eraseStudent(person, { by: 'a retention rule', reason, may }),
      );
      if (!erased) waiting += 1;
      else if (person.courseId == null) people += 1;
      else courses += 1;
    }
    logger.info({ tenantId, people, courses, waiting, announced }, 'retention applied');
    return { kind: 'done', people, courses, waiting, announced };
  };
}

/** What a night, a page or a command began and did not end. */
async function resume(needs: RetentionNeeds, tenantId: string): Promise<void> {
  const begun = await needs.withTenant(tenantId, (tx) => listErasures(tx, tenantId));
  for (const { userId, courseId, reason } of begun) {
    if (userId === null || reason === null) continue;
    const person = { tenantId, userId, courseId };
    // It goes on where it is still open; what was done meanwhile is not begun anew.
    const wish = { by: 'a retention rule', reason, may: async () => false };
    await quietly(needs, person, () => needs.eraseStudent(person, wish));
  }
}

/** One who cannot be erased now keeps nobody else from it. */
async function quietly(
  { logger }: RetentionNeeds,
  { tenantId }: Erased,
  erase: () => ReturnType<EraseStudent>,
): ReturnType<EraseStudent> {
  try {
    return await erase();
  } catch (err) {
    if (!(err instanceof StillBusyError)) logger.error({ err, tenantId }, 'an erasure failed');
    return undefined;
  }
}

async function plan(tx: Tx, tenantId: string, { now, allowed = 0 }: Night): Promise<Planned> {
  const policy = await lockPolicy(tx, tenantId);
  if (!policy) return { kind: 'off' };
  const plans = await readPlans(tx, tenantId);
  const { people, enrolled, ...seen } = await foresee(tx, tenantId, { rules: policy, now, plans });
  const again = wentOn(policy.lastNight, now) ? {} : { announcedAt: now };
  const foreseen = seen.foreseen.map((one) => ({ ...one, ...again }));
  const sudden = suddenly(seen);
  if (isSuspicious(sudden.size, people) && sudden.size > allowed) {
    const stopped = { people: sudden.size, of: people };
    await noteNight(tx, tenantId, { now: policy.lastNight, stopped });
    return { kind: 'stopped', ...stopped };
  }
  await replacePlans(tx, tenantId, foreseen);
  await noteNight(tx, tenantId, { now, stopped: null });
  const ready = foreseen.filter(({ dueAt, announcedAt }) => goesAt(dueAt, announcedAt) <= now);
  return {
    kind: 'planned',
    going: whoGoes(tenantId, ready, enrolled),
    announced: foreseen.length,
    waiting: ready.filter((one) => one.waitsFor.length > 0).length,
  };
}

/** Whoever is due in all of their courses goes as a whole; others leave what is not due. */
function whoGoes(
  tenantId: string,
  ready: readonly Foreseen[],
  enrolled: readonly Enrolled[],
): Going[] {
  const courses = Map.groupBy(enrolled, ({ userId }) => userId);
  const free = ready.filter((one) => one.waitsFor.length === 0);
  return [...Map.groupBy(free, ({ userId }) => userId)].flatMap(([userId, mine]): Going[] => {
    const last = mine.toSorted((a, b) => +a.dueAt - +b.dueAt).at(-1);
    if (last && mine.length === courses.get(userId)?.length)
      return [{ person: { tenantId, userId }, reason: last.reason }];
    return mine.map(({ courseId, reason }) => ({ person: { tenantId, userId, courseId }, reason }));
  });
}

/** Somebody may have come back, or asked for help, since the night began. */
async function isStillDue(
  tx: Tx,
  { tenantId, userId, courseId = null }: Erased,
  now: Date,
): Promise<boolean> {
  const rules = await readPolicy(tx, tenantId);
  if (!rules) return false;
  const enrolled = await readEnrolled(tx, tenantId, { userId, courseId });
  const holds = await readHolds(tx, tenantId, { now, userId });
  return (
    enrolled.length > 0 &&
    enrolled.every((one) => {
      const due = dueWithin(one, rules, now);
      return due !== undefined && waitsFor(holds, { ...one, reason: due.reason }).length === 0;
    })
  );
}
