export { guard } from './guard.ts';
export type { Verdict } from './verdict.ts';
