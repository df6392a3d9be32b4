import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { OpenOriginal, Original } from '../../ingest/index.ts';
import type { ReadSource, WantedPieces } from '../../retrieve/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf } from '../request.ts';

export interface SourceRoutesNeeds {
  readonly readSource: ReadSource;
  readonly openOriginal: OpenOriginal;
}

/** PostgreSQL keeps no NUL in a text, so none of ours holds one. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\0'));

/** Where a citation points, or the pieces between two numbers of one revision. */
const askedPieces = z.union([
  z.object({
    revision: z.coerce.number().int().positive(),
    from: z.coerce.number().int().nonnegative(),
    to: z.coerce.number().int().nonnegative(),
  }),
  z.object({
    chunk: z.uuid().nullable().catch(null),
    quote: words(2_000).catch(''),
    page: z.coerce.number().int().positive().max(1_000_000).nullable().catch(null),
    heading: words(1_000).nullable().catch(null),
  }),
]);

const revisionForm = z.coerce.number().int().positive();

/** /documents/:id: the place a citation points at, in its context, and the file it was read from. */
export function sourceRoutes({ readSource, openOriginal }: SourceRoutesNeeds): Router {
  const router = Router();

  router.get('/documents/:id', allow(...everybody), async (req, res) => {
    const asked = askedPieces.parse(req.query);
    const source = await readSource(sessionOf(req), idFrom(req, 'id'), wantedOf(asked));
    const original = source?.mayCite && (await openOriginal(sessionOf(req), source.id));
    if (!original) throw notAvailable();
    if ('from' in asked && asked.revision !== source.revision) throw changedMeanwhile();
    const { format, revision, file } = original;
    const { mayCite: _mayCite, mayLink, ...document } = source;
    // Where it may not be opened, the quote in the answer is all there is to see.
    const shown = mayLink ? document : { ...document, url: null, from: 0, total: 0, pieces: [] };
    res.json({ ...shown, format, original: file && { revision, size: file.size } });
  });

  // A file of another revision must not continue this one's, so its number is part of the address.
  router.get('/documents/:id/original/:revision', allow(...everybody), async (req, res) => {
    const original = await openOriginal(sessionOf(req), idFrom(req, 'id'));
    if (!original?.file) throw notAvailable();
    if (original.revision !== revisionForm.safeParse(req.params['revision']).data)
      throw changedMeanwhile();
    await sendBytes(req, res, original.file);
  });

  return router;
}

function wantedOf(asked: z.output<typeof askedPieces>): WantedPieces {
  if ('from' in asked) return { from: asked.from, to: asked.to };
  const { chunk: chunkId, quote, page, heading } = asked;
  return { around: { chunkId, quote, page, heading } };
}

function changedMeanwhile(): HttpProblem {
  return new HttpProblem(409, 'document_changed');
}

function notAvailable(): HttpProblem {
  return new HttpProblem(404, 'document_not_found');
}

/**
 * Sends the file or the one part of it that was asked for (RFC 9110, section 14). It is for our own
 * page to draw: whoever opens its address is offered a download, never a document on our origin.
 */
async function sendBytes(
  req: Request,
  res: Response,
  { size, ...file }: NonNullable<Original['file']>,
): Promise<void> {
  const asked = req.range(size);
  if (asked === -1) {
    res.set('content-range', `bytes */${size}`);
    throw new HttpProblem(416, 'range_not_satisfiable');
  }
  // Several parts at once, or what is no range at all: the whole, as the standard allows.
  const part = Array.isArray(asked) && asked.type === 'bytes' && asked.length === 1 && asked[0];
  const { start, end } = part || { start: 0, end: size - 1 };
  res.status(part ? 206 : 200).set({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    'content-length': String(end - start + 1),
    ...(part && { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  if (req.method === 'HEAD') return void res.end();
  // A reader who leaves early ends the reading; there is nobody to tell.
  await pipeline(file.read(start, end), res).catch(() => res.destroy());
}
