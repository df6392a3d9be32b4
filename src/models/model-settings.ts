import type { Reseal, Seal } from '../ground/crypto/index.ts';
import type { Db, Sql } from '../ground/db/index.ts';
import type { Signals } from '../ground/live/index.ts';
import { heldVersions, type WithTenant } from '../tenancy/index.ts';
import { deleteKey, readKeys, replaceSealedKey, writeKey, type StoredKey } from './key-store.ts';
import { modelsPart, modelsVersion, readModelsVersion } from './held-models.ts';
import { parseRef, type ModelRef } from './model-ref.ts';
import { isAllowed, providerOf, type Routes } from './routes.ts';
import type { TaskType } from './task.ts';
import { readChoices, writeChoice, type TenantChoice } from './tenant-choice-store.ts';

export type KeyOwner = 'tenant' | 'installation' | 'environment';

export interface FoundKey {
  readonly key: string;
  readonly owner: KeyOwner;
}

/** A key as people see it. */
export type ListedKey = Omit<StoredKey, 'sealedKey'>;

/** What a tenant and the installation have set: keys and wishes. `null` is the installation itself. */
export interface ModelSettings {
  /** The tenant's own key, else the installation's, else the environment's (S43). */
  keyFor(tenantId: string | null, provider: string): Promise<FoundKey | undefined>;
  /** What the tenant chose for the task and still may choose; undefined when it chose nothing. */
  choiceFor(tenantId: string | null, task: TaskType): Promise<readonly ModelRef[] | undefined>;
  /**
   * The models the tenant's students are answered by until the installation's newer ones have passed its
   * cases; none where the installation's serve already, or has none any more.
   */
  heldTo(tenantId: string | null): Promise<readonly ModelRef[]>;
  /** Somebody else changed what is told here. */
  changed(): Promise<void>;
  /** @throws ModelSettingsError */
  setKey(tenantId: string | null, provider: string, key: string): Promise<void>;
  listKeys(tenantId: string | null): Promise<ListedKey[]>;
  /** False when there was none. */
  removeKey(tenantId: string | null, provider: string): Promise<boolean>;
  /** @throws ModelSettingsError */
  choose(tenantId: string, choice: TenantChoice): Promise<void>;
}

export type ModelSettingsRefusal = 'provider_unknown' | 'key_malformed' | 'model_not_allowed';

/** A wish that was not granted; nothing was written. */
export class ModelSettingsError extends Error {
  override readonly name = 'ModelSettingsError';
  readonly code: ModelSettingsRefusal;

  constructor(code: ModelSettingsRefusal, message: string) {
    super(message);
    this.code = code;
  }
}

interface SettingsNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly seal: Seal;
  /** Throws in the transaction of a key that must not be kept. */
  readonly mayKeep: () => Promise<void>;
  readonly signals: Signals;
  readonly routes: Routes;
  readonly environmentKeys: Readonly<Record<string, string | undefined>>;
}

interface Held {
  readonly keys: ReadonlyMap<string, string>;
  readonly choices: readonly TenantChoice[];
  /** The version of the installation's models that the tenant is held to. */
  readonly models: string | undefined;
  readonly until: number;
}

const changed = 'models.changed';
/** Another process may have changed them, and its signal may have been lost. */
const holdMs = 60_000;

