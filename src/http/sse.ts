import type { ServerResponse } from 'node:http';
import type { Request } from 'express';

/** One message of a server-sent event stream. */
export interface SseMessage {
  readonly id: number;
  readonly type: string;
  /** JSON, which has no line breaks of its own. */
  readonly data: string;
}

/** Proxies close streams that say nothing for a minute. */
const heartbeatMs = 15_000;
/** A reader that takes nothing for so long is let go; it resumes where it was. */
const stalledMs = 30_000;

/**
 * Sends messages until they end, the reader leaves or this process closes. What a reader does not
 * take is not fetched either: for one that does not read, no more than one batch waits here.
 * The only place that knows about `data:`.
 */
export async function sendEvents(
  res: ServerResponse,
  messages: (signal: AbortSignal) => AsyncIterable<readonly SseMessage[]>,
  closing: AbortSignal,
): Promise<void> {
  // The stream lasts as long as its connection: one write a frame instead of the four pieces of a
  // chunk, which took half of the time of the process that serves. Readers know the end by its event.
  res.removeHeader('transfer-encoding');
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    connection: 'close',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  res.socket?.setNoDelay(true);
  // A reader that hears nothing of it knows that something on the way keeps streams back.
  res.write(': here\n\n');
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const heartbeat = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
  }, heartbeatMs);
  res.on('close', leave);
  closing.addEventListener('abort', leave, { once: true });
  if (closing.aborted) leave();
  try {
    for await (const batch of messages(gone.signal)) {
      if (gone.signal.aborted) break;
      if (batch.length > 0 && !res.write(batch.map(frame).join(''))) {
        await drained(res, gone.signal);
      }
    }
  } finally {
    clearInterval(heartbeat);
    closing.removeEventListener('abort', leave);
    res.end();
  }
}

function frame({ id, type, data }: SseMessage): string {
  return `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`;
}

/** Waits until the reader has taken what was sent; hangs up on one that does not. */
function drained(res: ServerResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const hangUp = setTimeout(() => res.destroy(), stalledMs);
    const done = (): void => {
      clearTimeout(hangUp);
      res.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    res.on('drain', done);
    gone.addEventListener('abort', done, { once: true });
  });
}

/** The id after which a reader wants to continue; 0 for the beginning. */
export function lastEventId(req: Request): number {
  const id = Number(req.get('last-event-id') ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
