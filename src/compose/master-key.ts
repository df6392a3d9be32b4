import { activeKey, dropSigningKey, resealSigningKey } from '../attest/index.ts';
import {
  createReseal,
  dataKeyPurpose,
  MasterKeyError,
  SealBrokenError,
  type Seal,
} from '../ground/crypto/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import type { Db } from '../ground/db/index.ts';
import { forgetModelKeys, resealModelKeys } from '../models/index.ts';
import { createErasureNotes } from '../privacy/index.ts';
import {
  countSealedDirectly,
  createDataKeyStore,
  dropDataKey,
  keepFirstKeyProof,
  listTenants,
  readKeyProof,
  resealDataKey,
  writeKeyProof,
  type WithTenant,
} from '../tenancy/index.ts';

const purpose = 'proof of the master key';
/** Stands in the place of the proof while some is sealed by the former key and some by the next. */
const changing = 'changing';

export interface ProofNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly seal: Seal;
}

/**
 * Sees that the master key is the one that sealed what the database holds; the first key of a database that
 * sealed nothing is its own.
 * @throws MasterKeyError
 */
export async function requireItsMasterKey({ db, withTenant, seal }: ProofNeeds): Promise<void> {
  const known = await readKeyProof(db);
  if (known === changing)
    throw new MasterKeyError(
      'Giving this database another master key was broken off. Repeat `preceptor master-key change` with both keys; until then nothing starts.',
    );
  try {
    if (known === null) await openSomething({ db, withTenant, seal });
    seal.open(known ?? (await keepFirstKeyProof(db, seal.seal('ours', purpose))), purpose);
  } catch (cause) {
    if (!(cause instanceof SealBrokenError)) throw cause;
    throw new MasterKeyError(
      'The master key (MASTER_KEY, MASTER_KEY_FILE) is not the one that sealed the keys and tokens in this database. Give the former one; docs/operations.md, “Keys and secrets”, says how to change it, and what to do when it is lost.',
      { cause },
    );
  }
}

/** For databases from before there was a proof: whichever sealed value is found first. @throws SealBrokenError */
async function openSomething({ db, withTenant, seal }: ProofNeeds): Promise<void> {
  const signing = await activeKey(db);
  if (signing) return void seal.open(signing.sealedJwk, `signing key ${signing.kid}`);
  const keys = createDataKeyStore(withTenant);
  for (const { id } of await listTenants(db)) {
    const wrapped = await keys.read(id);
    if (wrapped !== undefined) return void seal.open(wrapped, dataKeyPurpose(id));
  }
}

/**
 * Seals with `next` all that the master key sealed. Nothing else may run; broken off, it may be repeated, and
 * until it is done no process starts.
 * @returns institutions with values that no data key sealed: nothing was changed then
 */
export async function changeMasterKey(
  ground: ProofNeeds & { readonly blobs: Blobs },
  next: Seal,
): Promise<readonly string[]> {
  const { db, withTenant, blobs, seal } = ground;
  const reseal = createReseal(seal, next);
  const tenants = await listTenants(db);
  const old: string[] = [];
  for (const { id, name } of tenants)
    if ((await withTenant(id, (tx) => countSealedDirectly(tx, id))) > 0) old.push(name);
  if (old.length > 0) return old;
  const known = await readKeyProof(db);
  // Before anything is changed: with two wrong keys nothing is.
  if (known === null) await openSomething(ground);
  else if (known !== changing) reseal(known, purpose);
  await writeKeyProof(db, changing);
  await resealSigningKey(db, reseal);
  await db.transaction((tx) => resealModelKeys(tx, null, reseal));
  for (const { id } of tenants) {
    await withTenant(id, async (tx) => {
      await resealDataKey(tx, id, reseal);
      await resealModelKeys(tx, id, reseal);
    });
  }
  // Notes outlive the institutions they are about.
  const notes = createErasureNotes({ blobs, seal });
  for (const id of await blobs.tenants()) await notes.reseal(id, reseal);
  await writeKeyProof(db, next.seal('ours', purpose));
  return [];
}

/** Drops what only a key that is lost could open, and takes the one that is here for the database's own. */
export async function forgetLostKey({ db, withTenant, seal }: ProofNeeds): Promise<void> {
  await db.transaction(async (tx) => {
    await dropSigningKey(tx);
    await forgetModelKeys(tx, null);
  });
  for (const { id } of await listTenants(db)) {
    await withTenant(id, async (tx) => {
      await dropDataKey(tx, id);
      await forgetModelKeys(tx, id);
    });
  }
  await writeKeyProof(db, seal.seal('ours', purpose));
}
