import { Router } from 'express';
import { z } from 'zod';
import type { Allowance, Spender } from '../../budget/index.ts';
import {
  courseSettings,
  openWorkSettings,
  passbackSettings,
  type CourseSettings,
  type CourseKey,
} from '../../courses/index.ts';
import type { CourseErasure } from '../../privacy/index.ts';
import type { ToolObstacles } from '../../tutor/index.ts';
import { allow, sessionOf, teachers } from '../request.ts';
import { choiceRoutes, type ChoiceRoutesNeeds } from './choices.ts';
import { documentRoutes, type DocumentRoutesNeeds } from './documents.ts';
import { gradeRoutes, type GradeRoutesNeeds } from './grades.ts';
import { materialRoutes, type MaterialRoutesNeeds } from './material.ts';
import { reserveRoutes, type ReserveRoutesNeeds } from './reserve.ts';
import { uploadRoutes, type UploadRoutesNeeds } from './uploads.ts';

export type CourseRoutesNeeds = MaterialRoutesNeeds &
  DocumentRoutesNeeds &
  ChoiceRoutesNeeds &
  UploadRoutesNeeds &
  ReserveRoutesNeeds &
  GradeRoutesNeeds & {
    readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
    /** Who is taught in the school, where the course says nothing else. */
    readonly audienceOfSchool: (tenantId: string) => Promise<CourseSettings['audience']>;
    readonly changeSettings: (course: CourseKey, settings: CourseSettings) => Promise<void>;
    readonly toolObstacles: ToolObstacles;
    /** When what is kept about its students goes; null as long as that is more than a month ahead. */
    readonly readCourseErasure: (course: CourseKey) => Promise<CourseErasure | null>;
    readonly readAllowance: (spender: Spender, scope: 'course') => Promise<readonly Allowance[]>;
  };

const openWork = openWorkSettings.shape;
const passback = passbackSettings.shape;

// What is left out stays as it is.
const change = z.object({
  passback: z
    .object({
      quizzes: passback.quizzes.unwrap(),
      mastery: passback.mastery.unwrap(),
      approval: passback.approval.unwrap(),
      concepts: passback.concepts.unwrap(),
    })
    .partial()
    .optional(),
  mode: courseSettings.shape.mode.unwrap().optional(),
  citations: courseSettings.shape.citations.unwrap().optional(),
  pictures: z.boolean().optional(),
  writtenQuestions: z.boolean().optional(),
  conceptProposals: z.boolean().optional(),
  learnFromChat: z.boolean().optional(),
  nextExercises: z.boolean().optional(),
  plannedChecks: z.boolean().optional(),
  conduct: z.boolean().optional(),
  moderation: z.boolean().optional(),
  openWork: z
    .object({
      effect: openWork.effect.unwrap(),
      wording: openWork.wording.unwrap(),
      meaning: openWork.meaning.unwrap(),
      graceHours: openWork.graceHours.unwrap(),
    })
    .partial()
    .optional(),
  audience: courseSettings.shape.audience.unwrap().optional(),
  subject: courseSettings.shape.subject.unwrap().optional(),
  exams: courseSettings.shape.exams.unwrap().optional(),
  tools: courseSettings.shape.tools.unwrap().optional(),
});

/** /course: what an instructor sees and decides. */
export function courseRoutes(needs: CourseRoutesNeeds): Router {
  const router = Router();

  router.get('/course/erasure', allow(...teachers), async (req, res) => {
    res.json({ erasure: await needs.readCourseErasure(sessionOf(req)) });
  });

  router.get('/course/settings', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const audienceOfSchool = await needs.audienceOfSchool(course.tenantId);
    res.json({ ...(await needs.readSettings(course)), audienceOfSchool });
  });

  router.put('/course/settings', allow('instructor'), async (req, res) => {
    const course = sessionOf(req);
    const { passback: posting, openWork: held, ...wanted } = change.parse(req.body);
    const now = await needs.readSettings(course);
    const next = courseSettings.parse({
      ...now,
      ...wanted,
      passback: { ...now.passback, ...posting },
      openWork: { ...now.openWork, ...held },
    });
    await needs.changeSettings(course, next);
    res.json({ ...next, audienceOfSchool: await needs.audienceOfSchool(course.tenantId) });
  });

  router.get('/course/tools', allow(...teachers), async (req, res) => {
    res.json({ tools: await needs.toolObstacles(sessionOf(req)) });
  });

  router.get('/course/usage', allow(...teachers), async (req, res) => {
    res.json({ course: await needs.readAllowance(sessionOf(req), 'course') });
  });

  router.use(
    materialRoutes(needs),
    documentRoutes(needs),
    choiceRoutes(needs),
    uploadRoutes(needs),
    reserveRoutes(needs),
    gradeRoutes(needs),
  );

  return router;
}
