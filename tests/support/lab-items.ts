import type { LabCourse } from '../../src/lab/index.ts';

type LabItem = LabCourse['modules'][number]['items'][number];

const held = { published: true, updatedAt: new Date('2026-09-01T08:00:00Z') };

/** A page of a course in the lab, shown to everybody. */
export function labPage(key: string, title: string, html: string): LabItem {
  return {
    key,
    title,
    kind: 'page',
    fileName: `${key}.html`,
    mediaType: 'text/html',
    bytes: Buffer.from(html),
    ...held,
  };
}

/** A file of a course in the lab, shown to everybody. */
export function labFile(key: string, title: string, markdown: string): LabItem {
  return {
    key,
    title,
    kind: 'file',
    fileName: `${key}.md`,
    mediaType: 'text/markdown',
    bytes: Buffer.from(markdown),
    ...held,
  };
}
