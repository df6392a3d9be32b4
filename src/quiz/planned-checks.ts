import { randomUUID } from 'node:crypto';
import { examLockOf } from '../assessment/index.ts';
import type { Conduct } from '../conduct/index.ts';
import { findCourse } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import {
  ContestRefusedError,
  deferCheck,
  independenceFrom,
  listConcepts,
  lockEvidenceOn,
  nextCheck,
  readDeferrals,
  readEvidence,
  standingOf,
  type CheckKind,
  type CheckStanding,
  type Deferral,
  type Independence,
} from '../learner/index.ts';
import { soundsStrained } from '../safety/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { insertCheck, latestCheck, saidSince, type Check } from './check-store.ts';
import { freshItems, readCheckMaterial, type CheckMaterial } from './make-check.ts';
import { toPublicItem, type PublicItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';

/** A check that is due, with its student's word about it. */
export interface DueCheck {
  readonly kind: CheckKind;
  readonly standing: Extract<CheckStanding, 'waits' | 'postponed' | 'declined'>;
  /** Of a postponed one. */
  readonly until: Date | null;
}

/** How a concept goes with help and alone, and the check that is due, if any. */
export interface ConceptIndependence extends Independence {
  readonly conceptId: string;
  readonly name: string;
  readonly check: DueCheck | null;
}

/** A check that waits, to be offered unasked. */
export interface OfferedCheck {
  readonly conceptId: string;
  readonly name: string;
  readonly kind: CheckKind;
}

/**
 * Two questions without help on what went with help, or went alone some time ago. That one is due is worked out from
 * evidence; only what a student says to it is kept. Nobody has to take one.
 */
export interface PlannedChecks {
  /** Concepts that anything was shown on, in teaching order; `on`: whether checks are planned in this course. */
  read(owner: QuizOwner): Promise<{
    readonly on: boolean;
    readonly concepts: readonly ConceptIndependence[];
  }>;
  /**
   * The one to offer where a conversation begins; null in an exam or a pause, and for a day after somebody cried for
   * help or sounded strained.
   */
  offer(owner: QuizOwner): Promise<OfferedCheck | null>;
  /** Begins the check that is due, put off or not, or gives the one that is begun. @throws ContestRefusedError */
  begin(
    owner: QuizOwner,
    conceptId: string,
    language: Language,
  ): Promise<{ readonly checkId: string; readonly items: readonly PublicItem[] }>;
  /** Safe to repeat. @throws ContestRefusedError */
  putOff(owner: QuizOwner, conceptId: string, said: Deferral['said']): Promise<void>;
}

interface PlannedChecksNeeds {
  readonly withTenant: WithTenant;
  readonly conduct: Pick<Conduct, 'holdOn' | 'standings'>;
}

export function createPlannedChecks({ withTenant, conduct }: PlannedChecksNeeds): PlannedChecks {
  return {
    read: (owner) =>
      withTenant(owner.tenantId, async (tx) => {
        const on = await arePlanned(tx, owner);
        const concepts = await standingsOf(tx, owner, { on });
        return { on, concepts: await askableOnly(tx, owner, concepts) };
      }),
    offer: (owner) =>
      withTenant(owner.tenantId, async (tx) => {
        if (!(await arePlanned(tx, owner))) return null;
        const all = await standingsOf(tx, owner, { on: true });
        const waiting = all.filter(({ check }) => check?.standing === 'waits');
        if (waiting.length === 0 || !(await isGoodMoment(tx, owner, conduct))) return null;
        const material = await readCheckMaterial(tx, owner);
        for (const { conceptId, name, check } of waiting)
          if (check && (await canAsk(tx, owner, conceptId, material)))
            return { conceptId, name, kind: check.kind };
        return null;
      }),
    begin: (owner, conceptId, language) =>
      withTenant(owner.tenantId, async (tx) => {
        await lockEvidenceOn(tx, owner, conceptId);
        const last = await latestCheck(tx, owner, conceptId);
        if (last && (last.planned === null || last.outcome !== null))
          throw new ContestRefusedError('check_used');
        const check = last ?? (await makePlanned(tx, owner, conceptId));
        const items = check.items.map((item) => toPublicItem(item, language));
        return { checkId: check.id, items };
      }),
    putOff: (owner, conceptId, said) =>
      withTenant(owner.tenantId, async (tx) => {
        await dueOn(tx, owner, conceptId);
        await deferCheck(tx, owner, { conceptId, said });
      }),
  };
}

async function arePlanned(tx: Tx, { tenantId, courseId }: QuizOwner): Promise<boolean> {
  return (await findCourse(tx, tenantId, courseId))?.settings.plannedChecks ?? false;
}

async function standingsOf(
  tx: Tx,
  owner: QuizOwner,
  { on }: { readonly on: boolean },
): Promise<ConceptIndependence[]> {
  const events = Map.groupBy(await readEvidence(tx, owner), ({ conceptId }) => conceptId);
  const said = new Map((await readDeferrals(tx, owner)).map((one) => [one.conceptId, one]));
  const now = new Date();
  return (await listConcepts(tx, owner)).flatMap(({ id, name }) => {
    const seen = events.get(id);
    if (!seen) return [];
    const next = on ? nextCheck(seen) : null;
    const deferral = said.get(id) ?? null;
    const standing = standingOf(next, deferral, now);
    const isDue = next !== null && standing !== 'none' && standing !== 'not_yet';
    const until = standing === 'postponed' ? (deferral?.until ?? null) : null;
    const check = isDue ? { kind: next.kind, standing, until } : null;
    return [{ conceptId: id, name, ...independenceFrom(seen), check }];
  });
}

/** Without the checks for which the course has no two questions, or for which today's was used. */
async function askableOnly(
  tx: Tx,
  owner: QuizOwner,
  concepts: readonly ConceptIndependence[],
): Promise<ConceptIndependence[]> {
  if (concepts.every(({ check }) => check === null)) return [...concepts];
  const material = await readCheckMaterial(tx, owner);
  const told: ConceptIndependence[] = [];
  for (const concept of concepts) {
    const isAskable = concept.check && (await canAsk(tx, owner, concept.conceptId, material));
    told.push(isAskable ? concept : { ...concept, check: null });
  }
  return told;
}

async function canAsk(
  tx: Tx,
  owner: QuizOwner,
  conceptId: string,
  material: CheckMaterial,
): Promise<boolean> {
  const last = await latestCheck(tx, owner, conceptId);
  if (last) return last.planned !== null && last.outcome === null;
  const items = await freshItems(tx, owner, { conceptId }, { material, seed: conceptId });
  return items !== undefined;
}

/** @throws ContestRefusedError when none is due */
async function dueOn(tx: Tx, owner: QuizOwner, conceptId: string): Promise<DueCheck> {
  const all = (await arePlanned(tx, owner)) ? await standingsOf(tx, owner, { on: true }) : [];
  const check = all.find((one) => one.conceptId === conceptId)?.check;
  if (!check) throw new ContestRefusedError('check_not_due');
  return check;
}

async function makePlanned(
  tx: Tx,
  owner: QuizOwner,
  conceptId: string,
): Promise<Pick<Check, 'id' | 'items'>> {
  const { kind: planned } = await dueOn(tx, owner, conceptId);
  const id = randomUUID();
  const material = await readCheckMaterial(tx, owner);
  const items = await freshItems(tx, owner, { conceptId }, { material, seed: id });
  if (!items) throw new ContestRefusedError('check_not_due');
  await insertCheck(tx, owner, { id, conceptId, evidenceId: null, planned, items });
  return { id, items };
}

const day = 86_400_000;

async function isGoodMoment(
  tx: Tx,
  owner: QuizOwner,
  conduct: PlannedChecksNeeds['conduct'],
): Promise<boolean> {
  const [hold, exam, { helpNear }, said] = await Promise.all([
    conduct.holdOn(tx, owner),
    examLockOf(tx, owner),
    conduct.standings(tx, owner),
    saidSince(tx, owner, new Date(Date.now() - day)),
  ]);
  return !hold && !exam && !helpNear && !said.some(soundsStrained);
}
