import { Router } from 'express';
import { z } from 'zod';
import type { ClassQuizzes } from '../../quiz/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface ClassQuizRoutesNeeds {
  readonly classQuizzes: ClassQuizzes;
}

type ClassQuiz = Awaited<ReturnType<ClassQuizzes['find']>>;

const ask = z.object({
  conceptId: z.uuid(),
  title: z.string().trim().min(1).max(200).nullish(),
  count: z.int().min(1).max(10).default(5),
  /** It waits at the top of the LMS's picker. */
  toPlace: z.boolean().default(false),
});

/** /course/quizzes: quizzes for the whole class, with solutions, for teachers. */
export function classQuizRoutes({ classQuizzes }: ClassQuizRoutesNeeds): Router {
  const router = Router();

  router.get('/course/quizzes', allow(...teachers), async (req, res) => {
    res.json({ quizzes: (await classQuizzes.list(sessionOf(req))).map(toTeacher) });
  });

  router.post('/course/quizzes', allow('instructor'), async (req, res) => {
    const { title, ...wanted } = ask.parse(req.body);
    const made = await classQuizzes.make(sessionOf(req), { ...wanted, title: title ?? null });
    res.status(201).json(toTeacher(made));
  });

  return router;
}

function toTeacher({ id, title, conceptName, items }: ClassQuiz) {
  return {
    id,
    title,
    concept: conceptName,
    items: items.map(({ prompt, solution }) => ({ prompt, solution })),
  };
}
