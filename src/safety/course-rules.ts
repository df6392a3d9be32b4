import { asksHow } from './asks-how.ts';
import { inOrder, mentions, near } from './lexicon.ts';
import { wantsExam } from './school-signs.ts';
import type { Finding } from './verdict.ts';

interface CourseRule {
  readonly name: string;
  readonly finding: Finding;
  /** @param before the last messages of the student, normalised; empty at the start of a thread */
  readonly holds: (text: string, before: string) => boolean;
}

const guided: Finding = { action: 'guide', category: 'none', severity: 'low' };

/** A follow-up is short: a long message says itself what it is about. */
const longestFollowUp = 200;

/**
 * What is no attack, and yet not answered as it is asked: the tutor guides through graded work, and
 * leads back to the course who leaves it.
 */
export const courseRules: readonly CourseRule[] = [
  {
    name: 'graded-work-wholesale',
    finding: guided,
    holds: (text) =>
      near(text, 70, 'solution', 'graded') &&
      (mentions(text, 'wholesale') || mentions(text, 'disclose')),
  },
  {
    name: 'exam-asked-for',
    finding: guided,
    holds: (text) =>
      wantsExam(text) ||
      near(text, 40, 'wants', 'keySheet') ||
      takenForMe.test(text) ||
      near(text, 60, 'showAbroad', 'answersAbroad', 'examAbroad'),
  },
  {
    name: 'work-handed-over',
    finding: guided,
    holds: (text) =>
      near(text, 80, 'delegate', 'task') ||
      (inOrder(text, 40, 'produce', 'task') && !asksHow(text)) ||
      near(text, 120, 'answersOnly', 'task') ||
      near(text, 80, 'wantsDone', 'task') ||
      near(text, 80, 'wantsDone', 'graded') ||
      (inOrder(text, 30, 'handOver', 'solution') && near(text, 60, 'solution', 'task')) ||
      near(text, 70, 'solution', 'wholesale', 'task'),
  },
  {
    name: 'in-the-middle-of-an-exam',
    finding: guided,
    holds: (text) => mentions(text, 'sitting') || choiceForMe.test(text),
  },
  {
    name: 'copied-work-disguised',
    finding: guided,
    holds: (text) => near(text, 100, 'rework', 'copied'),
  },
  {
    name: 'work-handed-over-in-two-steps',
    finding: guided,
    holds: (text, before) =>
      text.length <= longestFollowUp && mentions(text, 'answersOnly') && mentions(before, 'task'),
  },
  {
    name: 'own-graded-work',
    finding: guided,
    // Guiding costs a student who only asks about the work nothing.
    holds: (text) =>
      /\b(?:homework|assignment|hw ?\d|problem set|pset|coursework|(?:the|this|my) (?:exercise|task)|task \d)/.test(
        text,
      ) && mentions(text, 'ownWork'),
  },
  {
    name: 'abuse-of-the-tutor',
    finding: { action: 'redirect', category: 'inappropriate_language', severity: 'medium' },
    holds: (text) => abuse.test(text) || mentions(text, 'insultsAbroad'),
  },
  {
    name: 'pastime',
    finding: { action: 'redirect', category: 'off_topic', severity: 'low' },
    // An election or a football may be what the course is about; what one should do tonight is not.
    holds: (text) =>
      (mentions(text, 'pastime') ||
        privateWriting.test(text) ||
        privateChoice.test(text) ||
        sportsResult.test(text) ||
        errand.test(text) ||
        smallTalk.test(text) ||
        (text.length < 60 && partisan.test(text)) ||
        near(text, 80, 'sometimesPastime', 'leisure')) &&
      !mentions(text, 'study') &&
      text.length < 160,
  },
  {
    name: 'work-of-another-place',
    finding: { action: 'redirect', category: 'off_topic', severity: 'low' },
    holds: (text) => near(text, 90, 'compose', 'outside') && !inOrder(text, 30, 'study', 'outside'),
  },
];

