import type { MarkdownIt } from 'markdown-it';
import type { StateBlock, StateInline } from 'markdown-it';

const fences: readonly { open: string; close: string }[] = [
  { open: '$$', close: '$$' },
  { open: '\\[', close: '\\]' },
];
const pairs: readonly { open: string; close: string }[] = [
  { open: '$$', close: '$$' },
  { open: '\\\\(', close: '\\\\)' },
  { open: '\\(', close: '\\)' },
  { open: '\\[', close: '\\]' },
  { open: '$', close: '$' },
];

/** Teaches markdown-it formulas, so that underscores and backslashes inside them stay what they are. */
export function keepMath(markdown: MarkdownIt): MarkdownIt {
  markdown.inline.ruler.before('escape', 'math_inline', inlineMath);
  markdown.block.ruler.before('fence', 'math_block', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  return markdown;
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const pair = pairs.find(({ open }) => state.src.startsWith(open, state.pos));
  if (!pair) return false;
  const from = state.pos + pair.open.length;
  const to = state.src.indexOf(pair.close, from);
  if (to === -1 || !isFormula(state.src.slice(from, to), pair.open)) return false;
  if (!silent) state.push('math_inline', 'math', 0).content = state.src.slice(from, to).trim();
  state.pos = to + pair.close.length;
  return true;
}

// A single dollar is a formula only when it hugs it: "$x$", but not "$5 and $6".
function isFormula(inside: string, open: string): boolean {
  if (inside.trim() === '') return false;
  return open !== '$' || (/^\S/.test(inside) && /\S$/.test(inside) && !inside.includes('\n\n'));
}

function blockMath(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const first = lineOf(state, startLine).trim();
  const fence = fences.find(({ open }) => first.startsWith(open));
  if (!fence) return false;
  const lines: string[] = [];
  for (let at = startLine; at < endLine; at += 1) {
    const text = at === startLine ? first.slice(fence.open.length) : lineOf(state, at);
    const close = text.indexOf(fence.close);
    if (close !== -1) {
      if (text.slice(close + fence.close.length).trim() !== '') return false;
      if (silent) return true;
      lines.push(text.slice(0, close));
      state.push('math_block', 'math', 0).content = lines.join('\n').trim();
      state.line = at + 1;
      return true;
    }
    lines.push(text);
  }
  return false;
}

function lineOf(state: StateBlock, at: number): string {
  return state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at] ?? 0);
}
