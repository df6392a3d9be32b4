import { z } from 'zod';
import type { ContentEntry } from './moodle-shapes.ts';
import { plainText } from './plain-text.ts';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly hidden: boolean;
  readonly entry: ContentEntry;
}

interface Heading {
  readonly title: string;
  readonly href: string;
  readonly hidden: boolean;
}

const chapterFile = /^\/(\d+)\/$/;

// Moodle writes flags as text here. Chapters have subchapters, and that is all the depth there is.
const heading = z.object({
  title: z.string().catch(''),
  href: z.string(),
  hidden: z.union([z.string(), z.number(), z.boolean()]).catch('1'),
});
const structure = z.array(heading.extend({ subitems: z.array(heading).catch([]) }));

/**
 * The chapters of a book in reading order. A chapter that the table of contents does not mention
 * counts as hidden.
 */
export function chaptersOf(contents: readonly ContentEntry[]): Chapter[] {
  const headings = headingsIn(contents);
  const found = contents.flatMap((entry): Chapter[] => {
    const id = chapterFile.exec(entry.filepath ?? '')?.[1];
    if (entry.type !== 'file' || entry.filename !== 'index.html' || id === undefined) return [];
    const known = headings.find(({ href }) => href === `${id}/index.html`);
    const title = plainText(known?.title ?? entry.content ?? '') || `Chapter ${id}`;
    return [{ id, title, hidden: known?.hidden ?? true, entry }];
  });
  const place = ({ id }: Chapter) => headings.findIndex(({ href }) => href === `${id}/index.html`);
  return found.toSorted((a, b) => place(a) - place(b));
}

function headingsIn(contents: readonly ContentEntry[]): Heading[] {
  const table = contents.find(
    ({ type, filename }) => type === 'content' && filename === 'structure',
  );
  const read = structure.safeParse(jsonIn(table?.content ?? ''));
  if (!read.success) return [];
  return read.data.flatMap(({ subitems, title, href, hidden }) => {
    const chapter = { title, href, hidden: isSet(hidden) };
    return [chapter].concat(
      subitems.map((sub) => ({
        title: sub.title,
        href: sub.href,
        hidden: chapter.hidden || isSet(sub.hidden),
      })),
    );
  });
}

function isSet(flag: string | number | boolean): boolean {
  return flag !== '0' && flag !== 0 && flag !== false && flag !== '';
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
