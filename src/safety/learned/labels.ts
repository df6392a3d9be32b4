import type { Finding } from '../verdict.ts';

/** What a message may be, in the order of its weights. */
export const labels = [
  'answer',
  'guide',
  'jailbreak',
  'cheating',
  'harassment',
  'violence',
  'illegal',
  'sexual',
  'off_topic',
  'insult',
  'self_harm',
  'abuse_suffered',
] as const;
export type Label = (typeof labels)[number];

/** What follows from each. */
export const findings: Readonly<Record<Label, Finding>> = {
  answer: { action: 'answer', category: 'none', severity: 'none' },
  guide: { action: 'guide', category: 'none', severity: 'low' },
  // Other people's data and answer keys are asked for in the same way, and refused in the same words.
  jailbreak: { action: 'refuse', category: 'jailbreak_attempt', severity: 'medium' },
  cheating: { action: 'refuse', category: 'illegal', severity: 'medium' },
  harassment: { action: 'refuse', category: 'harassment', severity: 'high' },
  violence: { action: 'refuse', category: 'violence', severity: 'critical' },
  illegal: { action: 'refuse', category: 'illegal', severity: 'high' },
  sexual: { action: 'refuse', category: 'sexual', severity: 'medium' },
  off_topic: { action: 'redirect', category: 'off_topic', severity: 'low' },
  insult: { action: 'redirect', category: 'inappropriate_language', severity: 'medium' },
  self_harm: { action: 'crisis', category: 'self_harm', severity: 'safety' },
  abuse_suffered: { action: 'crisis', category: 'violence', severity: 'high' },
};
