import { turnsCounter } from '../budget/index.ts';
import { uploadsCounter } from '../pictures/index.ts';
import {
  createAdmitExport,
  createEraseStudent,
  createExportStudent,
  createPlanErasure,
  createReadKept,
  exportsCounter,
} from '../privacy/index.ts';
import { webCounters } from '../web/index.ts';
import type { Ground } from './ground.ts';
import type { PictureRooms } from './pictures.ts';
import type { TutorRooms } from './tutor.ts';

/** What is held about one person: told, handed out, and erased. */
export function composePrivacy(
  { withTenant, signingKeys, blobs, live }: Ground,
  { pictures, tutor }: { pictures: PictureRooms; tutor: TutorRooms },
) {
  return {
    eraseStudent: createEraseStudent({
      withTenant,
      keys: signingKeys,
      blobs,
      live,
      cancelTurn: tutor.cancelTurn,
      countersOf: (person) => [
        turnsCounter(person),
        uploadsCounter(person),
        exportsCounter(person),
        ...webCounters(person),
      ],
    }),
    planErasure: createPlanErasure({ withTenant }),
    exportStudent: createExportStudent({ withTenant, openPicture: pictures.openPicture }),
    readKept: createReadKept({ withTenant }),
    admitExport: createAdmitExport({ counters: live.counters }),
  };
}
