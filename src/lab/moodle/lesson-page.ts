import type { LabLessonPage } from '../lab-course.ts';
import { pageHtml, type HeldItem } from '../platform/material.ts';
import { pageId } from './ws/lessons.ts';

/**
 * What a lesson shows to a person who has answered nothing yet: the page asked for, where that person
 * gets so far, with buttons to the next ones. A question has no buttons here.
 */
export function lessonHtml(item: HeldItem, view: string, asked: string | undefined): string {
  const { pages = [], hasMenu = false } = item.lesson ?? {};
  const address = (at: number) => `<a href="${view}&amp;pageid=${pageId(item, at)}">`;
  const reached = reachable(pages, hasMenu);
  const at = pages.findIndex((_page, number) => String(pageId(item, number)) === asked);
  const page = pages[Math.max(at, 0)];
  if (!page || !reached.has(Math.max(at, 0))) return pageHtml(item);
  const on = page.answers ? [] : targets(page, Math.max(at, 0)).filter((to) => pages[to]);
  const menu = hasMenu ? pages.flatMap(({ answers }, to) => (answers ? [] : [to])) : [];
  const links = [...on, ...menu].map((to) => `<li>${address(to)}${pages[to]?.title}</a></li>`);
  return `${pageHtml(item)}<h2>${page.title}</h2>${page.html}<ul>${links.join('')}</ul>`;
}

function reachable(pages: readonly LabLessonPage[], hasMenu: boolean): ReadonlySet<number> {
  const found = new Set<number>(hasMenu ? pages.keys().filter((at) => !pages[at]?.answers) : []);
  found.add(0);
  for (const at of found) {
    const page = pages[at];
    if (page && !page.answers) for (const to of targets(page, at)) found.add(to);
  }
  return found;
}

function targets({ leadsTo }: LabLessonPage, at: number): number[] {
  return leadsTo.flatMap((to) => (to === 'end' ? [] : [to === 'next' ? at + 1 : to - 1]));
}
