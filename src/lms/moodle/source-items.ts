import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Release, ReleaseRule, SourceItem } from '../course-source.ts';
import { cleanFileName, cleanTitle, keyName, mediaTypeOf } from '../../ground/text/index.ts';
import { chaptersOf, type Chapter } from './book.ts';
import { pathBehindScript } from './moodle-file.ts';
import type { ContentEntry, CourseModule, Section } from './moodle-shapes.ts';
import { plainText } from './plain-text.ts';
import type { ToldTexts } from './told-texts.ts';
import { walkSections, type PlacedModule } from './walk-sections.ts';

/** How to find the content of an item again; never holds the token. */
export const locator = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    /** Behind pluginfile.php; null when the listing gave an address that is none of Moodle's. */
    path: z.string().nullable(),
    size: z.number().nullable(),
    capability: z.string().nullable(),
    isMade: z.boolean(),
  }),
  z.object({ kind: z.literal('text'), html: z.string() }),
]);

export type MoodleLocator = z.output<typeof locator>;

type Found = Omit<SourceItem, 'position' | 'moduleTitle' | 'locator' | 'release'> & {
  readonly locator: MoodleLocator;
  /** Hidden on its own account, inside an activity that is open. */
  readonly hidden?: boolean;
  /** Conditions of its own, beside those of the activity. */
  readonly rules?: readonly ReleaseRule[];
};

type ReadModule = (view: string, module: CourseModule, told: ToldTexts) => Found[];

const nothingTold: ToldTexts = { introductions: new Map(), lessons: new Map() };

/** What is read of an activity of each kind; tests, forums and tools hold no text to read. */
const readers: Readonly<Record<string, ReadModule>> = {
  page: pageItems,
  resource: fileItems,
  folder: fileItems,
  book: bookItems,
  url: linkItems,
  assign: assignmentItems,
  lesson: lessonItems,
};

/** The readable things of a course in the order of its page. */
export function toSourceItems(
  baseUrl: string,
  courseId: string,
  sections: readonly Section[],
  told = nothingTold,
): SourceItem[] {
  const found = walkSections(sections).flatMap((placed) =>
    itemsOf(baseUrl, courseId, placed.module, told).map((item) => ({ placed, item })),
  );
  return found.map(({ placed, item }, position) => toSourceItem(placed, item, position));
}

function toSourceItem(placed: PlacedModule, found: Found, position: number): SourceItem {
  const { hidden = false, rules = [], ...item } = found;
  const { open, sectionTitle } = placed;
  return {
    ...item,
    moduleTitle: sectionTitle === null ? null : cleanTitle(sectionTitle, 'Section'),
    position,
    release: releaseOf(open && !hidden, [...placed.rules, ...rules]),
  };
}

/** Plain dates, by far the most common restriction, are told as dates; the rest stays a rule. */
function releaseOf(published: boolean, rules: PlacedModule['rules']): Release {
  const parts = rules.flatMap((rule) => ('all' in rule ? rule.all : [rule]));
  const from = parts.flatMap((part) => ('from' in part ? [part.from.getTime()] : []));
  const until = parts.flatMap((part) => ('until' in part ? [part.until.getTime()] : []));
  const rest = parts.filter((part) => !('from' in part || 'until' in part));
  return {
    published,
    unlockAt: from.length === 0 ? null : new Date(Math.max(...from)),
    lockAt: until.length === 0 ? null : new Date(Math.min(...until)),
    rule: rest.length === 0 ? null : { all: rest },
  };
}

function itemsOf(
  baseUrl: string,
  courseId: string,
  module: CourseModule,
  told: ToldTexts,
): Found[] {
  const { id, modname } = module;
  if (modname === 'label') {
    // A label has no page of its own; it stands on the course page.
    return labelItems(`${baseUrl}/course/view.php?id=${courseId}#module-${id}`, module);
  }
  const reader = Object.hasOwn(readers, modname) ? readers[modname] : undefined;
  return reader?.(`${baseUrl}/mod/${modname}/view.php?id=${id}`, module, told) ?? [];
}

function pageItems(view: string, module: CourseModule): Found[] {
  const body = module.contents.find(
    ({ type, filename, filepath }) =>
      type === 'file' && filename === 'index.html' && (filepath ?? '/') === '/',
  );
  if (!body) return [];
  const name = nameOf(module);
  return [
    {
      key: `page:${module.id}`,
      title: cleanTitle(name, `Page ${module.id}`),
      fileName: cleanFileName(name, `Page ${module.id}`),
      url: view,
      mediaType: 'text/html',
      version: versionOf(body),
      locator: documentAt(body, null),
    },
  ];
}

