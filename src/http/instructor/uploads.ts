import { Router, type Request } from 'express';
import { z } from 'zod';
import { ParseError, type Uploads } from '../../ingest/index.ts';
import { announcedSize, brokenOff, contentOf, passOver, requireFile } from '../file-body.ts';
import { HttpProblem } from '../problem.ts';
import { allow, idFrom, sessionOf } from '../request.ts';
import { toPublicDocument } from './documents.ts';

export interface UploadRoutesNeeds {
  readonly uploads: Uploads;
}

/** Longest name of a file on any common system. */
const fileName = z.string().trim().min(1).max(255);

/** Files of one course that may be on their way at the same time in a process: each takes disk. */
const atOnce = 4;

/** /course/uploads: files that an instructor puts into the course by hand. */
export function uploadRoutes({ uploads }: UploadRoutesNeeds): Router {
  const router = Router();
  const underWay = new Map<string, number>();

  async function oneOfFew<T>(courseId: string, work: () => Promise<T>): Promise<T> {
    const others = underWay.get(courseId) ?? 0;
    if (others >= atOnce) throw new HttpProblem(409, 'uploads_under_way');
    underWay.set(courseId, others + 1);
    try {
      return await work();
    } finally {
      const left = (underWay.get(courseId) ?? 1) - 1;
      if (left > 0) underWay.set(courseId, left);
      else underWay.delete(courseId);
    }
  }

  // The file itself is the body, its name a header: no address that may be logged tells it.
  router.post('/course/uploads', allow('instructor'), async (req, res) => {
    const course = sessionOf(req);
    const name = nameOf(req);
    requireFile(req);
    const { outcome, document } = await oneOfFew(course.courseId, () =>
      uploads.take(course, { name, size: announcedSize(req), content: contentOf(req) }),
    ).catch((error: unknown) => {
      passOver(req);
      throw refusalOf(error, req);
    });
    const status = outcome === 'unchanged' || outcome === 'duplicate' ? 200 : 201;
    res.status(status).json({ outcome, document: toPublicDocument({ ...document, job: null }) });
  });

  router.delete('/course/uploads/:id', allow('instructor'), async (req, res) => {
    if (!(await uploads.remove(sessionOf(req), idFrom(req, 'id'))))
      throw new HttpProblem(404, 'not_found', 'This course has no such uploaded file.');
    res.status(204).end();
  });

  return router;
}

function nameOf(req: Request): string {
  try {
    return fileName.parse(decodeURIComponent(req.get('x-file-name') ?? ''));
  } catch {
    throw new HttpProblem(
      400,
      'file_name_malformed',
      'The header X-File-Name has to hold the name of the file, percent-encoded, of 1 to 255 characters.',
    );
  }
}

const statuses: Readonly<Record<string, number>> = {
  too_large: 413,
  quota_exceeded: 413,
  too_many_files: 413,
  unsupported_format: 415,
};

function refusalOf(error: unknown, req: Request): unknown {
  if (error instanceof ParseError)
    return new HttpProblem(statuses[error.code] ?? 422, error.code, error.message);
  return brokenOff(req) ?? error;
}
