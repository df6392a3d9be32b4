import type { Tx } from '../ground/db/index.ts';
import { concernedConcept } from './concept-store.ts';
import { recordEpisode, type Episode } from './episode-store.ts';
import { readEvidenceOn, recordEvidence, type LearnerKey } from './evidence-store.ts';
import { likeness, rosePast, sameShare, termsOf, type Misconception } from './misconception.ts';
import {
  countSighting,
  ensureMisconception,
  lockMisconceptions,
  noteEvent,
  type NewMisconception,
} from './misconception-store.ts';

/** What a turn showed of its student, with nothing in it that does not exist. */
export interface Lesson {
  readonly turnId: string;
  /** Whether the student showed thinking of their own; else nothing is held for or against them. */
  readonly attempted: boolean;
  /** 0 nothing of it was understood, 1 all of it. */
  readonly understanding: readonly { readonly conceptId: string; readonly value: number }[];
  readonly misconceptions: readonly SeenMisconception[];
  /** Ids of known ones that the tutor took up. */
  readonly addressed: readonly string[];
  /** Ids of known ones that the student showed to be gone. */
  readonly overcome: readonly string[];
  readonly explanations: readonly Episode[];
}

export interface SeenMisconception extends NewMisconception {
  /** The known one that it is; then its description may be empty. */
  readonly knownId: string | null;
  /** Whether the tutor took it up in its answer. */
  readonly addressed: boolean;
}

/**
 * Help was at hand, and a model judged it that can be wrong: half a question answered alone, halved again
 * because it is assisted (mastery.ts), so that four conversations say as much as one question of a quiz.
 * A choice of ours; nobody has measured it yet.
 */
const chatWeight = 0.5;
/** One wrong choice says that there is something, and nothing of how deep it goes. */
const quizSeverity = 'medium';
/** A student has at most so many open; more would describe nobody. */
const mostOpen = 20;

/**
 * Writes down what a turn showed: evidence, misconceptions with what became of them, and how explanations went.
 * In the caller's transaction; the same turn once more changes nothing.
 */
export async function learnFromTurn(tx: Tx, learner: LearnerKey, lesson: Lesson): Promise<void> {
  const { turnId, attempted } = lesson;
  const known = await lockMisconceptions(tx, learner);
  if (attempted) await keepUnderstanding(tx, learner, lesson);
  const shown = {
    source: 'chat',
    reference: turnId,
    misconceptions: lesson.misconceptions,
  } as const;
  const seen = attempted ? await keepSeen(tx, { learner, shown, known }) : new Set<string>();
  const happened = [
    ...lesson.addressed.map((id) => ({ id, kind: 'addressed' as const })),
    ...(attempted ? lesson.overcome : []).map((id) => ({ id, kind: 'overcome' as const })),
  ];
  for (const { id, kind } of happened) {
    // What has just shown is not gone, whatever else is said of it.
    if (!isKnown(known, id) || (kind === 'overcome' && seen.has(id))) continue;
    await noteEvent(tx, { ...learner, id }, { kind, reference: turnId });
  }
  if (!attempted) return;
  const rest = known.filter(({ id }) => !seen.has(id));
  for (const conceptId of new Set(lesson.understanding.map((one) => one.conceptId)))
    await moveOn(tx, learner, { open: rest, conceptId, cause: turnId, passed: false });
  for (const episode of lesson.explanations)
    await recordEpisode(tx, learner, { ...episode, turnId });
}

/** What a graded quiz does to the misconceptions on its concept, in the transaction of its evidence. */
export async function learnFromQuiz(
  tx: Tx,
  learner: LearnerKey,
  quiz: {
    readonly quizId: string;
    readonly conceptId: string;
    readonly passed: boolean;
    /** What wrong choices suggest that the student believes. */
    readonly mistaken: readonly string[];
  },
): Promise<void> {
  const { quizId: cause, passed } = quiz;
  const known = await lockMisconceptions(tx, learner);
  // A quiz may have been begun before its concept was merged.
  const conceptId = await concernedConcept(tx, learner.tenantId, quiz.conceptId);
  const misconceptions = quiz.mistaken.map((description): SeenMisconception => ({
    conceptId,
    description,
    severity: quizSeverity,
    knownId: null,
    addressed: false,
  }));
  const shown = { source: 'quiz', reference: cause, misconceptions } as const;
  const seen = await keepSeen(tx, { learner, shown, known });
  // What has just shown is not gone, however well the rest went.
  const open = known.filter(({ id }) => !seen.has(id));
  await moveOn(tx, learner, { open, conceptId, cause, passed });
}

