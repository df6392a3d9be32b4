import { randomBytes } from 'node:crypto';
import { createSeal, SealBrokenError, type Seal } from './seal.ts';

/** Where the wrapped data key of each tenant is kept. */
export interface DataKeyStore {
  read(tenantId: string): Promise<string | undefined>;
  /** Keeps the first key of a tenant and returns the one that is kept. */
  insert(tenantId: string, wrapped: string): Promise<string>;
}

/**
 * Seals what a tenant keeps at rest: every tenant has a data key of its own, wrapped by the master
 * key. A stolen table opens nothing, and a tenant whose key is deleted is unreadable for good.
 */
export interface Envelope {
  /** Returns text; tenant and `purpose` are authenticated with it. Joins an open transaction. */
  seal(tenantId: string, plain: string, purpose: string): Promise<string>;
  /** @throws SealBrokenError when altered, of another tenant or purpose, or its key is gone */
  open(tenantId: string, sealed: string, purpose: string): Promise<string>;
  /** Likewise for bytes, for what is kept as a file. */
  sealBytes(tenantId: string, plain: Uint8Array, purpose: string): Promise<Buffer>;
  /** @throws SealBrokenError */
  openBytes(tenantId: string, sealed: Uint8Array, purpose: string): Promise<Buffer>;
}

/** Marks the form, so that what the master key sealed directly before there was a data key still opens. */
const mark = 'e1.';
const keyBytes = 32;

export function createEnvelope(needs: { master: Seal; keys: DataKeyStore }): Envelope {
  const { master, keys } = needs;
  const held = new Map<string, Seal>();

  const unwrap = (tenantId: string, wrapped: string): Seal =>
    createSeal(Buffer.from(master.open(wrapped, dataKeyPurpose(tenantId)), 'base64'));

  async function load(tenantId: string): Promise<Seal> {
    const wrapped = await keys.read(tenantId);
    if (wrapped === undefined) throw new SealBrokenError('the data key of the tenant is gone');
    const seal = unwrap(tenantId, wrapped);
    held.set(tenantId, seal);
    return seal;
  }

  // Never from memory: a key that was made in a transaction that failed exists nowhere else.
  async function sealOf(tenantId: string): Promise<Seal> {
    const known = await keys.read(tenantId);
    const fresh = () =>
      master.seal(randomBytes(keyBytes).toString('base64'), dataKeyPurpose(tenantId));
    return unwrap(tenantId, known ?? (await keys.insert(tenantId, fresh())));
  }

  async function opened<T>(tenantId: string, open: (seal: Seal) => T): Promise<T> {
    const known = held.get(tenantId);
    if (known) {
      try {
        return open(known);
      } catch {
        held.delete(tenantId);
      }
    }
    return open(await load(tenantId));
  }

  return {
    seal: async (tenantId, plain, purpose) =>
      mark + (await sealOf(tenantId)).seal(plain, bound(tenantId, purpose)),
    open: async (tenantId, sealed, purpose) => {
      if (!sealed.startsWith(mark)) return master.open(sealed, purpose);
      const text = sealed.slice(mark.length);
      return opened(tenantId, (seal) => seal.open(text, bound(tenantId, purpose)));
    },
    sealBytes: async (tenantId, plain, purpose) =>
      (await sealOf(tenantId)).sealBytes(plain, bound(tenantId, purpose)),
    openBytes: (tenantId, sealed, purpose) =>
      opened(tenantId, (seal) => seal.openBytes(sealed, bound(tenantId, purpose))),
  };
}

/** What the master key seals a tenant's data key for. */
export function dataKeyPurpose(tenantId: string): string {
  return `data key ${tenantId}`;
}

function bound(tenantId: string, purpose: string): string {
  return `${tenantId} ${purpose}`;
}
