import { Router } from 'express';
import type { Diagnosis, Registration, Session } from '../../launch/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, sessionOf } from '../request.ts';

export interface ExaminationNeeds {
  readonly examine: (registration: Registration, courseId: string) => AsyncIterable<Diagnosis>;
  readonly subjectOf: (session: Session) => Promise<{ registration: Registration } | undefined>;
}

/** /course/examination: tries this course's connection to the LMS out. */
export function examinationRoutes({ examine, subjectOf }: ExaminationNeeds): Router {
  const router = Router();
  const underWay = new Set<string>();

  router.post('/course/examination', allow('instructor'), async (req, res) => {
    const session = sessionOf(req);
    const subject = await subjectOf(session);
    if (!subject)
      throw new HttpProblem(409, 'course_not_connected', 'The course is not connected to an LMS.');
    // It asks a lot of the LMS: one at a time for each course.
    if (underWay.has(session.courseId)) throw new HttpProblem(409, 'examination_under_way');
    underWay.add(session.courseId);
    try {
      const findings: object[] = [];
      for await (const { finding, ...probe } of examine(subject.registration, session.courseId)) {
        findings.push({ ...probe, ...finding });
      }
      res.json({ findings });
    } finally {
      underWay.delete(session.courseId);
    }
  });

  return router;
}