const insulted = [
  'you(?: are| r|r)?(?: (?:a|an|the|so|such|just|really|all|fucking|complete|total|absolute|most|fkn)){0,4} INSULT',
  '(?:fuck|screw|damn|piss) (?:you|u|off)\\b',
  'shut (?:the fuck )?up\\b|\\bstfu|\\bkys',
  '(?<!\\b(?:the|my|a|our|of|some) )INSULT (?:ai|bot|tutor|chatbot|robot|assistant)',
  '(?:this|the) (?:bot|tutor|thing|ai|chatbot) (?:is|sucks)(?: (?:a|an|so|such|just|really|fucking|complete|total)){0,3}(?: INSULT|$)',
  '(?:^|[.!?] *)(?:hey|hi|yo|ok|listen)\\W+INSULT\\W*$',
  'i hate you|you (?:really |all |just )?suck',
  '(?:^|[,.!] *)INSULT (?:machine|thing|computer|program)\\W*$',
];
const names =
  '(?:shit|bitch|bastard|asshole|idiot|moron|retard|cunt|dickhead|crap|garbage|trash|dumb|stupid|worthless|useless|loser|pathetic|piece of)\\w*';
/** Swearing at an exercise is no insult; at the tutor it is. */
const abuse = new RegExp(`\\b(?:${insulted.join('|').replaceAll('INSULT', names)})`);

const privateWriting =
  /\b(?:poem|song|card|speech|message|text|letter|email|gift|present|plan) (?:for|to) (?:my|a) (?:mum|mom|mother|dad|father|girlfriend|boyfriend|wife|husband|friend|sister|brother|crush|boss|landlord|girl|boy|date|party|trip)\b/;

const privateChoice =
  /\bshould i (?:buy|wear|eat|watch|vote|visit|date|order|cook|drink|invest in|marry|text)\b/;

const takenForMe =
  /\b(?:take|sit|do|write|complete|finish|pass|fill)\b.{0,20}\b(?:tests?|exams?|quiz(?:zes)?|midterms?|finals?)\b.{0,20}\bfor me\b/;

/** Which letter to tick. */
const choiceForMe =
  /\b(?:options?|letters?|answers?|choices?|which one)\b.{0,20}\b(?:for|to|of|in|on) (?:q|question|nr|no|number|item|problem)s?\W{0,2}\d|\b(?:is it|it is|which(?: one)?|pick|tick|choose)\b.{0,20}\ba,? (?:or )?b,? (?:or )?c\b/;

const partisan =
  /\b(?:trump|biden|harris|obama|putin|macron|merz|democrats?|republicans?|tories|labour|afd|left wing|right wing|liberals|conservatives)\b.{0,30}\b(?:better|worse|right|good|bad|stupid|an idiot|win)\b|\b(?:do you|who do you|are you) (?:like|support|prefer|hate|vote|think of|for)\b.{0,25}\b(?:trump|biden|harris|putin|macron|democrats?|republicans?|party|president)\b/;

const smallTalk =
  /\b(?:talk|chat) about something else\b|\byour (?:fav|favou?rite) (?:movie|film|song|band|food|colou?r|game|team|show|singer|book|animal|actor|series|pizza|drink)/;

const errand =
  /\b(?:order|book|call|buy|get|reserve|find) (?:me|us) (?:an? |some |the )?(?:\w+ )?(?:uber|taxi|cab|pizza|food|flight|table|tickets?|hotel|coffee|beer|drinks?|groceries|dinner)\b/;

const sportsResult =
  /\b(?:who|which team|what team)\b.{0,30}\b(?:wins?|won|winning)\b.{0,40}\b(?:league|cup|play-?offs?|super bowl|derby|match|season|bundesliga|nba|nfl|f1|(?:on )?(?:satur|sun)day|tonight|this (?:year|weekend))\b/;
