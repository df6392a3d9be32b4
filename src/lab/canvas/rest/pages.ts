import { Router } from 'express';
import { isVisible, pageHtml, type HeldItem } from '../../platform/material.ts';
import type { Platform } from '../../platform/platform.ts';
import { page, restPages } from '../paging.ts';
import { pageId } from './ids.ts';
import { courseDoor, dateText, notFound, sendJson } from './rest-door.ts';
import { lockOf } from './lock.ts';

/** Wiki pages: a list without bodies, and each by its address or number. */
export function createPages(platform: Platform): Router {
  const router = Router();
  const door = courseDoor(platform);

  router.get('/courses/:course/pages', door, (request, response) => {
    const shown = page(request, response, readablePages(platform), restPages(platform));
    sendJson(
      response,
      shown.map((item) => wikiPage(platform, item)),
    );
  });

  router.get('/courses/:course/pages/:page', door, (request, response) => {
    const wanted = request.params['page'];
    const item = readablePages(platform).find(
      (candidate) => pageSlug(platform, candidate) === wanted || pageId(candidate) === wanted,
    );
    if (!item) {
      notFound(response);
      return;
    }
    const { locked_for_user: locked } = lockOf(platform, item);
    sendJson(response, {
      ...wikiPage(platform, item),
      ...(locked ? {} : { body: pageHtml(item) }),
    });
  });
  return router;
}

function readablePages({ material, apiRights }: Platform): HeldItem[] {
  return material
    .items()
    .filter((item) => item.kind === 'page' && (apiRights.hidden || isVisible(item)));
}

function wikiPage(platform: Platform, item: HeldItem): object {
  const slug = pageSlug(platform, item);
  return {
    page_id: pageId(item),
    url: slug,
    title: item.title,
    created_at: dateText(item.updatedAt),
    updated_at: dateText(item.updatedAt),
    editing_roles: 'teachers',
    published: item.published,
    hide_from_students: !item.published,
    front_page: false,
    html_url: pageAddress(platform, item),
    todo_date: null,
    publish_at: null,
    ...lockOf(platform, item),
  };
}

/** The page's name in addresses; it changes with the title. */
export function pageSlug({ material }: Pick<Platform, 'material'>, item: HeldItem): string {
  const twins = material
    .items()
    .filter((other) => other.kind === 'page' && slugOf(other.title) === slugOf(item.title));
  const nth = twins.findIndex((twin) => twin.number === item.number) + 1;
  return nth > 1 ? `${slugOf(item.title)}-${nth}` : slugOf(item.title);
}

function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? 'page';
}

export function pageAddress(platform: Platform, item: HeldItem): string {
  const { issuer, courseId } = platform;
  return `${issuer}/courses/${courseId}/pages/${encodeURIComponent(pageSlug(platform, item))}`;
}
