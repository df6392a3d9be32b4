import { splitFormulas } from './formula.ts';

/**
 * Makes an answer that is still being written presentable: what was opened is closed, and what
 * cannot be judged yet (half a marker, half a link, a table without its second line) is held back.
 */
export function closeMarkup(text: string): string {
  if (isInsideFence(text)) return text;
  const at = text.lastIndexOf('\n\n');
  const begin = at === -1 ? 0 : at + 2;
  return text.slice(0, begin) + closeBlock(text.slice(begin));
}

/** A fenced block closes itself. */
function isInsideFence(text: string): boolean {
  return (text.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 1;
}

function closeBlock(block: string): string {
  if (isTableWithoutRule(block)) return '';
  return closeEmphasis(closeCode(closeLink(withoutLooseEnd(block))));
}

// The second line decides whether it is a table at all.
function isTableWithoutRule(block: string): boolean {
  const [first = '', second, ...more] = block.trimStart().split('\n');
  if (!first.startsWith('|') || more.length > 0) return false;
  return second === undefined || /^[|\s:-]*$/.test(second);
}

/** Half a list marker, heading or rule; a backslash that may begin a formula. */
function withoutLooseEnd(block: string): string {
  return block.replace(/(^|\n)[ \t]*(?:[*+\-#>_~`=|]+|\d+[.)]?)[ \t]*$/, '$1').replace(/\\$/, '');
}

function closeLink(block: string): string {
  return block
    .replace(/!?(?<!\\)\[([^\][\n]*)\]\([^)\s]*$/, '$1')
    .replace(/!?(?<!\\)\[([^\][\n]{0,120})$/, (_, label: string) =>
      /^\d{0,2}$/.test(label) ? '' : label,
    );
}

function closeCode(block: string): string {
  const ticks =
    proseOf(block)
      .match(/`+/g)
      ?.filter((run) => run.length === 1) ?? [];
  if (ticks.length % 2 === 0) return block;
  return block.endsWith('`') ? block.slice(0, -1) : `${block}\``;
}

function closeEmphasis(block: string): string {
  const open: string[] = [];
  for (const { 0: mark, index } of flat(block).matchAll(
    /\*\*|\*|~~|(?<![\p{L}\p{N}_])_(?=\S)|_(?![\p{L}\p{N}_])/gu,
  )) {
    const after = block[index + mark.length] ?? '';
    if (open.at(-1) === mark) open.pop();
    else if (after !== '' && !/\s/.test(after)) open.push(mark);
    else if (after === '') return closeEmphasis(block.slice(0, index));
  }
  if (open.length === 0) return block;
  return block.trimEnd() + open.toReversed().join('');
}

/** The block with everything blotted out that is not prose; indices stay. */
function flat(block: string): string {
  return proseOf(block)
    .replaceAll(/`[^`]*`/g, blot)
    .replaceAll(/\\[^\n]/g, blot);
}

/** A formula that is not closed yet reaches to the end. */
const unclosed = /\\[([][^]*$/;

function proseOf(block: string): string {
  return splitFormulas(block)
    .map((piece) => (piece.kind === 'text' ? piece.text : blot(piece.source)))
    .join('')
    .replace(unclosed, blot);
}

function blot(text: string): string {
  return ' '.repeat(text.length);
}
