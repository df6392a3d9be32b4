export { guard, warmUp } from './guard.ts';
export type { Verdict } from './verdict.ts';
