import type { Db } from '../src/ground/db/index.ts';
import { createHashingEmbedder } from '../src/models/index.ts';
import { createRandom } from '../src/quality/index.ts';
import { insertChunks } from '../src/retrieve/index.ts';

// A vocabulary whose words occur as unevenly as in real text (Zipf's law with exponent 1).
const syllables = ['ra', 'ti', 'mo', 'ven', 'lu', 'sel', 'or', 'kan', 'pri', 'do', 'ge', 'nal'];
const vocabulary = Array.from({ length: 6_000 }, (_, at) => {
  const word = [
    at % 12,
    Math.floor(at / 12) % 12,
    Math.floor(at / 144) % 12,
    Math.floor(at / 1728),
  ];
  return word.map((part) => syllables[part] ?? '').join('');
});

export function sentence(random: () => number, length: number): string {
  const words = Array.from(
    { length },
    () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'ratimo',
  );
  return `${words.join(' ')}.`;
}

interface CourseSize {
  readonly courses: number;
  readonly chunksPerCourse: number;
}

/**
 * Fills a tenant: one course is made with real embeddings, the others are copies of it under their
 * own ids, which costs the database the same to search. Returns the ids of the courses.
 */
export async function fillTenant(
  db: Db,
  tenantId: string,
  { courses, chunksPerCourse }: CourseSize,
): Promise<string[]> {
  const first = await makeCourse(db, tenantId, chunksPerCourse);
  const ids = [first];
  for (let at = 1; at < courses; at += 1) ids.push(await copyCourse(db, tenantId, first, at));
  return ids;
}

const chunksPerDocument = 40;

export async function makeCourse(db: Db, tenantId: string, chunkCount: number): Promise<string> {
  const random = createRandom(7);
  const embedder = createHashingEmbedder();
  return db.tenantTransaction(tenantId, async (tx) => {
    const [course] = await tx.query<{ id: string }>(
      `insert into courses (tenant_id, context_id, title) values ($1, 'bench-0', 'Bench') returning id`,
      [tenantId],
    );
    const courseId = course?.id ?? '';
    for (let done = 0; done < chunkCount; done += chunksPerDocument) {
      const [document] = await tx.query<{ id: string }>(
        `insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version, state, active_revision)
         values ($1, $2, 'folder', $3, $3, $3, '1', 'ready', 1) returning id`,
        [tenantId, courseId, `document-${done}`],
      );
      const texts = Array.from({ length: chunksPerDocument }, () =>
        Array.from({ length: 8 }, () => sentence(random, 14)).join(' '),
      );
      const vectors = await embedder.embed(texts, AbortSignal.timeout(60_000));
      const chunks = texts.map((content, at) => ({
        ordinal: at,
        content,
        embeddingText: content,
        contentHash: `${done}-${at}`,
        tokens: 200,
        headingPath: ['Heading'],
        place: { page: null, timeFrom: null, timeTo: null },
        embedding: vectors[at] ?? [],
      }));
      await insertChunks(
        tx,
        { tenantId, courseId, documentId: document?.id ?? '', revision: 1 },
        'english',
        chunks,
      );
    }
    return courseId;
  });
}

export async function copyCourse(
  db: Db,
  tenantId: string,
  from: string,
  at: number,
): Promise<string> {
  return db.tenantTransaction(tenantId, async (tx) => {
    const [course] = await tx.query<{ id: string }>(
      `insert into courses (tenant_id, context_id, title) values ($1, $2, 'Bench') returning id`,
      [tenantId, `bench-${at}`],
    );
    const courseId = course?.id ?? '';
    await tx.query(
      `with copied as (
         insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version, state, active_revision)
         select tenant_id, $3, source, source_key, title, file_name, source_version, state, active_revision
         from documents where tenant_id = $1 and course_id = $2 returning id, source_key),
       counted as (
         insert into course_terms (tenant_id, course_id, initial, lexeme, chunks)
         select tenant_id, $3, initial, lexeme, chunks from course_terms where tenant_id = $1 and course_id = $2)
       insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
         content_hash, tokens, heading_path, terms, lexical, embedding)
       select c.tenant_id, $3, n.id, c.revision, c.ordinal, c.content, c.embedding_text, c.content_hash,
         c.tokens, c.heading_path, c.terms, c.lexical, c.embedding
       from chunks c join documents o on o.tenant_id = $1 and o.id = c.document_id join copied n using (source_key)
       where c.tenant_id = $1 and c.course_id = $2`,
      [tenantId, from, courseId],
    );
    return courseId;
  });
}
