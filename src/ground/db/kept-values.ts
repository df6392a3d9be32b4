import { storable } from '../text/storable.ts';

/**
 * JSON for a parameter of a statement, as PostgreSQL keeps it: whoever wrote NUL or half a character (a
 * model, a course's file, an LMS), each becomes U+FFFD.
 */
export function asJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\u')) return json;
  // A backslash of the text itself stands there as two.
  return json.replaceAll(/\\\\|\\u(?:0000|d[89a-f][\da-f]{2})/g, (found) =>
    found === '\\\\' ? found : '\\ufffd',
  );
}

/** A parameter of a statement as PostgreSQL keeps it. */
export function keptValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(keptValue);
  return isPlain(value) ? asJson(value) : value;
}

/** Neither a date nor bytes: pg would write it as JSON. */
function isPlain(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
