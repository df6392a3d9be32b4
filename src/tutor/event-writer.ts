import { AsyncLocalStorage } from 'node:async_hooks';
import { isAway } from '../ground/db/index.ts';
import type { LogEntry } from '../ground/live/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { storeBatches, type EventBatch } from './event-store.ts';
import type { Turn } from './turn.ts';

/** How often what happened in a turn is stored while it runs. */
const storeMs = 500;
/** Where a tenant has more turns open, they are stored by turns: hundreds at the same moment hold up what streams. */
const togetherAtMost = 100;
const shifts = 5;

/** Stores the events of all turns of this process together: one transaction a tenant. */
export interface EventWriter {
  /** @param onLost told when somebody else holds the turn: nothing of it is stored any more */
  open(turn: Turn, onLost: () => void): EventSink;
}

/** The events of one turn that are not stored yet. */
export interface EventSink {
  add(entry: LogEntry): void;
  /** Stores now; true when everything added before is stored. */
  flush(): Promise<boolean>;
  /** Stores nothing more by itself; returns what is left for the one who ends the turn. */
  close(): Promise<readonly LogEntry[]>;
}

interface Backlog {
  readonly turn: Turn;
  /** Of the turns that this process opened. */
  readonly nth: number;
  readonly onLost: () => void;
  entries: LogEntry[];
}

export function createEventWriter(withTenant: WithTenant): EventWriter {
  const tenants = new Map<string, TenantWriter>();
  // Whatever transaction is open where an event happens: storing it is none of its business.
  const outside = AsyncLocalStorage.snapshot();
  let timer: NodeJS.Timeout | undefined;
  let opened = 0;
  let ticks = 0;

  function storeShift(): void {
    for (const tenant of tenants.values()) void tenant.store(shiftOf(tenant.open, ticks % shifts));
    ticks += 1;
  }

  function join(backlog: Backlog): TenantWriter {
    const { tenantId } = backlog.turn;
    const writer = tenants.get(tenantId) ?? createTenantWriter(withTenant, tenantId);
    tenants.set(tenantId, writer);
    writer.open.add(backlog);
    timer ??= outside(() => setInterval(storeShift, storeMs / shifts));
    return writer;
  }

  function leave(backlog: Backlog, writer: TenantWriter): void {
    writer.open.delete(backlog);
    const { tenantId } = backlog.turn;
    if (writer.open.size === 0 && tenants.get(tenantId) === writer) tenants.delete(tenantId);
    if (tenants.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    open: (turn, onLost) => {
      const backlog: Backlog = { turn, nth: opened, onLost, entries: [] };
      opened += 1;
      const writer = join(backlog);
      return {
        add: (entry) => void backlog.entries.push(entry),
        flush: async () => {
          const last = backlog.entries.at(-1);
          await outside(() => writer.store([backlog]));
          return last === undefined || !backlog.entries.includes(last);
        },
        close: async () => {
          leave(backlog, writer);
          await writer.settled();
          return backlog.entries;
        },
      };
    },
  };
}

/** Those whose turn it is at this tick, of `shifts` in `storeMs`: each comes once. */
function shiftOf(open: ReadonlySet<Backlog>, tick: number): Backlog[] {
  const used = Math.min(shifts, Math.ceil(open.size / togetherAtMost));
  return [...open].filter(({ nth }) => nth % used === tick);
}

interface TenantWriter {
  readonly open: Set<Backlog>;
  /** Stores what these have by now; one transaction at a time, in which all go that wait for it. */
  store(backlogs: readonly Backlog[]): Promise<void>;
  settled(): Promise<void>;
}

function createTenantWriter(withTenant: WithTenant, tenantId: string): TenantWriter {
  const open = new Set<Backlog>();
  let due = new Set<Backlog>();
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function storeDue(): Promise<void> {
    const backlogs = [...due].filter((one) => open.has(one) && one.entries.length > 0);
    due = new Set();
    if (backlogs.length === 0) return;
    try {
      await storeTogether(backlogs);
    } catch (error) {
      if (isAway(error) || backlogs.length === 1) throw error;
      // What one of them cannot store holds nobody else up.
      for (const backlog of backlogs) await storeTogether([backlog]).catch(() => {});
    }
  }

  async function storeTogether(backlogs: readonly Backlog[]): Promise<void> {
    const batches = backlogs.map(({ turn, entries }): EventBatch => ({
      turn,
      entries: [...entries],
    }));
    const held = await storeBatches(withTenant, tenantId, batches);
    for (const [at, backlog] of backlogs.entries()) {
      if (held.has(backlog.turn.id)) backlog.entries.splice(0, batches[at]?.entries.length ?? 0);
      else {
        open.delete(backlog);
        backlog.onLost();
      }
    }
  }

  function begin(): Promise<void> {
    // What could not be stored stays in its backlog and goes with a later transaction.
    current = storeDue()
      .catch(() => {})
      .finally(() => (current = undefined));
    return current;
  }

  function store(backlogs: readonly Backlog[]): Promise<void> {
    if (backlogs.length === 0) return Promise.resolve();
    for (const backlog of backlogs) due.add(backlog);
    if (!current) return begin();
    next ??= current.then(() => {
      next = undefined;
      // Somebody may have begun in between, with what was due by then.
      return current && due.size > 0 ? store([...due]) : (current ?? begin());
    });
    return next;
  }

  return { open, store, settled: () => current ?? Promise.resolve() };
}
