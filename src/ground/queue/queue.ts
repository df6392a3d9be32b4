import { PgBoss, type Db as BossDb, type Job } from 'pg-boss';
import { appRole, type Databases, type Db } from '../db/index.ts';
import type { Signals } from '../live/index.ts';
import {
  deadLetterQueue,
  readDeadLetters,
  readDepth,
  readLines,
  schema,
  takeDeadLetter,
  type DeadLetter,
  type Line,
} from './read-jobs.ts';

/** How one kind of job is kept and tried again. */
export interface QueueSpec {
  readonly name: string;
  readonly retryLimit: number;
  /** Seconds before the first retry; doubles with every further one. */
  readonly retryDelay: number;
  /** Seconds a handler may take before the job counts as lost and is tried again. */
  readonly expireInSeconds: number;
  /**
   * A handler's process that says nothing for so many seconds is gone, and its job is tried again; at
   * least 10. Left out: only `expireInSeconds` tells.
   */
  readonly heartbeatSeconds?: number;
  /** Handlers of this queue in one process. */
  readonly slots: number;
  /** `short`: of several waiting jobs with one singletonKey only the first is kept. */
  readonly policy?: 'standard' | 'short';
}

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** On a `short` queue: not added while another job with the same key waits. */
  readonly singletonKey?: string;
}

export type JobHandler = (data: unknown, signal: AbortSignal) => Promise<void>;

export interface Queue {
  /** Adds a job in the caller's open transaction: it exists when, and only when, that commits. */
  enqueue(name: string, data: object, options?: EnqueueOptions): Promise<void>;
  /** Starts the slots of every queue that has a handler here. */
  work(handlers: Readonly<Record<string, JobHandler>>): Promise<void>;
  /** Asks for a repeated job; replaces an earlier schedule of the same queue. */
  schedule(name: string, cron: string): Promise<void>;
  /** Jobs that used up their retries, newest first: the dead letter shelf. */
  deadLetters(limit: number): Promise<DeadLetter[]>;
  /** Jobs that wait to be worked on, and jobs on the dead letter shelf. */
  depth(): Promise<{ waiting: number; dead: number }>;
  /** Queues in which something waits or runs, the one that waits longest first. */
  lines(): Promise<Line[]>;
  /** Puts a job from the dead letter shelf into its queue once more; the name of that, undefined where there is no such job. */
  again(deadLetterId: string): Promise<string | undefined>;
  ready(): Promise<boolean>;
  /** Takes no further job; those begun go on. */
  rest(): void;
  /** Takes no further job, waits up to `timeoutMs` for those begun, then lets go. */
  stop(timeoutMs: number): Promise<void>;
}

export interface QueueNeeds {
  readonly databases: Databases;
  readonly signals: Signals;
  readonly specs: readonly QueueSpec[];
  readonly onError: (error: Error) => void;
}

const wakeChannel = 'queue';
/** Floor of delivery when every wake-up is lost. */
const pollingSeconds = 2;
/** Every slot polls at a pace of its own, up to so much slower: dozens at the same moment hold up what streams. */
const pollingSpread = 0.6;
const goldenRatio = 0.618;

