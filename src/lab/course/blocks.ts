/** A piece of a text file of this course, named by the sign its line begins with. */
export type Block =
  | {
      readonly kind: 'title' | 'heading' | 'paragraph' | 'formula' | 'warning' | 'bullet' | 'rule';
      readonly text: string;
    }
  | { readonly kind: 'step'; readonly text: string; readonly number: string }
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'figure'; readonly name: string; readonly caption: string };

const signs = [
  ['---', 'rule'],
  ['## ', 'heading'],
  ['# ', 'title'],
  ['== ', 'formula'],
  ['= ', 'formula'],
  ['! ', 'warning'],
  ['- ', 'bullet'],
] as const;

/** Reads handout.txt or slides.txt: a block a line. */
export function readBlocks(source: string): Block[] {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readBlock);
}

function readBlock(line: string): Block {
  const step = /^(\d+)\. (.*)$/.exec(line);
  if (step) return { kind: 'step', number: step[1] ?? '', text: step[2] ?? '' };
  if (line.startsWith('| ')) {
    return {
      kind: 'row',
      cells: line
        .slice(2)
        .split('|')
        .map((cell) => cell.trim()),
    };
  }
  if (line.startsWith('@ ')) {
    const [name = '', caption = ''] = line
      .slice(2)
      .split('|')
      .map((part) => part.trim());
    return { kind: 'figure', name, caption };
  }
  const sign = signs.find(([start]) => line.startsWith(start));
  return sign
    ? { kind: sign[1], text: line.slice(sign[0].length) }
    : { kind: 'paragraph', text: line };
}
