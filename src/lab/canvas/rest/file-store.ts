import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { bearer } from '../../platform/access-tokens.ts';
import { isOpen, type HeldItem } from '../../platform/material.ts';
import { text } from '../../platform/params.ts';
import { createPending } from '../../platform/pending.ts';
import type { Platform } from '../../platform/platform.ts';
import { isLetIn, visitorOf } from '../../platform/signed-in.ts';
import { mayOpen } from '../../platform/who-sees.ts';
import { fileId } from './ids.ts';
import { notFound, refuse } from './rest-door.ts';

const verifierLifetimeMs = 60_000;

/** Downloads: Canvas checks who asks, then sends the client on to a store with a brief secret. */
export function createFileStore(platform: Platform): Router {
  const { watch, material, issuer } = platform;
  const router = Router();
  const handedOut = createPending<HeldItem>(verifierLifetimeMs);

  router.get('/files/:file/download', watch('content'), (request, response) => {
    const item = material.items().find((file) => fileId(file) === request.params['file']);
    if (!item || item.kind !== 'file') notFound(response);
    else if (!mayRead(platform, item, request, response)) {
      refuse(response, 'user authorization required', 'unauthenticated');
    } else {
      const verifier = randomBytes(16).toString('hex');
      handedOut.put(verifier, item);
      const name = encodeURIComponent(item.fileName);
      response.redirect(`${issuer}/inst-fs/${fileId(item)}/${name}?token=${verifier}`);
    }
  });

  router.get('/inst-fs/:file/:name', watch('content'), (request, response) => {
    const verifier = text(request.query['token']) ?? '';
    const item = handedOut.take(verifier);
    if (!item || fileId(item) !== request.params['file']) {
      response.status(403).type('text/plain').send('invalid or expired token');
      return;
    }
    // A client may come again for the rest of it.
    handedOut.put(verifier, item);
    response
      .attachment(item.fileName)
      .set('content-type', item.mediaType)
      .set('last-modified', item.contentAt.toUTCString())
      .send(item.bytes);
  });
  return router;
}

function mayRead(
  platform: Platform,
  item: HeldItem,
  request: Request,
  response: Response,
): boolean {
  const open = isOpen(item, Date.now());
  const token = bearer(request.headers.authorization);
  if (token !== undefined)
    return (
      (token === platform.apiToken || platform.apiGrants.scopesOf(token) !== undefined) &&
      (platform.apiRights.hidden || open)
    );
  const visitor = visitorOf(platform, request, response);
  return (
    visitor !== undefined &&
    isLetIn(platform, visitor.person) &&
    mayOpen(platform, visitor.person, item, Date.now())
  );
}
