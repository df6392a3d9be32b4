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
  holdKeyProof,
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
/** Likewise while what a lost key sealed is dropped. */
const dropping = 'dropping';

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
  if (known === dropping)
    throw new MasterKeyError(
      'Going on without the lost master key was broken off. Repeat `preceptor master-key lost --yes`; until then nothing starts.',
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

/**
 * Sees that nobody gave the database another key since this process started; in an open transaction nobody can
 * until it has ended.
 * @throws MasterKeyError
 */
export async function requireUnchangedKey({
  db,
  seal,
}: Pick<ProofNeeds, 'db' | 'seal'>): Promise<void> {
  const known = await holdKeyProof(db);
  if (known !== null && !(await isItsOwn(() => seal.open(known, purpose))))
    throw new MasterKeyError(
      'The master key was changed while this process ran: end it, and start it with the one of now.',
    );
}

async function isItsOwn(open: () => unknown): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (error instanceof SealBrokenError) return false;
    throw error;
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
  const old: string[] = [];
  for (const { id, name } of await listTenants(db))
    if ((await withTenant(id, (tx) => countSealedDirectly(tx, id))) > 0) old.push(name);
  if (old.length > 0) return old;
  const known = await readKeyProof(db);
  // Before anything is changed: with two wrong keys, or without the place of the notes, nothing is.
  await blobs.check();
  if (known === null) await openSomething(ground);
  else if (known !== changing) reseal(known, purpose);
  await writeKeyProof(db, changing);
  await resealSigningKey(db, reseal);
  await db.transaction((tx) => resealModelKeys(tx, null, reseal));
  // Whoever came before the mark above is among them, and after it nobody keeps what the former key sealed.
  for (const { id } of await listTenants(db)) {
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

/**
 * Drops what only a key that is lost could open, and takes the one that is here for the database's own. Broken off,
 * it may be repeated, and until it is done no process starts.
 * @param renew puts something else in the place of what was dropped
 * @throws MasterKeyError when the key that is here is the database's own; nothing was dropped then
 */
export async function forgetLostKey(needs: ProofNeeds, renew: () => Promise<void>): Promise<void> {
  const { db, withTenant, seal } = needs;
  const known = await readKeyProof(db);
  if (await isItsOwn(() => (known === null ? openSomething(needs) : seal.open(known, purpose))))
    throw new MasterKeyError(
      'The master key given now is the one that sealed what this database holds: nothing is lost, and nothing was dropped.',
    );
  await writeKeyProof(db, dropping);
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
  await renew();
  await writeKeyProof(db, seal.seal('ours', purpose));
}
