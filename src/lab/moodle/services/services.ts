import { STATUS_CODES } from 'node:http';
import {
  Router,
  text as textBody,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { LabArea } from '../../platform/faults.ts';
import { text } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { moodleError } from '../error-page.ts';
import { lineItemResources } from './line-items.ts';
import { membershipResource } from './memberships.ts';
import { BrokenPage, resultsResource } from './results.ts';
import { scoresResource } from './scores.ts';
import {
  FrontServerFailure,
  ServiceRefusal,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceResource,
} from './service.ts';

/** `services.php`: finds the resource by path and media type, then lets it answer. */
export function createServices(platform: Platform): Router {
  const router = Router();
  router.use(
    '/mod/lti/services.php',
    (request, response, next) => {
      const area: LabArea = request.path.endsWith('/scores') ? 'scores' : 'services';
      void platform.watch(area)(request, response, next);
    },
    textBody({ type: () => true, limit: '1mb' }),
    createDispatch(platform),
  );
  return router;
}

function createDispatch(platform: Platform): RequestHandler {
  const resources = [
    ...lineItemResources(platform),
    resultsResource(platform),
    scoresResource(platform),
    membershipResource(platform),
  ];
  return async (request, response) => {
    const call = readCall(request);
    try {
      send(response, answer(resources, call));
    } catch (error) {
      if (error instanceof BrokenPage) await moodleError(response, error.message);
      else if (error instanceof FrontServerFailure) sendBadGateway(response);
      else if (error instanceof ServiceRefusal) sendRefusal(response, call, error);
      else throw error;
    }
  };
}

function readCall(request: Request): ServiceCall {
  return {
    method: request.method,
    path: request.path,
    parts: [],
    query: new URL(request.originalUrl, 'http://lab').searchParams,
    accept: request.headers.accept ?? '',
    contentType: request.headers['content-type']?.split(';')[0] ?? '',
    body: text(request.body) ?? '',
    authorization: request.headers.authorization,
    url: request.originalUrl,
  };
}

function answer(resources: readonly ServiceResource[], call: ServiceCall): ServiceAnswer {
  for (const resource of resources) {
    const found = resource.template.exec(call.path);
    if (!found || !speaks(resource, call)) continue;
    const method = resource.methods[call.method];
    if (!method) throw new ServiceRefusal(405);
    return method({ ...call, parts: found.slice(1) });
  }
  const accept = call.method === 'GET' ? call.accept : '';
  throw new ServiceRefusal(400, `No handler found for ${call.path} ${accept} ${call.contentType}`);
}

// Exact types only: a list of two is a type nobody knows.
function speaks({ formats }: ServiceResource, { method, accept, contentType }: ServiceCall) {
  if (method === 'DELETE') return true;
  if (method !== 'GET') return formats.includes(contentType);
  return accept === '' || accept.includes('*/*') || formats.includes(accept);
}

function send(response: Response, { status, type, json, link }: ServiceAnswer): void {
  response.status(status).set('content-type', `${type}; charset=utf-8`);
  if (status === 204) response.statusMessage = 'OK';
  // Header values are bytes to Node, as long as the body is bytes too; these hold UTF-8.
  if (link !== undefined) response.setHeader('link', Buffer.from(link).toString('latin1'));
  // Express would take the type off an answer without a body.
  response.end(Buffer.from(json === undefined ? '' : JSON.stringify(json)));
}

function sendRefusal(response: Response, call: ServiceCall, refusal: ServiceRefusal): void {
  const { status, message, bare } = refusal;
  response.status(status);
  response.statusMessage = statusLineText(message) || STATUS_CODES[status] || '';
  if (bare !== undefined) {
    response.set('content-type', `${bare}; charset=utf-8`).send(Buffer.from('[]'));
    return;
  }
  const { method, url, accept, contentType } = call;
  response.json({ status, reason: message, request: { method, url, accept, contentType } });
}

function statusLineText(reason: string): string {
  return reason.replace(/[^\x20-\x7e]/g, ' ').trim();
}

function sendBadGateway(response: Response): void {
  response.setHeader('content-type', 'text/html');
  response.status(502).send(Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>'));
}
