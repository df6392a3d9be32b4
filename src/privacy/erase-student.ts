import { setTimeout as pause } from 'node:timers/promises';
import type { Sign, Signed, SigningKeys } from '../attest/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Live } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { topicOf, type CancelTurn } from '../tutor/index.ts';
import { courseTables } from './course-rows.ts';
import type { ErasureNotes } from './erasure-notes.ts';
import {
  closeErasure,
  countErased,
  isUnderWay,
  lockErasure,
  openErasure,
  subjectHash,
  type Erasure,
  type Wish,
} from './erasure-store.ts';
import { leftElsewhere, personalTables } from './personal-data.ts';
import type { PersonalTable } from './personal-table.ts';
import {
  batch,
  countRows,
  deletePictures,
  freshTurns,
  lockPerson,
  openTurns,
  settleRows,
  somePictures,
  type Erased,
  type Person,
} from './personal-rows.ts';
import type { ErasureStatement } from './receipt.ts';

export interface EraseNeeds {
  readonly withTenant: WithTenant;
  readonly keys: Pick<SigningKeys, 'signer'>;
  readonly blobs: Pick<Blobs, 'delete'>;
  readonly live: Pick<Live, 'log' | 'counters'>;
  readonly cancelTurn: CancelTurn;
  readonly notes: Pick<ErasureNotes, 'keep'>;
  /** Names of the counters in the live store that are about one person. */
  readonly countersOf: (person: Person) => readonly string[];
  /** How long turns under way may take to end, in milliseconds. */
  readonly patienceMs?: number;
}

/** Something still works for the person: worth another try in a minute. */
export class StillBusyError extends Error {
  override readonly name = 'StillBusyError';
  readonly code = 'still_busy';
}

export interface ErasureWish extends Wish {
  /** Asked while nobody else can change the person: false leaves them alone. What was begun goes on unasked. */
  readonly may?: (tx: Tx) => Promise<boolean>;
}

/**
 * Erases a person from a school, or from one of its courses, in short transactions: it may be interrupted
 * anywhere and repeated, and two may do it at once. Undefined when there is nobody, or nobody any more.
 * @throws StillBusyError
 */
export type EraseStudent = (
  person: Erased,
  wish: ErasureWish,
) => Promise<Signed<ErasureStatement> | undefined>;

/** A dead worker's lease ends within half a minute, and a live one stops in less. */
const usualPatienceMs = 45_000;
const lookEveryMs = 250;

const nameOf = ({ table, as = table }: PersonalTable): string => as;
const keptTables = personalTables.filter(
  ({ table, fate }) => fate.kind === 'kept' && table !== 'erasures',
);

/** All that goes, in its order: the tables of a person, or what they hold of one course. */
const tablesOf = ({ courseId }: Erased): readonly PersonalTable[] =>
  courseId == null ? personalTables : courseTables;

export function createEraseStudent(needs: EraseNeeds): EraseStudent {
  const { withTenant, keys, notes } = needs;
  return async (person, wish) => {
    const { tenantId, userId, courseId = null } = person;
    const erasure = await withTenant(tenantId, (tx) => begin(tx, person, wish));
    if (!erasure) return undefined;
    const [sessions, ...rest] = tablesOf(person);
    // First of all: who is not here begins nothing new.
    if (sessions) await settleTable(needs, person, erasure, sessions);
    await endTurns(needs, person);
    await forgetLive(needs, person);
    await erasePictures(needs, person, erasure);
    const others = rest.filter(({ table }) => table !== 'users');
    for (const table of others) await settleTable(needs, person, erasure, table);
    const sign = await keys.signer();
    // Before it is done: a database from before this moment finds it there, and one from after knows it.
    const reason = erasure.reason ?? wish.reason;
    const at = new Date().toISOString();
    const note = { erasure: erasure.id, userId, courseId, reason, at, receipt: null };
    await notes.keep(tenantId, note);
    const receipt = await withTenant(tenantId, (tx) => finish(tx, person, { erasure, sign }));
    // What it is known by stands there already; the receipt's hash only helps whoever compares.
    if (receipt)
      await notes.keep(tenantId, { ...note, receipt: digest(receipt.signature) }).catch(() => {});
    return receipt;
  };
}

/** What stays is counted now, while what leads to it is there. */
async function begin(tx: Tx, person: Erased, wish: ErasureWish): Promise<Erasure | undefined> {
  if (!(await lockPerson(tx, person))) return undefined;
  const mustAsk = wish.may !== undefined && !(await isUnderWay(tx, person));
  if (mustAsk && !(await wish.may?.(tx))) return undefined;
  const erasure = await openErasure(tx, person, wish);
  if (person.courseId != null || Object.keys(erasure.counts).length > 0) return erasure;
  for (const one of keptTables) {
    const rows = await countRows(tx, person, one);
    if (rows > 0) await countErased(tx, person.tenantId, erasure.id, { table: nameOf(one), rows });
  }
  return erasure;
}