function keepUnderstanding(tx: Tx, learner: LearnerKey, lesson: Lesson): Promise<void> {
  const events = lesson.understanding.map(({ conceptId, value }) => ({
    conceptId,
    source: 'chat' as const,
    outcome: value,
    weight: chatWeight,
    assisted: true,
    reference: `${lesson.turnId}/${conceptId}`,
  }));
  return recordEvidence(tx, learner, events);
}

interface Keeping {
  readonly learner: LearnerKey;
  readonly shown: {
    readonly source: Misconception['source'];
    /** The turn or quiz. */
    readonly reference: string;
    readonly misconceptions: readonly SeenMisconception[];
  };
  readonly known: readonly Misconception[];
}

/** Ids of those that showed in this turn or quiz. */
async function keepSeen(tx: Tx, { learner, shown, known }: Keeping): Promise<Set<string>> {
  const { tenantId } = learner;
  const { source, reference } = shown;
  const seen = new Set<string>();
  let room = mostOpen - known.filter(isOpen).length;
  for (const one of shown.misconceptions) {
    const same = findSame(known, one);
    if (same?.status === 'dismissed') continue;
    if (!same && (room <= 0 || one.description === '')) continue;
    if (!same) room -= 1;
    const id = same?.id ?? (await ensureMisconception(tx, learner, one, source));
    if (await noteEvent(tx, { tenantId, id }, { kind: 'seen', reference }))
      await countSighting(tx, tenantId, id, one.severity);
    if (one.addressed) await noteEvent(tx, { tenantId, id }, { kind: 'addressed', reference });
    seen.add(id);
  }
  return seen;
}

/** By the id that was named, or as the one of the concept that says the same: a dismissed one stays dismissed in other words. */
function findSame(
  known: readonly Misconception[],
  { knownId, conceptId, description }: SeenMisconception,
): Misconception | undefined {
  const terms = termsOf(description);
  const close = known
    .filter((one) => one.conceptId === conceptId)
    .map((one) => ({ one, share: likeness(termsOf(one.description), terms) }))
    .filter(({ share }) => share >= sameShare)
    .toSorted((a, b) => b.share - a.share);
  return known.find(({ id }) => id === knownId) ?? close[0]?.one;
}

function isOpen({ status }: Misconception): boolean {
  return status === 'active' || status === 'resolving';
}

function isKnown(known: readonly Misconception[], wanted: string): boolean {
  return known.some(({ id, status }) => id === wanted && status !== 'dismissed');
}

interface Move {
  readonly open: readonly Misconception[];
  readonly conceptId: string;
  /** The turn or quiz that brought the evidence. */
  readonly cause: string;
  readonly passed: boolean;
}

async function moveOn(
  tx: Tx,
  learner: LearnerKey,
  { open, conceptId, cause, passed }: Move,
): Promise<void> {
  const concerned = open.filter((one) => one.conceptId === conceptId && isOpen(one));
  if (concerned.length === 0) return;
  const evidence = await readEvidenceOn(tx, learner, conceptId);
  for (const { id, lastSeenAt } of concerned) {
    const since = evidence.filter(({ happenedAt }) => happenedAt > lastSeenAt);
    const before = since.filter(({ reference }) => !reference.startsWith(`${cause}/`));
    if (passed) await noteEvent(tx, { ...learner, id }, { kind: 'quiz_passed', reference: cause });
    else if (rosePast(before, since))
      await noteEvent(tx, { ...learner, id }, { kind: 'mastery_rose', reference: cause });
  }
}