export function createModelSettings(needs: SettingsNeeds): ModelSettings {
  const { routes, environmentKeys, seal } = needs;
  const { settingsOf, tell } = rememberSettings(needs);
  return {
    keyFor: async (tenantId, provider) => {
      const own = tenantId !== null && (await settingsOf(tenantId)).keys.get(provider);
      if (own) return { key: own, owner: 'tenant' };
      const shared = (await settingsOf(null)).keys.get(provider);
      if (shared) return { key: shared, owner: 'installation' };
      const given = environmentKeys[provider];
      return given ? { key: given, owner: 'environment' } : undefined;
    },
    choiceFor: async (tenantId, task) => {
      if (tenantId === null) return undefined;
      const choice = (await settingsOf(tenantId)).choices.find((one) => one.task === task);
      const refs = choice?.models.flatMap((name) => parseRef(name) ?? []);
      // The operator may have taken back what was allowed when it was chosen.
      return refs?.filter((ref) => isAllowed(routes, ref));
    },
    heldTo: async (tenantId) => {
      const newest = modelsVersion(routes);
      if (tenantId === null || newest === undefined) return [];
      const { models = newest } = await settingsOf(tenantId);
      return models === newest ? [] : readModelsVersion(models);
    },
    changed: tell,
    setKey: async (tenantId, provider, key) => {
      requireProvider(routes, provider);
      requireKey(key);
      const sealedKey = seal.seal(key, purpose(tenantId, provider));
      await inScope(needs, tenantId, async (sql) => {
        await needs.mayKeep();
        await writeKey(sql, tenantId, { provider, sealedKey, hint: key.slice(-4) });
      });
      await tell();
    },
    listKeys: async (tenantId) => {
      const keys = await inScope(needs, tenantId, (sql) => readKeys(sql, tenantId));
      return keys.map(({ provider, hint, createdAt }) => ({ provider, hint, createdAt }));
    },
    removeKey: async (tenantId, provider) => {
      const gone = await inScope(needs, tenantId, (sql) => deleteKey(sql, tenantId, provider));
      await tell();
      return gone;
    },
    choose: async (tenantId, choice) => {
      for (const name of choice.models) requireAllowed(routes, name);
      await needs.withTenant(tenantId, (tx) => writeChoice(tx, tenantId, choice));
      await tell();
    },
  };
}

/** What was read from the database, until somebody changes it. */
function rememberSettings(needs: SettingsNeeds) {
  const { signals, seal } = needs;
  const held = new Map<string | null, Held>();
  let changes = 0;
  const forget = (): void => {
    changes += 1;
    held.clear();
  };
  signals.subscribe(changed, forget);

  async function settingsOf(tenantId: string | null): Promise<Held> {
    const known = held.get(tenantId);
    if (known && known.until > Date.now()) return known;
    const before = changes;
    const {
      keys,
      choices,
      held: versions,
    } = await inScope(needs, tenantId, async (sql) => ({
      keys: await readKeys(sql, tenantId),
      choices: tenantId === null ? [] : await readChoices(sql, tenantId),
      held: tenantId === null ? undefined : await heldVersions(sql, tenantId),
    }));
    const opened = keys.map(({ provider, sealedKey }): [string, string] => [
      provider,
      seal.open(sealedKey, purpose(tenantId, provider)),
    ]);
    const models = versions?.get(modelsPart);
    const fresh = { keys: new Map(opened), choices, models, until: Date.now() + holdMs };
    if (changes === before) held.set(tenantId, fresh);
    return fresh;
  }

  async function tell(): Promise<void> {
    forget();
    await signals.publish(changed, '').catch(() => {});
  }

  return { settingsOf, tell };
}

function inScope<T>(
  { db, withTenant }: SettingsNeeds,
  tenantId: string | null,
  work: Parameters<typeof withTenant<T>>[1],
): Promise<T> {
  return tenantId === null ? db.transaction(work) : withTenant(tenantId, work);
}

/** Seals the keys of a tenant, or the installation's own, anew. */
export async function resealModelKeys(
  sql: Sql,
  tenantId: string | null,
  reseal: Reseal,
): Promise<void> {
  for (const { provider, sealedKey } of await readKeys(sql, tenantId))
    await replaceSealedKey(sql, tenantId, {
      provider,
      sealedKey: reseal(sealedKey, purpose(tenantId, provider)),
    });
}

/** Drops the keys of a tenant, or the installation's own. */
export async function forgetModelKeys(sql: Sql, tenantId: string | null): Promise<void> {
  for (const { provider } of await readKeys(sql, tenantId))
    await deleteKey(sql, tenantId, provider);
}

function purpose(tenantId: string | null, provider: string): string {
  return `model key ${tenantId ?? 'installation'} ${provider}`;
}

function requireProvider(routes: Routes, provider: string): void {
  if (providerOf(routes, provider)) return;
  throw new ModelSettingsError('provider_unknown', `There is no provider "${provider}".`);
}

// It travels in an HTTP header.
function requireKey(key: string): void {
  if (/^[\x21-\x7e]{8,500}$/.test(key)) return;
  throw new ModelSettingsError(
    'key_malformed',
    'A key is one word of 8 to 500 printable ASCII characters.',
  );
}

function requireAllowed(routes: Routes, name: string): void {
  const ref = parseRef(name);
  if (ref && isAllowed(routes, ref)) return;
  throw new ModelSettingsError(
    'model_not_allowed',
    `"${name}" is not among the models this installation allows.`,
  );
}
