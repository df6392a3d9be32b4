import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKeys, type SigningKeys } from '../attest/index.ts';
import { ConfigError, type Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import { createFolderBlobs, createS3Blobs, type Blobs } from '../ground/blobs/index.ts';
import {
  createEnvelope,
  createSeal,
  loadMasterKey,
  type Envelope,
  type Seal,
} from '../ground/crypto/index.ts';
import { openEmbedded, openServer, type Databases, type Db } from '../ground/db/index.ts';
import { createProcessLive, createRedisLive, nearLive, type Live } from '../ground/live/index.ts';
import { createOutbound, type Outbound } from '../ground/net/index.ts';
import { openQueue, type Queue } from '../ground/queue/index.ts';
import { createMetrics, type Logger, type Metrics } from '../ground/telemetry/index.ts';
import { queues } from '../jobs/queues.ts';
import { createDataKeyStore, createWithTenant, type WithTenant } from '../tenancy/index.ts';
import { requireItsMasterKey, requireUnchangedKey } from './master-key.ts';

/** What every room stands on. */
export interface Ground {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly db: Db;
  /** Never busy with anything that takes long. */
  readonly lifeline: Db;
  readonly withTenant: WithTenant;
  readonly live: Live;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly seal: Seal;
  /** Throws where the master key was changed since; whoever seals something for good asks in the same transaction. */
  readonly requireUnchangedKey: () => Promise<void>;
  /** For what a tenant keeps at rest; `seal` is for what passes through. */
  readonly envelope: Envelope;
  /** For what others check without us. */
  readonly signingKeys: SigningKeys;
  readonly outbound: Outbound;
}

export interface GroundParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  /** Opened databases to use instead of those of the configuration; tests bring their own. */
  readonly databases?: Databases;
  /** True: whether the master key is the database's own is left open; only for what changes it. */
  readonly anyMasterKey?: boolean;
  /** Files that were opened already. */
  readonly blobs?: Blobs;
}

export const userAgent = 'Preceptor/0.1 (LTI tool; contact: the operator of this installation)';

/** Opens storage and coordination. What is opened is closed again by closeGround, or here when something fails. */
export async function openGround({
  config,
  secrets,
  logger,
  databases: given,
  anyMasterKey = false,
  blobs = openBlobs(config, secrets),
}: GroundParts): Promise<Ground> {
  const seal = createSeal(
    loadMasterKey({ value: secrets.masterKey, file: config.masterKeyFile }, config.dataDir),
  );
  await using opened = new AsyncDisposableStack();
  const databases = given ?? (await openDatabases(config, secrets));
  const db = databases.app;
  if (!given) opened.defer(() => db.close());
  const withTenant = createWithTenant(db);
  if (!anyMasterKey) await requireItsMasterKey({ db, withTenant, seal });
  const mayKeep = anyMasterKey ? async () => {} : () => requireUnchangedKey({ db, seal });
  const live = openLive(config, secrets);
  opened.defer(() => live.close());
  const queue = await openQueue({
    databases,
    signals: live.signals,
    specs: queues,
    onError: (err) => logger.warn({ err }, 'queue error'),
  });
  opened.move();
  const metrics = createMetrics();
  metrics.watch(
    'preceptor_jobs_waiting',
    'Jobs that wait',
    async () => (await queue.depth()).waiting,
  );
  metrics.watch(
    'preceptor_jobs_dead',
    'Jobs that failed for good',
    async () => (await queue.depth()).dead,
  );
  return {
    config,
    secrets,
    logger,
    metrics,
    db,
    lifeline: databases.lifeline,
    withTenant,
    live,
    queue,
    blobs,
    seal,
    requireUnchangedKey: mayKeep,
    envelope: createEnvelope({ master: seal, keys: createDataKeyStore(withTenant, mayKeep) }),
    signingKeys: createSigningKeys({ db, seal, mayKeep }),
    outbound: createOutbound({ allowPrivateHosts: config.allowPrivateHosts, userAgent }),
  };
}

/**
 * The store's address is the operator's word, like that of the database: no list of hosts opens or closes it.
 * @throws ConfigError
 */
export function openBlobs({ s3, dataDir }: Config, { s3Secret }: Secrets): Blobs {
  if (s3 === undefined) return createFolderBlobs(join(dataDir, 'blobs'));
  const { secretFile, ...place } = s3;
  return createS3Blobs({ ...place, secretAccessKey: s3Secret ?? readSecret(secretFile ?? '') });
}

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') throw new Error(`${file} is empty`);
    return secret;
  } catch (cause) {
    throw new ConfigError(`BLOBS_S3_SECRET_ACCESS_KEY_FILE: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function openLive({ role }: Config, { redisUrl }: Secrets): Live {
  if (redisUrl === undefined) return createProcessLive();
  const shared = createRedisLive(redisUrl);
  return role === 'all' ? nearLive(shared) : shared;
}

function openDatabases(config: Config, secrets: Secrets): Promise<Databases> {
  if (secrets.databaseUrl === undefined) return openEmbedded({ dir: config.dataDir });
  return openServer({
    url: secrets.databaseUrl,
    ownerUrl: secrets.databaseOwnerUrl,
    pool: config.databasePool,
  });
}

/** Closes in the order of use: no more jobs, then coordination, then storage. */
export async function closeGround({ queue, live, db }: Ground, timeoutMs: number): Promise<void> {
  await queue.stop(timeoutMs);
  await live.close();
  await db.close();
}
