export interface FrameTask {
  /** Runs the task before the next picture; several calls run it once. */
  soon(): void;
  /** Runs it now if it is due. */
  now(): void;
}

/** A page nobody looks at draws no frames; it is brought up to date at this pace, in milliseconds. */
const hiddenPace = 250;

export function oncePerFrame(task: () => void): FrameTask {
  let cancel: (() => void) | undefined;
  const run = (): void => {
    cancel?.();
    cancel = undefined;
    task();
  };
  return {
    soon: () => {
      if (cancel) return;
      const frame = document.hidden ? undefined : requestAnimationFrame(run);
      const timer = setTimeout(run, hiddenPace);
      cancel = () => {
        clearTimeout(timer);
        if (frame !== undefined) cancelAnimationFrame(frame);
      };
    },
    now: () => {
      if (cancel) run();
    },
  };
}
