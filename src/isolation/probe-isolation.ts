import { randomUUID } from 'node:crypto';
import type { Blobs } from '../ground/blobs/index.ts';
import type { Sql } from '../ground/db/index.ts';
import type { IngestDocument, IngestRequests } from '../ingest/index.ts';
import type { ReadSource, Search } from '../retrieve/index.ts';
import { findTenant, listTenants, type WithTenant } from '../tenancy/index.ts';
import type { FollowTurn } from '../tutor/index.ts';
import { canaryPattern, canaryQuestion, type Canary } from './canary.ts';
import type { IsolationLog } from './isolation-log.ts';
import { installationFacts, schoolFacts, type AskedOf } from './log-entry.ts';
import { sharedTablesHolding, tablesShowingOthers, turnsToFollow } from './canary-store.ts';
import { plantCanary } from './plant-canary.ts';
import { insertProbe, type Leak, type ProbeResult } from './probe-store.ts';

export interface ProbeNeeds {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly ingestDocument: IngestDocument;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
  readonly search: Search;
  readonly readSource: ReadSource;
  readonly followTurn: FollowTurn;
  /** Has every line of the log read along that this process writes; returns how to stop. */
  readonly watchLog: (onLine: (line: string) => void) => () => void;
  /** Where every result is signed and kept. */
  readonly isolationLog: Pick<IsolationLog, 'append'>;
}

/** Asks every tenant for every other tenant's canary, writes down what came out, and returns it. */
export type ProbeIsolation = (signal: AbortSignal) => Promise<ProbeResult>;

/** Others that one tenant is asked about in a run; with more, the choice changes from run to run. */
const othersAsked = 40;
const turnPatienceMs = 2_000;
/** Newest turns of one tenant that each other one tries to follow, and as many of all, from a random one on. */
const turnsAsked = 20;
const canaries = new RegExp(canaryPattern, 'g');

interface Target extends Canary {
  readonly turnIds: readonly string[];
}

export function createProbeIsolation(needs: ProbeNeeds): ProbeIsolation {
  return async (signal) => {
    const beganAt = new Date();
    const logged = new Set<string>();
    const stop = needs.watchLog((line) => {
      for (const [word] of line.matchAll(canaries)) logged.add(word);
    });
    try {
      return await probe(needs, beganAt, logged, signal);
    } finally {
      stop();
    }
  };
}

async function probe(
  needs: ProbeNeeds,
  beganAt: Date,
  logged: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { sql } = needs;
  const targets = await findTargets(needs, signal);
  const leaks: Leak[] = [];
  const blind: string[] = [];
  const asked = countQuestions();
  for (const asker of targets) {
    signal.throwIfAborted();
    if (!(await findsItsOwn(needs, asker, signal))) blind.push(asker.tenantId);
    leaks.push(...(await openTables(needs, asker)));
    const others = someOthers(targets, asker);
    for (const other of others) {
      leaks.push(...(await askFor(needs, asker, other, signal)));
      asked.count(asker, other);
    }
  }
  for (const table of await sharedTablesHolding(sql))
    leaks.push({ path: `shared ${table}`, asker: null, other: null });
  for (const word of logged) {
    const owner = targets.find((target) => target.word === word);
    leaks.push({ path: 'log', asker: null, other: owner?.tenantId ?? null });
  }
  const endedAt = new Date();
  const result = { beganAt, endedAt, tenants: targets.length, asked: asked.all(), leaks, blind };
  await keep(needs, { result, targets, askedOf: asked.of });
  return result;
}

async function findTargets(needs: ProbeNeeds, signal: AbortSignal): Promise<Target[]> {
  const { sql, withTenant } = needs;
  const targets: Target[] = [];
  for (const { id } of await listTenants(sql)) {
    const canary = await plantCanary(needs, id, signal);
    const which = { most: turnsAsked, from: randomUUID() };
    targets.push({
      ...canary,
      turnIds: await withTenant(id, (tx) => turnsToFollow(tx, id, which)),
    });
  }
  return targets;
}

/**
 * The installation's result comes last: a process that dies before it has told some schools of a
 * probe that did take place, and the job is run again.
 */
