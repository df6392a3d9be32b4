import { contentTerms, foldSpace } from '../../ground/text/index.ts';
import { findInstructions } from '../../ingest/index.ts';
import {
  slugOf,
  speaksOf,
  toCandidate,
  type Concept,
  type ConceptProposal,
  type ProposedPlace,
} from '../../learner/index.ts';
import { headingOf, type OutlineEntry } from '../../retrieve/index.ts';
import type { ProposedConcepts } from '../prompts/concepts-prompt.ts';
import { countWords, findQuote } from '../questions/find-quote.ts';
import type { Section } from './sections.ts';
import { orderBy, withoutCircles, type Need } from './teaching-order.ts';

/** Why something that a model proposed is not shown. */
export type ConceptFlaw =
  /** It names no section that it was given. */
  | 'section'
  /** It does not stand in the section word for word, or is no phrase. */
  | 'quote'
  /** The quoted place does not speak of it. */
  | 'subject'
  /** No name of a concept: too long, a generic heading, a link, markup, or words to a model. */
  | 'name'
  /** It names no concept of the course, or the same one twice. */
  | 'concept'
  /** The course has it, or it was proposed already. */
  | 'duplicate'
  /** What needs what it is needed for. */
  | 'circle'
  /** More than anybody would read. */
  | 'surplus';

export interface CheckedConcepts {
  readonly sound: readonly ConceptProposal[];
  readonly dropped: Readonly<Partial<Record<ConceptFlaw, number>>>;
}

interface Course {
  /** By the marks that the model was given. */
  readonly concepts: ReadonlyMap<string, Pick<Concept, 'slug' | 'name'>>;
  readonly sections: readonly Section[];
}

