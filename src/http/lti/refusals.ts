import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Language } from '../../ground/language/index.ts';
import { addToQuery } from '../../ground/net/index.ts';
import type { Logger } from '../../ground/telemetry/index.ts';
import { LaunchRefusedError, type Door, type RefusalAudit } from '../../launch/index.ts';
import { wordsIn, type StudentWords } from '../../tongues/index.ts';
import { sendPage } from '../pages.ts';
import { spokenIn } from '../spoken-in.ts';
import { TooManyRequestsError, type Limits } from './limits.ts';

interface RefusalNeeds {
  readonly refusals: Pick<RefusalAudit, 'record'>;
  readonly limits: Limits;
  readonly logger: Logger;
}

interface Answer {
  readonly status: number;
  readonly code: string;
  /** For the audit and the log: names rules, never people. */
  readonly rule: string;
  /** For the person in front of the page. */
  readonly advice: string;
  readonly registration?: LaunchRefusedError['registration'];
  /** C23 */
  readonly returnUrl?: string | undefined;
}

/** What an error behind an LTI door becomes: a page a person understands, and a line of the audit. */
export function refusalHandler({ refusals, limits, logger }: RefusalNeeds): ErrorRequestHandler {
  async function audit(
    req: Request,
    { code, rule }: Answer,
    registration: Answer['registration'],
  ): Promise<void> {
    try {
      await refusals.record({ reference: req.id, door: doorOf(req), code, rule }, registration);
    } catch (err) {
      logger.error({ requestId: req.id, err }, 'refusal not audited');
    }
  }

  return async (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const { registration, ...answer } = answerTo(error, wordsFor(req));
    const line = { requestId: req.id, code: answer.code, rule: answer.rule };
    if (answer.code === 'internal') logger.error({ ...line, err: error }, 'launch failed');
    else logger.warn(line, 'launch refused');
    await limits.refused(req);
    if (isAudited(error)) await audit(req, answer, registration);
    if (error instanceof TooManyRequestsError)
      res.set('retry-after', String(error.retryAfterSeconds));
    return sendRefusal(req, res, answer);
  };
}

/** A page of its own, or its words for a script that asked. */
async function sendRefusal(
  req: Request,
  res: Response,
  { status, code, advice, returnUrl }: Omit<Answer, 'rule' | 'registration'>,
): Promise<void> {
  const { language, way } = wordsFor(req);
  const title = titles[doorOf(req)] ?? way.notOpened;
  const back = returnUrl === undefined ? null : wayBack(returnUrl, { code, advice, id: req.id });
  const words = { title, code, advice, reference: req.id, back };
  res.set('content-language', language);
  if (req.get('accept') === 'application/json') {
    res.status(status).set('cache-control', 'no-store').json(words);
    return;
  }
  // Nobody is signed in here, so anybody may frame it: it says nothing but why.
  await sendPage(res, 'refused', words, { status, frameOrigins: ['*'], language });
}

/** C23: the platform shows the person why, and its log names the line of our audit. */
function wayBack(
  returnUrl: string,
  { code, advice, id }: { code: string; advice: string; id: string },
): string {
  return addToQuery(returnUrl, {
    lti_errormsg: advice,
    lti_errorlog: `Preceptor refused the launch: ${code}, reference ${id}`,
  });
}

/** Doors that students never stand at. */
const titles: Readonly<Partial<Record<Door, string>>> = {
  register: 'Preceptor could not be registered',
  notice: 'The notice was not taken',
  approve: 'This page could not be opened',
};

function wordsFor(req: Request): { language: Language; way: StudentWords['way'] } {
  const language = titles[doorOf(req)] === undefined ? spokenIn(req) : 'en';
  return { language, way: wordsIn(language).way };
}

function answerTo(error: unknown, { language, way }: ReturnType<typeof wordsFor>): Answer {
  if (error instanceof LaunchRefusedError) {
    const { status, code, message, registration, returnUrl } = error;
    const advice = error.adviceIn(language);
    return { status, code, rule: message, advice, registration, returnUrl };
  }
  if (error instanceof TooManyRequestsError) {
    const { code, message, retryAfterSeconds } = error;
    return { status: 429, code, rule: message, advice: way.tooMany(retryAfterSeconds) };
  }
  // What the body parser throws: http-errors with a `type`.
  const { type } = error as { type?: unknown };
  if (typeof type === 'string') {
    return {
      status: type === 'entity.too.large' ? 413 : 400,
      code: 'body_unreadable',
      rule: type,
      advice: way.noLaunch,
    };
  }
  return {
    status: 500,
    code: 'internal',
    rule: 'our own mistake',
    advice: way.trouble,
  };
}

// A flood is one line a minute, not one a request.
function isAudited(error: unknown): boolean {
  return !(error instanceof TooManyRequestsError) || error.isFirst;
}

function doorOf(req: Request): Door {
  if (req.originalUrl.startsWith('/lti/login')) return 'login';
  if (req.originalUrl.startsWith('/lti/register')) return 'register';
  if (req.originalUrl.startsWith('/lti/notices')) return 'notice';
  if (req.originalUrl.startsWith('/lti/approve')) return 'approve';
  return req.originalUrl.startsWith('/lti/launch/confirm') ? 'confirm' : 'launch';
}
