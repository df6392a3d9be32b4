/** One value of a query or a form; repeated and structured ones count as absent. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Values of a parameter that may be given several times. */
export function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** A whole number of at least zero; undefined when it is not one. */
export function count(value: unknown): number | undefined {
  return /^\d{1,9}$/.test(text(value) ?? '') ? Number(value) : undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The JSON object in a body; undefined when there is none. */
export function jsonObject(body: unknown): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text(body) ?? '');
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
