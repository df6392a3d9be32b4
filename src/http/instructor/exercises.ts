import { Router } from 'express';
import type { ReadExercises } from '../../tutor/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';

export interface ExerciseRoutesNeeds {
  readonly readExercises: ReadExercises;
}

/** /course/exercises: how many were prepared for students, given and not asked for in time, and what they cost. */
export function exerciseRoutes({ readExercises }: ExerciseRoutesNeeds): Router {
  const router = Router();
  router.get('/course/exercises', allow(...teachers), async (req, res) => {
    res.json(await readExercises(sessionOf(req)));
  });
  return router;
}
