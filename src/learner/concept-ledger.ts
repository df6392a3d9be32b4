import type { Tx } from '../ground/db/index.ts';
import { listConcepts } from './concept-store.ts';
import { claimsAgainst, type Claim, type Standing } from './contest.ts';
import { readTalkedOf, type EvidenceEvent, type TalkedOf } from './contest-store.ts';
import { mayWithdraw } from './contests.ts';
import { readEvidenceOn, type LearnerKey } from './evidence-store.ts';
import {
  assistedShare,
  masteryFrom,
  prior,
  probabilityFrom,
  weightOf,
  type Mastery,
} from './mastery.ts';

/** One event that a number rests on, or rested on. */
export interface LedgerLine {
  readonly id: string;
  readonly source: TalkedOf['source'];
  /** 0 wrong to 1 right. */
  readonly outcome: number;
  readonly weight: number;
  readonly assisted: boolean;
  readonly happenedAt: Date;
  /** Its weight with help taken off; 0 while it is set aside. */
  readonly countsFor: number;
  /** The probability after it, as it was folded in; unchanged by what is set aside. */
  readonly after: number;
  /** What it rests on: a quiz's item, a turn. */
  readonly reference: string;
  readonly said: readonly EvidenceEvent[];
  readonly standing: Standing;
  /** What its student may say against it. */
  readonly claims: readonly Claim[];
  readonly mayWithdraw: boolean;
}

/** A mastery opened to what it rests on. */
export interface ConceptLedger {
  readonly concept: { readonly id: string; readonly name: string };
  /** Where every fold begins. */
  readonly prior: typeof prior;
  /** What is left of an answer's weight where help was at hand. */
  readonly assistedShare: number;
  readonly lines: readonly LedgerLine[];
  /** As it is shown everywhere else. */
  readonly mastery: Mastery;
  /** From the lines above as whoever asks receives them, by the same fold. */
  readonly replayed: Mastery;
  /** Whether both are the same, bit for bit. */
  readonly same: boolean;
}

/** Undefined when the course teaches no such concept. */
export async function readConceptLedger(
  tx: Tx,
  learner: LearnerKey,
  conceptId: string,
): Promise<ConceptLedger | undefined> {
  const concept = (await listConcepts(tx, learner)).find(({ id }) => id === conceptId);
  if (!concept) return undefined;
  const mastery = masteryFrom(await readEvidenceOn(tx, learner, conceptId));
  const lines = linesOf(await readTalkedOf(tx, learner, conceptId));
  const replayed = replay(JSON.stringify(lines), conceptId);
  const { id, name } = concept;
  const same = isSame(mastery, replayed);
  return { concept: { id, name }, prior, assistedShare, lines, mastery, replayed, same };
}

/** @param all in the order of the fold */
export function linesOf(all: readonly TalkedOf[]): LedgerLine[] {
  const counting = all.filter(({ standing }) => standing.counts);
  const folded: TalkedOf[] = [];
  return all.map((one) => {
    const { id, source, outcome, weight, assisted, happenedAt, reference, said, standing } = one;
    if (standing.counts) folded.push(one);
    return {
      id,
      source,
      outcome,
      weight,
      assisted,
      happenedAt,
      reference,
      said,
      standing,
      countsFor: standing.counts ? weightOf(one) : 0,
      after: probabilityFrom(folded),
      claims: standing.waits || standing.decided ? [] : claimsAgainst(counting, one),
      mayWithdraw: mayWithdraw(standing),
    };
  });
}

/** The number that lines come to which went through JSON, by the fold that made it. */
export function replay(lines: string, conceptId: string): Mastery {
  const told = JSON.parse(lines) as (Omit<LedgerLine, 'happenedAt'> & { happenedAt: string })[];
  const counting = told.filter(({ standing }) => standing.counts);
  return masteryFrom(
    counting.map((line) => ({ ...line, conceptId, happenedAt: new Date(line.happenedAt) })),
  );
}

export function isSame(one: Mastery, other: Mastery): boolean {
  const parts = ['probability', 'low', 'high', 'alpha', 'beta', 'evidence'] as const;
  return parts.every((part) => Object.is(one[part], other[part]));
}
