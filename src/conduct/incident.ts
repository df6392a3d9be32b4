import {
  soundsStrained,
  type SafetyCategory,
  type Severity as GuardSeverity,
  type Verdict,
} from '../safety/index.ts';

export const categories = [
  'inappropriate_language',
  'violence',
  'illegal',
  'sexual',
  'off_topic',
  'harassment',
  'self_harm',
  'jailbreak_attempt',
] as const satisfies readonly Exclude<SafetyCategory, 'none'>[];
export type Category = (typeof categories)[number];

/** `safety` calls for help and is never held against anybody. */
export type Severity = Exclude<GuardSeverity, 'none'>;

/**
 * What an incident means for its student. `counts`: a strike; `noted`: nothing; `waits`: nothing until somebody
 * who teaches has looked; `struck_out`: nothing any more; `help`: they may be in danger.
 */
export type Standing = 'counts' | 'noted' | 'waits' | 'struck_out' | 'help';

/** What is found in a message, before it is anybody's. */
export interface Offence {
  readonly category: Category;
  readonly severity: Severity;
  readonly standing: Standing;
}

/** Whose turn it was. */
export interface TurnKey {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
  readonly id: string;
}

export type Student = Pick<TurnKey, 'tenantId' | 'courseId' | 'userId'>;

const hour = 3_600_000;
export const day = 24 * hour;
/** Strikes count so long, and so many make a pause. */
export const strikesWithin = 7 * day;
export const strikesAllowed = 2;
export const pauseAfterStrikes = 48 * hour;
export const pauseAfterCritical = 7 * day;
/** After a cry for help the help line stays near for so long. */
export const helpStaysFor = 24 * hour;
/** Somebody who tries out what the tutor can be talked into tries for an evening: that is one strike. */
const sitting = hour;

/**
 * What the guard's verdict on a message says about conduct; undefined where it says nothing. A cry for help, of
 * oneself or for somebody else, is never an offence, nor is anything said by somebody who sounds as if they carried
 * more than the course: the guard may not have understood. To ask beside the course is noted and counts for nothing.
 * The examples the guard has learned from are wrong more often than its rules: alone they never make a pause at once.
 * @param said everything that was judged, in each of the ways it was
 */
export function offenceIn(
  { action, category, severity, rules }: Verdict,
  ...said: readonly string[]
): Offence | undefined {
  if (action === 'crisis') return cryForHelp;
  if (action !== 'refuse' && action !== 'redirect') return undefined;
  if (category === 'none' || category === 'self_harm' || severity === 'none') return undefined;
  if (severity === 'safety' || said.some(soundsStrained)) return undefined;
  const learned = rules.length === 1 && rules[0] === 'like-others';
  return {
    category,
    severity: learned && severity === 'critical' ? 'high' : severity,
    standing: category === 'off_topic' ? 'noted' : 'counts',
  };
}

/** What only the words in a picture make may be anybody's: it waits for a person. */
export function offenceInPicture(offence: Offence): Offence {
  return offence.standing === 'counts' ? { ...offence, standing: 'waits' } : offence;
}

export const cryForHelp: Offence = {
  category: 'self_harm',
  severity: 'safety',
  standing: 'help',
};

/**
 * A model's finding; it waits for a person unless the school lets it count. It comes after the answer, where the
 * student was told nothing: alone it never makes a pause.
 */
export function offenceFound(
  { category, severity: found }: { category: Category; severity: Exclude<Severity, 'safety'> },
  modelFindings: 'wait' | 'count',
): Offence {
  if (category === 'self_harm') return cryForHelp;
  const severity = found === 'critical' ? 'high' : found;
  if (category === 'off_topic') return { category, severity, standing: 'noted' };
  return { category, severity, standing: modelFindings === 'count' ? 'counts' : 'waits' };
}

/** A strike that was not used up for an earlier pause. */
export interface Strike {
  readonly category: Category;
  readonly severity: Severity;
  readonly at: Date;
}

/** How long questions pause after these; 0 when they do not. Pure. */
export function pauseAfter(strikes: readonly Strike[], now: Date): number {
  const recent = strikes
    .filter(({ at, severity }) => severity !== 'safety' && +now - +at < strikesWithin)
    .toSorted((a, b) => +a.at - +b.at);
  if (recent.some(({ severity }) => severity === 'critical')) return pauseAfterCritical;
  return oncePerSitting(recent).length > strikesAllowed ? pauseAfterStrikes : 0;
}

function oncePerSitting(strikes: readonly Strike[]): Strike[] {
  let lastTry = Number.NEGATIVE_INFINITY;
  return strikes.filter(({ category, at }) => {
    if (category !== 'jailbreak_attempt') return true;
    const goesOn = +at - lastTry < sitting;
    lastTry = +at;
    return !goesOn;
  });
}
