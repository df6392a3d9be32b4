import type { AnswerFault } from '../platform/watch.ts';
import { refuse } from './rest/rest-door.ts';
import { answerThrottled } from './rest/throttle.ts';

/** Canvas having a bad moment. */
export const answerCanvasFault: AnswerFault = (fault, area, response) => {
  switch (fault) {
    case 'throttled':
      answerThrottled(response);
      return;
    case 'too-many-requests':
      response.status(429).type('text/plain').send('429 Too Many Requests');
      return;
    case 'server-error':
      response.status(500).type('text/html').send('<!doctype html><title>Page Error</title>');
      return;
    case 'token-expired':
      if (area === 'content') refuse(response, 'Expired access token.');
      else {
        const message = 'Access token expired';
        response.status(401).json({ errors: { type: 'unauthorized', message } });
      }
  }
};
