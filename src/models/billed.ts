/** Our count of tokens may be short of the vendor's by so much; a reservation must not be. */
export const countMargin = 1.3;

/** Failures at which a vendor has done no work that it would charge for, whatever was asked. */
export const unbilled: ReadonlySet<string> = new Set([
  'key_refused',
  'model_gone',
  'rate_limited',
  'request_refused',
]);
