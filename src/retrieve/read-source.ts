import { findReleasedDocument, type Reader } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readDocumentChunks, type PlacedChunk, type RevisionKey } from './chunk-store.ts';
import {
  countDocumentChunks,
  findPointed,
  readDocumentPart,
  type Pointed,
} from './source-part-store.ts';

/** A document as a reader of a citation sees it: its text in order, piece by piece. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly moduleTitle: string | null;
  readonly mayCite: boolean;
  readonly mayLink: boolean;
  /** Pieces of two revisions must not be put together. */
  readonly revision: number;
  /** Pieces of the whole document. */
  readonly total: number;
  /** Number, from 0, of the first piece that is here. */
  readonly from: number;
  readonly pieces: readonly PlacedChunk[];
}

/** Which pieces: some around a place, those between two numbers, or all there are. */
export type WantedPieces =
  | { readonly around: Pointed }
  | { readonly from: number; readonly to: number }
  | 'all';

/** Undefined when the document is not there, or not released to the reader now. */
export type ReadSource = (
  reader: Reader,
  documentId: string,
  wanted: WantedPieces,
) => Promise<Source | undefined>;

/** Read before and after the piece that is meant; about two pages each way. */
const around = 12;
/** A book in one answer is slow to send and slower to draw. */
const mostPieces = 48;

export function createReadSource(withTenant: WithTenant): ReadSource {
  return ({ tenantId, courseId, userId }, documentId, wanted) =>
    withTenant(tenantId, async (tx) => {
      const document = await findReleasedDocument(tx, { tenantId, courseId, userId }, documentId);
      if (!document || document.activeRevision === null) return undefined;
      const { id, title, fileName, url, moduleTitle, mayCite, mayLink } = document;
      const revision = document.activeRevision;
      const known = { id, title, fileName, url, moduleTitle, mayCite, mayLink, revision };
      return {
        ...known,
        ...(await readPieces(tx, { tenantId, courseId, documentId, revision }, wanted)),
      };
    });
}

async function readPieces(
  tx: Tx,
  key: RevisionKey,
  wanted: WantedPieces,
): Promise<Pick<Source, 'total' | 'from' | 'pieces'>> {
  if (wanted === 'all') {
    const pieces = await readDocumentChunks(tx, key);
    return { total: pieces.length, from: 0, pieces };
  }
  const total = await countDocumentChunks(tx, key);
  const { from, to } = 'around' in wanted ? await placeOf(tx, key, wanted.around) : wanted;
  const part = { from, to: Math.min(to, from + mostPieces) };
  return { total, from, pieces: await readDocumentPart(tx, key, part) };
}

/** The beginning, when what was pointed at is not there any more. */
async function placeOf(
  tx: Tx,
  key: RevisionKey,
  pointed: Pointed,
): Promise<{ from: number; to: number }> {
  const at = (await findPointed(tx, key, pointed)) ?? 0;
  return { from: Math.max(0, at - around), to: at + around };
}
