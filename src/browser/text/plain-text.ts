import { el } from '../dom/el.ts';
import { words } from '../words.ts';
import { boundToFormula, splitFormulas } from './formula.ts';
import { drawFormula } from './math-engine.ts';

/**
 * Course text as paragraphs, lists and tables. It is plain text with formulas, as ingestion left it:
 * "• " begins a list item, cells are parted by " | ", anything else is a paragraph a line.
 * Sentences of `marked` are highlighted where they stand.
 */
export function plainText(text: string, marked: readonly string[] = []): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (let at = 0; at < lines.length;) {
    const size = runOf(lines, at);
    const run = lines.slice(at, at + size);
    if (isItem(run[0] ?? ''))
      blocks.push(
        el('ul', {}, ...run.map((line) => el('li', {}, ...markedText(line.slice(2), marked)))),
      );
    else if (size > 1) blocks.push(table(run));
    else blocks.push(el('p', {}, ...markedText(run[0] ?? '', marked)));
    at += size;
  }
  return blocks;
}

function markedText(text: string, marked: readonly string[]): Node[] {
  const [first] = marked
    .map((sentence) => ({ sentence, at: text.indexOf(sentence) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at);
  if (!first) return inlineText(text);
  const { sentence, at } = first;
  const rest = text.slice(at + sentence.length);
  return [
    ...inlineText(text.slice(0, at)),
    el('mark', {}, ...inlineText(sentence)),
    ...markedText(rest, marked),
  ];
}

/** How many lines from here belong to one list or table; a single line is a paragraph. */
function runOf(lines: readonly string[], at: number): number {
  const kind = isItem(lines[at] ?? '') ? isItem : hasCells;
  let size = 0;
  while (kind(lines[at + size] ?? '')) size += 1;
  return Math.max(size, 1);
}

function isItem(line: string): boolean {
  return line.startsWith('• ');
}

function hasCells(line: string): boolean {
  return cellsOf(line).length > 1;
}

/** Cells are parted by bars outside formulas. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (const piece of splitFormulas(line)) {
    const [head = '', ...rest] = piece.kind === 'text' ? piece.text.split(' | ') : [piece.source];
    cells.push(`${cells.pop()}${head}`, ...rest);
  }
  return cells;
}

function table([head = '', ...rows]: readonly string[]): HTMLElement {
  const row = (line: string, tag: 'th' | 'td'): HTMLElement =>
    el(
      'tr',
      {},
      ...cellsOf(line).map((cell) =>
        el(tag, tag === 'th' ? { scope: 'col' } : {}, ...inlineText(cell)),
      ),
    );
  return el(
    'div',
    { class: 'scroller' },
    el(
      'table',
      {},
      el('thead', {}, row(head, 'th')),
      el('tbody', {}, ...rows.map((line) => row(line, 'td'))),
    ),
  );
}

/** One run of text with its formulas drawn and its gaps shown. */
export function inlineText(text: string): Node[] {
  return splitFormulas(text).flatMap((piece, at) => {
    if (piece.kind === 'formula') return [formulaSpan(piece.formula, piece.source)];
    return withGaps(at === 0 ? piece.text : boundToFormula(piece.text));
  });
}

function formulaSpan(
  { tex, display }: { tex: string; display: boolean },
  source: string,
): HTMLElement {
  const place = el('span', { dir: 'ltr' }, source);
  const draw = (): void => {
    const formula = drawFormula(tex, display, draw);
    if (formula) place.replaceChildren(formula);
  };
  draw();
  return place;
}

function withGaps(text: string): Node[] {
  return text.split(/_{3,}/).flatMap((part, at) => {
    const plain = document.createTextNode(part);
    if (at === 0) return [plain];
    const gap = el('span', { class: 'gap' }, el('span', { class: 'unseen' }, words.quiz.gap));
    return [gap, plain];
  });
}
