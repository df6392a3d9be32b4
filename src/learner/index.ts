export { adjustmentsFor, type Adjustment } from './adjustment.ts';
export { isAbout, slugOf, speaksOf, toCandidate, type Concept } from './concept.ts';
export { readConceptLedger, type ConceptLedger, type LedgerLine } from './concept-ledger.ts';
export type { ConceptProposal, ProposedPlace } from './concept-proposal.ts';
export {
  keepConceptReading,
  lastConceptReading,
  type ReadingOutcome,
} from './concept-proposal-store.ts';
export {
  carryConceptsOver,
  conceptsWithout,
  ensureConcept,
  listConcepts,
  type ConceptName,
} from './concept-store.ts';
export { claims, ContestRefusedError, decisions, type CheckOutcome } from './contest.ts';
export {
  createContests,
  listContested,
  lockContested,
  settleByCheck,
  type Contested,
  type Contests,
} from './contests.ts';
export { explanationKinds } from './episode-store.ts';
export {
  coursesWithEvidence,
  lockEvidenceOn,
  readCourseEvidence,
  readEvidence,
  recordEvidence,
  type NewEvidence,
} from './evidence-store.ts';
export { deferCheck, readDeferrals } from './deferral-store.ts';
export {
  learnFromQuiz,
  learnFromTurn,
  type Lesson,
  type SeenMisconception,
} from './learn-from-turn.ts';
export {
  createReadMastery,
  createRefreshConcepts,
  type ReadMastery,
  type RefreshConcepts,
} from './ledger.ts';
export {
  helpFor,
  helpLevels,
  independenceFrom,
  type HelpLevel,
  type Independence,
  type IndependenceState,
} from './independence.ts';
export {
  nextCheck,
  recheckGaps,
  standingOf,
  type CheckKind,
  type CheckStanding,
  type Deferral,
} from './next-check.ts';
export { lockStudents, readGradedEvidence } from './graded-store.ts';
export { commentOn, masteryGrade, type GradedEvidence } from './mastery-grade.ts';
export { createReadLearned, type ReadLearned } from './learned.ts';
export { masteryFrom, type Evidence } from './mastery.ts';
export { predictionsOf, type Prediction } from './prediction.ts';
export { saysStuck } from './says-stuck.ts';
export { severities, type Misconception } from './misconception.ts';
export { listMisconceptions } from './misconception-store.ts';
export { createReadBoard, type ReadBoard } from './read-board.ts';
export { createReadWeeks, type ReadWeeks } from './read-weeks.ts';
export { createReviewConcepts, type ReviewConcepts } from './review-concepts.ts';
export {
  createReadSnapshot,
  type HistoryMessage,
  type ReadSnapshot,
  type Snapshot,
} from './snapshot.ts';
export {
  chooseStrategy,
  withHintsOnly,
  withoutStep,
  type Strategy,
  type StrategyName,
} from './strategy.ts';
export { wishes } from './wish.ts';
export { createWishes, type Wishes } from './wish-store.ts';
