import { Router } from 'express';
import type { Link } from '../../platform/links.ts';
import { isVisible, type HeldItem, type HeldModule } from '../../platform/material.ts';
import { text, texts } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { toolId } from '../canvas-ids.ts';
import { page, restPages } from '../paging.ts';
import {
  assignmentId,
  fileId,
  linkItemId,
  moduleId,
  moduleItemId,
  quizId,
  sectionId,
  topicId,
} from './ids.ts';
import { lockOf } from './lock.ts';
import { pageSlug } from './pages.ts';
import { courseDoor, dateText, notFound, sendJson } from './rest-door.ts';

/** A module with more items than this comes without them, though they were asked for. */
const mostItemsInside = 50;

export function createModules(platform: Platform): Router {
  const { material, apiRights } = platform;
  const router = Router();
  const door = courseDoor(platform);
  const readable = (): HeldModule[] =>
    material.modules().filter((module) => apiRights.hidden || module.published);

  router.get('/courses/:course/modules', door, (request, response) => {
    const include = texts(request.query['include[]']);
    const shown = page(request, response, readable(), restPages(platform));
    sendJson(
      response,
      shown.map((module) => ({
        ...moduleWith(platform, module, include),
        ...stateFor(platform, module, text(request.query['student_id'])),
      })),
    );
  });

  router.get('/courses/:course/modules/:module/assignment_overrides', door, (request, response) => {
    const module = readable().find(({ number }) => moduleId(number) === request.params['module']);
    if (!module) {
      notFound(response);
      return;
    }
    const overrides = overridesOf(platform, module);
    sendJson(response, page(request, response, overrides, restPages(platform)));
  });

  router.get('/courses/:course/modules/:module/items', door, (request, response) => {
    const module = readable().find(({ number }) => moduleId(number) === request.params['module']);
    if (!module) {
      notFound(response);
      return;
    }
    const items = itemsOf(platform, module, texts(request.query['include[]']));
    sendJson(response, page(request, response, items, restPages(platform)));
  });
  return router;
}

function moduleWith(platform: Platform, module: HeldModule, include: readonly string[]): object {
  const { issuer, courseId, apiRights } = platform;
  const id = moduleId(module.number);
  const items = itemsOf(platform, module, include);
  const inside = include.includes('items') && items.length <= mostItemsInside;
  return {
    id,
    name: module.title,
    position: module.number,
    unlock_at: dateText(module.unlockAt),
    require_sequential_progress: false,
    publish_final_grade: false,
    prerequisite_module_ids: (module.after ?? []).map(moduleId),
    ...(apiRights.hidden ? { published: module.published } : {}),
    items_count: items.length,
    items_url: `${issuer}/api/v1/courses/${courseId}/modules/${id}/items`,
    ...(inside ? { items } : {}),
  };
}

/** How far one student is, for those who ask about one. */
function stateFor(
  { roster }: Platform,
  { number }: HeldModule,
  userId: string | undefined,
): { state?: string } {
  const student = roster.people.find(({ lmsUserId }) => lmsUserId === userId);
  if (!student) return {};
  return { state: roster.completedBy(student.login).has(number) ? 'completed' : 'unlocked' };
}

function overridesOf({ roster }: Platform, { number, audience }: HeldModule): object[] {
  if (!audience) return [];
  const base = { context_module_id: moduleId(number) };
  const sections = audience.sections.map((name) => ({
    ...base,
    id: String(4_000 + 100 * number + name.charCodeAt(0)),
    title: `Section ${name}`,
    course_section: { id: sectionId(name), name: `Section ${name}` },
  }));
  const students = audience.students.flatMap((login) => roster.byLogin(login) ?? []);
  if (students.length === 0) return sections;
  const named = students.map(({ lmsUserId, name }) => ({ id: lmsUserId, name }));
  return [...sections, { ...base, id: String(3_000 + number), title: 'Some', students: named }];
}

function itemsOf(platform: Platform, module: HeldModule, include: readonly string[]): object[] {
  const { material, apiRights, links } = platform;
  const details = include.includes('content_details');
  const items = material
    .items(module)
    .filter((item) => apiRights.hidden || isVisible(item))
    .map((item, at) => moduleItem(platform, item, { position: at + 1, details }));
  const placed = module.number === material.modules().length ? links.all() : [];
  return [
    ...items,
    ...placed
      .filter((link) => apiRights.hidden || link.published)
      .map((link, at) => toolItem(platform, link, { position: items.length + at + 1, module })),
  ];
}

function moduleItem(
  platform: Platform,
  item: HeldItem,
  { position, details }: { position: number; details: boolean },
): object {
  const { issuer, courseId, apiRights } = platform;
  const id = moduleItemId(item.number);
  const api = `${issuer}/api/v1/courses/${courseId}`;
  return {
    id,
    module_id: moduleId(item.module.number),
    position,
    title: item.title,
    indent: 0,
    ...targetOf(platform, item, api),
    html_url: `${issuer}/courses/${courseId}/modules/items/${id}`,
    ...(apiRights.hidden ? { published: item.published } : {}),
    ...(details ? { content_details: contentDetails(platform, item) } : {}),
  };
}

function targetOf(platform: Platform, item: HeldItem, api: string): object {
  if (item.kind === 'page') {
    const slug = pageSlug(platform, item);
    return { type: 'Page', page_url: slug, url: `${api}/pages/${encodeURIComponent(slug)}` };
  }
  if (item.isDiscussion) {
    const id = topicId(item);
    return { type: 'Discussion', content_id: id, url: `${api}/discussion_topics/${id}` };
  }
  if (item.kind === 'assignment') {
    const id = assignmentId(item);
    return { type: 'Assignment', content_id: id, url: `${api}/assignments/${id}` };
  }
  if (item.kind === 'quiz') {
    const id = quizId(item);
    return { type: 'Quiz', content_id: id, url: `${api}/quizzes/${id}` };
  }
  return { type: 'File', content_id: fileId(item), url: `${api}/files/${fileId(item)}` };
}

function contentDetails(platform: Platform, item: HeldItem): object {
  return {
    ...(item.unlockAt ? { unlock_at: dateText(item.unlockAt) } : {}),
    ...(item.lockAt ? { lock_at: dateText(item.lockAt) } : {}),
    ...lockOf(platform, item),
  };
}

function toolItem(
  platform: Platform,
  link: Link,
  { position, module }: { position: number; module: HeldModule },
): object {
  const { issuer, courseId, apiRights, tool } = platform;
  const id = linkItemId(link.number);
  return {
    id,
    module_id: moduleId(module.number),
    position,
    title: link.title,
    indent: 0,
    type: 'ExternalTool',
    content_id: toolId,
    external_url: link.url ?? tool.launch,
    new_tab: link.newWindow,
    url: `${issuer}/api/v1/courses/${courseId}/external_tools/sessionless_launch?id=${toolId}`,
    html_url: `${issuer}/courses/${courseId}/modules/items/${id}`,
    ...(apiRights.hidden ? { published: link.published } : {}),
  };
}
