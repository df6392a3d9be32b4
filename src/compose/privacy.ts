import type { CourseKey } from '../courses/index.ts';
import { turnsCounter } from '../budget/index.ts';
import { uploadsCounter } from '../pictures/index.ts';
import {
  createAdmitExport,
  createAdminErasure,
  createErasureNotes,
  createEraseStudent,
  createExportStudent,
  createPlanErasure,
  createReadKept,
  createReapplyErasures,
  createRunRetention,
  exportsCounter,
  foreseeNow,
  readCourseErasure,
  readKeptUntil,
  type Person,
  type ReceiptFile,
} from '../privacy/index.ts';
import { listTenants } from '../tenancy/index.ts';
import { webCounters } from '../web/index.ts';
import type { Ground } from './ground.ts';
import type { PictureRooms } from './pictures.ts';
import type { TutorRooms } from './tutor.ts';

interface PrivacyParts {
  readonly pictures: PictureRooms;
  readonly tutor: TutorRooms;
  readonly now: () => number;
}

/** What is held about one person: told, handed out, and erased. */
export function composePrivacy(ground: Ground, { pictures, tutor, now }: PrivacyParts) {
  const { db, withTenant, signingKeys, blobs, live, seal, logger } = ground;
  const notes = createErasureNotes({ blobs, seal, mayKeep: ground.requireUnchangedKey });
  const eraseStudent = createEraseStudent({
    withTenant,
    keys: signingKeys,
    blobs,
    live,
    notes,
    cancelTurn: tutor.cancelTurn,
    countersOf: (person) => [
      turnsCounter(person),
      uploadsCounter(person),
      exportsCounter(person),
      ...webCounters(person),
    ],
  });
  const readKept = createReadKept({ withTenant });
  const runRetention = createRunRetention({ withTenant, eraseStudent, logger });
  const admin = createAdminErasure({ withTenant, readKept, eraseStudent, now });
  const today = (): Date => new Date(now());
  return {
    eraseStudent,
    planErasure: createPlanErasure({ withTenant }),
    exportStudent: createExportStudent({ withTenant, openPicture: pictures.openPicture }),
    readKept,
    admitExport: createAdmitExport({ counters: live.counters }),
    reapplyErasures: createReapplyErasures({ db, withTenant, notes, eraseStudent, logger }),
    planErasureFor: (administrator: Person, lmsId: string) => admin.plan(administrator, lmsId),
    eraseFor: async (administrator: Person, lmsId: string): Promise<ReceiptFile> => {
      const receipt = await admin.erase(administrator, lmsId);
      const keys = (await signingKeys.list()).map(({ publicJwk }) => publicJwk);
      return { format: 'preceptor receipt', keys, receipt };
    },
    runRetention,
    /** All schools, one after the other; one that fails keeps no other from its night. */
    retentionNight: async (signal: AbortSignal): Promise<void> => {
      for (const { id } of await listTenants(db)) {
        if (signal.aborted) return;
        await runRetention(id, { now: today(), signal }).catch((err: unknown) =>
          logger.error({ err, tenantId: id }, 'retention failed'),
        );
      }
    },
    foreseeErasures: (tenantId: string) =>
      withTenant(tenantId, (tx) => foreseeNow(tx, tenantId, today())),
    readKeptUntil: (person: { tenantId: string; userId: string }) =>
      withTenant(person.tenantId, (tx) => readKeptUntil(tx, person, today())),
    readCourseErasure: (course: CourseKey) =>
      withTenant(course.tenantId, (tx) => readCourseErasure(tx, course, today())),
    today,
  };
}
