import type { Asked } from './asked.ts';

/** Of what was read, in characters: enough to see whether it was read rightly. */
const quoted = 200;

/** What the student reads before an answer by somebody who could not see their pictures. */
export function unseenNote({ pictures }: Pick<Asked, 'pictures'>): string {
  const which = pictures.length === 1 ? 'your picture' : 'your pictures';
  const read = plain(pictures.map(({ words }) => words).join(' '));
  if (read === '')
    return `*I could not look at ${which}, and found no text there that I could read.*\n\n`;
  const quote = read.length > quoted ? `${read.slice(0, quoted).replace(/\s+\S*$/, '')}…` : read;
  return `*I could only read the text in ${which}: “${quote}”*\n\n`;
}

/** Without anything that would be a citation, a formula or markup in an answer. */
function plain(text: string): string {
  return text
    .replaceAll(/[[\]*_`<>\\$#|~]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
