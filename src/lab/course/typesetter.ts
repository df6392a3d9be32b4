import type { Face } from './fonts.ts';
import { mathSegments, type Segment } from './math-notation.ts';

export interface TextStyle {
  readonly size: number;
  readonly family: 'serif' | 'sans';
  readonly bold?: boolean;
  readonly colour?: string;
  /** From baseline to baseline, in points. */
  readonly leading: number;
}

/** A line that fits its column: what to draw, in order, and how wide it is in points. */
export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** Where a text begins: the left end of its first baseline. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

type Doc = PDFKit.PDFDocument;

const faces = {
  serif: { plain: 'serif', bold: 'bold', italic: 'italic' },
  sans: { plain: 'sans', bold: 'sansBold', italic: 'sansItalic' },
} as const satisfies Record<TextStyle['family'], Record<string, Face>>;

/**
 * Breaks a text into lines no wider than the column. $…$ holds a formula, which is never broken;
 * **…** is bold, *…* italic.
 */
export function breakLines(doc: Doc, source: string, style: TextStyle, column: number): Line[] {
  const space: Segment = { ...textSegment(' ', style, 'plain') };
  const lines: Line[] = [];
  let segments: Segment[] = [];
  let width = 0;
  for (const word of words(source, style)) {
    const wide = widthOf(doc, word);
    const room = segments.length === 0 ? 0 : widthOf(doc, [space]);
    if (segments.length > 0 && width + room + wide > column) {
      lines.push({ segments: joined(segments), width });
      segments = [...word];
      width = wide;
      continue;
    }
    segments = segments.length === 0 ? [...word] : [...segments, space, ...word];
    width += room + wide;
  }
  return segments.length === 0 ? lines : [...lines, { segments: joined(segments), width }];
}

/** Draws one line with its left end at the spot. */
export function drawLine(doc: Doc, line: Line, { x, y }: Spot, colour = '#000000'): void {
  doc.fillColor(colour);
  let at = x;
  for (const segment of line.segments) {
    doc.font(segment.face).fontSize(segment.size);
    doc.text(segment.text, at, y - segment.rise, { lineBreak: false, baseline: 'alphabetic' });
    at += widthOf(doc, [segment]);
  }
}

/** Draws a text in a column and says how far down it went, in points. */
export function drawText(
  doc: Doc,
  source: string,
  spot: Spot,
  style: TextStyle & { readonly column: number },
): number {
  const lines = breakLines(doc, source, style, style.column);
  lines.forEach((line, at) => {
    drawLine(doc, line, { x: spot.x, y: spot.y + at * style.leading }, style.colour);
  });
  return lines.length * style.leading;
}

function widthOf(doc: Doc, segments: readonly Segment[]): number {
  return segments.reduce((sum, { text, face, size, gap }) => {
    return sum + doc.font(face).fontSize(size).widthOfString(text) + gap;
  }, 0);
}

function words(source: string, style: TextStyle): Segment[][] {
  const found: Segment[][] = [];
  let open: Segment[] = [];
  const close = () => {
    if (open.length > 0) found.push(open);
    open = [];
  };
  for (const [piece] of source.matchAll(/\$[^$]+\$|\*\*[^*]+\*\*|\*[^*]+\*|[^$*]+/g)) {
    if (piece.startsWith('$')) {
      open.push(...mathSegments(piece.slice(1, -1), style.size));
      continue;
    }
    const cut = piece.startsWith('**') ? 'bold' : piece.startsWith('*') ? 'italic' : 'plain';
    const parts = piece.replaceAll('*', '').split(/(\s+)/);
    for (const part of parts) {
      if (/^\s+$/.test(part)) close();
      else if (part !== '') open.push(textSegment(part, style, cut));
    }
  }
  close();
  return found;
}

function textSegment(text: string, style: TextStyle, cut: 'plain' | 'bold' | 'italic'): Segment {
  const chosen = cut === 'plain' && style.bold ? 'bold' : cut;
  return { text, face: faces[style.family][chosen], size: style.size, rise: 0, gap: 0 };
}

// Neighbours of one face become one string, so that the text layer holds sentences, not words.
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    const same =
      last?.gap === 0 &&
      last.face === segment.face &&
      last.size === segment.size &&
      last.rise === segment.rise;
    if (same) result.splice(-1, 1, { ...segment, text: last.text + segment.text });
    else result.push(segment);
  }
  return result;
}
