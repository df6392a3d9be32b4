import { Router } from 'express';
import { z } from 'zod';
import type { AnswerDeepLinking, Registration, Session } from '../../launch/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, sessionOf } from '../request.ts';

export interface DeepLinkingNeeds {
  readonly answerDeepLinking: AnswerDeepLinking;
  readonly subjectOf: (
    session: Session,
  ) => Promise<{ registration: Registration; deploymentId: string } | undefined>;
  readonly publicUrl: string;
}

const picked = z.object({
  items: z
    .array(z.object({ kind: z.literal('tutor'), title: z.string().trim().min(1).max(200) }))
    .max(10),
});

/** /deep-linking/answer: what the instructor picked, signed for the LMS. */
export function deepLinkingRoutes({
  answerDeepLinking,
  subjectOf,
  publicUrl,
}: DeepLinkingNeeds): Router {
  const router = Router();
  router.post('/deep-linking/answer', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const request = session.launch.deepLinking;
    if (!request)
      throw new HttpProblem(409, 'no_deep_linking_request', 'The LMS did not ask for a link.');
    const subject = await subjectOf(session);
    if (!subject)
      throw new HttpProblem(
        409,
        'course_not_connected',
        'The course is not connected to an LMS any more.',
      );
    const items = picked.parse(req.body).items.map(({ title }) => ({
      title,
      url: `${publicUrl}/lti/launch`,
      custom: { preceptor_item: 'tutor' },
    }));
    res.json(await answerDeepLinking(subject, request, items));
  });
  return router;
}
