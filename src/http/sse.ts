import type { Request, Response } from 'express';

/** One message of a server-sent event stream. */
export interface SseMessage {
  readonly id: number;
  readonly event: string;
  readonly data: string;
}

/** Proxies close streams that say nothing for a minute. */
const heartbeatMs = 15_000;
/** A reader that takes nothing for so long is let go; it resumes where it was. */
const stalledMs = 30_000;

/** Sends messages until they end or the reader leaves. The only place that knows about `data:`. */
export async function sendEvents(
  res: Response,
  messages: AsyncIterable<readonly SseMessage[]>,
  leave: AbortController,
): Promise<void> {
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
  res.on('close', () => leave.abort());
  try {
    for await (const batch of messages) {
      if (leave.signal.aborted) break;
      if (batch.length > 0 && !res.write(batch.map(frame).join(''))) await drained(res, leave);
    }
  } finally {
    clearInterval(heartbeat);
    res.end();
  }
}

// JSON has no line breaks of its own, and event names are ours.
function frame({ id, event, data }: SseMessage): string {
  return `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
}

function drained(res: Response, leave: AbortController): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => leave.abort(), stalledMs);
    const done = (): void => {
      clearTimeout(giveUp);
      res.off('drain', done);
      leave.signal.removeEventListener('abort', done);
      resolve();
    };
    res.on('drain', done);
    leave.signal.addEventListener('abort', done, { once: true });
  });
}

/** The id after which a reader wants to continue; 0 for the beginning. */
export function lastEventId(req: Request): number {
  const id = Number(req.get('last-event-id') ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
