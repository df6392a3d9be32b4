import type { SourcePiece } from '../api/source-shapes.ts';
import { sentencesIn } from '../text/sentences.ts';
import type { Placed } from './place.ts';

/** A place in the course that somebody pointed at. */
export interface Cited extends Placed {
  readonly documentId: string;
  readonly title: string;
  readonly quote: string;
  readonly chunkId?: string;
  /** What was said about it; sentences taken from the source are found again by it. */
  readonly said?: string;
}

/** Index of the piece that is meant, or -1 when the document has changed since. */
export function findPiece(
  pieces: readonly SourcePiece[],
  { chunkId, quote, page, heading }: Cited,
): number {
  const byId = pieces.findIndex((piece) => piece.chunkId === chunkId);
  if (byId !== -1) return byId;
  const wanted = quote.replace(/…$/, '').trim();
  const byText = pieces.findIndex(({ content }) => wanted !== '' && content.includes(wanted));
  if (byText !== -1) return byText;
  if (page == null && heading == null) return -1;
  return pieces.findIndex(
    (piece) =>
      (page == null || piece.page === page) &&
      (heading == null || piece.headingPath.at(-1) === heading),
  );
}

/** Shorter ones stand in many places by chance. */
const tellingLength = 20;

/** The sentences of a piece that were quoted word for word. */
export function quotedSentences({ content }: SourcePiece, { quote, said }: Cited): string[] {
  const meant = content.includes(quote) && quote.length < content.length ? [quote] : [];
  if (said === undefined) return meant;
  const taken = sentencesIn(content).filter(
    (sentence) => sentence.length >= tellingLength && said.includes(sentence),
  );
  return taken.length > 0 ? taken : meant;
}
