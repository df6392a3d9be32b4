import { Router } from 'express';
import { z } from 'zod';
import type { CourseSettings, CourseKey } from '../../courses/index.ts';
import type { WrittenQuestions } from '../../quiz/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf, teachers } from '../request.ts';

export interface WrittenQuestionRoutesNeeds {
  readonly writtenQuestions: WrittenQuestions;
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  /** Whether a language model could be asked to write some. */
  readonly canWriteQuestions: (tenantId: string) => Promise<boolean>;
}

const change = z.object({ takenOut: z.boolean() });

/** /course/questions: what a model wrote for quizzes, with solutions, for teachers. */
export function writtenQuestionRoutes({
  writtenQuestions,
  readSettings,
  canWriteQuestions,
}: WrittenQuestionRoutesNeeds): Router {
  const router = Router();

  router.get('/course/questions', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const [settings, canBeWritten, concepts] = await Promise.all([
      readSettings(course),
      canWriteQuestions(course.tenantId),
      writtenQuestions.list(course),
    ]);
    res.json({ on: settings.writtenQuestions, canBeWritten, concepts });
  });

  router.put('/course/questions/:id', allow('instructor'), async (req, res) => {
    const { takenOut } = change.parse(req.body);
    const id = idFrom(req, 'id');
    if (!(await writtenQuestions.takeOut(sessionOf(req), id, takenOut)))
      throw new HttpProblem(404, 'not_found');
    res.json({ id, takenOut });
  });

  return router;
}
