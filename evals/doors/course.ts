import { createUnlaunchedCourse } from '../../src/courses/index.ts';
import { digest } from '../../src/ground/crypto/index.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { courseTitle } from './campus.ts';
import { createProgress } from '../progress.ts';
import type { Installation } from './installation.ts';
import type { Student } from './student.ts';

export interface PreparedCourse {
  readonly context: string;
  readonly courseId: string;
  /** Files that could not be read, by name. */
  readonly failed: readonly string[];
  /** Everything students can be shown, file by file in order. */
  readonly files: readonly CourseFile[];
}

export interface CourseFile {
  readonly documentId: string;
  readonly fileName: string;
  readonly title: string;
  /** False when students are not shown it now. */
  readonly released: boolean;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly chunkId: string;
  readonly content: string;
  readonly headingPath: readonly string[];
  readonly page: number | null;
}

interface Listed {
  readonly documents: readonly { id: string; fileName: string; title: string }[];
}

/** Puts the files of a folder into a course, as `preceptor ingest folder` does, with a progress bar, and reads them back as people see them. */
export async function prepareCourse(
  { composed, campus }: Installation,
  folder: { readonly dir: string; readonly context: string },
): Promise<PreparedCourse> {
  const { ground, material } = composed;
  const { tenantId } = campus;
  const { context, dir } = folder;
  const { id: courseId } = await ground.withTenant(tenantId, (tx) =>
    createUnlaunchedCourse(tx, tenantId, context, courseTitle),
  );
  const failed: string[] = [];
  const progress = createProgress(`reading the course (${context})`);
  await material.ingestFolder(
    {
      course: { tenantId, courseId },
      dir,
      exclude: [],
      onFile: ({ fileName, outcome }, done, total) => {
        if (outcome === 'failed') failed.push(fileName);
        progress.step(done, total);
      },
    },
    AbortSignal.timeout(60 * 60 * 1000),
  );
  progress.end();
  await material.refreshConcepts({ tenantId, courseId });
  return { context, courseId, failed, files: await readFiles(campus, context) };
}

async function readFiles(
  campus: Installation['campus'],
  courseContext: string,
): Promise<CourseFile[]> {
  const [teacher, student] = await Promise.all([
    campus.launch({ courseContext, sub: 'reader-teacher', role: 'Instructor' }),
    campus.launch({ courseContext, sub: 'reader-student' }),
  ]);
  const listed = await teacher.get<Listed>('/api/course/documents');
  const files: CourseFile[] = [];
  for (const { id, fileName, title } of listed?.documents ?? []) {
    const pieces = await readPieces(student, id);
    files.push({
      documentId: id,
      fileName,
      title,
      released: pieces !== undefined,
      pieces: pieces ?? [],
    });
  }
  return files;
}

/** Names and bytes of a folder's files in one digest. */
export async function fingerprintFolder(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const parts: string[] = [];
  for (const file of files.toSorted()) {
    parts.push(`${relative(dir, file)} ${digest(await readFile(file))}`);
  }
  return digest(parts.join('\n'));
}

interface Part {
  readonly revision: number;
  readonly total: number;
  readonly from: number;
  readonly pieces: readonly Piece[];
}

/** The whole of a document, which is sent in parts; undefined when the student is not shown it. */
async function readPieces(student: Student, id: string): Promise<Piece[] | undefined> {
  const address = `/api/documents/${id}`;
  const first = await student.get<Part>(address);
  if (!first) return undefined;
  const pieces = [...first.pieces];
  while (pieces.length < first.total) {
    const { revision, total } = first;
    const next = await student.get<Part>(
      `${address}?revision=${revision}&from=${pieces.length}&to=${total}`,
    );
    if (!next || next.pieces.length === 0)
      throw new Error(`the document ends after ${pieces.length} of its ${total} pieces`);
    pieces.push(...next.pieces);
  }
  return pieces;
}
