import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import {
  day,
  pauseAfter,
  type Category,
  type Offence,
  type Student,
  type TurnKey,
} from './incident.ts';
import {
  forgetIncidents,
  insertIncident,
  openStrikes,
  readStandings,
  strikesOf,
  useUp,
  type Incident,
  type Standings,
} from './incident-store.ts';
import {
  findQuarantine,
  insertQuarantine,
  lockStudent,
  prolongQuarantine,
} from './quarantine-store.ts';

/** Why somebody may not ask now. */
export interface Hold {
  readonly until: Date;
  /** Milliseconds until then. */
  readonly waitMs: number;
  /** Oldest first. */
  readonly reasons: readonly { readonly category: Category; readonly at: Date }[];
}

/** How a turn stands with the conduct of its student. */
export interface Conduct {
  /** The pause this student is in; undefined when there is none. */
  holdOn(tx: Tx, student: Student): Promise<Hold | undefined>;
  /** Nothing is held against anybody while help stays near. */
  standings(tx: Tx, student: Student): Promise<Standings>;
  /**
   * Keeps what was found in a turn, in the caller's transaction, once, with the pause that follows. Calls those
   * on duty when it is a cry for help, which is kept whatever is switched on; the rest of students only, where
   * their course keeps it. False when there was nothing to keep.
   */
  note(tx: Tx, turn: TurnKey, offence: Offence, foundBy: Incident['foundBy']): Promise<boolean>;
  /** Forgets what is half a year old. */
  tidyUp(tenantId: string): Promise<void>;
}

export interface ConductNeeds {
  readonly withTenant: WithTenant;
  /** False: nothing is held against anybody in this installation. */
  readonly strikesOn: boolean;
  /** Calls whoever is on duty, in the caller's transaction. */
  readonly raise: (tx: Tx, turn: TurnKey) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const keptFor = 180 * day;

export function createConduct(needs: ConductNeeds): Conduct {
  const { withTenant, strikesOn, raise, now } = needs;
  const clock = (): Date => new Date(now());
  return {
    holdOn: async (tx, student) => {
      if (!strikesOn) return undefined;
      const quarantine = await findQuarantine(tx, student, clock());
      if (!quarantine) return undefined;
      const strikes = await strikesOf(tx, student.tenantId, quarantine.id);
      const reasons = strikes.map(({ category, at }) => ({ category, at }));
      const until = quarantine.endsAt;
      return { until, waitMs: +until - now(), reasons };
    },
    standings: async (tx, student) => {
      const { strikes, helpNear } = await readStandings(tx, student, clock());
      return { strikes: strikes && strikesOn && !helpNear, helpNear };
    },
    note: async (tx, turn, offence, foundBy) => {
      const found = { ...offence, foundBy, at: clock() };
      if (offence.standing === 'help') {
        if (!(await insertIncident(tx, turn, found))) return false;
        await raise(tx, turn);
        return true;
      }
      const { strikes, helpNear } = await readStandings(tx, turn, found.at);
      if (!strikes || !strikesOn || helpNear) return false;
      await lockStudent(tx, turn);
      if (!(await insertIncident(tx, turn, found))) return false;
      await pauseWhenDue(tx, turn, found.at);
      return true;
    },
    tidyUp: (tenantId) =>
      withTenant(tenantId, (tx) => forgetIncidents(tx, tenantId, new Date(now() - keptFor))),
  };
}

/** Begins the pause that open strikes make; one that is under way takes them in. The student must be locked. */
export async function pauseWhenDue(tx: Tx, student: Student, now: Date): Promise<void> {
  const { tenantId } = student;
  const strikes = await openStrikes(tx, student, now);
  const pause = pauseAfter(strikes, now);
  const running = await findQuarantine(tx, student, now);
  if (pause === 0 && !running) return;
  const endsAt = new Date(+now + pause);
  const id = running?.id ?? (await insertQuarantine(tx, student, { beginsAt: now, endsAt }));
  if (running && pause > 0) await prolongQuarantine(tx, tenantId, id, endsAt);
  const ids = strikes.map(({ turnId }) => turnId);
  await useUp(tx, tenantId, ids, id);
}
