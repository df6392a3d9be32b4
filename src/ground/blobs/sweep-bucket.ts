import { drafts, isKey, shelfOf, type StillNeeded } from './blobs.ts';
import type { Bucket, StoredObject } from './s3-bucket.ts';

/**
 * Deletes what a tenant's folder of a bucket holds since before a moment and nothing points to, with the
 * drafts and begun uploads of writers that died. Returns how many went. Bytes that arrive anew are looked for
 * right before each is deleted; S3 has no deed that does both, so that what comes within that one round trip goes.
 */
export async function sweepBucket(
  bucket: Bucket,
  folder: string,
  { before, stillNeeded }: { readonly before: Date; readonly stillNeeded: StillNeeded },
): Promise<number> {
  let gone = 0;
  for await (const page of bucket.list(folder)) {
    const old = page.filter(({ written }) => written < before);
    for (const { name } of old.filter((one) => one.name.startsWith(`${folder}${drafts}/`))) {
      await bucket.remove(name);
      gone += 1;
    }
    const keys = old.flatMap((one) => keyOf(folder, one));
    const needed = keys.length === 0 ? new Set<string>() : await stillNeeded(keys);
    for (const key of keys.filter((one) => !needed.has(one)))
      if (await removeOld(bucket, `${folder}${shelfOf(key)}/${key}`, before)) gone += 1;
  }
  for await (const page of bucket.uploads(`${folder}${drafts}/`)) {
    for (const upload of page.filter(({ begun }) => begun < before)) {
      await bucket.giveUp(upload);
      gone += 1;
    }
  }
  return gone;
}

/** None for what is no file of ours, whoever put it there. */
function keyOf(folder: string, { name }: StoredObject): string[] {
  const [shelf = '', key = '', ...more] = name.slice(folder.length).split('/');
  return more.length === 0 && isKey(key) && shelf === shelfOf(key) ? [key] : [];
}

async function removeOld(bucket: Bucket, name: string, before: Date): Promise<boolean> {
  const found = await bucket.find(name);
  if (!found || found.written >= before) return false;
  await bucket.remove(name);
  return true;
}
