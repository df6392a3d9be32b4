import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { ExamLockedError } from '../assessment/index.ts';
import { BudgetRefusedError } from '../budget/index.ts';
import { isAway } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import { ContestRefusedError } from '../learner/index.ts';
import { PictureRefusedError } from '../pictures/index.ts';
import { QuizRefusedError } from '../quiz/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import { TurnHeldError, TurnRefusedError } from '../tutor/index.ts';
import { spokenIn } from './spoken-in.ts';

/** A request that cannot be granted; `detail` is for the person or program that asked. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;
  /** What its sentence names, if anything: how many there may be. */
  readonly most: number | undefined;

  /** @param detail in English; by default what people are told for the code */
  constructor(
    status: number,
    code: string,
    detail?: string,
    { retryAfter, most }: { readonly retryAfter?: number; readonly most?: number } = {},
  ) {
    super(detail ?? detailIn('en', code, most) ?? code);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.most = most;
  }
}

/** What people are told for a code; undefined for what is said in English only. */
function detailIn(language: Language, code: string, most: number | undefined): string | undefined {
  const { problems, numbered } = wordsIn(language);
  if (most !== undefined && isOf(numbered, code)) return numbered[code](most);
  return isOf(problems, code) ? problems[code] : undefined;
}

function isOf<T extends object>(words: T, name: string): name is keyof T & string {
  return Object.hasOwn(words, name);
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
  /** What the detail is said in; English unless it says so. */
  readonly language?: Language;
  /** Members of the problem's own, beside those every problem has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const turnStatuses = {
  thread_not_found: 404,
  thread_busy: 409,
  idempotency_conflict: 409,
  turn_not_retryable: 409,
  picture_not_found: 404,
  pictures_off: 403,
  questions_paused: 403,
} as const;
const quizStatuses = { concept_not_found: 404, quiz_not_found: 404, no_material: 409 } as const;

const contestStatuses = {
  evidence_not_found: 404,
  not_contestable: 409,
  check_used: 409,
  no_check: 409,
  check_not_due: 409,
  check_not_found: 404,
  check_over: 409,
  note_used: 409,
} as const;

/** Ten seconds were waited for it already before a request fails: it may be back at any moment. */
const awayRetrySeconds = 5;

/** The one place where an error becomes an RFC 9457 answer. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const language = spokenIn(req);
    const problem = toProblem(error, language);
    if (problem.status >= 500)
      logger.error({ err: error, requestId: req.id, path: req.route?.path }, 'request failed');
    return sendProblem(res, problem, req.id);
  };
}

/**
 * English keeps to the error's own words, which may be more particular than those for its code. What
 * is said in English only is told to be English.
 */
export function toProblem(error: unknown, language: Language): Problem {
  const problem = problemOf(error, language);
  if (language === 'en' || problem.language === language) return problem;
  const most = error instanceof HttpProblem ? error.most : undefined;
  const said = detailIn(language, problem.code, most);
  if (said === undefined) return problem;
  const isForm = problem.code === 'request_malformed';
  return { ...problem, language, detail: isForm ? `${said} (${problem.detail})` : said };
}

function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof HttpProblem) {
    const { status, code, message: detail, retryAfter } = error;
    return { status, code, detail, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  if (error instanceof TurnHeldError) return heldProblem(error, language);
  if (error instanceof TurnRefusedError)
    return { status: turnStatuses[error.code], code: error.code, detail: error.message };
  if (error instanceof ExamLockedError) return examProblem(error, language);
  if (error instanceof BudgetRefusedError) return budgetProblem(error, language);
  if (error instanceof PictureRefusedError) return pictureProblem(error);
  if (error instanceof QuizRefusedError)
    return { status: quizStatuses[error.code], code: error.code, detail: error.message };
  if (error instanceof ContestRefusedError) return general(contestStatuses[error.code], error.code);
  if (error instanceof z.ZodError) {
    const where = error.issues
      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
      .join('; ');
    return { status: 400, code: 'request_malformed', detail: where };
  }
  if (isAway(error)) return { ...general(503, 'away'), retryAfter: awayRetrySeconds };
  return bodyProblem(error) ?? general(500, 'internal');
}

function general(status: number, code: keyof StudentWords['problems']): Problem {
  return { status, code, detail: wordsIn('en').problems[code] };
}

function examProblem(error: ExamLockedError, language: Language): Problem {
  const { code, until } = error;
  const retryAfter = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  const more = { until: until.toISOString() };
  return { status: 403, code, detail: error.saidIn(language), language, retryAfter, more };
}

function budgetProblem(error: BudgetRefusedError, language: Language): Problem {
  const { code, retryAfterMs, limit } = error;
  return {
    status: 429,
    code,
    detail: error.saidIn(language),
    language,
    retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)),
    ...(limit && { more: { limit } }),
  };
}

function heldProblem(error: TurnHeldError, language: Language): Problem {
  const { code, hold } = error;
  return {
    status: turnStatuses[code],
    code,
    detail: error.saidIn(language),
    language,
    retryAfter: Math.max(1, Math.ceil(hold.waitMs / 1000)),
    more: { until: hold.until, reasons: hold.reasons },
  };
}

const pictureStatuses = {
  picture_kind: 415,
  picture_too_many_pixels: 413,
  picture_damaged: 422,
  picture_unreadable: 422,
  too_many_pictures: 429,
} as const;

function pictureProblem({ code, message, retryAfterMs }: PictureRefusedError): Problem {
  const retry = retryAfterMs === undefined ? {} : { retryAfter: Math.ceil(retryAfterMs / 1000) };
  return { status: pictureStatuses[code], code, detail: message, ...retry };
}

// What the body parser throws: http-errors with a `type`.
function bodyProblem(error: unknown): Problem | undefined {
  const { type } = error as { type?: unknown };
  if (type === 'entity.too.large') return general(413, 'body_too_large');
  if (type === 'entity.parse.failed') return general(400, 'body_not_json');
  return typeof type === 'string' ? general(400, 'body_unreadable') : undefined;
}

function sendProblem(res: Response, problem: Problem, requestId: string): void {
  const { status, code, detail, retryAfter, language = 'en', more } = problem;
  if (retryAfter !== undefined) res.set('retry-after', String(retryAfter));
  res
    .status(status)
    .type('application/problem+json')
    .set('content-language', language)
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: titleOf(status, language),
        status,
        code,
        detail,
        requestId,
        ...more,
      }),
    );
}

function titleOf(status: number, language: Language): string {
  const titles: Readonly<Record<number, string>> = wordsIn(language).titles;
  return titles[status] ?? 'Error';
}
