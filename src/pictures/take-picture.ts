import { randomUUID } from 'node:crypto';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest, type Envelope } from '../ground/crypto/index.ts';
import type { Counters } from '../ground/live/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { ParseError, type PictureReader } from '../ingest/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import {
  mostUnsent,
  PictureRefusedError,
  sealedFor,
  uploadsPerWindow,
  uploadWindowMs,
  type Picture,
  type PictureOwner,
  type PictureRefusal,
} from './picture.ts';
import { deleteBeyond, findAgain, insertPicture } from './picture-store.ts';

export const pictureQueue = 'pictures.words';

export interface TakenPicture {
  readonly picture: Picture;
  /** False: the same bytes were there already. */
  readonly isNew: boolean;
}

/**
 * Takes a picture for a question that is still to be asked: decoded and drawn anew in a thread of its
 * own, sealed, kept for a day. The same bytes twice are one picture and cost nothing.
 * @throws PictureRefusedError
 */
export type TakePicture = (
  owner: PictureOwner,
  bytes: Uint8Array,
  signal: AbortSignal,
) => Promise<TakenPicture>;

export interface TakePictureNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'put' | 'delete'>;
  readonly envelope: Pick<Envelope, 'sealBytes'>;
  readonly counters: Counters;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly reader: Pick<PictureReader, 'shrink'>;
}

export function createTakePicture(needs: TakePictureNeeds): TakePicture {
  const { withTenant, blobs, envelope, queue, reader } = needs;

  async function keep(owner: PictureOwner, key: string, bytes: Uint8Array, signal: AbortSignal) {
    const { bytes: drawn, ...shape } = await reader.shrink(bytes, signal).catch(refuse);
    const { tenantId } = owner;
    const id = randomUUID();
    const sealed = await envelope.sealBytes(tenantId, drawn, sealedFor(id));
    const blobKey = await blobs.put(tenantId, sealed);
    const picture: Picture = { id, ...shape, size: drawn.length };
    return withTenant(tenantId, async (tx) => {
      if (!(await insertPicture(tx, owner, { ...picture, blobKey, digest: key })))
        return { winner: await findAgain(tx, owner, key), unneeded: [blobKey] };
      await queue.enqueue(pictureQueue, { tenantId, pictureId: id });
      return { winner: picture, unneeded: await deleteBeyond(tx, owner, mostUnsent) };
    });
  }

  return async (owner, bytes, signal) => {
    const { tenantId } = owner;
    const key = digest(bytes);
    const known = await withTenant(tenantId, (tx) => findAgain(tx, owner, key));
    if (known) return { picture: known, isNew: false };
    await admit(needs.counters, owner);
    const { winner, unneeded } = await keep(owner, key, bytes, signal);
    // What is lost on the way is swept with the stored files nobody points to.
    await Promise.all(unneeded.map((blobKey) => blobs.delete(tenantId, blobKey)));
    if (!winner) throw new Error('the picture that came in meanwhile is gone');
    return { picture: winner, isNew: true };
  };
}

/** What counts somebody's uploads in the live store. */
export function uploadsCounter({
  tenantId,
  userId,
}: Pick<PictureOwner, 'tenantId' | 'userId'>): string {
  return `pictures:${tenantId}:${userId}`;
}

/** When the store of counters does not answer everybody passes: a lost counter closes no school. */
async function admit(counters: Counters, { tenantId, userId }: PictureOwner): Promise<void> {
  const counted = await counters
    .add(uploadsCounter({ tenantId, userId }), 1, uploadWindowMs)
    .catch(() => undefined);
  if (!counted || counted.value <= uploadsPerWindow) return;
  throw new PictureRefusedError('too_many_pictures', { retryAfterMs: counted.resetsInMs });
}

const refusals: ReadonlyMap<string, PictureRefusal> = new Map([
  ['unsupported_format', 'picture_kind'],
  ['unpacks_too_large', 'picture_too_many_pixels'],
  ['malformed', 'picture_damaged'],
]);

function refuse(error: unknown): never {
  if (!(error instanceof ParseError)) throw error;
  const code = refusals.get(error.code) ?? 'picture_unreadable';
  throw new PictureRefusedError(code, { cause: error });
}
