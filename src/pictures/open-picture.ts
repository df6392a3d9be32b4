import { unlessMissing, type Blobs } from '../ground/blobs/index.ts';
import { SealBrokenError, type Envelope } from '../ground/crypto/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { sealedFor, type Picture, type PictureOwner } from './picture.ts';
import { deleteUnsent, findPicture } from './picture-store.ts';

export interface OpenedPicture extends Picture {
  readonly content: Buffer;
}

/** Undefined when there is no such picture of this person in this course. */
export type OpenPicture = (owner: PictureOwner, id: string) => Promise<OpenedPicture | undefined>;

export function createOpenPicture(needs: {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'get'>;
  readonly envelope: Pick<Envelope, 'openBytes'>;
}): OpenPicture {
  const { withTenant, blobs, envelope } = needs;
  return async (owner, id) => {
    const { tenantId } = owner;
    const found = await withTenant(tenantId, (tx) => findPicture(tx, owner, id));
    if (!found) return undefined;
    const { blobKey, ...picture } = found;
    const sealed = await unlessMissing(blobs.get(tenantId, blobKey));
    if (!sealed) return undefined;
    try {
      return { ...picture, content: await envelope.openBytes(tenantId, sealed, sealedFor(id)) };
    } catch (error) {
      if (error instanceof SealBrokenError) return undefined;
      throw error;
    }
  };
}

/** Takes back a picture that was not sent; false when there is none of this person's. */
export type DropPicture = (owner: PictureOwner, id: string) => Promise<boolean>;

export function createDropPicture(needs: {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'delete'>;
}): DropPicture {
  const { withTenant, blobs } = needs;
  return async (owner, id) => {
    const blobKey = await withTenant(owner.tenantId, (tx) => deleteUnsent(tx, owner, id));
    if (blobKey === undefined) return false;
    await blobs.delete(owner.tenantId, blobKey);
    return true;
  };
}
