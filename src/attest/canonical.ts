/** What can be signed: JSON without fractions, of which there is more than one way to write. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/**
 * The one text of a value, however its file was laid out: no spaces, names in order (as RFC 8785 has it).
 * @throws TypeError for a number that is no safe integer, and for what is no JSON
 */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map((one: Plain) => canonical(one)).join(',')}]`;
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new TypeError('only whole numbers are signed');
  if (value === null || typeof value !== 'object') {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new TypeError('only JSON is signed');
    return text;
  }
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