async function settleTable(
  { withTenant }: EraseNeeds,
  person: Erased,
  erasure: Erasure,
  one: PersonalTable,
): Promise<void> {
  const { tenantId } = person;
  for (let rows = batch; rows === batch;) {
    rows = await withTenant(tenantId, async (tx) => {
      const settled = await settleRows(tx, person, one);
      if (settled > 0)
        await countErased(tx, tenantId, erasure.id, { table: nameOf(one), rows: settled });
      return settled;
    });
  }
}

async function endTurns(
  { withTenant, cancelTurn, patienceMs = usualPatienceMs }: EraseNeeds,
  person: Erased,
): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const open = await withTenant(person.tenantId, (tx) => openTurns(tx, person));
    const { tenantId, userId } = person;
    for (const { id, courseId } of open) await cancelTurn({ tenantId, userId, courseId }, id);
    // One that nobody holds has nobody who could end it, and goes as it is.
    if (open.every(({ held }) => !held)) return;
    if (Date.now() > until)
      throw new StillBusyError('An answer for this person is still being written. Repeat it soon.');
    await pause(lookEveryMs);
  }
}

async function forgetLive(
  { withTenant, live, countersOf }: EraseNeeds,
  person: Erased,
): Promise<void> {
  const turns = await withTenant(person.tenantId, (tx) => freshTurns(tx, person));
  for (const id of turns) await live.log.forget(topicOf(id));
  // They hold for all courses together.
  if (person.courseId != null) return;
  for (const key of countersOf(person)) await live.counters.forget(key);
}

/** Bytes go before the rows that lead to them: whoever repeats it finds what is left. */
async function erasePictures(
  { withTenant, blobs }: EraseNeeds,
  person: Erased,
  erasure: Erasure,
): Promise<void> {
  const { tenantId } = person;
  for (;;) {
    const some = await withTenant(tenantId, (tx) => somePictures(tx, person));
    if (some.length === 0) return;
    for (const { blobKey } of some) await blobs.delete(tenantId, blobKey);
    const ids = some.map(({ id }) => id);
    await withTenant(tenantId, async (tx) => {
      for (const gone of await deletePictures(tx, person, ids))
        await countErased(tx, tenantId, erasure.id, gone);
    });
  }
}

/** What came in meanwhile goes with the person; from here on nothing can. */
async function finish(
  tx: Tx,
  person: Erased,
  { erasure, sign }: { erasure: Erasure; sign: Sign },
): Promise<Signed<ErasureStatement> | undefined> {
  const { tenantId } = person;
  if (!(await lockPerson(tx, person))) return undefined;
  for (const one of tablesOf(person)) {
    const rows = await settleRows(tx, person, one);
    // Of a picture that came in meanwhile the bytes are still there.
    if (rows === batch || (rows > 0 && one.table === 'pictures'))
      throw new StillBusyError('Something came in meanwhile. Repeat it.');
    if (rows > 0) await countErased(tx, tenantId, erasure.id, { table: nameOf(one), rows });
  }
  const done = await lockErasure(tx, tenantId, erasure.id);
  if (!done) return undefined;
  const finishedAt = new Date();
  const receipt = sign<ErasureStatement>({
    kind: 'erasure-receipt',
    erasure: done.id,
    school: tenantId,
    subject: subjectHash(person),
    begunAt: done.begunAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    by: done.requestedBy,
    ...(done.reason && { reason: done.reason }),
    ...(person.courseId != null && { course: person.courseId }),
    ...byFate(done.counts),
    kept: keptOf(done.counts),
    leftElsewhere: [...leftElsewhere],
  });
  await closeErasure(tx, person, { id: done.id, finishedAt, receipt });
  return receipt;
}

function keptOf(counts: Erasure['counts']): ErasureStatement['kept'] {
  return keptTables.flatMap((one) => {
    const rows = counts[nameOf(one)] ?? 0;
    return one.fate.kind === 'kept' && rows > 0
      ? [{ table: nameOf(one), rows, because: one.fate.because }]
      : [];
  });
}

function byFate(counts: Erasure['counts']): Pick<ErasureStatement, 'erased' | 'unlinked'> {
  const those = (kind: 'erased' | 'unlinked'): Record<string, number> =>
    Object.fromEntries(
      personalTables.flatMap(({ table, as = table, fate }) => {
        const rows = counts[as] ?? 0;
        return fate.kind === kind && rows > 0 ? [[as, rows]] : [];
      }),
    );
  return { erased: those('erased'), unlinked: those('unlinked') };
}
