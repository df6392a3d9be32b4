/** A stream whose frames leave at a given rate. */
interface PacedStream {
  readonly frames: readonly Buffer[];
  readonly framesPerSecond: number;
  write(frame: Buffer): void;
  done(): void;
}

export interface Pacer {
  /** Starts a stream; the returned function forgets it. */
  start(stream: PacedStream): () => void;
  stop(): void;
}

interface Running {
  readonly stream: PacedStream;
  readonly startedAt: number;
  sent: number;
}

const tickMs = 4;

/** Drives any number of paced streams from one timer, which runs only while there are any. */
export function createPacer(): Pacer {
  const running = new Set<Running>();
  let timer: NodeJS.Timeout | undefined;

  function stop() {
    clearInterval(timer);
    timer = undefined;
    running.clear();
  }

  function tick() {
    const now = performance.now();
    for (const one of running) advance(one, now);
    if (running.size === 0) stop();
  }

  function advance(one: Running, now: number) {
    const { frames, framesPerSecond } = one.stream;
    const due = Math.min(
      frames.length,
      1 + Math.floor(((now - one.startedAt) * framesPerSecond) / 1_000),
    );
    for (; one.sent < due; one.sent += 1) {
      const frame = frames[one.sent];
      if (frame) one.stream.write(frame);
    }
    if (one.sent < frames.length) return;
    running.delete(one);
    one.stream.done();
  }

  return {
    start: (stream) => {
      const one = { stream, startedAt: performance.now(), sent: 0 };
      running.add(one);
      timer ??= setInterval(tick, tickMs);
      advance(one, one.startedAt);
      return () => running.delete(one);
    },
    stop,
  };
}
