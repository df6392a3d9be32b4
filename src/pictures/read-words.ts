import type { Blobs } from '../ground/blobs/index.ts';
import type { Envelope } from '../ground/crypto/index.ts';
import { storable } from '../ground/text/index.ts';
import { ParseError, type PictureReader } from '../ingest/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { longestWords, sealedFor } from './picture.ts';
import { findUnread, saveWords } from './picture-store.ts';

/**
 * The text that stands in a picture, read once and then kept; null when it could not be read now, or
 * the picture is gone. May run twice.
 */
export type ReadWords = (
  picture: { readonly tenantId: string; readonly pictureId: string },
  signal: AbortSignal,
) => Promise<string | null>;

export function createReadWords(needs: {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'get'>;
  readonly envelope: Pick<Envelope, 'openBytes'>;
  readonly reader: Pick<PictureReader, 'recognise'>;
}): ReadWords {
  const { withTenant, blobs, envelope, reader } = needs;
  /** Read in this process at this moment: whoever else asks hears the same. */
  const underWay = new Map<string, Promise<string | null>>();

  async function read(tenantId: string, id: string, signal: AbortSignal): Promise<string | null> {
    const found = await withTenant(tenantId, (tx) => findUnread(tx, tenantId, id));
    if (!found || found.words !== null) return found?.words ?? null;
    const sealed = await blobs.get(tenantId, found.blobKey);
    const content = await envelope.openBytes(tenantId, sealed, sealedFor(id));
    const { text } = await reader.recognise(content, signal);
    const words = storable(text).slice(0, longestWords);
    await withTenant(tenantId, (tx) => saveWords(tx, tenantId, id, words));
    return words;
  }

  return async ({ tenantId, pictureId }, signal) => {
    const key = `${tenantId} ${pictureId}`;
    const reading = underWay.get(key) ?? read(tenantId, pictureId, signal);
    underWay.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      // Too slow or too large for the reader: a later try may find it less busy.
      if (error instanceof ParseError) return null;
      throw error;
    } finally {
      underWay.delete(key);
    }
  };
}
