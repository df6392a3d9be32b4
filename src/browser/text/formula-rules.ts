import type { StateBlock, StateInline } from 'markdown-it';
import { formulaAt, opensFormula } from './formula.ts';

/** A formula inside a line. One that is not closed (yet) stays as it was typed, to the end of its block. */
export function inlineFormula(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const formula = formulaAt(src, pos);
  if (formula) {
    if (!silent) {
      const token = state.push('formula', '', 0);
      token.content = formula.tex;
      token.markup = formula.display ? 'display' : 'inline';
    }
    state.pos = formula.end;
    return true;
  }
  if (!opensFormula(src, pos) || src.startsWith('$$', pos)) return false;
  if (!silent) state.push('literal', '', 0).content = src.slice(pos);
  state.pos = src.length;
  return true;
}

/** A formula that has its lines to itself: whatever they begin with, they are no list and no quote. */
export function blockFormula(
  state: StateBlock,
  from: number,
  to: number,
  silent: boolean,
): boolean {
  const start = (state.bMarks[from] ?? 0) + (state.tShift[from] ?? 0);
  if (!/^(?:\\\[|\$\$)/.test(state.src.slice(start, start + 2))) return false;
  const formula = formulaAt(state.src, start);
  if (formula) {
    const last = lineOf(state, from, to, formula.end);
    const rest = state.src.slice(formula.end, state.eMarks[last]);
    if (last >= to || !/^[\s.,;]*$/.test(rest)) return false;
    if (silent) return true;
    const token = state.push('formula', '', 0);
    Object.assign(token, { content: formula.tex, markup: 'display', block: true });
    state.line = last + 1;
    return true;
  }
  return literal(state, from, to, silent);
}

function literal(state: StateBlock, from: number, to: number, silent: boolean): boolean {
  if (silent) return true;
  let end = from;
  while (end < to && !state.isEmpty(end)) end += 1;
  state.push('paragraph_open', 'p', 1);
  const token = state.push('inline', '', 0);
  const content = state.getLines(from, end, state.blkIndent, false).trim();
  Object.assign(token, {
    content: '',
    children: [Object.assign(new state.Token('literal', '', 0), { content })],
  });
  state.push('paragraph_close', 'p', -1);
  state.line = end;
  return true;
}

function lineOf(state: StateBlock, from: number, to: number, offset: number): number {
  let line = from;
  while (line < to && (state.eMarks[line] ?? 0) < offset) line += 1;
  return line;
}
