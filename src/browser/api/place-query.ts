import type { SourcePlace } from './source-shapes.ts';

/** Long quotes are told by how they begin. */
const tellingQuote = 300;

/** Where a document is to be opened, as the query of its address. */
export function placeQuery({ chunkId, quote, page, heading }: SourcePlace): string {
  const begins = quote.replace(/…$/, '').trim().slice(0, tellingQuote).toWellFormed();
  const known = { chunk: chunkId, quote: begins, page: page?.toString(), heading };
  const said = Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(said).toString();
}
