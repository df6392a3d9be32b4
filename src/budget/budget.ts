import type { Language } from '../ground/language/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Live } from '../ground/live/index.ts';
import { BudgetRefusedError, spentError } from './budget-error.ts';
import { deadlineSpan, type Calendar } from './deadlines.ts';
import { fit, type Books, type Fit, type Heads } from './fits.ts';
import type { Limit } from './limit.ts';
import type { Account, Amounts, Spender } from './meter.ts';
import { lockMeters, readAllMeters, readNow, reserveOnMeters } from './meter-store.ts';
import { helpFrom, type Help } from './read-help.ts';
import {
  findReservation,
  growReservation,
  insertReservation,
  lockReservation,
  settleReservation,
  type Reservation,
} from './reservation-store.ts';
import { inForce, type Rule, type RulesInForce } from './rule.ts';
import { rulesFor } from './rule-store.ts';
import type { Offer, Rung } from './rung.ts';
import {
  closeEntry,
  insertFreeEntry,
  openEntry,
  type EntryKey,
  type UsageEntry,
} from './usage-store.ts';

/** There is not so much left; the limit that says so, where one does. */
export interface NoMoney {
  readonly limitedBy: Limit | null;
}

/** How work may be done, and which limit forbade a better way. */
export interface Standing {
  readonly rung: Rung;
  readonly limitedBy: Limit | null;
}

/**
 * Sets money aside before work begins and keeps count while it goes on. Every function runs in the
 * caller's transaction, which must be the tenant's. Reservations of turns settle by themselves when
 * their turn ends (migration 0035).
 */
export interface Budget {
  /** Counts one more request of this student. @throws BudgetRefusedError when there are too many */
  admit(spender: Spender): Promise<void>;
  /**
   * Sets the first offer aside that all limits allow; offers come from dear to cheap.
   * @throws BudgetRefusedError when a limit that is reached is one that refuses
   */
  reserve(
    tx: Tx,
    spender: Spender,
    work: { id: string; offers: readonly Offer[] },
  ): Promise<Standing>;
  /** How much more the student may ask; null where nothing limits it. Sets nothing aside. */
  help(
    tx: Tx,
    spender: Spender,
    ask: { readonly offers: readonly Offer[]; readonly language: Language },
  ): Promise<Help | null>;
  /** Undefined when nothing was ever set aside. */
  standing(tx: Tx, tenantId: string, id: string): Promise<Standing | undefined>;
  /** Commits the most a request can cost; sets more aside when need be. */
  open(
    tx: Tx,
    work: { tenantId: string; id: string },
    entry: UsageEntry,
  ): Promise<EntryKey | NoMoney>;
  /** Writes what it came to. */
  close(tx: Tx, key: EntryKey, entry: UsageEntry): Promise<void>;
  /** Ends work that is not a turn: what it did not use is free again. Harmless when repeated. */
  settle(tx: Tx, tenantId: string, id: string): Promise<void>;
}

/** When work of a course is due. */
export interface DueCalendar {
  readonly dates: readonly {
    readonly dueAt: Date;
    /** One student or a part of the class ("user:42", "section:4"); null: everybody. */
    readonly who: string | null;
    /** Whether it is the date of the one who asks. */
    readonly isMine: boolean;
  }[];
  readonly timeZone: string;
}

interface BudgetNeeds {
  readonly counters: Live['counters'];
  /** The keys of the sections or groups a student is in ("section:4"); none of nobody. */
  readonly sectionsOf: (tx: Tx, spender: Spender) => Promise<readonly string[]>;
  /** Students a course, its sections and its tenant have; asked now and then. */
  readonly countStudents: (tx: Tx, spender: Spender) => Promise<Heads>;
  /** When work of a course is due, and for whom; asked only where money is kept for that. */
  readonly dueDatesOf: (
    tx: Tx,
    spender: Spender,
    span: { from: Date; to: Date },
  ) => Promise<DueCalendar>;
  /** Rules for tenants that have none of their own. */
  readonly installationRules: readonly Rule[];
  /** The time; that of the database, which all processes share, unless something else is said. */
  readonly readNow?: (tx: Tx) => Promise<Date>;
  /** Requests one student may make in a minute; 0 sets no limit. */
  readonly requestsPerMinute: number;
}

