import type { CourseKey } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { bytesPerChunk, type Segment } from './segment.ts';
import { keyOf, readSegment } from './segment-store.ts';
import type { ScopedDocument } from './search-store.ts';

/** Courses held in memory; the one not asked for the longest leaves first. */
export interface HeldCourses {
  /**
   * Segments that hold at least these documents, read where they are missing. Undefined when there is
   * no room for them: then they are searched in the database.
   */
  segments(
    course: CourseKey,
    documents: readonly ScopedDocument[],
  ): Promise<readonly Segment[] | undefined>;
  /** Reads what is missing of them where nothing has to leave for it. */
  prepare(course: CourseKey, documents: readonly ScopedDocument[]): Promise<void>;
}

/** Documents that change make segments of their own; with more of them the course is packed anew. */
const mostSegments = 8;

/** A course asked for within this time keeps its place: two that take turns would be read at every question. */
const settledMs = 60_000;

/** @param maxBytes of all courses together */
export function createHeldCourses(withTenant: WithTenant, maxBytes: number): HeldCourses {
  const shelf = createShelf(maxBytes);
  const reading = new Map<string, Promise<readonly Segment[]>>();
  let prepared: Promise<unknown> = Promise.resolve();

  const read = (course: CourseKey, documents: readonly ScopedDocument[]): Promise<Segment> =>
    withTenant(course.tenantId, (tx) => readSegment(tx, course, documents));

  async function complete(course: CourseKey, documents: readonly ScopedDocument[]) {
    const there = shelf.of(nameOf(course));
    const missing = missingIn(there, documents);
    const segments =
      there.length < mostSegments
        ? [...there, ...(missing.length > 0 ? [await read(course, missing)] : [])]
        : [await read(course, documents)];
    shelf.keep(nameOf(course), segments);
    return segments;
  }

  /** A class that opens its course together has it read once, one after the other. */
  async function completeInTurn(course: CourseKey, documents: readonly ScopedDocument[]) {
    const name = nameOf(course);
    const before = reading.get(name) ?? Promise.resolve();
    const turn = before.catch(() => {}).then(() => complete(course, documents));
    reading.set(name, turn);
    try {
      return await turn;
    } finally {
      if (reading.get(name) === turn) reading.delete(name);
    }
  }

  return {
    segments: async (course, documents) => {
      if (bytesOf(documents) > maxBytes) return undefined;
      const there = shelf.of(nameOf(course));
      const missing = missingIn(there, documents);
      if (there.length > 0 && missing.length === 0) {
        shelf.keep(nameOf(course), there);
        return there;
      }
      if (!shelf.hasRoom(bytesOf(missing))) return undefined;
      return completeInTurn(course, documents);
    },
    // One course after the other: what is free is known when the one before has been counted.
    prepare: async (course, documents) => {
      const turn = prepared.then(async () => {
        const missing = missingIn(shelf.of(nameOf(course)), documents);
        if (missing.length > 0 && shelf.isFree(bytesOf(missing)))
          await completeInTurn(course, documents);
      });
      prepared = turn.catch(() => {});
      await turn;
    },
  };
}

/** What is held of each course, and what has to leave for more. */
function createShelf(maxBytes: number) {
  const held = new Map<string, readonly Segment[]>();
  const usedAt = new Map<string, number>();
  let bytes = 0;
  return {
    of: (name: string): readonly Segment[] => held.get(name) ?? [],
    keep: (name: string, segments: readonly Segment[]): void => {
      bytes += sizeOf(segments) - sizeOf(held.get(name) ?? []);
      held.delete(name);
      held.set(name, segments);
      usedAt.set(name, performance.now());
      for (const [oldest, its] of held) {
        if (bytes <= maxBytes || oldest === name) break;
        held.delete(oldest);
        usedAt.delete(oldest);
        bytes -= sizeOf(its);
      }
    },
    /** Whether so much more fits beside the courses that are in use. */
    hasRoom: (more: number): boolean => {
      let left = bytes + more;
      for (const [name, its] of held) {
        if (left <= maxBytes || performance.now() - (usedAt.get(name) ?? 0) < settledMs) break;
        left -= sizeOf(its);
      }
      return left <= maxBytes;
    },
    /** Whether so much more fits without any course leaving. */
    isFree: (more: number): boolean => bytes + more <= maxBytes,
  };
}

function bytesOf(documents: readonly ScopedDocument[]): number {
  return documents.reduce((sum, { chunks }) => sum + chunks * bytesPerChunk, 0);
}

// The tenant is part of the name: ids of another tenant's course must not open what is held of it.
function nameOf({ tenantId, courseId }: CourseKey): string {
  return `${tenantId} ${courseId}`;
}

function missingIn(segments: readonly Segment[], documents: readonly ScopedDocument[]) {
  return documents.filter(
    (document) => !segments.some((segment) => segment.documents.has(keyOf(document))),
  );
}

function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { chunkIds }) => sum + chunkIds.length * bytesPerChunk, 0);
}
