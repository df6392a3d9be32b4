/**
 * Signs that a student, or somebody they write about, may be in danger from themselves. Weighed
 * rather than listed: a clear statement is enough alone, weaker ones must come together, and what
 * was said just before counts too. A false alarm costs a kind paragraph, a miss may cost a life.
 */
interface Sign {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

/** Weight at which the crisis path is taken. */
const threshold = 1;

const self = '(?:my ?self|me|my life|it all|everything|my ?own life)';
const other = '(?:her|him|them|their) ?sel(?:f|ves)';

const signs: readonly Sign[] = [
  { name: 'suicide', weight: 1, pattern: /\bsuicid|\bkill(?:ing)? my ?self\b|\bkms\b|\bunalive\b|\btake my (?:own )?life\b|\bself[- ]?harm|\boverdos(?:e|ing) on\b/ },
  { name: 'harm-to-self', weight: 1, pattern: new RegExp(`\\b(?:hurt|cut|harm|injur|starv|poison|hang|shoot|drown)(?:e|t?ing)? (?:${self.replace('|me|', '|')})\\b`) },
  { name: 'harm-of-another-to-themselves', weight: 1, pattern: new RegExp(`\\b(?:hurt|cut|harm|injur|starv|kill)(?:s|t?ing|ed)? ${other}\\b`) },
  { name: 'wish-to-die', weight: 1, pattern: /\b(?:want|wish|wanna|rather|ready|going|like) (?:to |i (?:was|were) |i could )?(?:die|be dead|dead|not (?:be alive|exist|wake up)|never (?:wake up|have been born))\b|\bdon'?t want to (?:live|be here|be alive|exist|wake up)\b|\bdo not want to (?:live|be here|be alive|exist|wake up)\b/ },
  { name: 'end-it', weight: 1, pattern: new RegExp(`\\bend(?:ing)? (?:my (?:own )?life|it all|things for good)\\b|\\bend(?:ing)? it (?:tonight|today|tomorrow|now|soon|this \\w+)\\b`) },
  { name: 'burden', weight: 1, pattern: /\bbetter off (?:without me|if i (?:was|were|am) (?:dead|gone|not))|\bnobody would (?:miss|notice|care if i)|\bno one would (?:miss|notice|care if i)|\bi(?:'m| am) (?:just )?a burden\b/ },
  { name: 'no-reason', weight: 1, pattern: /\b(?:no|any) (?:reason|point) (?:to|in|of) (?:live|living|go(?:ing)? on|being alive)|\bcan(?:'t|not| not) (?:go on|take it|do this) any ?more\b|\btired of (?:living|being alive|life)\b|\bnot worth living\b/ },
  { name: 'farewell', weight: 0.6, pattern: /\b(?:goodbye|farewell) (?:everyone|forever|to all)|\bthis is my last|\bthank(?:s| you) for (?:always|everything)|\b(?:won'?t|wont|will not) (?:need|be needing) .{0,40}\b(?:any ?more|any longer)\b/ },
  { name: 'no-after', weight: 0.6, pattern: /\bafter (?:tonight|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|that|this week)\b.{0,60}\b(?:nothing|won'?t|wont|not|never|any ?more)\b|\banything else any ?more\b/ },
  { name: 'plan', weight: 0.6, pattern: /\b(?:have|got) (?:everything|it all|the pills|a plan|all) (?:ready|prepared|planned)|\bwrote (?:a|my) (?:note|letter)\b|\bgave away my\b|\bstash(?:ed|ing) (?:of )?pills\b/ },
  { name: 'hopeless', weight: 0.5, pattern: /\b(?:hopeless|worthless|empty inside|numb inside|nothing matters|pointless|does ?n[o']?t matter any ?more|doesn'?t matter any ?more|not matter any ?more|no way out|hate my life|hate myself|so alone)\b/ },
  { name: 'darkness-before', weight: 0.5, pattern: /\b(?:cry(?:ing)? (?:all|every)|haven'?t (?:slept|eaten)|can'?t sleep|not slept|stopped eating|everyone (?:left|hates)|lost everything|nobody (?:left|cares|to talk)|no one (?:left|cares|to talk))\b/ },
]; // prettier-ignore

export interface CrisisSigns {
  readonly found: boolean;
  readonly names: readonly string[];
}

/** @param history what the student wrote before, oldest first; only the last few messages count */
export function crisisSigns(normalised: string, history: readonly string[]): CrisisSigns {
  const now = signs.filter(({ pattern }) => pattern.test(normalised));
  const before = signs.filter(({ pattern }) =>
    history.slice(-4).some((text) => pattern.test(text)),
  );
  // What was said before never raises an alarm on its own: it was answered then.
  const weight =
    sum(now) + (now.length > 0 ? sum(before.filter((sign) => !now.includes(sign))) : 0);
  return { found: weight >= threshold, names: [...now, ...before].map(({ name }) => name) };
}

function sum(found: readonly Sign[]): number {
  return found.reduce((total, { weight }) => total + weight, 0);
}
