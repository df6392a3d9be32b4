import { saveSeenSubject, subjectOf } from '../courses/index.ts';
import { readReleasedChunks } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { conceptsOf, speaksOf, type Concept } from './concept.ts';
import { addedSlugs, listConcepts, replaceConcepts } from './concept-store.ts';
import { readEvidence, type LearnerKey } from './evidence-store.ts';
import { masteryFrom, type Mastery } from './mastery.ts';

export type ConceptMastery = Concept & Mastery;

/** What a student knows, concept by concept in teaching order; concepts without evidence included. */
export type ReadMastery = (learner: LearnerKey) => Promise<ConceptMastery[]>;

export function createReadMastery(withTenant: WithTenant): ReadMastery {
  return (learner) =>
    withTenant(learner.tenantId, async (tx) => {
      const concepts = await listConcepts(tx, learner);
      const events = Map.groupBy(await readEvidence(tx, learner), ({ conceptId }) => conceptId);
      return concepts.map((concept) => ({
        ...concept,
        ...masteryFrom(events.get(concept.id) ?? []),
      }));
    });
}

/** Reads the concepts of a course, and what it is about, anew from its released material. May run any number of times. */
export type RefreshConcepts = (course: { tenantId: string; courseId: string }) => Promise<void>;

export function createRefreshConcepts(withTenant: WithTenant): RefreshConcepts {
  return (course) =>
    withTenant(course.tenantId, async (tx) => {
      const chunks = await readReleasedChunks(tx, course);
      // The course first and its concepts after it, as whoever copies a course holds them.
      await saveSeenSubject(tx, course, subjectOf(chunks.map(({ content }) => content)));
      const added = await addedSlugs(tx, course);
      const still = added.filter((slug) => chunks.some(({ content }) => speaksOf(content, slug)));
      await replaceConcepts(tx, course, conceptsOf(chunks), still);
    });
}
