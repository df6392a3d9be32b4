import { likeness, sameShare, termsOf } from './misconception.ts';

/** What a student of the class has open on one concept now. */
export interface OpenIdea {
  readonly userId: string;
  readonly misconceptionId: string;
  readonly description: string;
}

/** How many students, as precisely as anybody is told. */
export const bands = ['5-9', '10-19', '20-49', '5+', '10+', '20+', '50+'] as const;
export type Band = (typeof bands)[number];

/** What those who teach see of one concept. */
export interface Board {
  /** Null: too few to say anything. */
  readonly band: Band | null;
  /** Ideas that enough of them share. */
  readonly ideas: readonly { readonly text: string; readonly band: Band }[];
}

/** Who stands behind what was shown, each with a mark of what they have open. */
export type Members = ReadonlyMap<string, string>;

/** Nothing is said of fewer students, and no picture differs by fewer from the one before it (B09). */
export const floor = 5;

/** Each with the number of students it begins at, the largest first. */
const steps = [
  { from: 50, band: '50+', open: '50+' },
  { from: 20, band: '20-49', open: '20+' },
  { from: 10, band: '10-19', open: '10+' },
  { from: floor, band: '5-9', open: '5+' },
] as const satisfies readonly { from: number; band: Band; open: Band }[];

/**
 * The band of a number of students of a class; null below the floor. It always leaves as many of the class who
 * may not be among them: what is said of everybody is said of each. Then a lower number begins it, without an end.
 */
export function bandOf(count: number, classSize: number): Band | null {
  const own = steps.find(({ from }) => count >= from);
  const told = steps.find(({ from }) => count >= from && classSize - from >= floor);
  if (!told) return null;
  return told === own ? told.band : told.open;
}

/** What could be shown of a concept in a class of so many students now, if it may be. */
export function boardOf(open: readonly OpenIdea[], classSize: number): Board {
  const students = new Set(open.map(({ userId }) => userId)).size;
  const band = bandOf(students, classSize);
  if (band === null) return { band, ideas: [] };
  const ideas = groupsOf(open).flatMap((group) => {
    const shared = bandOf(new Set(group.map(({ userId }) => userId)).size, classSize);
    return shared === null ? [] : [{ text: nameOf(group), band: shared }];
  });
  return { band, ideas };
}

export function membersOf(open: readonly OpenIdea[]): Members {
  const byStudent = Map.groupBy(open, ({ userId }) => userId);
  return new Map(
    [...byStudent].map(([userId, ideas]) => [
      userId,
      ideas
        .map(({ misconceptionId }) => misconceptionId)
        .toSorted()
        .join(' '),
    ]),
  );
}

/**
 * Whether a new picture may take the place of the last: only when what enough students have open has changed
 * since, so that whoever holds one against the other learns about a crowd and about nobody in it.
 */
export function mayRelease(shown: Members, now: Members): boolean {
  const everybody = new Set([...shown.keys(), ...now.keys()]);
  const changed = [...everybody].filter((userId) => shown.get(userId) !== now.get(userId));
  return changed.length >= floor;
}

/** Ideas that say the same in other words; each begins with the first that is like no group before it. */
function groupsOf(open: readonly OpenIdea[]): OpenIdea[][] {
  const groups: { readonly terms: ReadonlySet<string>; readonly ideas: OpenIdea[] }[] = [];
  for (const idea of open.toSorted(byDescription)) {
    const terms = termsOf(idea.description);
    const group = groups.find((one) => likeness(one.terms, terms) >= sameShare);
    if (group) group.ideas.push(idea);
    else groups.push({ terms, ideas: [idea] });
  }
  return groups.map(({ ideas }) => ideas).toSorted((a, b) => b.length - a.length);
}

function byDescription(a: OpenIdea, b: OpenIdea): number {
  return a.description < b.description ? -1 : a.description > b.description ? 1 : 0;
}

/** The description that most resembles the others of its group. */
function nameOf(group: readonly OpenIdea[]): string {
  const texts = [...new Set(group.map(({ description }) => description))];
  const terms = texts.map(termsOf);
  const closeness = terms.map((mine) =>
    terms.reduce((sum, other) => sum + likeness(mine, other), 0),
  );
  return texts[closeness.indexOf(Math.max(...closeness))] ?? '';
}
