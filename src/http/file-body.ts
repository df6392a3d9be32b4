import type { Request } from 'express';
import { HttpProblem } from './problem.ts';

/** What is still taken in, unread, so that whoever sends hears why the file was refused. */
const unreadBytes = 16 * 1024 * 1024;
/** A line that carries nothing for so long is given up. */
const silenceMs = 60_000;

/** A request whose body is one file, as it is: nothing has to be unpacked. @throws HttpProblem */
export function requireFile(req: Request): void {
  if (!req.is('application/octet-stream')) throw new HttpProblem(415, 'body_not_a_file');
  req.setTimeout(silenceMs, () => req.destroy());
}

/** Null when nothing was announced. */
export function announcedSize(req: Request): number | null {
  const size = Number(req.get('content-length') ?? Number.NaN);
  return Number.isSafeInteger(size) ? size : null;
}

/** Whoever stops in the middle must still be able to answer: the connection stays open. */
export function contentOf(req: Request): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => req.iterator({ destroyOnReturn: false }) };
}

/** Lets the rest of a refused file run through, for a while. */
export function passOver(req: Request): void {
  let left = unreadBytes;
  req.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) req.destroy();
  });
}

/** The problem of a file that broke off on its way, where that is what happened. */
export function brokenOff(req: Request): HttpProblem | undefined {
  if (!req.destroyed || req.complete) return undefined;
  return new HttpProblem(400, 'upload_broken_off');
}
