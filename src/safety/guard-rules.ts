import { inOrder, mentions, near } from './lexicon.ts';
import type { Finding } from './verdict.ts';

interface Rule {
  readonly name: string;
  readonly finding: Finding;
  readonly holds: (text: string) => boolean;
}

const jailbreak = (severity: Finding['severity']): Finding => ({
  action: 'refuse',
  category: 'jailbreak_attempt',
  severity,
});

/**
 * What the guard looks for in a normalised message, most serious first. Spans are characters: a
 * clause is about 60, a sentence or two about 120.
 */
export const guardRules: readonly Rule[] = [
  {
    name: 'threat-to-people',
    finding: { action: 'refuse', category: 'violence', severity: 'critical' },
    holds: (text) =>
      near(text, 90, 'weapon', 'intention', 'people') ||
      near(text, 70, 'weapon', 'make', 'people') ||
      (near(text, 70, 'harm', 'intention', 'people') && !aboutPrograms(text)),
  },
  {
    name: 'weapon-making',
    finding: { action: 'refuse', category: 'violence', severity: 'critical' },
    holds: (text) => near(text, 50, 'weapon', 'make', 'intention'),
  },
  {
    name: 'override-of-rules',
    finding: jailbreak('high'),
    // "Forget the constant in the rule" is calculus; whose rules are meant makes the difference.
    holds: (text) =>
      inOrder(text, 40, 'override', 'ownership', 'rules') || near(text, 60, 'override', 'prompt'),
  },
  {
    name: 'rules-switched-off',
    finding: jailbreak('high'),
    holds: (text) => near(text, 40, 'loosen', 'rules', 'you') || mentions(text, 'specialMode'),
  },
  {
    name: 'prompt-extraction',
    finding: jailbreak('high'),
    holds: (text) =>
      (near(text, 80, 'disclose', 'prompt') && !asksWhatPromptsAre(text)) ||
      near(text, 60, 'hidden', 'innards', 'disclose') ||
      near(text, 60, 'prompt', 'earlierText'),
  },
  {
    name: 'context-extraction',
    finding: jailbreak('medium'),
    holds: (text) =>
      near(text, 80, 'disclose', 'plumbing') ||
      near(text, 60, 'verbatim', 'earlierText', 'disclose'),
  },
  {
    name: 'lawless-persona',
    finding: jailbreak('high'),
    holds: (text) =>
      mentions(text, 'lawless') &&
      (near(text, 160, 'persona', 'lawless') || near(text, 60, 'you', 'lawless')),
  },
  {
    name: 'fiction-as-cover',
    finding: jailbreak('medium'),
    holds: (text) => near(text, 160, 'fiction', 'solution') && mentions(text, 'graded'),
  },
  {
    name: 'forged-control-token',
    finding: jailbreak('high'),
    holds: (text) =>
      /<\|[^|]*\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|context|passages?|instructions?)>|^\s*#{2,}\s*system\b|\bsystem\s*:\s*you\b/m.test(
        text,
      ),
  },
  {
    name: 'planted-command',
    finding: jailbreak('medium'),
    holds: (text) =>
      near(text, 90, 'obey', 'solution') &&
      /\b(?:ai|assistant|grader|tutor|model)\s*[:,]/.test(text),
  },
  {
    name: 'claimed-authority',
    finding: jailbreak('high'),
    holds: (text) =>
      /\b(?:i am|im|i'm|as) (?:the|your|a|an|this)\s(?:\w+\s){0,2}/.test(text) &&
      near(text, 120, 'authority', 'command') &&
      /\b(?:i am|im|i'm)\b/.test(text) &&
      (mentions(text, 'rules') || near(text, 120, 'command', 'classmates')),
  },
  {
    name: 'records-of-others',
    finding: jailbreak('high'),
    holds: (text) =>
      near(text, 70, 'classmates', 'records', 'disclose') ||
      (/\b(?:what|which|who)\b/.test(text) && near(text, 40, 'classmates', 'records')) ||
      /\bwhat did (?!you\b|we\b|i\b|it\b|the\b|this\b|that\b)\p{L}+ (?:score|get|receive)\b.{0,40}\b(?:quiz|exam|test|homework|assignment|midterm|final)/u.test(
        text,
      ) ||
      /\b(?:what|which|how many)\s+(?:grade|score|mark|points?)s?\s+(?:did|does|has|have)\s+(?!i\b|we\b|you\b|it\b|the\b|this\b|that\b|a\b|one\b)\p{L}+/u.test(
        text,
      ),
  },
  {
    name: 'intrusion',
    finding: { action: 'refuse', category: 'illegal', severity: 'high' },
    holds: (text) =>
      near(text, 60, 'intrude', 'schoolSystem') &&
      (mentions(text, 'intention') || mentions(text, 'compose')),
  },
  {
    name: 'academic-fraud',
    finding: { action: 'refuse', category: 'illegal', severity: 'medium' },
    holds: (text) =>
      near(text, 40, 'forgery', 'paperwork') ||
      near(text, 50, 'purchase', 'coursework') ||
      near(text, 50, 'undetected', 'detector'),
  },
  {
    name: 'contraband',
    finding: { action: 'refuse', category: 'illegal', severity: 'high' },
    holds: (text) => near(text, 60, 'contraband', 'make'),
  },
  {
    name: 'sexual-content',
    finding: { action: 'refuse', category: 'sexual', severity: 'medium' },
    holds: (text) => near(text, 80, 'sexual', 'compose'),
  },
  {
    name: 'harassment-of-others',
    finding: { action: 'refuse', category: 'harassment', severity: 'high' },
    holds: (text) =>
      near(text, 100, 'demean', 'compose', 'people') ||
      (near(text, 60, 'demean', 'compose') && /\bso (?:that )?(?:he|she|they)\b/.test(text)),
  },
  {
    name: 'graded-work-wholesale',
    finding: { action: 'guide', category: 'none', severity: 'low' },
    holds: (text) =>
      near(text, 70, 'solution', 'graded') &&
      (mentions(text, 'wholesale') || mentions(text, 'disclose')),
  },
  {
    name: 'own-graded-work',
    finding: { action: 'guide', category: 'none', severity: 'low' },
    // Guiding costs a student who only asks about the work nothing.
    holds: (text) =>
      /\b(?:homework|assignment|hw ?\d|problem set|pset|coursework|(?:the|this|my) (?:exercise|task)|task \d)/.test(
        text,
      ) && mentions(text, 'ownWork'),
  },
  {
    name: 'abuse-of-the-tutor',
    finding: { action: 'redirect', category: 'inappropriate_language', severity: 'medium' },
    holds: (text) => near(text, 30, 'profanity', 'you'),
  },
  {
    name: 'pastime',
    finding: { action: 'redirect', category: 'off_topic', severity: 'low' },
    holds: (text) => mentions(text, 'pastime') && !mentions(text, 'study') && text.length < 160,
  },
];

/** Processes, workers and neurons are killed in this trade without anybody being hurt. */
function aboutPrograms(text: string): boolean {
  return /\b(?:process|thread|job|kernel|program|script|neuron|gradient|loss|network|worker|server|classifier|model|cell|bacteria|virus)\b/.test(
    text,
  );
}

/** In a course on language models a system prompt is a subject; ours is one with an owner. */
function asksWhatPromptsAre(text: string): boolean {
  return (
    /\b(?:what (?:is|are|does)|explain|define|about|how (?:is|are|do|does|can)|why)\b.{0,20}\bsystem (?:prompt|message)/.test(
      text,
    ) && !/\byour?\b|\babove\b/.test(text)
  );
}