async function keep(
  { sql, isolationLog }: ProbeNeeds,
  {
    result,
    targets,
    askedOf,
  }: {
    readonly result: ProbeResult;
    readonly targets: readonly Target[];
    readonly askedOf: (tenantId: string) => AskedOf;
  },
): Promise<void> {
  for (const { tenantId } of targets) {
    // One that was deleted meanwhile has no log any more; one that came meanwhile was not probed.
    if (await findTenant(sql, tenantId))
      await isolationLog.append(tenantId, schoolFacts(result, tenantId, askedOf(tenantId)));
  }
  await insertProbe(sql, result);
  await isolationLog.append(null, installationFacts(result));
}

/** Questions across tenants, by whom they were asked and for whose they asked. */
function countQuestions() {
  const asking = new Map<string, number>();
  const askedFor = new Map<string, number>();
  const add = (counts: Map<string, number>, { tenantId }: Target): unknown =>
    counts.set(tenantId, (counts.get(tenantId) ?? 0) + paths.length);
  return {
    count: (asker: Target, other: Target): void => {
      add(asking, asker);
      add(askedFor, other);
    },
    all: (): number => asking.values().reduce((sum, one) => sum + one, 0),
    of: (tenantId: string): AskedOf => ({
      asked: asking.get(tenantId) ?? 0,
      askedForOurs: askedFor.get(tenantId) ?? 0,
    }),
  };
}

async function askFor(
  needs: ProbeNeeds,
  asker: Target,
  other: Target,
  signal: AbortSignal,
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const [path, ask] of paths) {
    if (await ask(needs, asker, other, signal))
      leaks.push({ path, asker: asker.tenantId, other: other.tenantId });
  }
  return leaks;
}

/** True when something of the other's came out. */
type Ask = (
  needs: ProbeNeeds,
  asker: Target,
  other: Target,
  signal: AbortSignal,
) => Promise<boolean>;

/** In the asker's own course, and in the other's by its id. */
async function finds(
  { search }: ProbeNeeds,
  { asker, other, query }: { asker: Target; other: Target; query: string },
  signal: AbortSignal,
): Promise<boolean> {
  for (const { courseId } of [asker, other]) {
    const hits = await search({ tenantId: asker.tenantId, courseId, query, limit: 10 }, signal);
    if (hits.some(({ content }) => content.includes(other.word))) return true;
  }
  return false;
}

/** The owner asks first, so that whatever remembers answers has one to remember. */
const asksAfterTheOwner: Ask = async (needs, asker, other, signal) => {
  await findsItsOwn(needs, other, signal);
  return finds(needs, { asker, other, query: canaryQuestion(other.word) }, signal);
};

const readsTheSource: Ask = async ({ readSource }, asker, other) =>
  (await readSource(
    { tenantId: asker.tenantId, courseId: other.courseId },
    other.documentId,
    'all',
  )) !== undefined;

const followsTheTurns: Ask = async ({ followTurn }, asker, { turnIds }, signal) => {
  const { tenantId } = asker;
  for (const id of turnIds) {
    signal.throwIfAborted();
    // For each of its own: one that hangs must not hide what comes after it.
    const patience = AbortSignal.any([signal, AbortSignal.timeout(turnPatienceMs)]);
    for await (const events of followTurn({ tenantId, id }, 0, patience))
      if (events.length > 0) return true;
  }
  return false;
};

const paths: readonly (readonly [string, Ask])[] = [
  [
    'vector',
    (needs, asker, other, signal) =>
      finds(needs, { asker, other, query: canaryQuestion(other.word) }, signal),
  ],
  [
    'text',
    (needs, asker, other, signal) => finds(needs, { asker, other, query: other.word }, signal),
  ],
  ['cache', asksAfterTheOwner],
  ['source', readsTheSource],
  ['trace', followsTheTurns],
];

async function findsItsOwn(needs: ProbeNeeds, own: Target, signal: AbortSignal): Promise<boolean> {
  return finds(needs, { asker: own, other: own, query: canaryQuestion(own.word) }, signal);
}

async function openTables({ withTenant }: ProbeNeeds, { tenantId }: Target): Promise<Leak[]> {
  const tables = await withTenant(tenantId, (tx) => tablesShowingOthers(tx, tenantId));
  return tables.map((table) => ({ path: `export ${table}`, asker: tenantId, other: null }));
}

function someOthers(targets: readonly Target[], asker: Target): Target[] {
  const others = targets.filter(({ tenantId }) => tenantId !== asker.tenantId);
  if (others.length <= othersAsked) return others;
  const from = Math.floor(Math.random() * others.length);
  return [...others.slice(from), ...others.slice(0, from)].slice(0, othersAsked);
}
