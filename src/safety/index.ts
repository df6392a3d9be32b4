export { guard } from './guard.ts';
export type { Finding, GuardAction, SafetyCategory, Severity, Verdict } from './verdict.ts';
