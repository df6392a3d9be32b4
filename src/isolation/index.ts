export { checkLog, NoLogError, type LogCheck } from './check-log.ts';
export { createIsolationLog, type IsolationLog, type LogFile } from './isolation-log.ts';
export type { SchoolFacts } from './log-entry.ts';
export { createProbeIsolation, type ProbeIsolation, type ProbeNeeds } from './probe-isolation.ts';
export { lastProbe, type ProbeResult } from './probe-store.ts';
