import { Router } from 'express';
import type { ConnectCourse, CourseKey, MaterialChoices } from '../../courses/index.ts';
import type { ReadOutbox } from '../../gradebook/index.ts';
import type { ListDocuments, NightlySyncs, SyncRequests, Uploads } from '../../ingest/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, sessionOf, teachers } from '../request.ts';
import { toPublicDocument } from './documents.ts';

export interface MaterialRoutesNeeds {
  readonly listDocuments: ListDocuments;
  readonly syncs: SyncRequests;
  readonly nightlySyncs: Pick<NightlySyncs, 'nextOf'>;
  readonly connectCourse: Pick<ConnectCourse, 'isOffered' | 'standing'>;
  readonly isConnected: (course: CourseKey) => Promise<boolean>;
  readonly readOutbox: ReadOutbox;
  readonly materialChoices: Pick<MaterialChoices, 'leftOut'>;
  readonly uploads: Pick<Uploads, 'room'>;
}

/** /course/documents and /course/sync: what the tutor has read of the course, and reading it anew. */
export function materialRoutes(needs: MaterialRoutesNeeds): Router {
  const router = Router();

  router.get('/course/documents', allow(...teachers), async (req, res) => {
    const course = sessionOf(req);
    // First, so that where a reading is over the documents are what it left.
    const sync = await needs.syncs.latest(course);
    const [documents, connected, grades, leftOut, mayConnect, room, connection] = await Promise.all(
      [
        needs.listDocuments(course),
        needs.isConnected(course),
        needs.readOutbox(course),
        needs.materialChoices.leftOut(course),
        needs.connectCourse.isOffered(course),
        needs.uploads.room(course),
        needs.connectCourse.standing(course),
      ],
    );
    res.json({
      connected,
      mayConnect,
      sync: sync ?? null,
      grades,
      leftOut,
      room,
      connection,
      nextSync: connected ? needs.nightlySyncs.nextOf(course.courseId) : null,
      documents: documents.map(toPublicDocument),
    });
  });

  router.post('/course/sync', allow(...teachers), async (req, res) => {
    const session = sessionOf(req);
    if (!(await needs.isConnected(session))) {
      throw new HttpProblem(409, 'course_not_connected');
    }
    res.status(202).json(await needs.syncs.request(session, session.userId));
  });

  return router;
}
