import type { CourseMaterial, CourseSync } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { teacherWords } from './teacher-words.ts';
import { withReason } from './in-english.ts';
import { moment, number } from './written.ts';

const { material: says, connect: connectWords } = teacherWords;

/** True while numbers are still moving. */
export function isBusy({ sync, documents }: CourseMaterial): boolean {
  const syncing = sync?.status === 'waiting' || sync?.status === 'running';
  return syncing || documents.some(({ state }) => state === 'waiting' || state === 'processing');
}

/** How far the reading of the course has come, and how the last one ended. */
export function syncProgress(material: CourseMaterial): HTMLElement[] {
  const { sync } = material;
  if (isBusy(material)) return [bar(material)];
  if (!sync) return material.connected ? [el('p', { class: 'quiet' }, says.never)] : [];
  return [sync.status === 'failed' ? brokenOff(sync) : lastRead(sync), ...nextReading(material)];
}

function bar({ sync, documents }: CourseMaterial): HTMLElement {
  const failed = documents.filter(({ state }) => state === 'failed').length;
  const done = documents.filter(({ state }) => state === 'ready').length;
  const found = Math.max(sync?.status === 'running' ? sync.found : 0, documents.length);
  const phase =
    sync?.status === 'waiting' ? says.waiting : found === 0 ? says.listing : says.syncing;
  const { counts } = says;
  const numbers: [string, number][] = [
    [counts.found(found), found],
    [counts.done(done), done],
    [counts.failed(failed), failed],
  ];
  return el(
    'div',
    { class: 'bar-block' },
    el('p', { class: 'bar-phase' }, phase),
    el('progress', {
      'aria-label': says.progress,
      max: Math.max(found, 1),
      ...(found > 0 && { value: done + failed }),
    }),
    el(
      'p',
      { class: 'bar-counts' },
      ...numbers.flatMap(([label, count]) => [el('strong', {}, number(count)), ` ${label} `]),
    ),
  );
}

function lastRead({ finishedAt, createdAt, changed, removed }: CourseSync): HTMLElement {
  const when = moment(finishedAt ?? createdAt);
  return el('p', { class: 'quiet' }, `${says.lastRead(when)} ${says.changes(changed, removed)}`);
}

function brokenOff({ failureReason }: CourseSync): HTMLElement {
  return notice('bad', withReason(says.failed, failureReason));
}

function nextReading({ nextSync }: CourseMaterial): HTMLElement[] {
  if (nextSync === null) return [];
  return [el('p', { class: 'quiet' }, connectWords.next(moment(nextSync)))];
}
