import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SourceItem } from '../course-source.ts';
import { cleanFileName, cleanTitle, mediaTypeOf } from '../../ground/text/index.ts';
import { odd, type ListedAssignment, type ListedFile, type ListedPage } from './canvas-shapes.ts';
import type { Placement } from './placements.ts';
import { textOf } from './captions.ts';
import type { CanvasCourse } from './read-course.ts';
import type { UngradedQuiz } from './read-quizzes.ts';
import { assignmentRelease, fileRelease, pageRelease, quizRelease } from './release.ts';
import { says } from './says.ts';

/** How to find the content of an item again. A file's address may be a secret of its own. */
export const locator = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), courseId: z.string(), pageId: z.string(), slug: z.string() }),
  z.object({
    kind: z.literal('file'),
    fileId: z.string(),
    url: z.string(),
    size: z.number().nullable(),
  }),
  /** Canvas sends it whole with the listing. */
  z.object({ kind: z.literal('inline'), text: z.string(), mediaType: z.string() }),
  /** Canvas does not send it to this account. */
  z.object({ kind: z.literal('withheld'), why: z.string() }),
]);

export type CanvasLocator = z.output<typeof locator>;

const last = Number.MAX_SAFE_INTEGER;
/** The version of what changed at a time that cannot be read: taken once, and again when it can be. */
const untold = 'untold';

type Said = ListedAssignment['description'];

type Unplaced = Omit<SourceItem, 'position' | 'moduleTitle' | 'locator'> & {
  readonly locator: CanvasLocator;
};

interface Shown {
  readonly item: Unplaced;
  /** Where students meet it; null when it stands in no module. */
  readonly at: Placement | null;
}

/** The pages, files, assignments, ungraded quizzes and the syllabus of a course: first what stands in modules, in their order, then the rest. */
export function toSourceItems(
  baseUrl: string,
  courseId: string,
  course: CanvasCourse,
): SourceItem[] {
  const shown = [
    ...course.pages.map((page) => showPage(baseUrl, courseId, course, page)),
    ...course.files.flatMap((file) => showFile(baseUrl, courseId, course, file)),
    ...course.assignments
      .filter(({ description }) => says(description))
      .map((assignment) => showAssignment(baseUrl, courseId, course, assignment)),
    ...course.quizzes.map((quiz) => showQuiz(baseUrl, courseId, course, quiz)),
    ...(says(course.syllabus) ? [showSyllabus(baseUrl, courseId, course.syllabus)] : []),
  ];
  // A list that changes while it is read can show an entry on two of its pages.
  const once = new Map(shown.map((entry) => [entry.item.key, entry]));
  return [...once.values()]
    .toSorted((a, b) => (a.at?.order ?? last) - (b.at?.order ?? last))
    .map(toSourceItem);
}

function toSourceItem({ item, at }: Shown, position: number): SourceItem {
  const moduleTitle = at === null ? null : cleanTitle(at.moduleTitle ?? '', 'Module');
  return { ...item, moduleTitle, position };
}

function shownAt(placed: readonly Placement[]): Placement | null {
  return placed.find(({ published }) => published) ?? placed[0] ?? null;
}

function showPage(
  baseUrl: string,
  courseId: string,
  { placements }: CanvasCourse,
  page: ListedPage,
): Shown {
  const { page_id: pageId, url: slug } = page;
  const title = page.title ?? slug;
  const placed = placements.ofPage(page);
  const item: Unplaced = {
    key: `page:${pageId}`,
    title: cleanTitle(title, `Page ${pageId}`),
    fileName: cleanFileName(title, `Page ${pageId}`),
    url:
      slug === ''
        ? null
        : `${baseUrl}/courses/${courseId}/pages/${encodeURIComponent(slug.toWellFormed())}`,
    mediaType: 'text/html',
    version: page.updated_at?.toISOString() ?? untold,
    release: pageRelease(page, placed),
    locator: { kind: 'page', courseId, pageId, slug },
  };
  return { item, at: shownAt(placed) };
}

