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
