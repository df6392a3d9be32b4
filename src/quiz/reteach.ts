import type { CourseKey } from '../courses/index.ts';
import { listConcepts, type Concept } from '../learner/index.ts';
import { readReleasedChunks, type OutlineEntry } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readBank } from './question-bank-store.ts';
import type { ItemSource } from './quiz.ts';
import { reteachCard, taughtPlaces, type ReteachCard } from './reteach-card.ts';
import { splitBy, usesBank } from './take-quiz.ts';

/** A concept and what is told of the class on it: nothing else of any student enters here. */
export interface Shown {
  readonly id: string;
  readonly ideas: readonly { readonly text: string }[];
}

/** What those who teach can do about what the class has open. */
export interface Reteach {
  /** Where each of the concepts is taught, by its id, as far as it is released to everybody. */
  places(course: CourseKey, shown: readonly Shown[]): Promise<Record<string, ItemSource[]>>;
  /** Undefined when the course has no such concept any more. */
  card(course: CourseKey, shown: Shown): Promise<ReteachCard | undefined>;
}

export function createReteach(withTenant: WithTenant): Reteach {
  return {
    places: (course, shown) =>
      withTenant(course.tenantId, async (tx) => {
        if (shown.length === 0) return {};
        const concepts = await listConcepts(tx, course);
        const outline = await readReleasedChunks(tx, keyOf(course));
        const places = shown.flatMap(({ id, ideas }): [string, ItemSource[]][] => {
          const concept = concepts.find((one) => one.id === id);
          return concept ? [[id, placesOf(concept, ideas, outline)]] : [];
        });
        return Object.fromEntries(places);
      }),
    card: (course, { id, ideas }) =>
      withTenant(course.tenantId, async (tx) => {
        const concept = (await listConcepts(tx, course)).find((one) => one.id === id);
        if (!concept) return undefined;
        const outline = await readReleasedChunks(tx, keyOf(course));
        const bank = (await usesBank(tx, course)) ? await readBank(tx, course, id) : [];
        const thinks = ideas.map(({ text }) => text);
        return reteachCard(concept, thinks, { ...splitBy(concept, outline), bank });
      }),
  };
}

function placesOf(
  concept: Concept,
  ideas: Shown['ideas'],
  outline: readonly OutlineEntry[],
): ItemSource[] {
  const thinks = ideas.map(({ text }) => text);
  return taughtPlaces(concept, thinks, splitBy(concept, outline).about);
}

/** For the whole class, whoever asks for it. */
function keyOf({ tenantId, courseId }: CourseKey): CourseKey {
  return { tenantId, courseId };
}
