export {
  runReport,
  type CaseReport,
  type Figure,
  type ReportTable,
  type RunReport,
  type Slice,
} from './run-report.ts';
export { compareRuns, settleContest, type ComparedMeasure, type Contest } from './compare-runs.ts';
export { auc } from './statistics/auc.ts';
export { bootstrapMean, isTooFewForMean } from './statistics/bootstrap.ts';
export { createRandom } from './statistics/random.ts';
export { wilson } from './statistics/wilson.ts';
export { sampleRuns } from './sample-runs.ts';
export { findRun, latestRuns, publishRun, type RunSummary } from './published-run-store.ts';
export { gateCases, gateObjection, goldFile } from './gate.ts';
export { weighModels } from './gate-models.ts';
export { gateDecisions, noteDecision, type GateDecision } from './gate-decision-store.ts';
export { createGates, GateError, type Gates } from './gates.ts';
export { createReadGates, type GatePicture } from './gate-picture.ts';
export { createJudgeCases, type JudgedCases } from './judge-cases.ts';
export {
  compareWithPeople,
  labelledReply,
  type Calibration,
  type JudgedReply,
  type LabelledReply,
} from './judge-trust.ts';
export { dimensions, readLabels, rubricQuestion, type Dialogue, type Labels } from './rubric.ts';
export { createTryIndex } from './try-index.ts';
export { createTryRanking } from './try-ranking.ts';
export { createTryReader } from './try-reader.ts';
export { createWeighRanking } from './weigh-ranking.ts';
export {
  answerVerdicts,
  judgeAnswer,
  judgedAnswers,
  verdictsOf,
  type AnswerVerdict,
  type Judge,
} from './judged-answer-store.ts';
export { fewestStudents, masteryRun } from './mastery-run.ts';
export { readAnswers } from './read-answers.ts';
export { whoAnswered } from './who-answered.ts';
export { createWeeklyRun } from './weekly-run.ts';
