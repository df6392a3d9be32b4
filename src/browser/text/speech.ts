import { splitFormulas } from './formula.ts';
import { speakFormula } from './speak-formula.ts';
import { words } from '../words.ts';

/** Markdown as one would read it aloud: no marks, formulas in words, citations named. */
export function toSpeech(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => speakLine(line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

function speakLine(line: string): string {
  if (/^(?:```|~~~|\|?[\s:|-]+\|?$)/.test(line)) return '';
  const bare = line
    .replace(/^(?:#{1,6}|>|[-*+•]|\|)\s+/, '')
    .replaceAll(/\[([^\][]*)\]\(https?:[^)]*\)/g, '$1')
    // The source belongs to the sentence that it ends.
    .replaceAll(/([.!?…])\s*((?:\[\d{1,2}\])+)/g, ' $2$1');
  const said = splitFormulas(bare).map((piece) =>
    piece.kind === 'formula' ? ` ${speakFormula(piece.formula.tex)} ` : withoutMarks(piece.text),
  );
  return said
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?])/g, '$1')
    .trim();
}

function withoutMarks(text: string): string {
  return text
    .replaceAll(/\[(\d{1,2})\]/g, (_, number: string) => ` (${words.source.spoken(number)})`)
    .replaceAll(/\*\*|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, '')
    .replaceAll(/\s\|(?=\s|$)/g, ',');
}
