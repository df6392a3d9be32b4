import { wordsIn } from '../../tongues/index.ts';
import type { Turn } from '../turn.ts';
import type { Asked } from './asked.ts';

/** Of what was read, in characters: enough to see whether it was read rightly. */
const quoted = 200;

/** What the student reads before an answer by somebody who could not see their pictures. */
export function unseenNote({
  turn,
  pictures,
}: Pick<Asked, 'pictures'> & { readonly turn: Pick<Turn, 'language'> }): string {
  const { unseen, readOnly } = wordsIn(turn.language).answer;
  const read = plain(pictures.map(({ words }) => words).join(' '));
  if (read === '') return `*${unseen(pictures.length)}*\n\n`;
  const quote = read.length > quoted ? `${read.slice(0, quoted).replace(/\s+\S*$/, '')}…` : read;
  return `*${readOnly(pictures.length, quote)}*\n\n`;
}

/** Without anything that would be a citation, a formula or markup in an answer. */
function plain(text: string): string {
  return text
    .replaceAll(/[[\]*_`<>\\$#|~]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
