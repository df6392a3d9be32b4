import type { HandlerNeeds } from '../jobs/handlers.ts';
import { createTurnWorker } from '../tutor/index.ts';
import type { Composed } from './compose.ts';

/** What the worker role does: turns and the jobs behind them. */
export function composeWorker({
  ground,
  launch,
  material,
  learning,
  tutor,
  isolation,
}: Composed): HandlerNeeds {
  const { db, withTenant, live, queue, config, logger, metrics } = ground;
  const { runTurn } = tutor;
  return {
    ...material,
    postGrade: learning.postGrade,
    retryGrades: learning.retryGrades,
    syncRoster: launch.syncRoster,
    rosters: launch.rosters,
    tidyUp: launch.tidyUp,
    probeIsolation: isolation.probe,
    metrics,
    turnWorker: createTurnWorker({
      db,
      withTenant,
      live,
      queue,
      runTurn,
      slots: config.turnSlots,
      logger,
      metrics,
    }),
  };
}