/** Opens the queue: installs its schema as the owner, then works as the app's own role. */
export async function openQueue({
  databases,
  signals,
  specs,
  onError,
}: QueueNeeds): Promise<Queue> {
  const { app } = databases;
  await databases.withOwner((owner) => installAlone(owner, specs));
  const boss = new PgBoss({
    db: bossDb(app),
    schema,
    migrate: false,
    createSchema: false,
    // Rebuilding an index takes its owner, which the app's role is not.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', onError);
  await boss.start();
  const slots = createSlots(signals, boss);

  const enqueue: Queue['enqueue'] = async (name, data, options = {}) => {
    await boss.send(name, data, {
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
    });
    if (!options.startAfter)
      app.afterCommit(() => void signals.publish(wakeChannel, name).catch(() => {}));
  };

  return {
    enqueue,
    work: async (handlers) => {
      for (const spec of specs) {
        const handler = handlers[spec.name];
        if (handler) await slots.open(spec, handler);
      }
    },
    schedule: (name, cron) => boss.schedule(name, cron),
    deadLetters: (limit) => readDeadLetters(app, limit),
    depth: () => readDepth(app),
    lines: () => readLines(app),
    again: (id) =>
      app.transaction(async (tx) => {
        const taken = await takeDeadLetter(tx, id);
        // A key of its own: without one, queues with one waiting job per key would swallow the second.
        if (taken) await enqueue(taken.queue, taken.data, { singletonKey: id });
        return taken?.queue;
      }),
    ready: () => boss.isInstalled().catch(() => false),
    rest: slots.close,
    stop: async (timeoutMs) => {
      slots.close();
      await boss.stop({ graceful: true, timeout: timeoutMs, close: false });
    },
  };
}

// Our own slot in the space of advisory locks; the value has no meaning.
const advisoryLock = 7_263_045_119;

// Processes that start together would change the same rows of the catalogue. The owner has a single
// connection, so the lock is held by the one that installs.
async function installAlone(owner: Db, specs: readonly QueueSpec[]): Promise<void> {
  await owner.query('select pg_advisory_lock($1)', [advisoryLock]);
  try {
    await install(owner, specs);
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [advisoryLock]);
  }
}

async function install(owner: Db, specs: readonly QueueSpec[]): Promise<void> {
  const boss = new PgBoss({ db: bossDb(owner), schema, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(deadLetterQueue, { retryLimit: 0, deleteAfterSeconds: 30 * 24 * 3600 });
  for (const { name, policy = 'standard', heartbeatSeconds, ...spec } of specs) {
    const { retryLimit, retryDelay, expireInSeconds } = spec;
    const options = {
      ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
      retryLimit,
      retryDelay,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds,
      deadLetter: deadLetterQueue,
      deleteAfterSeconds: 24 * 3600,
    };
    await boss.createQueue(name, { ...options, policy });
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false, close: false });
  await owner.script(`
    grant usage on schema ${schema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${appRole};
    grant usage on all sequences in schema ${schema} to ${appRole};
    grant execute on all functions in schema ${schema} to ${appRole};`);
}

function bossDb(db: Db): BossDb {
  return {
    executeSql: async (text, values) => ({
      rows: (values?.length ? await db.query(text, values) : await db.script(text)) as never[],
    }),
  };
}

/**
 * A pg-boss worker takes one job and then sleeps until its next poll. So every slot is a worker of
 * its own, is woken when a job is committed, and looks again as soon as its handler ends: a burst
 * of 40 jobs took 0.34 s that way, 21 s without.
 */
function createSlots(signals: Signals, boss: PgBoss) {
  const idle = new Map<string, Set<string>>();
  let opened = 0;
  const stopListening = signals.subscribe(wakeChannel, (name) => {
    const waiting = idle.get(name);
    const [slot] = waiting ?? [];
    if (!waiting || slot === undefined) return;
    // To the end of the line, so that the next wake-up reaches the next slot.
    waiting.delete(slot);
    waiting.add(slot);
    boss.notifyWorker(slot);
  });

  async function openSlot(name: string, handler: JobHandler): Promise<void> {
    const waiting = idle.get(name) ?? new Set();
    idle.set(name, waiting);
    opened += 1;
    const slower = pollingSpread * ((opened * goldenRatio) % 1);
    const id = await boss.work(
      name,
      { pollingIntervalSeconds: pollingSeconds + slower },
      async (jobs: Job[]) => {
        waiting.delete(id);
        try {
          for (const job of jobs) await handler(job.data, job.signal);
        } finally {
          waiting.add(id);
          boss.notifyWorker(id);
        }
      },
    );
    waiting.add(id);
  }

  return {
    open: async (spec: QueueSpec, handler: JobHandler) => {
      for (let slot = 0; slot < spec.slots; slot += 1) await openSlot(spec.name, handler);
    },
    close: (): void => {
      stopListening();
      for (const name of idle.keys()) void boss.offWork(name, { wait: false });
    },
  };
}
