import { Router } from 'express';
import { z } from 'zod';
import type { Allowance, Spender } from '../../budget/index.ts';
import { courseSettings, type ConnectCourse, type CourseSettings } from '../../courses/index.ts';
import type { ReadOutbox, RetryGrades } from '../../gradebook/index.ts';
import type { ListDocuments, SyncRequests } from '../../ingest/index.ts';
import type { ToolObstacles } from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, sessionOf, teachers } from '../request.ts';
import { choiceRoutes, type ChoiceRoutesNeeds } from './choices.ts';
import { documentRoutes, toPublicDocument, type DocumentRoutesNeeds } from './documents.ts';

interface CourseKey {
  readonly tenantId: string;
  readonly courseId: string;
}

export interface CourseRoutesNeeds extends DocumentRoutesNeeds, ChoiceRoutesNeeds {
  readonly readSettings: (course: CourseKey) => Promise<CourseSettings>;
  readonly changeSettings: (course: CourseKey, settings: CourseSettings) => Promise<void>;
  readonly listDocuments: ListDocuments;
  readonly syncs: SyncRequests;
  readonly connectCourse: Pick<ConnectCourse, 'isOffered'>;
  readonly isConnected: (course: CourseKey) => Promise<boolean>;
  readonly readOutbox: ReadOutbox;
  readonly retryGrades: Pick<RetryGrades, 'course'>;
  readonly toolObstacles: ToolObstacles;
  readonly readAllowance: (spender: Spender, scope: 'course') => Promise<readonly Allowance[]>;
}

// What is left out stays as it is.
const change = z.object({
  passback: z.object({ quizzes: z.boolean(), mastery: z.boolean() }).partial().optional(),
  mode: courseSettings.shape.mode.unwrap().optional(),
  citations: courseSettings.shape.citations.unwrap().optional(),
  tools: courseSettings.shape.tools.unwrap().optional(),
});

/** /course: what an instructor sees and decides. */
export function courseRoutes(needs: CourseRoutesNeeds): Router {
  const router = Router();

  router.get('/course/settings', allow(...teachers), async (req, res) => {
    res.json(await needs.readSettings(sessionOf(req)));
  });

  router.put('/course/settings', allow('instructor'), async (req, res) => {
    const course = sessionOf(req);
    const { passback, mode, citations, tools } = change.parse(req.body);
    const now = await needs.readSettings(course);
    const next = courseSettings.parse({
      passback: { ...now.passback, ...passback },
      mode: mode ?? now.mode,
      citations: citations ?? now.citations,
      tools: tools ?? now.tools,
    });
    await needs.changeSettings(course, next);
    res.json(next);
  });

  router.get('/course/tools', allow(...teachers), async (req, res) => {
    res.json({ tools: await needs.toolObstacles(sessionOf(req)) });
  });

  router.get('/course/usage', allow(...teachers), async (req, res) => {
    res.json({ course: await needs.readAllowance(sessionOf(req), 'course') });
  });

  router.get('/course/documents', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    const [documents, sync, connected, grades, leftOut, mayConnect] = await Promise.all([
      needs.listDocuments(course),
      needs.syncs.latest(course),
      needs.isConnected(course),
      needs.readOutbox(course),
      needs.materialChoices.leftOut(course),
      needs.connectCourse.isOffered(course),
    ]);
    res.json({
      connected,
      mayConnect,
      sync: sync ?? null,
      grades,
      leftOut,
      documents: documents.map(toPublicDocument),
    });
  });

  router.post('/course/grades/retry', allow('instructor'), async (req, res) => {
    res.status(202).json({ again: await needs.retryGrades.course(sessionOf(req)) });
  });

  router.use(documentRoutes(needs), choiceRoutes(needs));

  router.post('/course/sync', allow(...teachers), async (req, res) => {
    const session = sessionOf(req);
    if (!(await needs.isConnected(session))) {
      throw new HttpProblem(
        409,
        'course_not_connected',
        'This course is not connected to the files of the LMS yet. Ask your LMS administrator to connect it.',
      );
    }
    res.status(202).json(await needs.syncs.request(session, session.userId));
  });

  return router;
}
