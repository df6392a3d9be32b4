import { Router, type Request } from 'express';
import type { CourseKey } from '../../courses/index.ts';
import {
  longestDescription,
  mostPerTurn,
  type DropPicture,
  type OpenPicture,
  type TakePicture,
} from '../../pictures/index.ts';
import { brokenOff, contentOf, passOver, requireFile } from '../file-body.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';

export interface PictureRoutesNeeds {
  readonly takePicture: TakePicture;
  readonly openPicture: OpenPicture;
  readonly dropPicture: DropPicture;
  /** Whether students of a course may add pictures. */
  readonly picturesOn: (course: CourseKey) => Promise<boolean>;
  /** 0: none are taken in this installation. */
  readonly pictureMaxBytes: number;
}

/** Pictures on their way in a process at the same time: each is held whole. */
const atOnce = 8;
const busySeconds = 3;

/** /pictures: what students add to their questions, before they send them and after. */
export function pictureRoutes(needs: PictureRoutesNeeds): Router {
  const { takePicture, openPicture, dropPicture, picturesOn, pictureMaxBytes: most } = needs;
  const router = Router();
  router.use('/pictures', allow(...everybody));
  let underWay = 0;

  const isOn = async (req: Request): Promise<boolean> =>
    most > 0 && (await picturesOn(sessionOf(req)));

  router.get('/pictures', async (req, res) => {
    res.json({
      allowed: await isOn(req),
      maxBytes: most,
      perQuestion: mostPerTurn,
      descriptionMaxChars: longestDescription,
    });
  });

  // The same bytes again answer with the same picture.
  router.post('/pictures', async (req, res) => {
    const session = sessionOf(req);
    requireFile(req);
    try {
      if (!(await isOn(req))) throw new HttpProblem(403, 'pictures_off');
      if (underWay >= atOnce) throw busy();
      underWay += 1;
      try {
        const bytes = await wholeBody(req, most);
        const { picture, isNew } = await takePicture(session, bytes, AbortSignal.timeout(60_000));
        res.status(isNew ? 201 : 200).json(picture);
      } finally {
        underWay -= 1;
      }
    } catch (error) {
      passOver(req);
      throw brokenOff(req) ?? error;
    }
  });

  router.get('/pictures/:id', async (req, res) => {
    const picture = await openPicture(sessionOf(req), idFrom(req, 'id'));
    if (!picture) throw pictureNotFound();
    res
      .set({
        'content-disposition': 'attachment',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
      })
      .type(picture.mediaType)
      .send(picture.content);
  });

  router.delete('/pictures/:id', async (req, res) => {
    if (!(await dropPicture(sessionOf(req), idFrom(req, 'id')))) throw pictureNotFound();
    res.status(204).end();
  });

  return router;
}

async function wholeBody(req: Request, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of contentOf(req)) {
    size += piece.length;
    if (size > most)
      throw new HttpProblem(413, 'picture_too_large', undefined, {
        most: Math.floor(most / 1024 / 1024),
      });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function busy(): HttpProblem {
  return new HttpProblem(503, 'pictures_busy', undefined, { retryAfter: busySeconds });
}

function pictureNotFound(): HttpProblem {
  return new HttpProblem(404, 'picture_not_found');
}
