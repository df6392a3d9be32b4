import { createIsolationLog, createProbeIsolation, lastProbe } from '../isolation/index.ts';
import type { Ground } from './ground.ts';
import { watchLog } from '../ground/telemetry/index.ts';
import type { MaterialRooms } from './material.ts';
import type { TutorRooms } from './tutor.ts';

/** The probe that asks every tenant for what the others have, and gauges of what it found last. */
export function composeIsolation(
  { db, withTenant, blobs, metrics, logger, signingKeys }: Ground,
  { material, tutor }: { material: MaterialRooms; tutor: TutorRooms },
) {
  const last = () => lastProbe(db);
  metrics.watch(
    'preceptor_isolation_leaks',
    'What the last isolation probe saw of other tenants, and tenants it was blind for; -1 before the first',
    async () => {
      const result = await last();
      return result ? result.leaks.length + result.blind.length : -1;
    },
  );
  metrics.watch(
    'preceptor_isolation_probe_age_seconds',
    'Time since the last isolation probe; -1 before the first',
    async () => {
      const result = await last();
      return result ? (Date.now() - result.endedAt.getTime()) / 1000 : -1;
    },
  );
  const log = createIsolationLog({ db, withTenant, keys: signingKeys });
  return {
    last,
    log,
    probe: createProbeIsolation({
      sql: db,
      withTenant,
      blobs,
      ingestDocument: material.ingestDocument,
      ingestRequests: material.ingestRequests,
      readSource: material.readSource,
      search: tutor.search,
      followTurn: tutor.followTurn,
      watchLog: (onLine) => watchLog(logger, onLine),
      isolationLog: log,
    }),
  };
}
