type Words = Readonly<Record<string, unknown>>;
type Say = (...said: readonly unknown[]) => unknown;

/** Numbers do for every argument: in a text they stand as they are. */
const told = [7, 11, 13];
/** One for each form that a plural can have in our languages, and a large one. */
const counts = [0, 1, 2, 3, 5, 11, 21, 100];

/** Every sentence of a language, with where it stands. */
export function leaves(words: unknown, path = ''): [string, string | Say][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return [[path, words as Say]];
  return Object.entries(words as Words).flatMap(([name, part]) =>
    leaves(part, path === '' ? name : `${path}.${name}`),
  );
}

/** What one language lacks or adds, leaves empty, or says exactly as the other does. */
export function differences(one: object, other: object): { missing: string[]; equal: string[] } {
  const theirs = new Map(leaves(other));
  const ours = leaves(one);
  const missing = ours.filter(([path, said]) => {
    const translated = theirs.get(path);
    return typeof translated !== typeof said || (translated === '' && said !== '');
  });
  const names = new Set(ours.map(([path]) => path));
  const added = [...theirs.keys()].filter((path) => !names.has(path));
  const equal = ours.filter(([path, said]) => spoken(said) === spoken(theirs.get(path)));
  return {
    missing: [...missing.map(([path]) => path), ...added],
    equal: equal.map(([path]) => path),
  };
}

/** Texts of the other language in which something is not named that the first one names. */
export function missingArguments(one: object, other: object): string[] {
  const theirs = new Map(leaves(other));
  return leaves(one).flatMap(([path, say]) => {
    const translated = theirs.get(path);
    if (typeof say !== 'function' || typeof translated !== 'function') return [];
    const named = numbersIn(String(say(...told)));
    const said = numbersIn(String(translated(...told)));
    const lacks = [...named].some((number) => !said.has(number));
    const broken = counts.some((count) =>
      /undefined|NaN|#/.test(String(translated(count, count, count))),
    );
    return lacks || broken ? [path] : [];
  });
}

function spoken(said: string | Say | undefined): unknown {
  return typeof said === 'function' ? said(...told) : said;
}

function numbersIn(text: string): Set<string> {
  return new Set(text.match(/\d+/g));
}
