import { z } from 'zod';
import type { WithTenant } from '../tenancy/index.ts';
import type { LearnerKey } from './evidence-store.ts';
import { masteryFrom, type Evidence, type Mastery } from './mastery.ts';

/** What the tutor knows of a student when a turn begins (S06–S11). No model was asked for it. */
export interface Snapshot {
  /** Concepts with evidence, in teaching order. */
  readonly mastery: readonly ConceptState[];
  readonly quiz: QuizContext;
  /** The last ten messages of the thread, oldest first. */
  readonly history: readonly HistoryMessage[];
}

export interface ConceptState extends Mastery {
  readonly conceptId: string;
  readonly name: string;
  readonly slug: string;
}

export interface QuizContext {
  readonly totalAttempts: number;
  /** 0 to 1; null before the first attempt. */
  readonly averageScore: number | null;
  readonly passRate: number | null;
  /** Names of the concepts with a mastery below 0.4. */
  readonly weakAreas: readonly string[];
  /** The quiz taken within the last half hour, to be talked about. */
  readonly latest: {
    readonly concept: string;
    readonly score: number;
    readonly max: number;
  } | null;
}

export interface HistoryMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

const historyMessages = 10;
const weakBelow = 0.4;

const row = z.object({
  concepts: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string() })),
  evidence: z.array(
    z.object({
      conceptId: z.string(),
      source: z.enum(['quiz', 'chat', 'check', 'instructor']),
      outcome: z.number(),
      weight: z.number(),
      assisted: z.boolean(),
      happenedAt: z.coerce.date(),
    }),
  ),
  quiz: z.object({
    totalAttempts: z.number(),
    averageScore: z.number().nullable(),
    passRate: z.number().nullable(),
    latest: z.object({ concept: z.string(), score: z.number(), max: z.number() }).nullable(),
  }),
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })),
});

const snapshotQuery = `
select
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'slug', c.slug) order by c.position), '[]')
   from concepts c where c.tenant_id = $1 and c.course_id = $2 and not c.retired) as concepts,
  (select coalesce(jsonb_agg(jsonb_build_object('conceptId', e.concept_id, 'source', e.source, 'outcome', e.outcome,
     'weight', e.weight, 'assisted', e.assisted, 'happenedAt', e.happened_at)), '[]')
   from evidence e where e.tenant_id = $1 and e.user_id = $3 and e.course_id = $2) as evidence,
  quiz_context($3, $2) as quiz,
  thread_history($4, $5, ${historyMessages}) as history`;

export type ReadSnapshot = (
  learner: LearnerKey,
  turn: { threadId: string; turnId: string },
) => Promise<Snapshot>;

/** Reads everything about the student in one round trip. */
export function createReadSnapshot(withTenant: WithTenant): ReadSnapshot {
  return async (learner, { threadId, turnId }) => {
    const [found] = await withTenant(learner.tenantId, (tx) =>
      tx.queryPlannedOnce(snapshotQuery, [
        learner.tenantId,
        learner.courseId,
        learner.userId,
        threadId,
        turnId,
      ]),
    );
    const { concepts, evidence, quiz, history } = row.parse(found);
    const events = Map.groupBy<string, Evidence>(evidence, ({ conceptId }) => conceptId);
    const mastery = concepts.flatMap(({ id, name, slug }) => {
      const seen = events.get(id);
      return seen ? [{ conceptId: id, name, slug, ...masteryFrom(seen) }] : [];
    });
    const weakAreas = mastery
      .filter(({ probability }) => probability < weakBelow)
      .map(({ name }) => name);
    return { mastery, quiz: { ...quiz, weakAreas }, history };
  };
}
