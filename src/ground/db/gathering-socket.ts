import { Socket } from 'node:net';

/**
 * A connection on which the statements of one moment leave together: sent one by one each costs a call
 * of the system here, and wakes the server up once more. pg corks its stream around every statement.
 */
export class GatheringSocket extends Socket {
  #isGathering = false;

  override cork(): void {
    super.cork();
    if (this.#isGathering) return;
    this.#isGathering = true;
    super.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }
}