/** Longer than any turn lasts, wherever it waits: after that a sweep settles it. */
const lastsMs = 6 * 60 * 60 * 1000;
const alone: Heads = { course: 1, tenant: 1, sections: new Map() };
const nothing: Amounts = { micros: 0, tokens: 0, floorMicros: 0 };

export function createBudget(needs: BudgetNeeds): Budget {
  const countStudents = rememberHeads(needs.countStudents);
  const openBooks = bookkeeper({ ...needs, countStudents });

  return {
    admit: (spender) => admit(needs, spender),
    reserve: async (tx, spender, { id, offers }) => {
      const paid = offers.some(isPaid);
      const account = { ...spender, sections: paid ? await needs.sectionsOf(tx, spender) : [] };
      const books = paid ? await openBooks(tx, account) : undefined;
      const { offer, amounts, limitedBy } = choose(books, offers);
      const { rung } = offer;
      const taken = { id, rung, limitedBy, amounts, takenAt: books?.now ?? null, lastsMs };
      await Promise.all([
        books && isPaid(offer) && reserveOnMeters(tx, account, books.now, amounts),
        insertReservation(tx, account, taken),
      ]);
      return { rung, limitedBy };
    },
    help: async (tx, spender, { offers, language }) => {
      const paid = offers.filter(isPaid);
      if (paid.length === 0) return null;
      const account = { ...spender, sections: await needs.sectionsOf(tx, spender) };
      return helpFrom(await openBooks(tx, account, { read: readAllMeters }), paid, language);
    },
    standing: async (tx, tenantId, id) => {
      const found = await findReservation(tx, tenantId, id);
      return found && { rung: found.rung, limitedBy: found.limitedBy };
    },
    open: (tx, work, entry) => open(tx, openBooks, { work, entry }),
    close: async (tx, key, entry) => {
      const reservation = await lockReservation(tx, key.tenantId, key.reservationId);
      if (!reservation) return;
      if (key.entryId === undefined) await insertFreeEntry(tx, reservation, entry);
      else await closeEntry(tx, key, entry);
    },
    settle: settleReservation,
  };
}

async function open(
  tx: Tx,
  openBooks: ReturnType<typeof bookkeeper>,
  { work, entry }: { work: { tenantId: string; id: string }; entry: UsageEntry },
): Promise<EntryKey | NoMoney> {
  const { tenantId, id } = work;
  const key = { tenantId, reservationId: id, entryId: undefined };
  if (isFree(entry)) return key;
  const atOnce = await openEntry(tx, key, entry);
  if (atOnce !== undefined) return { ...key, entryId: atOnce };
  const reservation = await lockReservation(tx, tenantId, id);
  if (!reservation || reservation.settledAt) return { limitedBy: null };
  const refused = await grow(tx, openBooks, { reservation, entry });
  if (refused) return refused;
  const entryId = await openEntry(tx, key, entry);
  return entryId === undefined ? { limitedBy: null } : { ...key, entryId };
}

/** Sets more aside for work under way, in the windows in which it was begun. */
async function grow(
  tx: Tx,
  openBooks: ReturnType<typeof bookkeeper>,
  { reservation, entry }: { reservation: Reservation; entry: UsageEntry },
): Promise<NoMoney | undefined> {
  const { micros, tokens, committedMicros, committedTokens, takenAt } = reservation;
  const want = {
    micros: Math.max(0, committedMicros + entry.costMicros - micros),
    tokens: Math.max(0, committedTokens + tokensOf(entry) - tokens),
  };
  const found = fit(await openBooks(tx, reservation, { at: takenAt }), want);
  if (!('amounts' in found)) return { limitedBy: found.limit };
  await reserveOnMeters(tx, reservation, takenAt, found.amounts);
  await growReservation(tx, reservation, found.amounts);
  return undefined;
}

