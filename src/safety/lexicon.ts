import { families } from './families.ts';

export type Family = keyof typeof families;

const compiled = new Map(
  Object.entries(families).map(([name, list]) => [name as Family, compile(list)] as const),
);

function compile(list: string): RegExp {
  const entries = list.split(',').map((entry) => {
    const words = entry
      .trim()
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .replaceAll(' ', '\\s+');
    return words.endsWith('.') ? `${words.slice(0, -1)}\\b` : words;
  });
  // Only Latin script says where a word begins.
  const { latin = [], other = [] } = Object.groupBy(entries, (entry) =>
    /^[a-z]/.test(entry) ? 'latin' : 'other',
  );
  return new RegExp([`\\b(?:${latin.join('|')})`, ...other].join('|'), 'g');
}

/** The text last looked at and where its families stand: many rules ask for the same few. */
const lookedAt = { text: '', places: new Map<Family, readonly number[]>() };

/** Where members of the family begin in a normalised text, in characters, ascending. */
function positionsOf(family: Family, text: string): readonly number[] {
  if (lookedAt.text !== text) {
    lookedAt.text = text;
    lookedAt.places.clear();
  }
  const known = lookedAt.places.get(family);
  if (known) return known;
  const pattern = compiled.get(family);
  const places = pattern ? [...text.matchAll(pattern)].map(({ index }) => index) : [];
  lookedAt.places.set(family, places);
  return places;
}

/** Where each of the families stands; nothing when one of them stands nowhere, the rest unread. */
function allPositions(text: string, wanted: readonly Family[]): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const family of wanted) {
    const places = positionsOf(family, text);
    if (places.length === 0) return [];
    found.push(places);
  }
  return found;
}

/** The first place at or after `from`, as an index into the ascending places. */
function firstFrom(places: readonly number[], from: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when a member of every family stands within `span` characters of one of the first. */
export function near(text: string, span: number, ...wanted: readonly Family[]): boolean {
  const [first, ...others] = allPositions(text, wanted);
  if (!first) return false;
  const holds = (places: readonly number[], at: number): boolean => {
    const start = firstFrom(places, at - span);
    // The same word in two families stands for one of them only.
    const found = places[start] === at ? places[start + 1] : places[start];
    return found !== undefined && found <= at + span;
  };
  return first.some((at) => others.every((places) => holds(places, at)));
}

/** True when members of the families follow one another in this order, each within `gap` characters. */
export function inOrder(text: string, gap: number, ...wanted: readonly Family[]): boolean {
  const [first = [], ...others] = allPositions(text, wanted);
  // From one family to the next only the places matter that something before them reaches.
  const reached = others.reduce(
    (before, places) =>
      places.filter((at) => {
        const start = before[firstFrom(before, at - gap)];
        return start !== undefined && start < at;
      }),
    first,
  );
  return reached.length > 0;
}

export function mentions(text: string, family: Family): boolean {
  return positionsOf(family, text).length > 0;
}