const most = { add: 8, rename: 12, merge: 8, needs: 24 } as const;
const quoteWords = [4, 40] as const;
const longestName = 60;
const subjectShare = 0.5;
const strange = /https?:|www\.|[<>[\]{}`*_#|\\]|&\w+;/i;

/** Looks up what a model proposed in the sections it was shown, without a model. Pure. */
export function checkConcepts(proposed: ProposedConcepts, course: Course): CheckedConcepts {
  const dropped: Partial<Record<ConceptFlaw, number>> = {};
  const keep = <T>(checked: readonly (T | ConceptFlaw)[], limit: number): T[] => {
    const sound: T[] = [];
    for (const one of checked) {
      const flaw = typeof one === 'string' ? one : sound.length < limit ? null : 'surplus';
      if (flaw) dropped[flaw as ConceptFlaw] = (dropped[flaw as ConceptFlaw] ?? 0) + 1;
      else sound.push(one as T);
    }
    return sound;
  };
  const taken = new Set([...course.concepts.values()].map(({ slug }) => slug));
  const merges = keep(proposed.doubled.map(mergeIn(course)), most.merge);
  const gone = new Set(merges.map(({ drop }) => drop.slug));
  const renames = keep(proposed.names.map(renameIn(course, taken, gone)), most.rename);
  const adds = keep(proposed.missing.map(addIn(course, taken)), most.add);
  const needs = keep(proposed.needs.map(needIn(course)), most.needs);
  const { held, circular } = withoutCircles(needs);
  if (circular.length > 0) dropped.circle = circular.length;
  return { sound: [...adds, ...renames, ...merges, ...orderOf(course, held)], dropped };
}

type Placed = { readonly section: number; readonly quote: string };
type Of<Kind extends ConceptProposal['kind']> = Extract<ConceptProposal, { kind: Kind }>;

function addIn({ sections }: Course, taken: Set<string>) {
  return (one: ProposedConcepts['missing'][number]): Of<'add'> | ConceptFlaw => {
    const concept = nameIn(one.name);
    if (!concept) return 'name';
    if (taken.has(concept.slug)) return 'duplicate';
    const found = placeIn(sections, one);
    if (typeof found === 'string') return found;
    // Its quizzes are made of passages that have all its words: one at least must be there.
    if (!speaksOf(found.entry.content, concept.slug)) return 'subject';
    taken.add(concept.slug);
    return { kind: 'add', concept, place: found.place };
  };
}

function renameIn({ concepts, sections }: Course, taken: Set<string>, gone: ReadonlySet<string>) {
  const renamed = new Set<string>();
  return (one: ProposedConcepts['names'][number]): Of<'rename'> | ConceptFlaw => {
    const concept = concepts.get(one.concept);
    if (!concept || gone.has(concept.slug)) return 'concept';
    const better = nameIn(one.name);
    if (!better) return 'name';
    const isOther = better.slug !== concept.slug && taken.has(better.slug);
    if (isOther || better.name === concept.name || renamed.has(concept.slug)) return 'duplicate';
    const found = placeIn(sections, one);
    if (typeof found === 'string') return found;
    if (!isAbout(found.entry, better.name)) return 'subject';
    renamed.add(concept.slug);
    taken.add(better.slug);
    return { kind: 'rename', concept, name: better.name, place: found.place };
  };
}

function mergeIn(course: Course) {
  const merged = new Set<string>();
  return (one: ProposedConcepts['doubled'][number]): Of<'merge'> | ConceptFlaw => {
    const pair = pairIn(course, one.keep, one.drop, one);
    if (typeof pair === 'string') return pair;
    const { one: keep, other: drop, place } = pair;
    // What stays must not go elsewhere.
    if (merged.has(drop.slug) || merged.has(keep.slug)) return 'duplicate';
    merged.add(drop.slug);
    return { kind: 'merge', keep, drop, place };
  };
}

type Reason = Of<'order'>['because'][number];

function needIn(course: Course) {
  const known = new Set<string>();
  return (one: ProposedConcepts['needs'][number]): (Need & { reason: Reason }) | ConceptFlaw => {
    const pair = pairIn(course, one.needs, one.concept, one);
    if (typeof pair === 'string') return pair;
    const { one: first, other: next, place } = pair;
    if (known.has(`${first.slug} ${next.slug}`)) return 'duplicate';
    known.add(`${first.slug} ${next.slug}`);
    return { first: first.slug, next: next.slug, reason: { first, next, place } };
  };
}

/** The order that what concepts need asks for; none where the present one does. */
function orderOf(
  { concepts }: Course,
  needs: readonly (Need & { reason: Reason })[],
): Of<'order'>[] {
  const now = [...concepts.values()];
  const slugs = now.map(({ slug }) => slug);
  const wanted = orderBy(slugs, needs);
  if (wanted.every((slug, at) => slug === slugs[at])) return [];
  const ordered = wanted.flatMap((slug) => now.find((one) => one.slug === slug) ?? []);
  // What is in order already is no reason for another one.
  const because = needs
    .filter(({ first, next }) => slugs.indexOf(first) > slugs.indexOf(next))
    .map(({ reason }) => reason);
  return [{ kind: 'order', concepts: ordered.map(({ slug, name }) => ({ slug, name })), because }];
}

function pairIn(
  { concepts, sections }: Course,
  first: string,
  second: string,
  placed: Placed,
):
  | {
      readonly one: Pick<Concept, 'slug' | 'name'>;
      readonly other: Pick<Concept, 'slug' | 'name'>;
      place: ProposedPlace;
    }
  | ConceptFlaw {
  const [one, other] = [concepts.get(first), concepts.get(second)];
  if (!one || !other || one.slug === other.slug) return 'concept';
  const found = placeIn(sections, placed);
  if (typeof found === 'string') return found;
  if (!isAbout(found.entry, one.name) || !isAbout(found.entry, other.name)) return 'subject';
  return { one, other, place: found.place };
}

function nameIn(text: string): { slug: string; name: string } | undefined {
  const name = foldSpace(text);
  const candidate = name.length <= longestName ? toCandidate(name) : null;
  if (!candidate || strange.test(name) || /[.!?;:]$/.test(name)) return undefined;
  return findInstructions(name).length > 0 ? undefined : candidate;
}

function placeIn(
  sections: readonly Section[],
  { section, quote }: Placed,
): { place: ProposedPlace; entry: OutlineEntry } | ConceptFlaw {
  const entry = sections.find(({ marker }) => marker === section)?.entry;
  if (!entry) return 'section';
  const length = countWords(quote);
  const found =
    length >= quoteWords[0] && length <= quoteWords[1]
      ? findQuote(quote, entry.content)
      : undefined;
  if (found === undefined || findInstructions(found).length > 0) return 'quote';
  const { documentId, chunkId, title, headingPath, page, timeFrom: time } = entry;
  const heading = headingOf(headingPath);
  const place = { documentId, chunkId, title, heading, page, time, quote: foldSpace(found) };
  return { place, entry };
}

/** Whether a section has enough of a name's words, those of its title and headings among them. */
function isAbout({ title, headingPath, content }: OutlineEntry, name: string): boolean {
  const terms = new Set(contentTerms([title, ...headingPath, content].join('\n')));
  const wanted = new Set(contentTerms(name));
  return wanted.intersection(terms).size >= subjectShare * wanted.size && slugOf(name) !== '';
}
