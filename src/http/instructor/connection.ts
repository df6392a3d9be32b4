import { Router, urlencoded, type Response } from 'express';
import { z } from 'zod';
import { ConnectRefusedError, type ConnectCourse, type CourseKey } from '../../courses/index.ts';
import { CourseSourceError } from '../../lms/index.ts';
import { HttpProblem } from '../problem.ts';
import { sendPage } from '../pages.ts';
import { allow, sessionOf } from '../request.ts';

export interface ConnectionRoutesNeeds {
  readonly connectCourse: ConnectCourse;
  readonly publicUrl: string;
  /** What reads the course anew, once it is connected. */
  readonly afterConnecting: (course: CourseKey, userId: string) => Promise<void>;
}

/** /course/connection: an instructor connects the course to Canvas, or ends that. */
export function connectionRoutes({ connectCourse, publicUrl }: ConnectionRoutesNeeds): Router {
  const router = Router();

  router.post('/course/connection', allow('instructor'), async (req, res) => {
    const ticket = await connectCourse.begin(sessionOf(req)).catch((cause: unknown) => {
      if (!(cause instanceof ConnectRefusedError)) throw cause;
      throw new HttpProblem(409, cause.code, cause.message);
    });
    res.status(201).json({ url: `${publicUrl}/lms/connect?ticket=${ticket}` });
  });

  router.delete('/course/connection', allow('instructor'), async (req, res) => {
    await connectCourse.disconnect(sessionOf(req));
    res.status(204).end();
  });

  return router;
}

const asked = z.object({ ticket: z.string().max(200) });
const answered = z.object({
  state: z.string().max(200),
  code: z.string().min(1).max(2_000).nullish(),
  error: z.string().max(200).nullish(),
});

/** /lms: the tab beside the course in which Canvas asks for consent. It has no session and no cookie. */
export function consentRoutes(needs: ConnectionRoutesNeeds): Router {
  const { connectCourse, publicUrl, afterConnecting } = needs;
  const router = Router();

  router.get('/lms/connect', async (req, res) => {
    await telling(res, async () => {
      const { ticket } = asked.parse(req.query);
      const { host, origin } = await connectCourse.look(ticket);
      const formOrigins = [new URL(publicUrl).origin, origin];
      await sendPage(res, 'connect', { host, ticket }, { formOrigins });
    });
  });

  router.post('/lms/connect', urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    await telling(res, async () => {
      res.redirect(303, await connectCourse.leave(asked.parse(req.body).ticket));
    });
  });

  router.get('/lms/connected', async (req, res) => {
    await telling(res, async () => {
      const { state, code = null, error = null } = answered.parse(req.query);
      const done = await connectCourse.finish({ state, code, error });
      if ('askAgainAt' in done) {
        res.redirect(303, done.askAgainAt);
        return;
      }
      const { userId, ...course } = done;
      await afterConnecting(course, userId);
      const title = 'The course is connected';
      await sendPage(res, 'notice', {
        title,
        advice: 'You can close this tab and go back to your course.',
      });
    });
  });

  return router;
}

async function telling(res: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const advice = adviceFor(error);
    if (advice === undefined) throw error;
    await sendPage(
      res,
      'notice',
      { title: 'The course was not connected', advice },
      { status: 400 },
    );
  }
}

function adviceFor(error: unknown): string | undefined {
  if (error instanceof z.ZodError) return new ConnectRefusedError('request_over').message;
  if (error instanceof CourseSourceError && error.code === 'reconnect')
    return new ConnectRefusedError('not_granted').message;
  const known = error instanceof ConnectRefusedError || error instanceof CourseSourceError;
  return known ? error.message : undefined;
}
