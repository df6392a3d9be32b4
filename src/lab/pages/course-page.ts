import type { Link } from '../platform/links.ts';
import { isVisible, isWaiting, type HeldItem, type HeldModule } from '../platform/material.ts';
import type { Platform } from '../platform/platform.ts';
import { teaches, type Visitor } from '../platform/signed-in.ts';
import { isPlaced } from '../platform/tool-registrations.ts';
import { isFor } from '../platform/who-sees.ts';
import type { FaceAddresses } from './face-addresses.ts';
import type { CourseView, ItemView, ModuleView } from './render.ts';
import { shellOf } from './shell.ts';

/** The course as that person may see it. */
export function courseView(
  platform: Platform,
  addresses: FaceAddresses,
  visitor: Visitor,
): CourseView {
  const seesAll = teaches(visitor.person);
  const { material, links, registrations } = platform;
  const picks = isPlaced(registrations.current(), 'link_selection');
  const modules = material
    .modules()
    .filter((module) => seesAll || (module.published && isFor(platform, visitor.person, module)))
    .map((module) => moduleView(module, material.items(module), addresses, seesAll));
  const placed = links
    .all()
    .filter((link) => seesAll || link.published)
    .map((link) => linkView(link, addresses));
  const extra = placed.length === 0 ? [] : [{ title: 'From the tutor', mark: '', items: placed }];
  return {
    shell: shellOf(platform, addresses, visitor),
    modules: [...modules, ...extra],
    frame: addresses.tutorFrame(addresses.tutor('iframe'), addresses.tutor('window')),
    pickHref: seesAll && picks ? addresses.pick : undefined,
  };
}

function moduleView(
  module: HeldModule,
  items: readonly HeldItem[],
  addresses: FaceAddresses,
  seesAll: boolean,
): ModuleView {
  return {
    title: module.title,
    mark: mark(module.published, module.unlockAt, undefined),
    items: items
      .filter((item) => seesAll || isVisible(item))
      .map((item) => itemView(item, addresses, seesAll)),
  };
}

const kinds = {
  page: 'Page',
  link: 'Link',
  assignment: 'Assignment',
  lesson: 'Lesson',
  quiz: 'Quiz',
} as const;

function itemView(item: HeldItem, addresses: FaceAddresses, seesAll: boolean): ItemView {
  return {
    title: item.title,
    kind: item.kind === 'file' ? item.fileName : kinds[item.kind],
    mark: mark(item.published, item.unlockAt, item.lockAt),
    href: seesAll || !isWaiting(item, Date.now()) ? addresses.item(item) : undefined,
  };
}

function linkView(link: Link, addresses: FaceAddresses): ItemView {
  return {
    title: link.title,
    kind: 'Tutor activity',
    mark: mark(link.published, undefined, undefined),
    href: addresses.link(link),
    publish: link.published ? undefined : addresses.publish(link),
  };
}

function mark(published: boolean, unlockAt: Date | undefined, lockAt: Date | undefined): string {
  const now = Date.now();
  if (!published) return 'Not published';
  if (unlockAt && unlockAt.getTime() > now) return `Opens ${day(unlockAt)}`;
  if (lockAt) return `${lockAt.getTime() > now ? 'Closes' : 'Closed'} ${day(lockAt)}`;
  return '';
}

const dayForm = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

function day(date: Date): string {
  return dayForm.format(date);
}
