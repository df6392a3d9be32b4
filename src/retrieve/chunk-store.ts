import type { Reader } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import { searchTerms } from '../ground/text/index.ts';
import type { Box, Chunk, Place, PrintedLine } from './chunk.ts';
import { halfVectors } from './half-vectors.ts';
import { lexicalVector, type LexicalVector } from './lexical-vector.ts';

export interface RevisionKey {
  readonly tenantId: string;
  readonly courseId: string;
  readonly documentId: string;
  readonly revision: number;
}

/** SQL: whether all these chunks, an array of ids, are there in the course ($2) of the tenant ($1), each word for word. */
export function allChunksThere(ids: string): string {
  return `not exists (
    select from unnest(${ids}) as used (id) where not exists (
      select from chunks k where k.tenant_id = $1 and k.course_id = $2 and k.id = used.id))`;
}

export interface EmbeddedChunk extends Chunk {
  /** Its place in the document, from 0. */
  readonly ordinal: number;
  /** Null: the chunk of the same content hash in the revision that is kept has it already. */
  readonly embedding: readonly number[] | null;
}

/** Chunks per statement: with their vectors about a megabyte. */
const batchSize = 100;

/** Chunks as rows, with their words as full text of the language sees them. */
export type PreparedChunks = readonly Row[];

/** Makes rows of chunks, which takes as long as writing them: it can be done while others are written. */
export async function prepareChunks(
  tx: Tx,
  language: string,
  chunks: readonly EmbeddedChunk[],
): Promise<PreparedChunks> {
  const said = chunks.map(wordsOf);
  const words = new Set(said.flatMap((times) => [...times.keys()]));
  const lexemes = await readLexemes(tx, language, [...words]);
  return chunks.map((chunk, at) => toRow(chunk, lexicalVector(said[at] ?? new Map(), lexemes)));
}

/** Prepares chunks and adds them to a revision. */
export async function insertChunks(
  tx: Tx,
  key: RevisionKey,
  language: string,
  chunks: readonly EmbeddedChunk[],
): Promise<void> {
  await insertPrepared(tx, key, await prepareChunks(tx, language, chunks));
}

/**
 * Adds chunks to a revision. Nobody sees them until the document points at it. A chunk without an
 * embedding takes the one of the same content in the document's active revision.
 */
export async function insertPrepared(
  tx: Tx,
  key: RevisionKey,
  rows: PreparedChunks,
): Promise<void> {
  const [half] = await tx.query<{ type: number }>(`select 'halfvec'::regtype::int as type`, []);
  for (let at = 0; at < rows.length; at += batchSize) {
    await insertBatch(tx, key, rows.slice(at, at + batchSize), half?.type ?? 0);
  }
  await countNew(
    tx,
    key,
    rows.map((row) => row.lexemes),
  );
}

async function insertBatch(
  tx: Tx,
  key: RevisionKey,
  rows: readonly Row[],
  halfType: number,
): Promise<void> {
  await tx.query(
    `insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
       content_hash, tokens, heading_path, page, time_from, time_to, boxes, instruction_like,
       terms, lexical, embedding)
     with added as (
       select c.*, v.lexical, v.embedding
       from unnest($6::int[], $7::sparsevec[], $8::halfvec[]) as v (ordinal, lexical, embedding)
       join jsonb_to_recordset($5::jsonb) as c (ordinal int, content text, embedding_text text,
         content_hash text, tokens int, heading_path jsonb, page int, time_from real, time_to real,
         boxes jsonb, instruction_like jsonb, lexemes jsonb) using (ordinal)),
     kept as (
       select distinct on (o.content_hash) o.content_hash, o.embedding
       from documents d join chunks o on o.tenant_id = $1 and o.course_id = $2 and o.document_id = $3
         and o.revision = d.active_revision
       where d.tenant_id = $1 and d.id = $3
         and o.content_hash in (select content_hash from added where embedding is null))
     select $1, $2, $3, $4, c.ordinal, c.content, c.embedding_text, c.content_hash, c.tokens,
       array(select jsonb_array_elements_text(c.heading_path)), c.page, c.time_from, c.time_to,
       c.boxes, array(select jsonb_array_elements_text(c.instruction_like)),
       array_to_tsvector(array(select jsonb_array_elements_text(c.lexemes))),
       c.lexical, coalesce(c.embedding, kept.embedding)
     from added c left join kept on kept.content_hash = c.content_hash`,
    [
      key.tenantId,
      key.courseId,
      key.documentId,
      key.revision,
      asJson(rows.map(({ stored }) => stored)),
      rows.map(({ stored }) => stored.ordinal),
      rows.map(({ lexical }) => lexical),
      halfVectors(
        rows.map(({ embedding }) => embedding),
        halfType,
      ),
    ],
  );
}

