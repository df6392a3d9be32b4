/**
 * An answer may go from one direction to the other from block to block: a sentence of ours, then one
 * of the course. Code is read from left to right whatever stands around it; formulas say so themselves.
 */
export function settleDirections(root: HTMLElement): void {
  for (const code of root.querySelectorAll<HTMLElement>('pre, code')) code.dir = 'ltr';
  for (const block of root.querySelectorAll<HTMLElement>(':scope > :not(pre)')) block.dir = 'auto';
}
