import { randomUUID } from 'node:crypto';
import type { Budget } from '../../budget/index.ts';
import { findCourse, type CourseKey } from '../../courses/index.ts';
import {
  keepConceptReading,
  lastConceptReading,
  listConcepts,
  type ReadingOutcome,
} from '../../learner/index.ts';
import type { ChatRouter } from '../../models/index.ts';
import { readReleasedChunks } from '../../retrieve/index.ts';
import type { AccountNeeds } from '../account-for.ts';
import { askForJson } from '../ask-for-json.ts';
import type { LoadCourseFacts } from '../course-facts.ts';
import { proposedConcepts } from '../prompts/concepts-prompt.ts';
import { createWritingDesk } from '../questions/writing-desk.ts';
import { setMoneyAside, type AsideNeeds } from '../set-money-aside.ts';
import { checkConcepts, type CheckedConcepts } from './check-concepts.ts';
import { hashOf, sectionsOf, type Section } from './sections.ts';

/**
 * Has a model look through the concepts of a course, once for each state of its material, if an instructor has
 * switched that on. What it proposes waits for an instructor. Undefined when nobody was asked, or when there was
 * no model or not enough money. May run any number of times.
 */
export type ProposeConcepts = (
  course: CourseKey,
  signal: AbortSignal,
) => Promise<ReadingOutcome | undefined>;

interface ProposeNeeds extends AccountNeeds, AsideNeeds {
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly courseFacts: LoadCourseFacts;
  /** Whether this installation wants it at all. */
  readonly wanted: boolean;
}

const task = 'concept_extraction';
const size = { inputTokens: 12_000, outputTokens: 3_000 };

export function createProposeConcepts(needs: ProposeNeeds): ProposeConcepts {
  const { withTenant, budget } = needs;
  return async ({ tenantId, courseId }, signal) => {
    const course = { tenantId, courseId };
    if (!needs.wanted || !(await isWanted(needs, course))) return undefined;
    const { prompts, ...facts } = await needs.courseFacts(course);
    const now = await withTenant(tenantId, (tx) => readMaterial(tx, course));
    const { concepts, sections, materialHash, last } = now;
    const promptVersion = prompts.concepts.version;
    const isRead = last?.materialHash === materialHash && last.promptVersion === promptVersion;
    if (isRead || concepts.length === 0 || sections.length === 0) return undefined;
    const id = randomUUID();
    try {
      if (!(await setMoneyAside(needs, { ...course, id, parts: [{ task, size }] })))
        return undefined;
      const desk = createWritingDesk(needs, { tenantId, id });
      const marked = new Map(concepts.map((one, at) => [`c${at + 1}`, one]));
      const system = prompts.concepts.write({
        ...facts,
        concepts: [...marked].map(([mark, { name }]) => ({ mark, name })),
        sections,
      });
      const question = { task, promptVersion, request: requestOf(system) } as const;
      const ask = { question, schema: proposedConcepts, repair: prompts.repair };
      const reply = await askForJson(desk, ask, signal);
      if (reply.kind === 'no_model') return undefined;
      const checked: CheckedConcepts | Malformed =
        reply.kind === 'value'
          ? checkConcepts(reply.value, { concepts: marked, sections })
          : malformed;
      const { sound: proposals, dropped } = checked;
      const reading = { materialHash, promptVersion, ...desk.spoke(), dropped, proposals };
      return await withTenant(tenantId, (tx) => keepConceptReading(tx, course, reading));
    } finally {
      await withTenant(tenantId, (tx) => budget.settle(tx, tenantId, id));
    }
  };
}

/** What was no JSON of the form asked for is not asked for again while the material stays. */
const malformed = { sound: [], dropped: { malformed: 1 } } as const;
type Malformed = typeof malformed;

function requestOf(system: string) {
  return {
    system,
    messages: [{ role: 'user', content: 'Look through the list.' }],
    maxOutputTokens: size.outputTokens,
    temperature: 0.1,
    json: true,
  } as const;
}

async function isWanted(
  { withTenant }: ProposeNeeds,
  { tenantId, courseId }: CourseKey,
): Promise<boolean> {
  const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
  return course?.settings.conceptProposals ?? false;
}

async function readMaterial(tx: Parameters<typeof listConcepts>[0], course: CourseKey) {
  // What is released to everybody: a place that only some may see is shown to no model.
  const outline = await readReleasedChunks(tx, course);
  const sections: readonly Section[] = sectionsOf(outline);
  const concepts = await listConcepts(tx, course);
  const last = await lastConceptReading(tx, course);
  return { concepts, sections, materialHash: hashOf(outline), last };
}
