import { z } from 'zod';
import type { WithTenant } from '../tenancy/index.ts';
import { joinConcept } from './concept-store.ts';
import { explanationKinds, type Episode } from './episode-store.ts';
import type { LearnerKey } from './evidence-store.ts';
import { masteryFrom, type Evidence, type Mastery } from './mastery.ts';
import { severities, type Misconception } from './misconception.ts';
import { wishes, type Wish } from './wish.ts';

/** What the tutor knows of a student when a turn begins (S06–S11). No model was asked for it. */
export interface Snapshot {
  /** Concepts with evidence, in teaching order. */
  readonly mastery: readonly ConceptState[];
  /** Those that are not gone, active ones first, then the last seen. */
  readonly misconceptions: readonly OpenMisconception[];
  /** How explanations went, the last first. */
  readonly episodes: readonly (Episode & { readonly concept: string })[];
  readonly quiz: QuizContext;
  /** How they want things explained; null: they have not said. */
  readonly wish: Wish | null;
  /** The last ten messages of the thread, oldest first. */
  readonly history: readonly HistoryMessage[];
}

export interface ConceptState extends Mastery {
  readonly conceptId: string;
  readonly name: string;
  readonly slug: string;
  /** What it rests on, oldest first. */
  readonly events?: readonly Evidence[];
}

export interface OpenMisconception extends Pick<
  Misconception,
  'id' | 'conceptId' | 'description' | 'severity' | 'seen'
> {
  /** Name of the concept. */
  readonly concept: string;
  readonly status: 'active' | 'resolving';
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
/** No prompt shows more of them. */
const mostNotes = 12;
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
      chance: z.number(),
    }),
  ),
  misconceptions: z.array(
    z.object({
      id: z.string(),
      conceptId: z.string(),
      concept: z.string(),
      description: z.string(),
      severity: z.enum(severities),
      status: z.enum(['active', 'resolving']),
      seen: z.number(),
    }),
  ),
  episodes: z.array(
    z.object({
      conceptId: z.string(),
      concept: z.string(),
      kind: z.enum(explanationKinds),
      what: z.string(),
      worked: z.boolean(),
    }),
  ),
  quiz: z.object({
    totalAttempts: z.number(),
    averageScore: z.number().nullable(),
    passRate: z.number().nullable(),
    latest: z.object({ concept: z.string(), score: z.number(), max: z.number() }).nullable(),
  }),
  wish: z.enum(wishes).nullable(),
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })),
});

const snapshotQuery = `
select
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'slug', c.slug) order by c.position, c.slug), '[]')
   from concepts c where c.tenant_id = $1 and c.course_id = $2 and not c.retired) as concepts,
  (select coalesce(jsonb_agg(jsonb_build_object('conceptId', coalesce(c.merged_into, c.id), 'source', e.source, 'outcome', e.outcome,
     'weight', e.weight, 'assisted', e.assisted, 'happenedAt', e.happened_at, 'chance', e.chance)
     order by e.happened_at, e.id), '[]')
   from evidence e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id
   where e.tenant_id = $1 and e.user_id = $3 and e.course_id = $2
     and e.discounted_at is null) as evidence,
  (select coalesce(jsonb_agg(to_jsonb(m) - 'last' order by m.status, m.last desc, m.id), '[]') from (
     select m.id, c.id as "conceptId", c.name as concept, m.description, m.severity, m.status,
       m.times_seen as seen, m.last_seen_at as last
     from misconceptions m ${joinConcept('m')}
     where m.tenant_id = $1 and m.user_id = $3 and m.course_id = $2 and m.status in ('active', 'resolving')
       and not c.retired
     order by m.status, m.last_seen_at desc, m.id limit ${mostNotes}) m) as misconceptions,
  (select coalesce(jsonb_agg(to_jsonb(e) - 'at' order by e.at desc), '[]') from (
     select c.id as "conceptId", c.name as concept, e.kind, e.what, e.worked, e.happened_at as at
     from episodes e ${joinConcept('e')}
     where e.tenant_id = $1 and e.user_id = $3 and e.course_id = $2 and not c.retired
     order by e.happened_at desc limit ${mostNotes}) e) as episodes,
  quiz_context($3, $2) as quiz,
  (select w.wish from explanation_wishes w
   where w.tenant_id = $1 and w.user_id = $3 and w.course_id = $2) as wish,
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
    const { concepts, evidence, quiz, ...kept } = row.parse(found);
    const events = Map.groupBy<string, Evidence>(evidence, ({ conceptId }) => conceptId);
    const mastery = concepts.flatMap(({ id, name, slug }) => {
      const seen = events.get(id);
      return seen ? [{ conceptId: id, name, slug, events: seen, ...masteryFrom(seen) }] : [];
    });
    const weakAreas = mastery
      .filter(({ probability }) => probability < weakBelow)
      .map(({ name }) => name);
    return { ...kept, mastery, quiz: { ...quiz, weakAreas } };
  };
}
