/** A gold file that cannot be used; the message names the file and every bad line, for its author. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
  readonly code = 'gold_invalid';
}
