import type { Tx } from '../ground/db/index.ts';
import type { AskedPicture, Picture, PictureOwner, ReadPicture, SentPicture } from './picture.ts';

/** A picture with the place of its bytes. */
export interface StoredPicture extends Picture {
  readonly blobKey: string;
}

const columns = 'id, media_type as "mediaType", width, height, size';

/** Finds a picture by what was uploaded, and lets it wait anew. */
export async function findAgain(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  digest: string,
): Promise<Picture | undefined> {
  const [picture] = await tx.query<Picture>(
    `update pictures set touched_at = now()
     where tenant_id = $1 and course_id = $2 and user_id = $3 and digest = $4 returning ${columns}`,
    [tenantId, courseId, userId, digest],
  );
  return picture;
}

/** False when the same picture has come in meanwhile. */
export async function insertPicture(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  { digest, ...picture }: StoredPicture & { readonly digest: string },
): Promise<boolean> {
  const added = await tx.query(
    `insert into pictures (tenant_id, course_id, user_id, id, digest, blob_key, media_type, width, height, size)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      tenantId,
      courseId,
      userId,
      picture.id,
      digest,
      picture.blobKey,
      picture.mediaType,
      picture.width,
      picture.height,
      picture.size,
    ],
  );
  return added.length > 0;
}

/** A picture of this person in this course; nobody else's. */
export async function findPicture(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  id: string,
): Promise<StoredPicture | undefined> {
  const [picture] = await tx.query<StoredPicture>(
    `select ${columns}, blob_key as "blobKey" from pictures
     where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4`,
    [tenantId, id, userId, courseId],
  );
  return picture;
}

/** For the reader of its text, which acts for nobody in particular. */
export async function findUnread(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<{ readonly blobKey: string; readonly words: string | null } | undefined> {
  const [picture] = await tx.query<{ blobKey: string; words: string | null }>(
    'select blob_key as "blobKey", words from pictures where tenant_id = $1 and id = $2',
    [tenantId, id],
  );
  return picture;
}

export async function saveWords(
  tx: Tx,
  tenantId: string,
  id: string,
  words: string,
): Promise<void> {
  await tx.query(
    'update pictures set words = $3 where tenant_id = $1 and id = $2 and words is null',
    [tenantId, id, words],
  );
}

/** Takes back a picture that no question points to; returns where its bytes are. */
export async function deleteUnsent(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  id: string,
): Promise<string | undefined> {
  const [gone] = await tx.query<{ blobKey: string }>(
    `delete from pictures where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4 and not sent
     returning blob_key as "blobKey"`,
    [tenantId, id, userId, courseId],
  );
  return gone?.blobKey;
}

/** Of a student's pictures that wait for a question, only the newest stay. */
export async function deleteBeyond(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  most: number,
): Promise<string[]> {
  const gone = await tx.query<{ blobKey: string }>(
    `delete from pictures where tenant_id = $1 and not sent and id in (
       select id from pictures where tenant_id = $1 and course_id = $2 and user_id = $3 and not sent
       order by touched_at desc, id offset $4)
     returning blob_key as "blobKey"`,
    [tenantId, courseId, userId, most],
  );
  return gone.map(({ blobKey }) => blobKey);
}

/**
 * What no question points to: any more, or for too long. One that a question is just about to point
 * to was touched by it, and stays.
 */
export async function deleteLeft(
  tx: Tx,
  tenantId: string,
  since: { readonly unsent: Date; readonly sent: Date },
): Promise<string[]> {
  const gone = await tx.query<{ blobKey: string }>(
    `delete from pictures p where tenant_id = $1 and touched_at < case when sent then $3::timestamptz else $2::timestamptz end
       and not exists (select from turn_pictures tp where tp.tenant_id = $1 and tp.picture_id = p.id)
     returning blob_key as "blobKey"`,
    [tenantId, since.unsent, since.sent],
  );
  return gone.map(({ blobKey }) => blobKey);
}

/** Which of these keys a picture's bytes lie under. */
export async function pictureBlobs(
  tx: Tx,
  tenantId: string,
  keys: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    'select blob_key as key from pictures where tenant_id = $1 and blob_key = any($2)',
    [tenantId, [...keys]],
  );
  return rows.map(({ key }) => key);
}

/** Lets a question point to pictures of its student, in this order; to nobody else's. */
export async function attachPictures(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  turnId: string,
  asked: readonly AskedPicture[],
): Promise<void> {
  await tx.query(
    `insert into turn_pictures (tenant_id, turn_id, position, picture_id, description)
     select $1, $2, a.position, p.id, a.description
     from unnest($5::uuid[], $6::text[]) with ordinality as a (id, description, position)
     join pictures p on p.tenant_id = $1 and p.id = a.id and p.course_id = $3 and p.user_id = $4`,
    [
      tenantId,
      turnId,
      courseId,
      userId,
      asked.map(({ id }) => id),
      asked.map(({ description }) => description),
    ],
  );
  await tx.query(
    'update pictures set sent = true, touched_at = now() where tenant_id = $1 and id = any($2)',
    [tenantId, asked.map(({ id }) => id)],
  );
}

/** Those of these pictures that are this person's; locked, so that none is swept meanwhile. */
export async function lockPictures(
  tx: Tx,
  { tenantId, courseId, userId }: PictureOwner,
  ids: readonly string[],
): Promise<ReadPicture[]> {
  return tx.query<ReadPicture>(
    `select ${columns}, words from pictures
     where tenant_id = $1 and course_id = $2 and user_id = $3 and id = any($4) order by id for update`,
    [tenantId, courseId, userId, [...ids]],
  );
}

/** The pictures of questions, in the order in which they were added. */
export async function picturesOfTurns(
  tx: Tx,
  tenantId: string,
  turnIds: readonly string[],
): Promise<ReadonlyMap<string, SentPicture[]>> {
  const rows = await tx.query<SentPicture & { turnId: string }>(
    `select tp.turn_id as "turnId", tp.description, p.words, p.id, p.media_type as "mediaType", p.width, p.height, p.size
     from turn_pictures tp join pictures p on p.tenant_id = tp.tenant_id and p.id = tp.picture_id
     where tp.tenant_id = $1 and tp.turn_id = any($2) order by tp.turn_id, tp.position`,
    [tenantId, [...turnIds]],
  );
  const sent = rows.map(({ turnId, ...picture }) => ({ turnId, picture }));
  const byTurn = Map.groupBy(sent, ({ turnId }) => turnId);
  return new Map([...byTurn].map(([id, group]) => [id, group.map(({ picture }) => picture)]));
}
