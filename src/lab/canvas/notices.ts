import { randomUUID } from 'node:crypto';
import { json, Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { claim, scope } from '../platform/lti-names.ts';
import type { Platform } from '../platform/platform.ts';
import { LtiRefusal } from './lti-refusal.ts';
import { noticeHandlersPath, noticeTypes } from './notice-types.ts';

const wish = z.object({ notice_type: z.enum(noticeTypes), handler: z.string() });

/** Where the tool says which notices it wants (Notices, as Canvas documents it). */
export function createNoticeHandlers(platform: Platform): Router {
  const { tokens, watch, noticeHandlers, registrations } = platform;
  const router = Router();
  const guard: RequestHandler = (request, _response, next) => {
    const held = tokens.scopesOf(request.headers.authorization);
    if (!held) throw new LtiRefusal(401, 'Invalid access token');
    if (!held.includes(scope.notices)) throw new LtiRefusal(401, 'Insufficient permissions');
    next();
  };
  router.use(noticeHandlersPath, watch('services'), guard, json());

  router.get(noticeHandlersPath, (_request, response) => {
    const { clientId, deploymentId } = registrations.current();
    const handlers = noticeTypes.map((type) => ({
      notice_type: type,
      handler: noticeHandlers.get(type) ?? '',
    }));
    response.json({
      client_id: clientId,
      deployment_id: deploymentId,
      notice_handlers: handlers,
    });
  });

  router.put(noticeHandlersPath, (request, response) => {
    const asked = wish.safeParse(request.body);
    if (!asked.success) throw new LtiRefusal(400, 'invalid notice type or handler');
    const { notice_type: type, handler } = asked.data;
    const { launch } = registrations.current();
    if (handler !== '' && URL.parse(handler)?.host !== new URL(launch).host)
      throw new LtiRefusal(400, 'handler url should match the domain of the tool');
    if (handler === '') noticeHandlers.delete(type);
    else noticeHandlers.set(type, handler);
    response.json({ notice_type: type, handler });
  });
  return router;
}

/** Tells the tool that the course is a copy, once and never again; undefined where nobody asked. */
export async function sendCopyNotice(platform: Platform): Promise<string | undefined> {
  const type = 'LtiContextCopyNotice';
  const handler = platform.noticeHandlers.get(type);
  if (handler === undefined) return undefined;
  const { issuer, clientId, deploymentId, contextId, material, earlierContexts } = platform;
  const iat = Math.floor(Date.now() / 1000);
  const jwt = await platform.signer.sign({
    iss: issuer,
    aud: clientId,
    azp: clientId,
    iat,
    exp: iat + 3600,
    nonce: randomUUID(),
    [claim.version]: '1.3.0',
    [claim.deploymentId]: deploymentId,
    [claim.notice]: { id: randomUUID(), timestamp: new Date().toISOString(), type },
    [claim.context]: { id: contextId, label: material.label, title: material.title },
    [claim.originContexts]: earlierContexts.slice(0, 1),
  });
  await fetch(handler, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notices: [{ jwt }] }),
  });
  return jwt;
}