function fileItems(view: string, module: CourseModule): Found[] {
  const files = module.contents.filter(({ type }) => type === 'file');
  return files.map((file) => {
    const raw = file.filename ?? '';
    const fileName = cleanFileName(raw, `File ${module.id}`);
    const single = module.modname === 'resource' && files.length === 1;
    return {
      key: `file:${module.id}:${keyName(`${file.filepath ?? '/'}${raw}`)}`,
      title: single ? cleanTitle(nameOf(module), fileName) : fileName,
      fileName,
      url: view,
      mediaType: mediaTypeOf(file.mimetype),
      byteSize: file.isexternalfile ? null : file.filesize,
      version: versionOf(file),
      locator: {
        kind: 'file',
        path: pathBehindScript(file.fileurl),
        size: file.isexternalfile ? null : file.filesize,
        capability: null,
        isMade: false,
      },
    };
  });
}

function bookItems(view: string, module: CourseModule): Found[] {
  const book = nameOf(module);
  return chaptersOf(module.contents).map((chapter: Chapter) => ({
    key: `chapter:${module.id}:${chapter.id}`,
    title: cleanTitle(chapter.title, `Chapter ${chapter.id}`),
    fileName: cleanFileName(`${book}: ${chapter.title}`, `Chapter ${chapter.id}`),
    url: `${view}&chapterid=${chapter.id}`,
    mediaType: 'text/html',
    version: versionOf(chapter.entry),
    // quirk: moodle says "not found" of a chapter to an account that may not read books.
    locator: documentAt(chapter.entry, 'mod/book:read'),
    hidden: chapter.hidden,
  }));
}

function labelItems(view: string, module: CourseModule): Found[] {
  const html = module.description ?? '';
  return hasWords(html) ? [textItem('label', view, module, html)] : [];
}

/** Where it leads and why; what stands there is not ours to read. */
function linkItems(view: string, module: CourseModule, { introductions }: ToldTexts): Found[] {
  const told = introductions.get(module.id) ?? '';
  const address = URL.parse(module.contents.find(({ type }) => type === 'url')?.fileurl ?? '');
  const isWeb = address !== null && /^https?:$/.test(address.protocol);
  const link = isWeb ? `<p>${escaped(nameOf(module))}: ${escaped(address.href)}</p>` : '';
  return link === '' && !hasWords(told) ? [] : [textItem('url', view, module, `${link}${told}`)];
}

/** What its author wrote to introduce it: never an answer, never a submission. */
function assignmentItems(
  view: string,
  module: CourseModule,
  { introductions }: ToldTexts,
): Found[] {
  const told = introductions.get(module.id) ?? '';
  return hasWords(told) ? [textItem('assign', view, module, told)] : [];
}

/** What introduces it, then its content pages. */
function lessonItems(view: string, module: CourseModule, { lessons }: ToldTexts): Found[] {
  const lesson = lessons.get(module.id);
  if (lesson === null) return [{ ...textItem('lesson', view, module, ''), unread: true }];
  if (!lesson) return [];
  const { intro, pages, rules } = lesson;
  const name = nameOf(module);
  return [
    ...(hasWords(intro) ? [{ ...textItem('lesson', view, module, intro), rules }] : []),
    ...pages
      .filter(({ html }) => hasWords(html))
      .map((page) => {
        const title = cleanTitle(plainText(page.title), `Page ${page.id}`);
        return {
          ...textItem('lesson', view, module, page.html),
          key: `lesson:${module.id}:${page.id}`,
          title,
          fileName: cleanFileName(`${name}: ${title}`, `Page ${page.id}`),
          url: `${view}&pageid=${page.id}`,
          hidden: !page.open,
          rules,
        };
      }),
  ];
}

function hasWords(html: string): boolean {
  return /[\p{L}\p{N}]/u.test(plainText(html));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function textItem(
  kind: 'label' | 'url' | 'assign' | 'lesson',
  view: string,
  module: CourseModule,
  html: string,
): Found {
  const name = nameOf(module);
  return {
    key: `${kind}:${module.id}`,
    title: cleanTitle(name, `Text ${module.id}`),
    fileName: cleanFileName(name, `Text ${module.id}`),
    url: view,
    mediaType: 'text/html',
    // Moodle tells no time at which only these words changed, but here are all of them.
    version: createHash('sha256').update(html).digest('hex'),
    // Links for browsers, which a token does not open, become links for web services.
    locator: {
      kind: 'text',
      html: html.replace(/(?<!\/webservice)\/pluginfile\.php\//g, '/webservice/pluginfile.php/'),
    },
  };
}

function nameOf({ name }: CourseModule): string {
  return name === null ? '' : plainText(name);
}

/** Moodle puts such documents together on demand and lists them with no size. */
function documentAt({ fileurl }: ContentEntry, capability: string | null): MoodleLocator {
  return { kind: 'file', path: pathBehindScript(fileurl), size: null, capability, isMade: true };
}

function versionOf({ timemodified, filesize }: ContentEntry): string {
  return `${timemodified ?? ''} ${filesize ?? ''}`.trim();
}
