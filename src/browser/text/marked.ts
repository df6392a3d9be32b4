import type { FailedClaim, Mark } from '../../tutor/turn-event.ts';
import { el } from '../dom/el.ts';
import { words } from '../words.ts';

// Brackets that nobody types, and punctuation to Markdown: emphasis beside them stays emphasis.
const opening = '\u2E22';
const closing = '\u2E23';
const either = /[\u2E22\u2E23]/g;

/** The Markdown of an answer with its marked stretches between signs that `dressMarks` finds again. */
export function withMarkSigns(text: string, marks: readonly Mark[]): string {
  return between(text.replaceAll(either, '\uFFFD'), marks, (said) => `${opening}${said}${closing}`);
}

/** The answer as it is read aloud: a marked sentence says so before its full stop. */
export function withSpokenMarks(text: string, marks: readonly Mark[]): string {
  return between(text, marks, (said) =>
    said.replace(/[.!?…。！？]*$/, (stop) => ` (${words.marks.badge})${stop}`),
  );
}

function between(text: string, marks: readonly Mark[], dress: (said: string) => string): string {
  let dressed = '';
  let at = 0;
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    if (from < at || to > text.length) continue;
    dressed += text.slice(at, from) + dress(text.slice(from, to));
    at = to;
  }
  return dressed + text.slice(at);
}

/** Underlines what stands between the signs and says at its end what that means, in words. */
export function dressMarks(root: DocumentFragment | HTMLElement, marks: readonly Mark[]): void {
  const waiting = marks.toSorted((a, b) => a.from - b.from);
  let inside = false;
  for (const node of leavesOf(root)) {
    if (!(node instanceof Text)) {
      if (inside) node.classList.add('unsupported');
      continue;
    }
    const parts: Node[] = [];
    for (const part of node.data.split(/([\u2E22\u2E23])/)) {
      if (part === closing) parts.push(badge(waiting.shift()?.failed ?? []));
      else if (part !== opening && part !== '')
        parts.push(inside ? underlined(part) : new Text(part));
      if (part === opening || part === closing) inside = part === opening;
    }
    node.replaceWith(...parts);
  }
}

/** Text, and formulas as wholes, in reading order. */
function leavesOf(root: Node): (Text | HTMLElement)[] {
  return [...root.childNodes].flatMap((node) => {
    if (node instanceof Text) return [node];
    if (node instanceof HTMLElement && node.dataset['tex'] !== undefined) return [node];
    return leavesOf(node);
  });
}

function underlined(text: string): HTMLElement {
  return el('span', { class: 'unsupported' }, text);
}

function badge(failed: readonly FailedClaim[]): HTMLElement {
  const why = failed.map(reasonOf).join(' ');
  return el(
    'span',
    { class: 'not-from-course', title: why, dir: 'auto' },
    words.marks.badge,
    el('span', { class: 'unseen' }, `. ${why} `),
  );
}

/** Why a sentence is marked. */
export function reasonOf({ kind, said }: FailedClaim): string {
  return words.marks.reasons[kind](said);
}
