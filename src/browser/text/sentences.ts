const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'sentence' }) : undefined;

/** The sentences of a text, in whatever language it is; a line break ends a sentence too. */
export function sentencesIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      segmenter ? [...segmenter.segment(line)].map(({ segment }) => segment) : byMarks(line),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function byMarks(line: string): string[] {
  return line.split(/(?<=[.!?…])\s+/);
}
