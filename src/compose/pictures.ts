import { findCourse, type CourseKey } from '../courses/index.ts';
import {
  createDropPicture,
  createOpenPicture,
  createReadWords,
  createSweepPictures,
  createTakePicture,
  picturesOfTurns,
} from '../pictures/index.ts';
import type { Ground } from './ground.ts';
import type { MaterialRooms } from './material.ts';

/** Pictures in questions. */
export function composePictures(
  { config, db, withTenant, blobs, envelope, live, queue }: Ground,
  { reader: { pictures: reader } }: Pick<MaterialRooms, 'reader'>,
) {
  const kept = { withTenant, blobs, envelope };
  return {
    pictureMaxBytes: config.pictureMaxBytes,
    picturesOn: ({ tenantId, courseId }: CourseKey): Promise<boolean> =>
      withTenant(
        tenantId,
        async (tx) => (await findCourse(tx, tenantId, courseId))?.settings.pictures ?? false,
      ),
    takePicture: createTakePicture({ ...kept, counters: live.counters, queue, reader }),
    openPicture: createOpenPicture(kept),
    dropPicture: createDropPicture({ withTenant, blobs }),
    readWords: createReadWords({ ...kept, reader }),
    /** Those of one question. */
    picturesOf: ({ tenantId, id }: { tenantId: string; id: string }) =>
      withTenant(tenantId, async (tx) => (await picturesOfTurns(tx, tenantId, [id])).get(id) ?? []),
    sweepPictures: createSweepPictures({ sql: db, withTenant, blobs }),
  };
}

export type PictureRooms = ReturnType<typeof composePictures>;
