import type { StateInline } from 'markdown-it';

/** `[2]`, where it names a source of this answer. */
export function citationRule(state: StateInline, silent: boolean): boolean {
  const [mark, number] =
    /^\[(\d{1,2})\](?!\()/.exec(state.src.slice(state.pos, state.pos + 6)) ?? [];
  const citable = state.env['citable'] as ReadonlySet<string>;
  if (mark === undefined || number === undefined || !citable.has(mark)) return false;
  if (!silent) state.push('citation', '', 0).content = number;
  state.pos += mark.length;
  return true;
}
