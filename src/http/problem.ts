import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { BudgetRefusedError } from '../budget/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import { PictureRefusedError } from '../pictures/index.ts';
import { QuizRefusedError } from '../quiz/index.ts';
import { TurnRefusedError } from '../tutor/index.ts';

/** A request that cannot be granted; `detail` is for the person or program that asked. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    { retryAfter }: { readonly retryAfter?: number } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
  /** Members of the problem's own, beside those every problem has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Kind of content not taken',
  416: 'Range not satisfiable',
  422: 'Content not taken',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

const turnStatuses = {
  thread_not_found: 404,
  thread_busy: 409,
  idempotency_conflict: 409,
  turn_not_retryable: 409,
  picture_not_found: 404,
  pictures_off: 403,
} as const;
const quizStatuses = { concept_not_found: 404, quiz_not_found: 404, no_material: 409 } as const;

/** The one place where an error becomes an RFC 9457 answer. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const problem = toProblem(error);
    if (problem.status >= 500)
      logger.error({ err: error, requestId: req.id, path: req.route?.path }, 'request failed');
    return sendProblem(res, problem, req.id);
  };
}

export function toProblem(error: unknown): Problem {
  if (error instanceof HttpProblem) {
    const { status, code, message: detail, retryAfter } = error;
    return { status, code, detail, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  if (error instanceof TurnRefusedError)
    return { status: turnStatuses[error.code], code: error.code, detail: error.message };
  if (error instanceof BudgetRefusedError) return budgetProblem(error);
  if (error instanceof PictureRefusedError) return pictureProblem(error);
  if (error instanceof QuizRefusedError)
    return { status: quizStatuses[error.code], code: error.code, detail: error.message };
  if (error instanceof z.ZodError) {
    const where = error.issues
      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
      .join('; ');
    return { status: 400, code: 'request_malformed', detail: where };
  }
  return (
    bodyProblem(error) ?? {
      status: 500,
      code: 'internal',
      detail: 'Something went wrong on our side.',
    }
  );
}

function budgetProblem({ code, message, retryAfterMs, limit }: BudgetRefusedError): Problem {
  return {
    status: 429,
    code,
    detail: message,
    retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)),
    ...(limit && { more: { limit } }),
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
  if (type === 'entity.too.large')
    return { status: 413, code: 'body_too_large', detail: 'The request is too large.' };
  if (type === 'entity.parse.failed')
    return { status: 400, code: 'body_not_json', detail: 'The body is not JSON.' };
  if (typeof type === 'string')
    return { status: 400, code: 'body_unreadable', detail: 'The body could not be read.' };
  return undefined;
}

function sendProblem(res: Response, problem: Problem, requestId: string): void {
  const { status, code, detail, retryAfter, more } = problem;
  if (retryAfter !== undefined) res.set('retry-after', String(retryAfter));
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: titles[status] ?? 'Error',
        status,
        code,
        detail,
        requestId,
        ...more,
      }),
    );
}
