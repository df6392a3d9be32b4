import type { ErrorRequestHandler } from 'express';

const types = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  422: 'unprocessable_entity',
} as const;

/** A service call that Canvas turns down; the body is `{errors: {type, message}}`. */
export class LtiRefusal extends Error {
  override readonly name = 'LtiRefusal';
  readonly status: keyof typeof types;

  constructor(status: keyof typeof types, message: string) {
    super(message);
    this.status = status;
  }
}

export const answerRefusals: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof LtiRefusal)) {
    next(error);
    return;
  }
  const { status, message } = error;
  response.status(status).json({ errors: { type: types[status], message } });
};
