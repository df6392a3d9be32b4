import { Router, urlencoded, type Response } from 'express';
import { text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { invalidToken, missingRecord, notInService, WsException } from './ws-exception.ts';
import { foreignFunctions, wsFunctions } from './ws-functions.ts';
import { xmlException, xmlResponse } from './xml.ts';

/** REST web services (as captured from Moodle 4.5): every answer is 200, errors are values. */
export function createWebServices(platform: Platform): Router {
  const router = Router();
  router.all(
    '/webservice/rest/server.php',
    platform.watch('content'),
    urlencoded({ extended: false }),
    (request, response) => {
      const params: Fields = { ...request.query, ...(request.body as Fields | undefined) };
      const json = params['moodlewsrestformat'] === 'json';
      try {
        send(response, json, call(platform, params));
      } catch (error) {
        if (!(error instanceof WsException)) throw error;
        sendException(response, json, error);
      }
    },
  );
  return router;
}

function call(platform: Platform, params: Fields): unknown {
  if (params['wstoken'] !== platform.apiToken) throw invalidToken();
  const name = text(params['wsfunction']) ?? '';
  const known = wsFunctions[name];
  if (known) return known(platform, params);
  throw foreignFunctions.includes(name) ? notInService() : missingRecord('external_functions');
}

function send(response: Response, json: boolean, value: unknown): void {
  sendBody(response, json, json ? JSON.stringify(value) : xmlResponse(value));
}

export function sendException(response: Response, json: boolean, error: WsException): void {
  const { exception, errorcode, message } = error;
  const body = json ? JSON.stringify({ exception, errorcode, message }) : xmlException(error);
  sendBody(response, json, body);
}

// Node's own setHeader: Express would add a charset to the type.
function sendBody(response: Response, json: boolean, body: string): void {
  const type = json ? 'application/json' : 'application/xml; charset=utf-8';
  response.setHeader('content-type', type);
  response
    .set('cache-control', 'private, must-revalidate, pre-check=0, post-check=0, max-age=0')
    .set('access-control-allow-origin', '*')
    .send(Buffer.from(body));
}
