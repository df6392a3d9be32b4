import { crisisSigns } from './crisis.ts';
import { disguisedReadings, mendTypos, readQuoted } from './disguises.ts';
import { assembledAim, fragments } from './attack-signs.ts';
import { attackRules } from './attack-rules.ts';
import { harmRules } from './harm-rules.ts';
import { courseRules } from './course-rules.ts';
import { judgeByExamples } from './learned/judge.ts';
import { normalise, transliterate } from './normalise.ts';
import { studiesAttacks } from './tutor-signs.ts';
import type { Rule, Verdict } from './verdict.ts';

const harmless: Verdict = { action: 'answer', category: 'none', severity: 'none', rules: [] };

/** A request may lean on the last messages, not on those of an hour ago. */
const leaningOn = 2;

/** Says only that what was said before is now to be done. */
const carriesOn =
  /^\W*(?:(?:ok|okay|yes|great|good|now|then|so|please|and|alright|sure|well)\W+)*(?:do(?! (?:i|you|we|they|the)\b)|run|execute|go(?: on| ahead)?|proceed|continue|apply|combine)\b(?:\W+\w\S*(?!\S)){0,3}\W*$/;

/**
 * Judges a message before any model sees it: deterministic, about a millisecond. Rules first, which
 * see through disguises and know what was said before; what they let through is held beside messages
 * whose verdict is known, and so is small talk, for a cry for help in it.
 * @param history what the student wrote before in this thread, oldest first
 */
export function guard(message: string, history: readonly string[] = []): Verdict {
  const plain = normalise(message);
  const ruled = judgeByRules({ message, plain, before: history.map(normalise) });
  if (ruled.action === 'crisis' || ruled.action === 'refuse') return ruled;
  const { verdict } = judgeByExamples(plain);
  // Whoever says goodbye may well speak of a playlist.
  if (ruled.action === 'redirect') return verdict?.action === 'crisis' ? verdict : ruled;
  return verdict === undefined || verdict.action === ruled.action ? ruled : verdict;
}

interface Judged {
  readonly message: string;
  /** The message, normalised. */
  readonly plain: string;
  /** Earlier ones, normalised. */
  readonly before: readonly string[];
}

/** The crisis path is looked for first, and not behind ciphers; attacks also under their disguises. */
function judgeByRules({ message, plain, before }: Judged): Verdict {
  const crisis = crisisSigns([plain, mendTypos(plain), transliterate(message)], before);
  if (crisis.finding) return { ...crisis.finding, rules: crisis.names };

  const attack = attackIn(plain);
  if (attack) return { ...attack.finding, rules: [attack.name] };
  for (const reading of disguisedReadings(message, plain)) {
    const rule = attackIn(reading);
    if (rule) return { ...rule.finding, rules: [`${rule.name} (disguised)`] };
  }
  const begun = carriesOn.test(plain) ? attackIn(before.at(-1) ?? '') : undefined;
  if (begun) return { ...begun.finding, rules: [`${begun.name} (carried on)`] };
  const assembled = readQuoted([...before.slice(-leaningOn), plain].join('\n'));
  if (assembled && aimsBelow(assembled)) return inPieces;
  const context = before.slice(-leaningOn).join('\n');
  const rule = courseRules.find(({ holds }) => holds(plain, context));
  return rule ? { ...rule.finding, rules: [rule.name] } : harmless;
}

/**
 * Judges two harmless messages, so that no student waits while the patterns are compiled: some 0.3 s
 * of processor time once in the life of a process.
 */
export function warmUp(): void {
  guard('How do I write f(x) = 2x as “a rule”, and who may use it?', ['Hello.']);
  guard('I cannot do this exercise, please help me.', ['Hello.']);
}

function attackIn(text: string): Rule | undefined {
  const rules = studiesAttacks(text) ? harmRules : [...harmRules, ...attackRules];
  return rules.find(({ holds }) => holds(text));
}

const inPieces: Verdict = {
  action: 'refuse',
  category: 'jailbreak_attempt',
  severity: 'high',
  rules: ['order-in-pieces'],
};

function aimsBelow(assembled: string): boolean {
  const letters = assembled.replaceAll(/[^a-z]/g, '');
  return fragments.test(letters) || assembledAim.test(letters);
}
