import type { CourseKey } from '../courses/index.ts';
import type { Signals } from '../ground/live/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';

const channel = 'course.opened';
/** A class opens its course within minutes; it is read for the first of them. */
const settledMs = 60_000;
const mostRemembered = 10_000;

/** Tells all workers that somebody has opened the course, so that its first question need not wait for it to be read. */
export type TellOpened = (course: CourseKey) => void;

export function createTellOpened(signals: Pick<Signals, 'publish'>): TellOpened {
  return ({ tenantId, courseId }) => {
    // Nobody is kept waiting for it, and without it the first question reads the course.
    void signals.publish(channel, `${tenantId} ${courseId}`).catch(() => {});
  };
}

interface PrepareNeeds {
  readonly signals: Pick<Signals, 'subscribe'>;
  readonly prepare: (course: CourseKey) => Promise<void>;
  readonly logger: Logger;
}

/** Prepares this process for courses as they are opened. Returns the function that stops it. */
export function prepareOpenedCourses({ signals, prepare, logger }: PrepareNeeds): () => void {
  const lately = new Map<string, number>();

  function isNew(text: string): boolean {
    const now = performance.now();
    if ((lately.get(text) ?? -settledMs) > now - settledMs) return false;
    if (lately.size >= mostRemembered) lately.clear();
    lately.set(text, now);
    return true;
  }

  return signals.subscribe(channel, (text) => {
    if (!isNew(text)) return;
    const [tenantId = '', courseId = ''] = text.split(' ');
    prepare({ tenantId, courseId }).catch((err: unknown) =>
      logger.warn({ err, tenantId, courseId }, 'course not prepared'),
    );
  });
}
