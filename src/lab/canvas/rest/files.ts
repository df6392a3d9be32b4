import { Router, type Request, type Response } from 'express';
import { isVisible, type HeldItem } from '../../platform/material.ts';
import { text, texts } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { opaqueId } from '../canvas-ids.ts';
import { page, restPages } from '../paging.ts';
import { fileId, folderId } from './ids.ts';
import { lockOf } from './lock.ts';
import { courseDoor, dateText, notFound, sendJson } from './rest-door.ts';

/** Files by course, folder and number (as Canvas documents it). */
export function createFiles(platform: Platform): Router {
  const router = Router();
  const door = courseDoor(platform);

  router.get('/courses/:course/files', door, (request, response) => {
    sendFiles(platform, request, response, readableFiles(platform));
  });

  router.get('/folders/:folder/files', (request, response) => {
    const { folder } = request.params;
    const inside = readableFiles(platform).filter((item) => folderOf(item) === folder);
    sendFiles(platform, request, response, inside);
  });

  router.get(['/files/:file', '/courses/:course/files/:file'], (request, response) => {
    const wanted = request.params['file'];
    const item = readableFiles(platform).find((candidate) => fileId(candidate) === wanted);
    if (item) sendJson(response, file(platform, item));
    else notFound(response);
  });

  router.get('/media_attachments/:file/media_tracks', (request, response) => {
    const wanted = request.params['file'];
    const item = readableFiles(platform).find((candidate) => fileId(candidate) === wanted);
    if (item) sendJson(response, tracks(item, texts(request.query['include[]'])));
    else notFound(response);
  });
  return router;
}

/** Captions of a recording; their text only for those who ask for it. */
function tracks(item: HeldItem, include: readonly string[]): object[] {
  return (item.captions ?? []).map(({ locale, text: content }, at) => ({
    id: String(item.number * 100 + at),
    media_object_id: String(item.number),
    user_id: '1',
    kind: 'subtitles',
    locale,
    ...(include.includes('content') ? { content } : {}),
    ...(include.includes('webvtt_content') ? { webvtt_content: content } : {}),
  }));
}

function sendFiles(
  platform: Platform,
  request: Request,
  response: Response,
  items: readonly HeldItem[],
): void {
  const types = texts(request.query['content_types[]']);
  const term = text(request.query['search_term'])?.toLowerCase() ?? '';
  const wanted = items
    .filter(({ mediaType }) => types.length === 0 || types.some((type) => matches(mediaType, type)))
    .filter(({ fileName }) => fileName.toLowerCase().includes(term));
  const shown = page(request, response, wanted, restPages(platform));
  sendJson(
    response,
    shown.map((item) => file(platform, item)),
  );
}

function matches(mediaType: string, wanted: string): boolean {
  return mediaType === wanted || mediaType.startsWith(`${wanted}/`);
}

function readableFiles({ material, apiRights }: Platform): HeldItem[] {
  return material
    .items()
    .filter((item) => item.kind === 'file' && (apiRights.hidden || isVisible(item)));
}

/** Each module's files lie in one folder. */
export function folderOf({ module }: HeldItem): string {
  return folderId(module.number);
}

function file(platform: Platform, item: HeldItem): object {
  const lock = lockOf(platform, item);
  return {
    id: fileId(item),
    uuid: opaqueId(`file ${item.key} ${item.revision}`),
    folder_id: folderOf(item),
    display_name: item.fileName,
    filename: encodeURIComponent(item.fileName).replaceAll('%20', '+'),
    upload_status: 'success',
    'content-type': item.mediaType,
    // quirk: canvas sends an empty text for a file that the token's user may not open
    url: lock.locked_for_user ? '' : downloadUrl(platform, item),
    size: item.bytes.length,
    created_at: dateText(item.contentAt),
    updated_at: dateText(item.updatedAt),
    modified_at: dateText(item.contentAt),
    unlock_at: dateText(item.unlockAt),
    lock_at: dateText(item.lockAt),
    locked: !item.published,
    hidden: false,
    hidden_for_user: false,
    thumbnail_url: null,
    mime_class: mimeClass(item.mediaType),
    media_entry_id: item.captions ? `m-${opaqueId(`media ${item.key}`)}` : null,
    category: 'uncategorized',
    visibility_level: 'inherit',
    ...lock,
  };
}

function downloadUrl({ issuer }: Platform, item: HeldItem): string {
  return `${issuer}/files/${fileId(item)}/download?download_frd=1`;
}

const mimeClasses: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'doc',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'ppt',
  'text/html': 'html',
  'text/plain': 'text',
};

function mimeClass(mediaType: string): string {
  return mimeClasses[mediaType] ?? (mediaType.startsWith('image/') ? 'image' : 'file');
}
