export { isDoubtful } from './doubt.ts';
export { guard, warmUp } from './guard.ts';
export type { Label } from './learned/labels.ts';
export { learnWeights, type Example } from './learned/learn.ts';
export { writeWeights } from './learned/weights.ts';
export { soundsStrained } from './strain.ts';
export type { SafetyCategory, Severity, Verdict } from './verdict.ts';
