import type { Logger } from '../ground/telemetry/index.ts';
import type { RecoverTurns } from './recover-turns.ts';
import { sweepEveryMs } from './turn.ts';

/**
 * Looks for lost turns now and then. Every process does, whatever its role: while no worker is
 * left, a web process tells the students. Returns the function that stops it.
 */
export function startSweep(needs: { recoverTurns: RecoverTurns; logger: Logger }): () => void {
  const { recoverTurns, logger } = needs;
  let busy = false;
  const sweep = setInterval(() => {
    if (busy) return;
    busy = true;
    recoverTurns()
      .catch((err: unknown) => logger.warn({ err }, 'lost turns could not be swept'))
      .finally(() => (busy = false));
  }, sweepEveryMs);
  return () => clearInterval(sweep);
}
