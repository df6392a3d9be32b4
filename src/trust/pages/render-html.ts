import type { Block, Cell, Page } from './page.ts';

const style = `
:root { color-scheme: light dark; --line: #8b8476; --soft: #5c574d; --accent: #1c4f76; }
@media (prefers-color-scheme: dark) { :root { --line: #7f8791; --soft: #b0aa9d; --accent: #98c8ec; } }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; }
.scroll:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin-block: 0.5rem 1.5rem; font-size: 0.875rem; }
caption { text-align: start; font-weight: 600; padding-block: 0.25rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; min-width: 5rem; }
td ul { margin: 0; padding-inline-start: 1rem; }
@media print { .scroll { overflow: visible; } section { break-before: page; } }
`;

/** All pages as one file that needs nothing beside it: no script, no picture, nothing of others. */
export function renderHtml(title: string, about: string, pages: readonly Page[]): string {
  const contents = pages.map(({ id, title: of }) => `<li><a href="#${id}">${escaped(of)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="soft">${escaped(about)}</p>
<nav aria-label="Papers"><ul>${contents.join('')}</ul></nav>
${pages.map(renderPage).join('\n')}
</main>
</body>
</html>
`;
}

function renderPage({ id, title, blocks }: Page): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(title)}</h2>
${blocks.map(renderBlock).join('\n')}
</section>`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${items(block.items)}</ul>`;
    default:
      return renderTable(block);
  }
}

function renderTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${renderCell(first)}</th>${rest.map((cell) => `<td>${renderCell(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function renderCell(cell: Cell): string {
  if (typeof cell === 'string') return escaped(cell);
  return cell.length === 0 ? '' : `<ul>${items(cell)}</ul>`;
}

function items(lines: readonly string[]): string {
  return lines.map((line) => `<li>${escaped(line)}</li>`).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(words: string): string {
  return words.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
