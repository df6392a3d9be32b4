import { z } from 'zod';
import type { Blobs } from '../ground/blobs/index.ts';
import { SealBrokenError, type Reseal, type Seal } from '../ground/crypto/index.ts';
import { erasureReasons } from './receipt.ts';

/** That somebody was erased, kept where no restored database takes it away. It holds ids and no name. */
const noteShape = z.object({
  erasure: z.string(),
  userId: z.string(),
  courseId: z.string().nullable(),
  reason: z.enum(erasureReasons),
  at: z.string(),
  /** Hash of the receipt; null until it was signed. */
  receipt: z.string().nullable(),
});
export type ErasureNote = z.infer<typeof noteShape>;

/**
 * Beside a tenant's files. Sealed by the master key, which no database holds: the notes hold also against a database
 * that does not know yet what signed them, nobody else can write one, and nobody reads ids in a copy of the files.
 */
export interface ErasureNotes {
  keep(tenantId: string, note: ErasureNote): Promise<void>;
  /** Ids of erasures. */
  list(tenantId: string): Promise<string[]>;
  /** @throws SealBrokenError, ZodError when it is none of ours */
  read(tenantId: string, erasure: string): Promise<ErasureNote>;
  /** Seals all of a tenant anew; one that neither key opens stays what it is, unreadable. */
  reseal(tenantId: string, reseal: Reseal): Promise<void>;
}

export function createErasureNotes({
  blobs,
  seal,
  mayKeep = async () => {},
}: {
  readonly blobs: Pick<Blobs, 'keepNote' | 'listNotes' | 'readNote'>;
  readonly seal: Pick<Seal, 'sealBytes' | 'openBytes'>;
  /** Throws before a note that must not be kept. */
  readonly mayKeep?: () => Promise<void>;
}): ErasureNotes {
  const purpose = (tenantId: string, erasure: string): string =>
    `erasure note ${tenantId} ${erasure}`;
  return {
    keep: async (tenantId, note) => {
      await mayKeep();
      const plain = Buffer.from(JSON.stringify(note));
      await blobs.keepNote(
        tenantId,
        note.erasure,
        seal.sealBytes(plain, purpose(tenantId, note.erasure)),
      );
    },
    list: (tenantId) => blobs.listNotes(tenantId),
    read: async (tenantId, erasure) => {
      const sealed = await blobs.readNote(tenantId, erasure);
      const plain = seal.openBytes(sealed, purpose(tenantId, erasure));
      return noteShape.parse(JSON.parse(plain.toString()));
    },
    reseal: async (tenantId, reseal) => {
      for (const erasure of await blobs.listNotes(tenantId)) {
        const sealed = (await blobs.readNote(tenantId, erasure)).toString('base64url');
        const anew = unlessBroken(() => reseal(sealed, purpose(tenantId, erasure)));
        if (anew !== undefined && anew !== sealed)
          await blobs.keepNote(tenantId, erasure, Buffer.from(anew, 'base64url'));
      }
    },
  };
}

function unlessBroken(open: () => string): string | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBrokenError) return undefined;
    throw error;
  }
}
