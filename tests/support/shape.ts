/**
 * How two JSON values differ in shape: members, types, and the form of texts (address, number, time).
 * Values may differ. A list is as the expected one when each entry is shaped like one of its entries.
 * `open` names members whose insides are free, e.g. parameters that a course chooses.
 */
export function shapeDifferences(
  actual: unknown,
  expected: unknown,
  open: readonly string[] = [],
): string[] {
  return differences(actual, expected, { path: '$', open: new Set(open) });
}

interface Place {
  readonly path: string;
  readonly open: ReadonlySet<string>;
}

function differences(actual: unknown, expected: unknown, place: Place): string[] {
  const [is, wanted] = [kindOf(actual), kindOf(expected)];
  if (is !== wanted) return [`${place.path}: ${is} instead of ${wanted}`];
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return listDifferences(actual, expected, place);
  }
  if (wanted !== 'object') return [];
  return memberDifferences(actual as Members, expected as Members, place);
}

type Members = Readonly<Record<string, unknown>>;

function memberDifferences(actual: Members, expected: Members, place: Place): string[] {
  const missing = Object.keys(expected).filter((name) => !Object.hasOwn(actual, name));
  const extra = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name));
  const shared = Object.keys(expected).filter((name) => Object.hasOwn(actual, name));
  return [
    ...missing.map((name) => `${place.path}.${name}: missing`),
    ...extra.map((name) => `${place.path}.${name}: not expected`),
    ...shared
      .filter((name) => !place.open.has(name))
      .flatMap((name) =>
        differences(actual[name], expected[name], { ...place, path: `${place.path}.${name}` }),
      ),
  ];
}

function listDifferences(
  actual: readonly unknown[],
  expected: readonly unknown[],
  place: Place,
): string[] {
  if (expected.length === 0) return [];
  if (actual.length === 0) return [`${place.path}: empty`];
  return actual.flatMap((entry, at) => {
    const inside = { ...place, path: `${place.path}[${at}]` };
    const found = expected.map((model) => differences(entry, model, inside));
    return found.toSorted((a, b) => a.length - b.length)[0] ?? [];
  });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? textKind(value) : typeof value;
}

const forms: readonly (readonly [string, RegExp])[] = [
  ['address', /^https?:\/\//],
  ['digits', /^\d+$/],
  ['time with offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
  ['time in UTC', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/],
];

function textKind(text: string): string {
  return forms.find(([, form]) => form.test(text))?.[0] ?? 'text';
}
