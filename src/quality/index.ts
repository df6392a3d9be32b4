export {
  runReport,
  type CaseReport,
  type Comparison,
  type Figure,
  type ReportTable,
  type RunReport,
  type Slice,
  type Verdict,
} from './run-report.ts';
export { findRun, latestRuns, publishRun, type RunSummary } from './published-run-store.ts';
export { gateCases, gateObjection, goldFile } from './gate.ts';
export {
  answerVerdicts,
  judgeAnswer,
  judgedAnswers,
  verdictsOf,
  type AnswerVerdict,
  type Judge,
} from './judged-answer-store.ts';
export { createWeeklyRun } from './weekly-run.ts';
