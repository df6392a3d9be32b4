import type { Block, Cell, Page } from './page.ts';

/** A page as Markdown, in which nothing of its words is read as a mark. */
export function renderMarkdown({ title, blocks }: Page, about: string): string {
  return `${[`# ${plain(title)}`, plain(about), ...blocks.map(renderBlock)].join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    default:
      return [block.columns, block.columns.map(() => '---'), ...block.rows]
        .map((cells, at) => `| ${cells.map(at === 1 ? String : renderCell).join(' | ')} |`)
        .join('\n');
  }
}

function renderCell(cell: Cell): string {
  return (typeof cell === 'string' ? [cell] : cell).map(plain).join('<br>');
}

function plain(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>|#~$]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
