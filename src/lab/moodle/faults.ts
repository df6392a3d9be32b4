import type { AnswerFault } from '../platform/watch.ts';
import { refuseToken } from './ws/plugin-file.ts';
import { sendException } from './ws/ws-server.ts';
import { invalidToken } from './ws/ws-exception.ts';

/** Moodle having a bad moment; it throttles nobody itself, its front server does. */
export const answerMoodleFault: AnswerFault = (fault, area, response) => {
  switch (fault) {
    case 'throttled':
      response.status(503).type('text/html').send('<h1>503 Service Temporarily Unavailable</h1>');
      return;
    case 'too-many-requests':
      response.status(429).type('text/html').send('<h1>429 Too Many Requests</h1>');
      return;
    case 'server-error':
      response.status(500).type('text/html').send('<h1>Error reading from database</h1>');
      return;
    case 'token-expired':
      if (response.req.originalUrl.includes('/pluginfile.php/')) refuseToken(response);
      else if (area === 'content') sendException(response, true, invalidToken());
      else response.status(401).json({ status: 401, reason: 'Unauthorized' });
  }
};
