import { contentTerms } from '../ground/text/index.ts';
import type { OutlineEntry } from '../retrieve/index.ts';

/** Something the course teaches and a student can know or not. */
export interface Concept {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly position: number;
  /** Slugs of those that were merged into it. */
  readonly also: readonly string[];
  /** Let in by an instructor although no heading names it. */
  readonly added: boolean;
}

export interface ConceptCandidate {
  readonly name: string;
  readonly slug: string;
}

/** A course is described by at most so many; more would leave too little evidence for each. */
const maxConcepts = 60;
/** Documents longer than this, in chunks, are about several things: their main headings count. */
const singleTopicChunks = 12;

const generic =
  /^(?:intro(?:duction)?|overview|summary|conclusions?|contents|table of contents|exercises?|problems?|practice|examples?|worked examples?|references?|further reading|additional (?:references|reading|resources)|appendix|notes?|motivation|background|tl;?dr|recap|review|outline|agenda|schedule|learning (?:goals|objectives)|key (?:points|takeaways)|what(?:'s| is) next|common mistakes|typical mistakes|hints?|solutions?|acknowledge?ments?|syllabus|home ?page|welcome|faq|questions?|remarks?|proof|definition|theorem|discussion|results?)\b[\s\d.:]*$/i;

/**
 * The concepts of a course, in teaching order: the titles of its pages, and of long documents their
 * main headings. Generic headings say nothing and are left out.
 */
export function conceptsOf(outline: readonly OutlineEntry[]): ConceptCandidate[] {
  const found = new Map<string, ConceptCandidate>();
  for (const entries of Map.groupBy(outline, ({ documentId }) => documentId).values()) {
    for (const name of namesIn(entries)) {
      const candidate = toCandidate(name);
      if (candidate && !found.has(candidate.slug)) found.set(candidate.slug, candidate);
    }
  }
  return [...found.values()].slice(0, maxConcepts);
}

function namesIn(entries: readonly OutlineEntry[]): string[] {
  const [first] = entries;
  if (!first) return [];
  const top = new Map<string, number>();
  for (const { headingPath } of entries) {
    const name = headingPath[0] ?? '';
    if (name !== '') top.set(name, (top.get(name) ?? 0) + 1);
  }
  const several = entries.length > singleTopicChunks && top.size > 2;
  // Slides and recordings repeat what the pages teach: their title alone stands for them.
  return several
    ? [...top].filter(([, chunks]) => chunks >= 2).map(([name]) => name)
    : [first.title];
}

/** Null when the text is no name of a concept. */
export function toCandidate(text: string): ConceptCandidate | null {
  const name = text
    .replace(
      /^(?:chapter|section|lecture|lesson|unit|module|week|part|task|slides?|handout|page)\s*[\d.]+\s*[:.–—-]*\s*/i,
      '',
    )
    .replace(/^[\d.]+\s+/, '')
    .replace(/\s*[:–—]\s*$/, '')
    .trim();
  const slug = slugOf(name);
  if (slug === '' || name.length < 3 || name.length > 80 || generic.test(name)) return null;
  return { name, slug };
}

/** Stems of the words that matter, so that "Derivatives" and "The derivative" are one concept. */
export function slugOf(name: string): string {
  return contentTerms(name.replaceAll(/\\[()[\]]/g, ' '))
    .join('-')
    .slice(0, 120);
}

/**
 * True when the piece of text belongs to the concept by its title or one of its headings; to one that no
 * heading names, by having all its words.
 */
export function isAbout(
  entry: { title: string; headingPath: readonly string[]; content: string },
  { slug, also, added }: Pick<Concept, 'slug' | 'also' | 'added'>,
): boolean {
  const slugs = new Set([slug, ...also]);
  const named = [entry.title, ...entry.headingPath].some((text) =>
    slugs.has(toCandidate(text)?.slug ?? ''),
  );
  return named || (added && speaksOf(entry.content, slug));
}

/** Whether a text has all the words of a concept. */
export function speaksOf(text: string, slug: string): boolean {
  const terms = new Set(contentTerms(text).flatMap((term) => [term, ...term.split('-')]));
  return slug.split('-').every((term) => terms.has(term));
}
