import { Router } from 'express';
import type { HeldModule } from '../../platform/material.ts';
import type { Platform } from '../../platform/platform.ts';
import { page, restPages } from '../paging.ts';
import { folderOf } from './files.ts';
import { folderId } from './ids.ts';
import { courseDoor, dateText, notFound, sendJson } from './rest-door.ts';

const rootName = 'course files';

type Folder = Readonly<Record<string, unknown>>;

/** The root folder and one per module, flat. */
export function createFolders(platform: Platform): Router {
  const { material } = platform;
  const router = Router();
  const door = courseDoor(platform);
  const all = (): Folder[] => [
    rootFolder(platform),
    ...material.modules().map((module) => moduleFolder(platform, module)),
  ];

  router.get('/courses/:course/folders', door, (request, response) => {
    sendJson(response, page(request, response, all(), restPages(platform)));
  });
  router.get('/courses/:course/folders/root', door, (_request, response) => {
    sendJson(response, rootFolder(platform));
  });
  router.get('/folders/:folder', (request, response) => {
    const found = all().find(({ id }) => id === request.params['folder']);
    if (found) sendJson(response, found);
    else notFound(response);
  });
  return router;
}

function rootFolder(platform: Platform): Folder {
  const children = platform.material.modules().length;
  return { ...folder(platform, 0), name: rootName, full_name: rootName, folders_count: children };
}

function moduleFolder(platform: Platform, { number, title }: HeldModule): Folder {
  return {
    ...folder(platform, number),
    name: title,
    full_name: `${rootName}/${title}`,
    parent_folder_id: folderId(0),
    position: number,
  };
}

function folder({ material, issuer, courseId }: Platform, number: number) {
  const id = folderId(number);
  const files = material.items().filter((item) => item.kind === 'file' && folderOf(item) === id);
  const latest = files.reduce((time, file) => Math.max(time, file.updatedAt.getTime()), 0);
  return {
    id,
    context_type: 'Course',
    context_id: courseId,
    parent_folder_id: null,
    position: null,
    created_at: dateText(new Date(latest)),
    updated_at: dateText(new Date(latest)),
    lock_at: null,
    unlock_at: null,
    locked: false,
    locked_for_user: false,
    hidden: false,
    hidden_for_user: false,
    for_submissions: false,
    files_count: files.length,
    folders_count: 0,
    files_url: `${issuer}/api/v1/folders/${id}/files`,
    folders_url: `${issuer}/api/v1/folders/${id}/folders`,
  };
}