/** The file; of a recording that has captions what is said in it, once for each language. */
function showFile(
  baseUrl: string,
  courseId: string,
  { captions, folders, placements }: CanvasCourse,
  file: ListedFile,
): Shown[] {
  const { id, url, size } = file;
  const name = file.display_name ?? file.filename ?? '';
  const placed = placements.ofFile(file);
  // Only modified_at is about the content; updated_at also moves when a file is renamed or locked.
  const changed = file.modified_at === odd ? null : (file.modified_at ?? file.updated_at);
  const item: Unplaced = {
    key: `file:${id}`,
    title: cleanTitle(name, `File ${id}`),
    fileName: cleanFileName(name, `File ${id}`),
    url: `${baseUrl}/courses/${courseId}/files/${encodeURIComponent(id)}`,
    mediaType: mediaTypeOf(file['content-type']),
    byteSize: size,
    version: changed === null ? untold : `${changed.toISOString()} ${size ?? ''}`.trim(),
    release: fileRelease(file, folders, placed),
    locator: { kind: 'file', fileId: id, url, size },
  };
  const at = shownAt(placed);
  const said = captions.get(id);
  if (said === undefined || (said.kind === 'told' && said.tracks.length === 0))
    return [{ item, at }];
  // What is wanted are its words, not the recording.
  const words = { key: `captions:${id}`, mediaType: 'text/vtt', byteSize: null };
  if (said.kind === 'unread') return [{ item: { ...item, ...words, unread: true }, at }];
  if (said.kind === 'withheld') {
    const unread: CanvasLocator = { kind: 'withheld', why: said.why };
    return [{ item: { ...item, ...words, locator: unread }, at }];
  }
  return said.tracks.map((track) => {
    const called = said.tracks.length > 1 ? `${name} (${track.locale ?? track.id})` : name;
    const shown = {
      key: `captions:${id}:${track.id}`,
      title: cleanTitle(called, `Recording ${id}`),
      fileName: cleanFileName(called, `Recording ${id}`),
      ...inline(textOf(track), 'text/vtt'),
    };
    return { item: { ...item, ...shown }, at };
  });
}

/** An assignment, also one that is a quiz or a discussion: what its author wrote to introduce it. */
function showAssignment(
  baseUrl: string,
  courseId: string,
  { placements }: CanvasCourse,
  assignment: ListedAssignment,
): Shown {
  const { id, name, description } = assignment;
  const placed = placements.ofAssignment(assignment);
  const item: Unplaced = {
    key: `assignment:${id}`,
    title: cleanTitle(name ?? '', `Assignment ${id}`),
    fileName: cleanFileName(name ?? '', `Assignment ${id}`),
    url: `${baseUrl}/courses/${courseId}/assignments/${encodeURIComponent(id)}`,
    release: assignmentRelease(assignment, placed),
    ...inline(description, 'text/html'),
  };
  return { item, at: shownAt(placed) };
}

/** A quiz or a survey that is in no gradebook: what its author wrote to introduce it, and no question. */
function showQuiz(
  baseUrl: string,
  courseId: string,
  { placements }: CanvasCourse,
  ungraded: UngradedQuiz,
): Shown {
  const { id, title, description } = ungraded.quiz;
  const placed = placements.ofQuiz(ungraded.quiz);
  const item: Unplaced = {
    key: `quiz:${id}`,
    title: cleanTitle(title ?? '', `Quiz ${id}`),
    fileName: cleanFileName(title ?? '', `Quiz ${id}`),
    url: `${baseUrl}/courses/${courseId}/quizzes/${encodeURIComponent(id)}`,
    release: quizRelease(ungraded, placed),
    ...inline(description, 'text/html'),
  };
  return { item, at: shownAt(placed) };
}

function showSyllabus(baseUrl: string, courseId: string, html: Said): Shown {
  const item: Unplaced = {
    key: 'syllabus',
    title: 'Syllabus',
    fileName: 'Syllabus',
    url: `${baseUrl}/courses/${courseId}/assignments/syllabus`,
    release: { published: true, unlockAt: null, lockAt: null, rule: null },
    ...inline(html, 'text/html'),
  };
  return { item, at: null };
}

// Canvas tells no time at which only these words changed, so the words are their own version.
function inline(
  said: Said,
  mediaType: string,
): Pick<Unplaced, 'mediaType' | 'byteSize' | 'version' | 'locator' | 'unread'> {
  const text = said === odd ? '' : (said ?? '');
  return {
    ...(said === odd && { unread: true }),
    mediaType,
    byteSize: Buffer.byteLength(text),
    version: createHash('sha256').update(text).digest('base64url'),
    locator: { kind: 'inline', text, mediaType },
  };
}
