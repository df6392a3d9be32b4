import { splitFormulas } from './formula.ts';

const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'sentence' }) : undefined;

/**
 * The sentences of a text, in whatever language it is; a line break ends a sentence too. A formula is
 * never cut, and one that stands for itself and closes with a full stop ends its sentence.
 */
export function sentencesIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      segmenter
        ? [...segmenter.segment(withoutFormulas(line))].map(({ index, segment }) =>
            line.slice(index, index + segment.length),
          )
        : byMarks(line),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Letters stand in for formulas, as many as they have. */
function withoutFormulas(line: string): string {
  return splitFormulas(line)
    .map((piece) => (piece.kind === 'formula' ? standIn(piece.source) : piece.text))
    .join('');
}

function standIn(source: string): string {
  const ends = /^\\\[.*[.!?]\s*\\\]$/s.test(source);
  return 'x'.repeat(source.length - 1) + (ends ? '.' : 'x');
}

function byMarks(line: string): string[] {
  return line.split(/(?<=[.!?…])\s+/);
}
