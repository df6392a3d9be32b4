import type { RequestHandler, Response } from 'express';
import type { Faults, LabArea, LabFault } from './faults.ts';

/** A request that the tool made to the platform. Tokens are left out. */
export interface ToolRequest {
  readonly area: LabArea;
  readonly method: string;
  readonly url: string;
  readonly userAgent: string;
  /** 0 while there is no answer, or when there will be none. */
  status: number;
}

/** The faults that an LMS answers in its own way. */
type AnsweredFault = Extract<
  LabFault,
  'throttled' | 'too-many-requests' | 'server-error' | 'token-expired'
>;
export type AnswerFault = (fault: AnsweredFault, area: LabArea, response: Response) => void;

/** Notes each request and lets planned faults happen to it. */
export type Watch = (area: LabArea) => RequestHandler;

interface WatchNeeds {
  readonly faults: Faults;
  readonly answerFault: AnswerFault;
  readonly requests: ToolRequest[];
}

const remembered = 500;
const tenMinutesMs = 10 * 60_000;

export function createWatch({ faults, answerFault, requests }: WatchNeeds): Watch {
  return (area) => (request, response, next) => {
    const entry = {
      area,
      method: request.method,
      url: request.originalUrl.replace(/\b(wstoken|token|access_token)=[^&]+/g, '$1=…'),
      userAgent: request.headers['user-agent'] ?? '',
      status: 0,
    };
    requests.push(entry);
    if (requests.length > remembered) requests.shift();
    response.on('finish', () => {
      entry.status = response.statusCode;
    });
    const planned = faults.take(area, request.originalUrl);
    if (!planned) return next();
    const { fault, retryAfter } = planned;
    if (retryAfter !== undefined) response.set('retry-after', String(retryAfter));
    switch (fault) {
      case 'hang':
        return undefined;
      case 'dropped':
        return void request.socket.destroy();
      case 'cut':
        return cutShort(response, next);
      case 'short':
        return halve(response, next);
      case 'log-in-page':
        // Whoever is not signed in chooses there who to be.
        return response.redirect('/');
      case 'inward':
        return response.redirect('http://10.11.12.13/internal');
      case 'forbidden':
        return void response.status(403).json({ errors: { message: 'not allowed' } });
      case 'garbage':
        return void response.type('text/html').send('<!doctype html><title>Welcome</title>');
      case 'empty':
        return void response.json(area === 'keys' ? { keys: [] } : []);
      case 'clock-behind':
        response.setHeader('date', new Date(Date.now() - tenMinutesMs).toUTCString());
        return next();
      default:
        return answerFault(fault, area, response);
    }
  };
}

// The headers promise the whole answer; half of it comes.
function cutShort(response: Response, next: () => void): void {
  response.end = ((body: string | Buffer) => {
    const half = body.slice(0, Math.floor(body.length / 2));
    response.write(half, () => response.socket?.destroy());
    return response;
  }) as Response['end'];
  next();
}

// Headers and body agree that half of the answer is all of it.
function halve(response: Response, next: () => void): void {
  const setHeader = response.setHeader.bind(response);
  const end = response.end.bind(response);
  response.setHeader = (name, value) => {
    const isLength = name.toLowerCase() === 'content-length';
    return setHeader(name, isLength ? Math.floor(Number(value) / 2) : value);
  };
  response.end = ((body: string | Buffer) =>
    end(body.slice(0, Math.floor(body.length / 2)))) as Response['end'];
  next();
}
