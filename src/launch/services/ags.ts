import { z } from 'zod';
import { addToQuery } from '../../ground/net/index.ts';
import type { Product } from '../registration.ts';
import type { ReviewOffer } from '../review-address.ts';
import { LmsServiceError } from './lms-service-error.ts';
import { nextPage, readBody, type ServiceCall } from './service-call.ts';
import type { ServiceSubject } from './service-token.ts';

const scopeBase = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const agsScopes = {
  lineItem: `${scopeBase}lineitem`,
  lineItemRead: `${scopeBase}lineitem.readonly`,
  score: `${scopeBase}score`,
  result: `${scopeBase}result.readonly`,
} as const;

// quirk: moodle wants exactly one media type in Accept and refuses the default of fetch.
const media = {
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

const canvasSubmission = 'https://canvas.instructure.com/lti/submission';

export interface NewLineItem extends ReviewOffer {
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId: string;
  readonly tag: string;
}

/** A column as the platform describes it; members we do not know are kept for the way back (I5). */
const lineItem = z.looseObject({
  id: z.string(),
  label: z.string().nullish(),
  resourceId: z.string().nullish(),
  tag: z.string().nullish(),
});
export type LineItem = z.infer<typeof lineItem>;

export interface Score {
  /** The platform's own name for the student. */
  readonly userId: string;
  /** Null takes back what stands there (I8). */
  readonly scoreGiven: number | null;
  readonly scoreMaximum: number;
  readonly comment: string;
  /** Time of the change of the score; strictly growing per line item and student. */
  readonly timestamp: Date;
  /** The first score of ours in this cell; later ones refresh it. */
  readonly first: boolean;
  /** Where the LMS opens the work behind the score. */
  readonly reviewUrl: string;
}

/** What the LMS's gradebook holds now; the teacher may have changed it. */
export interface Result {
  readonly score: number | null;
  readonly maximum: number | null;
}

/** Assignment and Grade Services 2.0. Every call throws LmsServiceError when it fails. */
export interface GradeServices {
  /** Address of our line item of that resource id, or undefined. */
  findLineItem(
    subject: ServiceSubject,
    container: string,
    resourceId: string,
  ): Promise<string | undefined>;
  /** Creates a column and returns its address. */
  createLineItem(subject: ServiceSubject, container: string, item: NewLineItem): Promise<string>;
  /** I5: reads the column, changes its label and puts the whole back. */
  renameLineItem(subject: ServiceSubject, address: string, label: string): Promise<LineItem>;
  /** Takes a column away that was created here: moodle would take any, so never another's. */
  deleteLineItem(subject: ServiceSubject, address: string): Promise<void>;
  postScore(subject: ServiceSubject, address: string, score: Score): Promise<void>;
  readResult(subject: ServiceSubject, address: string, userId: string): Promise<Result | undefined>;
  /** What the whole column holds, by the platform's names for the students. */
  readResults(subject: ServiceSubject, address: string): Promise<ReadonlyMap<string, Result>>;
}

const results = z.array(
  z.looseObject({
    userId: z.string(),
    resultScore: z.number().nullish(),
    resultMaximum: z.number().nullish(),
  }),
);

/** Far more pages than a filtered list has; ends a list that links to itself. */
const mostPages = 50;

export function createGradeServices(call: ServiceCall): GradeServices {
  return { ...columnServices(call), ...scoreServices(call) };
}

type ColumnServices = Omit<GradeServices, keyof ScoreServices>;
type ScoreServices = Pick<GradeServices, 'postScore' | 'readResult' | 'readResults'>;

function columnServices(call: ServiceCall): ColumnServices {
  const scopes = [agsScopes.lineItem];
  return {
    findLineItem: async (subject, container, resourceId) => {
      let address: string | undefined = addToQuery(container, { resource_id: resourceId });
      for (let page = 0; address !== undefined && page < mostPages; page += 1) {
        const response = await call(subject, {
          topic: 'column',
          scopes,
          url: address,
          headers: { accept: media.lineItems },
        });
        // The filter is a wish: what comes back is looked through all the same.
        const found = readBody(z.array(lineItem), response).find(
          (item) => item.resourceId === resourceId,
        );
        if (found) return found.id;
        address = nextPage(response);
      }
      return undefined;
    },
    createLineItem: async (subject, container, item) => {
      const response = await call(subject, {
        topic: 'column',
        scopes,
        url: container,
        ...writing('POST', media.lineItem, { ...item, label: item.label.slice(0, longestLabel) }),
      });
      return readBody(lineItem, response).id;
    },
    renameLineItem: async (subject, address, label) => {
      const request = { topic: 'column', scopes, url: address } as const;
      const reading = { ...request, headers: { accept: media.lineItem } };
      const held = readBody(lineItem, await call(subject, reading));
      const changed = { ...held, label: label.slice(0, longestLabel) };
      const writes = { ...request, ...writing('PUT', media.lineItem, changed) };
      return readBody(lineItem, await call(subject, writes));
    },
    deleteLineItem: async (subject, address) => {
      const request = { topic: 'column', scopes, url: address } as const;
      await call(subject, { ...request, method: 'DELETE', headers: { accept: media.lineItem } });
    },
  };
}

function scoreServices(call: ServiceCall): ScoreServices {
  return {
    postScore: async (subject, address, score) => {
      await call(subject, {
        topic: 'score',
        scopes: [agsScopes.score],
        url: underLineItem(address, 'scores'),
        ...writing('POST', media.score, scoreBody(score, subject.registration.product)),
      });
    },
    readResult: async (subject, address, userId) => {
      // No limit beside it: moodle breaks on that.
      const asked = addToQuery(underLineItem(address, 'results'), { user_id: userId });
      const page = await resultsAt(call, subject, asked);
      return page.held.find(([student]) => student === userId)?.[1];
    },
    readResults: async (subject, address) => {
      const held = new Map<string, Result>();
      let next: string | undefined = wholeList(underLineItem(address, 'results'), subject);
      for (let at = 0; next !== undefined && at < mostPages; at += 1) {
        const page = await resultsAt(call, subject, next);
        for (const [student, result] of page.held) held.set(student, result);
        next = page.next;
      }
      // Of whom nothing was read it would seem that nothing stands there.
      if (next !== undefined)
        throw new LmsServiceError('unavailable', 'The LMS lists more grades than can be read.');
      return held;
    },
  };
}

// quirk: canvas lists ten at a time unless told otherwise, a hundred at most; moodle breaks on being told.
function wholeList(url: string, { registration }: ServiceSubject): string {
  return registration.product === 'canvas' ? addToQuery(url, { limit: '100' }) : url;
}

async function resultsAt(call: ServiceCall, subject: ServiceSubject, url: string) {
  const response = await call(subject, {
    topic: 'results',
    scopes: [agsScopes.result],
    url,
    headers: { accept: media.results },
  });
  const held = readBody(results, response).map(
    ({ userId, resultScore, resultMaximum }): [string, Result] => [
      userId,
      { score: resultScore ?? null, maximum: resultMaximum ?? null },
    ],
  );
  return { held, next: nextPage(response) };
}

// quirk: moodle keeps 255 characters and breaks with a status that proxies turn into 502 beyond them.
const longestLabel = 255;

function writing(method: 'POST' | 'PUT', type: string, body: object) {
  return {
    method,
    headers: { accept: type, 'content-type': type },
    body: JSON.stringify(body),
  };
}

/** The score as this platform understands it (I7–I9). */
function scoreBody({ first, timestamp, reviewUrl, ...score }: Score, product: Product): object {
  const { userId, scoreGiven, comment } = score;
  const time = { timestamp: timestamp.toISOString() };
  if (scoreGiven === null) {
    // Progress without a score erases, in Canvas as in Moodle, as long as preserve_score is not sent. In Canvas the
    // comments of before stay, so that a last word is due; Moodle forgets them, and a comment alone would take the
    // time of its own clock, which refuses the next score.
    const progress = { activityProgress: 'Initialized', gradingProgress: 'NotReady' };
    const last = { comment, [canvasSubmission]: { new_submission: false } };
    return { userId, ...time, ...progress, ...(product === 'canvas' ? last : {}) };
  }
  return {
    ...score,
    ...time,
    // Anything but a final grade erases what the gradebook holds, in Moodle and in Canvas.
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...(product === 'canvas' ? { [canvasSubmission]: submissionFor(first, reviewUrl) } : {}),
  };
}

/**
 * quirk: canvas makes a new submission, and uses up an attempt, at each score unless told not to;
 * the first one shows that the student has worked, and must not replace a teacher's grade.
 * preserve_score is never sent: it would keep the score itself from being written. What is handed
 * in is a launch of ours: Canvas has no message for a review, its SpeedGrader opens that address.
 */
function submissionFor(first: boolean, reviewUrl: string): object {
  if (!first) return { new_submission: false };
  return {
    new_submission: true,
    prioritize_non_tool_grade: true,
    submission_type: 'basic_lti_launch',
    submission_data: reviewUrl,
  };
}

/** I6: added to the path, in front of the query, which is significant. */
function underLineItem(address: string, part: 'scores' | 'results'): string {
  const under = new URL(address);
  under.pathname = `${under.pathname.replace(/\/$/, '')}/${part}`;
  return under.href;
}
