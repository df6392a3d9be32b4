import type { Evidence } from '../evidence.ts';
import type { TrustFacts } from '../facts.ts';

/** Several lines of a cell stand one below the other. */
export type Cell = string | readonly string[];

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    };

/** One paper of the pack, in plain words: whoever renders it escapes them. */
export interface Page {
  /** Name of its file, without an ending. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
export const list = (...items: readonly string[]): Block => ({ kind: 'list', items });

/** What an answer rests on, a line each; a variable with its value here. */
export function shownEvidence(
  evidence: readonly Evidence[],
  settings: TrustFacts['settings'],
): string[] {
  return evidence.map((one) => {
    switch (one.kind) {
      case 'test':
        return `Test: ${one.file}, “${one.title}”`;
      case 'config':
        return `Setting: ${one.variable} = ${settings[one.variable]?.value ?? 'unknown'}`;
      case 'code':
        return one.name === undefined ? `Source: ${one.file}` : `Source: ${one.file}, ${one.name}`;
      case 'doc':
        return `Documentation: ${one.file}, “${one.heading}”`;
      default:
        return `By hand: ${one.what}`;
    }
  });
}
