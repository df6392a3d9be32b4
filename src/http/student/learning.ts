import { Router } from 'express';
import { z } from 'zod';
import type { ReadMastery } from '../../learner/index.ts';
import type { ClassQuizzes, Quizzes } from '../../quiz/index.ts';
import type { ReadHelp } from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';
import { spokenIn } from '../spoken-in.ts';

export interface LearningRoutesNeeds {
  readonly readMastery: ReadMastery;
  /** How much more a student may ask; null where nothing limits it. */
  readonly readHelp: ReadHelp;
  readonly quizzes: Quizzes;
  readonly classQuizzes: Pick<ClassQuizzes, 'open'>;
}

const quizRequest = z.object({ conceptId: z.uuid().nullish() }).nullish();
const attempt = z.object({
  answers: z.record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.null()])),
});

/** /me/mastery, /me/help and /quizzes. */
export function learningRoutes({
  readMastery,
  readHelp,
  quizzes,
  classQuizzes,
}: LearningRoutesNeeds): Router {
  const router = Router();
  router.use(allow(...everybody));

  router.get('/me/mastery', async (req, res) => {
    const mastery = await readMastery(sessionOf(req));
    const concepts = mastery.map(({ id, name, probability, low, high, evidence }) => ({
      id,
      name,
      probability,
      low,
      high,
      evidence,
    }));
    res.json({ concepts });
  });

  router.get('/me/help', async (req, res) => {
    res.json({ help: await readHelp(sessionOf(req), spokenIn(req)) });
  });

  router.post('/quizzes', async (req, res) => {
    const session = sessionOf(req);
    const conceptId = quizRequest.parse(req.body)?.conceptId ?? null;
    const { lineItem } = session.launch;
    const language = spokenIn(req);
    res.status(201).json(await quizzes.create(session, { conceptId, lineItem, language }));
  });

  // The quiz of the link that was launched.
  router.post('/quizzes/assigned', async (req, res) => {
    const session = sessionOf(req);
    const { item, lineItem } = session.launch;
    if (item.kind !== 'quiz') throw new HttpProblem(409, 'no_quiz_assigned');
    const language = spokenIn(req);
    res.status(201).json(await classQuizzes.open(session, item.id, { lineItem, language }));
  });

  router.post('/quizzes/:id/attempts', async (req, res) => {
    const { answers } = attempt.parse(req.body);
    const language = spokenIn(req);
    res.json(await quizzes.attempt(sessionOf(req), idFrom(req, 'id'), { answers, language }));
  });

  return router;
}