/** Opens the books of an account; its meters stay locked where nothing else is said. */
function bookkeeper(needs: BudgetNeeds) {
  return async (
    tx: Tx,
    account: Account,
    { at, read = lockMeters }: { at?: Date; read?: typeof lockMeters } = {},
  ): Promise<Books> => {
    const [own, now] = await Promise.all([
      rulesFor(tx, account),
      at ?? (needs.readNow ?? readNow)(tx),
    ]);
    const rules = inForce(own, needs.installationRules);
    const shared =
      (rules.floorMicros > 0 && rules.hasCaps) || reserveOf(account, rules) !== undefined;
    const heads = shared ? await needs.countStudents(tx, account) : alone;
    const calendar = await calendarFor(needs, tx, account, { rules, heads, now });
    return { rules, heads, now, calendar, meters: await read(tx, account, now) };
  };
}

async function calendarFor(
  { dueDatesOf }: BudgetNeeds,
  tx: Tx,
  account: Account,
  { rules, heads, now }: Pick<Books, 'rules' | 'heads' | 'now'>,
): Promise<Calendar> {
  const reserve = reserveOf(account, rules);
  if (!reserve) return { deadlines: [], timeZone: 'UTC' };
  const due = await dueDatesOf(tx, account, deadlineSpan(reserve.daysBefore ?? 0, now));
  const deadlines = due.dates.map(({ dueAt, who, isMine }) => ({
    at: dueAt,
    isMine,
    share: who === null ? 1 : Math.min(1, headsNamed(who, heads) / heads.course),
  }));
  return { deadlines, timeZone: due.timeZone };
}

function reserveOf({ courseId }: Account, rules: RulesInForce): Rule | undefined {
  const reserve = rules.reserve({ scope: 'course', scopeId: courseId, period: 'month' });
  return reserve?.amount ? reserve : undefined;
}

/** How many students "user:42" or "section:4" names. */
function headsNamed(who: string, { sections }: Heads): number {
  return who.startsWith('user:') ? 1 : (sections.get(who) ?? 0);
}

interface Choice {
  readonly offer: Offer;
  readonly amounts: Amounts;
  readonly limitedBy: Limit | null;
}

function choose(books: Books | undefined, offers: readonly Offer[]): Choice {
  let limitedBy: Limit | null = null;
  for (const offer of offers) {
    if (!books || !isPaid(offer)) return { offer, amounts: nothing, limitedBy };
    const found: Fit = fit(books, offer);
    if ('amounts' in found) return { offer, amounts: found.amounts, limitedBy };
    if (found.whenReached === 'refuse') throw spentError(found.limit, books.now);
    limitedBy ??= found.limit;
  }
  const offer: Offer = { rung: 'offline', micros: 0, tokens: 0 };
  return { offer, amounts: nothing, limitedBy };
}

function isPaid({ micros, tokens }: Offer): boolean {
  return micros > 0 || tokens > 0;
}

/** The offline tutor's words are nobody's bill and nobody's limit. */
function isFree({ provider }: UsageEntry): boolean {
  return provider === 'offline';
}

function tokensOf({ inputTokens, outputTokens }: UsageEntry): number {
  return inputTokens + outputTokens;
}

const minuteMs = 60_000;

/** What counts somebody's questions of the minute in the live store. */
export function turnsCounter({ tenantId, userId }: Pick<Spender, 'tenantId' | 'userId'>): string {
  return `turns:${tenantId}:${userId}`;
}

async function admit(
  { counters, requestsPerMinute }: BudgetNeeds,
  { tenantId, userId }: Spender,
): Promise<void> {
  if (requestsPerMinute === 0) return;
  // The live store is expendable: without it nobody is counted, and nobody is kept waiting.
  const count = await counters
    .add(turnsCounter({ tenantId, userId }), 1, minuteMs)
    .catch(() => undefined);
  if (!count || count.value <= requestsPerMinute) return;
  throw new BudgetRefusedError(
    'too_many_turns',
    ({ tooManyTurns }) => tooManyTurns(requestsPerMinute),
    { retryAfterMs: Math.max(1, count.resetsInMs) },
  );
}

/** Classes grow slowly: a count is good for a minute. */
function rememberHeads(count: BudgetNeeds['countStudents']): BudgetNeeds['countStudents'] {
  const known = new Map<string, { heads: Heads; until: number }>();
  return async (tx, spender) => {
    const held = known.get(spender.courseId);
    if (held && held.until > Date.now()) return held.heads;
    const heads = await count(tx, spender);
    if (known.size > 10_000) known.clear();
    known.set(spender.courseId, { heads, until: Date.now() + minuteMs });
    return heads;
  };
}
