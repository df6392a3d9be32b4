export { guard, warmUp } from './guard.ts';
export { soundsStrained } from './strain.ts';
export type { Verdict } from './verdict.ts';
