import { toSql } from 'pgvector';
import type { Tx } from '../ground/db/index.ts';
import { searchTerms } from '../ground/text/index.ts';
import type { Chunk } from './chunk.ts';
import { lexicalVector, type LexicalVector } from './lexical-vector.ts';

export interface RevisionKey {
  readonly tenantId: string;
  readonly courseId: string;
  readonly documentId: string;
  readonly revision: number;
}

export interface EmbeddedChunk extends Chunk {
  readonly embedding: readonly number[];
}

/** Chunks per statement: with their vectors about a megabyte. */
const batchSize = 100;

/** Writes the chunks of a revision, in order. Nobody sees them until the document points at it. */
export async function insertChunks(
  tx: Tx,
  key: RevisionKey,
  language: string,
  chunks: readonly EmbeddedChunk[],
): Promise<void> {
  const words = chunks.map(wordsOf);
  const lexemes = await readLexemes(tx, language, words.flat());
  const rows = chunks.map((chunk, at) => toRow(chunk, at, lexicalVector(words[at] ?? [], lexemes)));
  for (let at = 0; at < rows.length; at += batchSize) {
    await insertBatch(tx, key, rows.slice(at, at + batchSize));
  }
  await countTerms(tx, key, 1);
}

async function insertBatch(tx: Tx, key: RevisionKey, rows: readonly object[]): Promise<void> {
  await tx.query(
    `insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
       content_hash, tokens, heading_path, page, time_from, time_to, terms, lexical, embedding)
     select $1, $2, $3, $4, c.ordinal, c.content, c.embedding_text, c.content_hash, c.tokens,
       array(select jsonb_array_elements_text(c.heading_path)), c.page, c.time_from, c.time_to,
       array_to_tsvector(array(select jsonb_array_elements_text(c.lexemes))),
       c.lexical::sparsevec, c.embedding::halfvec
     from jsonb_to_recordset($5::jsonb) as c (ordinal int, content text, embedding_text text,
       content_hash text, tokens int, heading_path jsonb, page int, time_from real, time_to real,
       lexemes jsonb, lexical text, embedding text)`,
    [key.tenantId, key.courseId, key.documentId, key.revision, JSON.stringify(rows)],
  );
}

// Headings are in the embedded text too: said twice, they weigh double.
function wordsOf({ headingPath, embeddingText }: Chunk): string[] {
  return searchTerms(`${headingPath.join('\n')}\n${embeddingText}`);
}

/** Words as the dictionary of their language knows them: none for a stop word. */
async function readLexemes(
  tx: Tx,
  language: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ word: string; lexemes: string[] }>(
    'select word, lexemes_of(word, $2) as lexemes from unnest($1::text[]) as said (word)',
    [[...new Set(words)], language],
  );
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]));
}

function toRow(chunk: EmbeddedChunk, ordinal: number, lexical: LexicalVector): object {
  return {
    ordinal,
    content: chunk.content,
    embedding_text: chunk.embeddingText,
    content_hash: chunk.contentHash,
    tokens: chunk.tokens,
    heading_path: chunk.headingPath,
    page: chunk.place.page,
    time_from: chunk.place.timeFrom,
    time_to: chunk.place.timeTo,
    lexemes: lexical.lexemes,
    lexical: lexical.weights,
    embedding: toSql([...chunk.embedding]),
  };
}

// The empty lexeme comes first for everybody, so that two documents of a course wait for each other
// instead of locking each other's words.
async function countTerms(tx: Tx, key: RevisionKey, by: 1 | -1): Promise<void> {
  await tx.query(
    `insert into course_terms as counted (tenant_id, course_id, initial, lexeme, chunks)
     select $1, $2, left(said.lexeme, 1), said.lexeme, $5 * count(*)
     from chunks c, lateral (select '' union all select lexeme from unnest(c.terms)) as said (lexeme)
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
     group by said.lexeme order by said.lexeme
     on conflict (tenant_id, course_id, initial, lexeme) do update set chunks = counted.chunks + excluded.chunks`,
    [key.tenantId, key.courseId, key.documentId, key.revision, by],
  );
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
  await countTerms(tx, key, -1);
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

const readColumns = `c.id as "chunkId", c.content, c.heading_path as "headingPath", c.page,
  c.time_from as "timeFrom", c.time_to as "timeTo"`;

/** The active revision of a document from beginning to end. */
export async function readDocumentChunks(
  tx: Tx,
  key: { tenantId: string; courseId: string; documentId: string; revision: number },
): Promise<ReadChunk[]> {
  return tx.query<ReadChunk>(
    `select ${readColumns} from chunks c
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
     order by c.ordinal`,
    [key.tenantId, key.courseId, key.documentId, key.revision],
  );
}

export interface OutlineEntry extends ReadChunk {
  readonly documentId: string;
  readonly title: string;
  readonly moduleTitle: string | null;
}

/** Everything released in the course now, in teaching order: what concepts and quizzes are made of. */
export async function readReleasedChunks(
  tx: Tx,
  course: { tenantId: string; courseId: string },
): Promise<OutlineEntry[]> {
  return tx.query<OutlineEntry>(
    `select ${readColumns}, d.id as "documentId", d.title, d.module_title as "moduleTitle"
     from released_documents($2, now()) d
     join chunks c on c.tenant_id = $1 and c.course_id = $2 and c.document_id = d.id
       and c.revision = d.active_revision
     order by d.position, d.title, d.id, c.ordinal`,
    [course.tenantId, course.courseId],
  );
}
