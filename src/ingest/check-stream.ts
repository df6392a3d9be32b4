import { headBytes, sniffContainer } from './parse/sniff-format.ts';

/**
 * Hands on what arrives and looks at it on the way: how much it is by now, and, as soon as there is
 * enough to tell, what it is.
 * @param refuseSize throws when so many bytes are too many
 * @throws ParseError `empty_file`, `unsupported_format`; what `refuseSize` throws
 */
export async function* checkStream(
  content: AsyncIterable<Uint8Array>,
  refuseSize: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    const isKnown = size >= headBytes;
    size += piece.length;
    refuseSize(size);
    if (!isKnown) {
      head.push(piece);
      if (size >= headBytes) sniffContainer(Buffer.concat(head));
    }
    yield piece;
  }
  if (size < headBytes) sniffContainer(Buffer.concat(head));
}