/** How often it says each of its words. Headings are in the embedded text too: said twice, they weigh double. */
function wordsOf({ headingPath, embeddingText }: Chunk): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const word of searchTerms(`${headingPath.join('\n')}\n${embeddingText}`))
    times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/** Words as the dictionary of their language knows them: none for a stop word. */
export async function readLexemes(
  tx: Tx,
  language: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ word: string; lexemes: string[] }>(
    'select word, lexemes_of(word, $2) as lexemes from unnest($1::text[]) as said (word)',
    [words, language],
  );
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]));
}

interface Row {
  readonly stored: { readonly ordinal: number };
  readonly lexemes: readonly string[];
  /** Vectors go apart from the rest, which would have to carry them through two formats more. */
  readonly lexical: string;
  readonly embedding: readonly number[] | null;
}

function toRow(chunk: EmbeddedChunk, { lexemes, weights }: LexicalVector): Row {
  const stored = {
    ordinal: chunk.ordinal,
    content: chunk.content,
    embedding_text: chunk.embeddingText,
    content_hash: chunk.contentHash,
    tokens: chunk.tokens,
    heading_path: chunk.headingPath,
    page: chunk.place.page,
    time_from: chunk.place.timeFrom,
    time_to: chunk.place.timeTo,
    boxes: chunk.place.lines ?? null,
    instruction_like: chunk.instructionLike ?? [],
    lexemes,
  };
  return {
    stored,
    lexemes,
    lexical: weights,
    embedding: chunk.embedding,
  };
}

// The empty lexeme comes first for everybody, so that two documents of a course wait for each other
// instead of locking each other's words.
const addCounts = `insert into course_terms as counted (tenant_id, course_id, initial, lexeme, chunks)
  select $1, $2, left(said.lexeme, 1), said.lexeme, said.chunks from said order by said.lexeme
  on conflict (tenant_id, course_id, initial, lexeme) do update set chunks = counted.chunks + excluded.chunks`;

/** Counts chunks that have just been added, by the lexemes of each. */
async function countNew(
  tx: Tx,
  key: RevisionKey,
  lexemes: readonly (readonly string[])[],
): Promise<void> {
  const counts = new Map([['', lexemes.length]]);
  for (const lexeme of lexemes.flat()) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  await tx.query(
    `with said as (select * from unnest($3::text[], $4::int[]) as said (lexeme, chunks)) ${addCounts}`,
    [key.tenantId, key.courseId, [...counts.keys()], [...counts.values()]],
  );
}

/** Takes a revision out of the counts. */
async function uncount(tx: Tx, key: RevisionKey): Promise<void> {
  await tx.query(
    `with said as (
       select lexeme, -count(*) as chunks
       from chunks c, lateral (select '' union all select lexeme from unnest(c.terms)) as said (lexeme)
       where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
       group by lexeme)
     ${addCounts}`,
    [key.tenantId, key.courseId, key.documentId, key.revision],
  );
}

/** A row of a revision, as far as it says whether it can be used again. */
export interface StoredChunk {
  readonly id: string;
  readonly contentHash: string;
  readonly headingPath: readonly string[];
}

/** The rows of a revision, in order. */
export async function readStoredChunks(tx: Tx, key: RevisionKey): Promise<StoredChunk[]> {
  return tx.query<StoredChunk>(
    `select id, content_hash as "contentHash", heading_path as "headingPath" from chunks
     where tenant_id = $1 and course_id = $2 and document_id = $3 and revision = $4
     order by ordinal`,
    [key.tenantId, key.courseId, key.documentId, key.revision],
  );
}

/** A row that has the right text already, and where that stands now. */
export interface MovedChunk {
  readonly id: string;
  readonly ordinal: number;
  readonly place: Place;
}

