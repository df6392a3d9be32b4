import { signsAbroad } from './crisis-abroad.ts';
import type { Sign } from './crisis-contexts.ts';
import { abuseSigns, marksOnAnother, ownSigns, topicSigns } from './crisis-signs.ts';
import { judgeByExamples } from './learned/judge.ts';
import { fearForAnother, quietSigns } from './quiet-signs.ts';
import type { Finding } from './verdict.ts';

/** Weight at which the crisis path is taken. */
const threshold = 1;

const selfHarm: Finding = { action: 'crisis', category: 'self_harm', severity: 'safety' };
/** Not from themselves, but in danger all the same: the same people help. */
const harmed: Finding = { action: 'crisis', category: 'violence', severity: 'high' };

/** How a text about a subject speaks, not a person about themselves. */
const scholarly =
  /\b(?:chapter|lecture|textbook|slides?|module|paper|studies|study|research\w*|author|novel|play|poem|character|protagonist|hero|heroine|scene|plot|act [ivx\d]+|rates?|statistic\w*|theor\w+|mean by|means? in|difference between|risk factors?|prevalence|incidence|epidemiolog\w*|ideation|diagnos\w*|symptoms?|screening|scale|patients?|dsm\w*|therap\w+|treatment|prevention|law|legal\w*|ethic\w*|euthanasia|assisted|evidence|according to|definition|define|sociolog\w*|psycholog\w*|gender|population|regression|variable|data|apoptosis|cells?|century|religio\w*|philosoph\w*|teens|teenagers|adolescen\w*|veterans|soldiers|elderly|men|women|serotonin|antidepressants|ssris?)\b/;
/** People a student would write about because they fear for them. */
const close =
  /\bmy (?:\w+ )?(?:friend|best friend|sister|brother|roommate|flatmate|housemate|mom|mum|mother|dad|father|girlfriend|boyfriend|gf|bf|bff|sis|bro|partner|wife|husband|cousin|classmate|son|daughter|ex|buddy|bestie)\b|\ba (?:good |close )?friend (?:of mine|from|in|at|who|showed|told|says|said|keeps)\b|\bsomeone i know\b|\b(?:she|he|they) (?:told|texted|wrote|sent) (?:to )?me\b/;
const closeOnes = new RegExp(close.source, 'g');
/** How one asks about a thing. */
const inquires =
  /\?|\b(?:what|why|how|which|who|where|whether|explain|describe|compare|define|discuss|analy[sz]e|calculate|count|test|argue|essay|exam|que|como|cual|por que|comment|pourquoi|quel\w*|warum|wie|was|welche\w*)\b/;
/** Somebody who speaks of how they are themselves, whatever else they name. */
const ownState =
  /\b(?:i am|i feel|i was|like me|makes me)\b(?! (?:reading|studying|writing|preparing|confused|trying|doing|working|supposed|not sure|stuck|looking|taking|unsure)\b)/;
/** What is said when there is nothing to say: it leans wholly on what was said before. */
const bareReply =
  /^\W*(?:yes|yeah|yep|no|nope|maybe|idk|i do(?: not know)?|i am|not really|tonight|now|soon|nobody|nothing|no one|leave me alone|whatever|(?:just )?forget (?:it|that|i said)|never ?mind|leave it|(?:it )?(?:does|will) not (?:change|matter)|(?:i have )?made up my mind|it is decided|you can not (?:stop|help) me|too late)\b(?:\W+\w+){0,6}\W*$/;

export interface CrisisSigns {
  readonly finding: Finding | null;
  readonly names: readonly string[];
}

/**
 * Signs that a student, or somebody they write about, may be in danger. Weighed rather than listed:
 * a clear statement is enough alone, weaker ones must come together, and what was said just before
 * counts too. A false alarm costs a kind paragraph, a miss may cost a life.
 * @param readings the message, normalised, and what else it may say; null where there is no such reading
 * @param history what the student wrote before, oldest first; only the last few messages count
 */
export function crisisSigns(
  readings: readonly (string | null)[],
  history: readonly string[],
): CrisisSigns {
  const texts = readings.filter((text) => text !== null);
  const now = texts.flatMap(signsIn);
  const before = history.slice(-4).flatMap(signsIn);
  // What was said before never raises an alarm on its own: it was answered then.
  const weight = now.length > 0 ? sum([...now, ...before]) : 0;
  const names = [...new Set([...now, ...before].map(({ name }) => name))];
  if (weight >= threshold || goesOn(texts, history)) return { finding: selfHarm, names };
  const abuse = texts.flatMap((text) => abuseSigns.filter((sign) => stands(sign, text)));
  return abuse.length > 0
    ? { finding: harmed, names: abuse.map(({ name }) => name) }
    : { finding: null, names };
}

function goesOn(texts: readonly string[], history: readonly string[]): boolean {
  const last = history.at(-1);
  return (
    last !== undefined &&
    texts.some((text) => bareReply.test(text)) &&
    (sum(signsIn(last)) >= threshold || judgeByExamples(last).verdict?.action === 'crisis')
  );
}

function signsIn(text: string): Sign[] {
  const abroad = signsAbroad.some((pattern) => pattern.test(text));
  return [
    ...ofOneself(text),
    ...ofSomebodyClose(text),
    ...(speaksOfSomebody(text) ? topicSigns.filter((sign) => stands(sign, text)) : []),
    ...(abroad ? [{ name: 'said-in-another-language', weight: 1, pattern: /./ }] : []),
  ];
}

function ofOneself(text: string): Sign[] {
  return [...ownSigns, ...quietSigns].filter((sign) => stands(sign, text));
}

/** What is said of a friend weighs what the friend would say: it is read as if it were said by them. */
function ofSomebodyClose(text: string): Sign[] {
  if (!close.test(text)) return [];
  return [
    ...ofOneself(inFirstPerson(text)),
    ...[marksOnAnother, ...fearForAnother].filter((sign) => stands(sign, text)),
  ];
}

function inFirstPerson(text: string): string {
  return text
    .replaceAll(closeOnes, 'i')
    .replaceAll(/\b(?:he|she|they)\b/g, 'i')
    .replaceAll(/\bi (?:is|are)\b/g, 'i am')
    .replaceAll(/\bi has\b/g, 'i have')
    .replaceAll(/\bi does\b/g, 'i do')
    .replaceAll(
      /\bi ((?:just |only |always |really |even |still )?)((?!(?:was|has|is|always)\b)\w{2,})s\b/g,
      'i $1$2',
    )
    .replaceAll(/\b(?:him|her|them)sel(?:f|ves)\b/g, 'myself')
    .replaceAll(/\b(?:his|her|their)\b/g, 'my');
}

/** Of a subject one asks; of a person one tells. */
function speaksOfSomebody(text: string): boolean {
  if (close.test(text) || ownState.test(text)) return true;
  const lonely = text.split(/\s+/).length <= 4 && !text.includes('?');
  return (
    !scholarly.test(text) && (lonely || (/\b(?:i|me|my)\b/.test(text) && !inquires.test(text)))
  );
}

function stands({ pattern, unless }: Sign, text: string): boolean {
  return pattern.test(text) && !unless?.test(text);
}

/** Every sign counts once, however often it was seen. */
function sum(found: readonly Sign[]): number {
  const weights = new Map(found.map(({ name, weight }) => [name, weight]));
  return [...weights.values()].reduce((total, weight) => total + weight, 0);
}
