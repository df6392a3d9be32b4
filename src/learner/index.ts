export { isAbout, slugOf, type Concept } from './concept.ts';
export { carryConceptsOver, ensureConcept, listConcepts } from './concept-store.ts';
export { recordEvidence } from './evidence-store.ts';
export {
  createReadMastery,
  createRefreshConcepts,
  type ReadMastery,
  type RefreshConcepts,
} from './ledger.ts';
export {
  createReadSnapshot,
  type HistoryMessage,
  type ReadSnapshot,
  type Snapshot,
} from './snapshot.ts';
export { chooseStrategy, type Strategy, type StrategyName } from './strategy.ts';