/** Takes rows of the document's other revisions over into this one; their words stay counted. */
export async function moveChunks(
  tx: Tx,
  key: RevisionKey,
  moved: readonly MovedChunk[],
): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map(({ id, ordinal, place: { page, timeFrom, timeTo, lines } }) => ({
    id,
    ordinal,
    page,
    time_from: timeFrom,
    time_to: timeTo,
    boxes: lines ?? null,
  }));
  await tx.query(
    `update chunks c set revision = $4, ordinal = m.ordinal, page = m.page, time_from = m.time_from,
       time_to = m.time_to, boxes = m.boxes
     from jsonb_to_recordset($5::jsonb) as m (id uuid, ordinal int, page int, time_from real,
       time_to real, boxes jsonb)
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.id = m.id`,
    [key.tenantId, key.courseId, key.documentId, key.revision, asJson(rows)],
  );
}

export async function countChunks(tx: Tx, key: RevisionKey): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from chunks
     where tenant_id = $1 and course_id = $2 and document_id = $3 and revision = $4`,
    [key.tenantId, key.courseId, key.documentId, key.revision],
  );
  return row?.count ?? 0;
}

/** Removes every revision of the document but one (all of them when `keep` is null). */
export async function deleteOtherRevisions(
  tx: Tx,
  key: Omit<RevisionKey, 'revision'>,
  keep: number | null,
): Promise<void> {
  const { tenantId, courseId, documentId } = key;
  const others = await tx.query<{ revision: number }>(
    `select distinct revision from chunks
     where tenant_id = $1 and course_id = $2 and document_id = $3 and revision is distinct from $4`,
    [tenantId, courseId, documentId, keep],
  );
  for (const { revision } of others) await deleteRevision(tx, { ...key, revision });
}

async function deleteRevision(tx: Tx, key: RevisionKey): Promise<void> {
  const { tenantId, courseId, documentId, revision } = key;
  await uncount(tx, key);
  await tx.query(
    `delete from chunks where tenant_id = $1 and course_id = $2 and document_id = $3 and revision = $4`,
    [tenantId, courseId, documentId, revision],
  );
  await tx.query(
    'delete from course_terms where tenant_id = $1 and course_id = $2 and chunks <= 0',
    [tenantId, courseId],
  );
}

export interface ReadChunk {
  readonly chunkId: string;
  readonly content: string;
  readonly headingPath: readonly string[];
  readonly page: number | null;
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
}

/** A chunk with its geometry, for showing where on the page it stands. */
export interface PlacedChunk extends ReadChunk {
  /** Chunks written before lines knew their words have boxes alone. */
  readonly lines: readonly (PrintedLine | Box)[] | null;
}

const readColumns = `c.id as "chunkId", c.content, c.heading_path as "headingPath", c.page,
  c.time_from as "timeFrom", c.time_to as "timeTo"`;

export const placedColumns = `${readColumns}, c.boxes as lines`;

/** The active revision of a document from beginning to end. */
export async function readDocumentChunks(
  tx: Tx,
  key: { tenantId: string; courseId: string; documentId: string; revision: number },
): Promise<PlacedChunk[]> {
  return tx.query<PlacedChunk>(
    `select ${placedColumns} from chunks c
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
     order by c.ordinal`,
    [key.tenantId, key.courseId, key.documentId, key.revision],
  );
}

export interface OutlineEntry extends ReadChunk {
  readonly documentId: string;
  readonly title: string;
  readonly moduleTitle: string | null;
  /** May be named and quoted as a source; else it only informs. */
  readonly mayCite: boolean;
}

/** Everything released to the reader now, in teaching order: what concepts and quizzes are made of. */
export async function readReleasedChunks(
  tx: Tx,
  { tenantId, courseId, userId = null }: Reader,
): Promise<OutlineEntry[]> {
  return tx.query<OutlineEntry>(
    `select ${readColumns}, d.id as "documentId", d.title, d.module_title as "moduleTitle",
       d.may_cite as "mayCite"
     from released_documents($2, now(), $3) d
     join chunks c on c.tenant_id = $1 and c.course_id = $2 and c.document_id = d.id
       and c.revision = d.active_revision
     order by d.position, d.title, d.id, c.ordinal`,
    [tenantId, courseId, userId],
  );
}
