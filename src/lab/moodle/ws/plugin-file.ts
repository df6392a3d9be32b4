import { createHash } from 'node:crypto';
import { Router, urlencoded, type Request, type Response } from 'express';
import { pageHtml, type HeldItem } from '../../platform/material.ts';
import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { itemCmid, moduleContextId } from '../moodle-ids.ts';
import { isOpenTo, modName } from './course-module.ts';

interface FileError {
  readonly status: 200 | 404;
  readonly errorcode: string;
  readonly error: string;
}

const errors = {
  missing: {
    status: 200,
    errorcode: 'missingparam',
    error: 'A required parameter (token) was missing',
  },
  token: { status: 200, errorcode: 'invalidtoken', error: 'Invalid token - token not found' },
  closed: {
    status: 200,
    errorcode: 'requireloginerror',
    error: 'Course or activity not accessible.',
  },
  absent: {
    status: 404,
    errorcode: 'filenotfound',
    error: 'Sorry, the requested file could not be found',
  },
} as const satisfies Record<string, FileError>;

/** Files for web service clients (as captured from Moodle 4.5): most errors come as 200 with JSON. */
export function createPluginFile(platform: Platform): Router {
  const router = Router();
  router.use('/webservice/pluginfile.php', platform.watch('content'));
  router.use('/webservice/pluginfile.php', urlencoded({ extended: false }), (request, response) => {
    const found = look(platform, request);
    if ('errorcode' in found) sendError(response, found);
    else if (found.kind === 'page') sendPage(response, found);
    else sendFile(request, response, found);
  });
  // The address without the prefix is for browsers that are signed in.
  router.use('/pluginfile.php', (_request, response) => {
    response.status(303).location(`${platform.issuer}/login/index.php`).type('text/html').end();
  });
  return router;
}

function look(platform: Platform, request: Request): HeldItem | FileError {
  const params: Fields = { ...request.query, ...(request.body as Fields | undefined) };
  const token = text(params['token']);
  if (token === undefined) return errors.missing;
  if (token !== platform.apiToken) return errors.token;
  const [, context, component, , ...rest] = request.path.split('/').map(decodeURIComponent);
  const item = platform.material
    .items()
    .find((candidate) => String(moduleContextId(itemCmid(candidate))) === context);
  if (!item || component !== `mod_${modName(item)}`) return errors.absent;
  if (!isOpenTo(platform, item)) return errors.closed;
  return rest.at(-1) === (item.kind === 'page' ? 'index.html' : item.fileName)
    ? item
    : errors.absent;
}

export function refuseToken(response: Response): void {
  sendError(response, errors.token);
}

function sendError(response: Response, { status, errorcode, error }: FileError): void {
  if (status === 404) response.statusMessage = 'not found';
  response
    .status(status)
    .json({ error, errorcode, stacktrace: null, debuginfo: null, reproductionlink: null });
}

// Made on request, so it has neither ETag nor ranges.
function sendPage(response: Response, item: HeldItem): void {
  response.setHeader('content-type', 'text/html;charset=UTF-8');
  response.setHeader('content-disposition', 'attachment; filename="index.html"');
  sendBytes(response, Buffer.from(`<div class="no-overflow">${pageHtml(item)}</div>`));
}

function sendFile(request: Request, response: Response, item: HeldItem): void {
  const etag = `"${createHash('sha1').update(item.bytes).digest('hex')}"`;
  // quirk: the name is raw UTF-8; header values are bytes to Node
  const disposition = `inline; filename="${item.fileName}"`;
  response.setHeader('content-disposition', Buffer.from(disposition).toString('latin1'));
  response.setHeader('content-type', item.mediaType);
  response.setHeader('cache-control', 'private, max-age=21600, no-transform');
  response.setHeader('etag', etag);
  response.setHeader('last-modified', item.contentAt.toUTCString());
  if (request.fresh) {
    response.removeHeader('content-type');
    response.status(304);
    sendBytes(response, Buffer.alloc(0));
    return;
  }
  response.setHeader('accept-ranges', 'bytes');
  sendBytes(response, partAsked(request, response, item.bytes));
}

function partAsked(request: Request, response: Response, bytes: Buffer): Buffer {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) return bytes;
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : Infinity, bytes.length - 1);
  response.status(206);
  response.statusMessage = 'Partial content';
  response.setHeader('content-range', `bytes ${from}-${to}/${bytes.length}`);
  return bytes.subarray(from, to + 1);
}

// The head is made first: with a body in hand Node encodes Content-Disposition anew.
function sendBytes(response: Response, bytes: Buffer): void {
  if (bytes.length > 0) response.setHeader('content-length', bytes.length);
  response.writeHead(response.statusCode);
  response.end(bytes);
}
