import { contentTerms } from '../ground/text/index.ts';
import type { Concept } from '../learner/index.ts';
import { chooseItems, type QuizMaterial } from './choose-items.ts';
import type { ItemSource, QuizItem } from './quiz.ts';
import { nearestTo, onePerPlace, taughtSentences, type TaughtSentence } from './taught-places.ts';

/** Five minutes on one concept: all of it from the course and from what is told of the class. */
export interface ReteachCard {
  /** What enough of the class share; empty when they have different things open. */
  readonly thinks: readonly string[];
  /** Sentences of the course, in teaching order. */
  readonly says: readonly ItemSource[];
  /** To be asked of the room; null when the course carries none. */
  readonly ask:
    | (Pick<QuizItem, 'prompt' | 'solution' | 'source'> & {
        readonly options: readonly string[];
      })
    | null;
  /** What they think beside what the course works out. */
  readonly contrast: Contrast | null;
}

interface Contrast {
  readonly thinks: string | null;
  /** Where it stands; `quote` is its first sentence. */
  readonly source: ItemSource;
  /** A few sentences in a row. */
  readonly works: string;
}

const mostSaid = 3;
const mostPlaces = 6;
const mostWorked = 3;
/** How a text begins to work something out, in the languages of most courses; or it holds an equation. */
const working =
  /\b(?:for example|for instance|e\.g\.|suppose|consider|imagine|example|zum beispiel|beispiel|z\. ?b\.|angenommen|por ejemplo|ejemplo|par exemple|exemple|supposons|por exemplo|exemplo|suponha)\b|=/i;

/** Makes the card without a model: the same course and the same board make the same card. */
export function reteachCard(
  concept: Concept,
  thinks: readonly string[],
  material: Omit<QuizMaterial, 'met'>,
): ReteachCard {
  const taught = taughtSentences(material.about);
  const near = nearTo(concept, thinks, taught);
  const said = new Set(near.slice(0, mostSaid));
  const [item] = chooseItems({ ...material, met: new Set() }, 1, concept.id);
  return {
    thinks,
    says: taught.filter((one) => said.has(one)).map(({ source }) => source),
    ask: item ? toQuestion(item) : null,
    contrast: contrastOf(thinks, near),
  };
}

/** Where the concept is taught, what is nearest to the class's ideas first; at most six. */
export function taughtPlaces(
  concept: Concept,
  thinks: readonly string[],
  about: QuizMaterial['about'],
): ItemSource[] {
  return onePerPlace(nearTo(concept, thinks, taughtSentences(about))).slice(0, mostPlaces);
}

function nearTo(
  concept: Concept,
  thinks: readonly string[],
  taught: readonly TaughtSentence[],
): TaughtSentence[] {
  const near = nearestTo(new Set(contentTerms([concept.name, ...thinks].join(' '))), taught);
  return [...near, ...taught.filter((one) => !near.includes(one))];
}

function toQuestion(item: QuizItem): NonNullable<ReteachCard['ask']> {
  const { prompt, solution, source } = item;
  return { prompt, solution, source, options: item.kind === 'choice' ? item.options : [] };
}

function contrastOf(thinks: readonly string[], near: readonly TaughtSentence[]): Contrast | null {
  const worked = near.find(({ source }) => working.test(source.quote)) ?? near[0];
  if (!worked) return null;
  const works = [worked.source.quote, ...worked.after].slice(0, mostWorked).join(' ');
  return { thinks: thinks[0] ?? null, source: worked.source, works };
}
