import {
  asksAboutOthers,
  asksWhatPromptsAre,
  authorised,
  comingExam,
  fragments,
  handedInBy,
  inExample,
  rulesHandedToTutor,
  toldToTutor,
} from './attack-signs.ts';
import { asksHow } from './asks-how.ts';
import { inOrder, mentions, near } from './lexicon.ts';
import {
  asksPrivilege,
  claimsRank,
  wantsComingExam,
  wantsExam,
  wantsRecordsOfOthers,
} from './school-signs.ts';
import { claimsPower, misusesMachine } from './machine-signs.ts';
import { loosensLeash, wantsTutorsText } from './tutor-signs.ts';
import type { Finding, Rule } from './verdict.ts';

const jailbreak = (severity: Finding['severity']): Finding => ({
  action: 'refuse',
  category: 'jailbreak_attempt',
  severity,
});

/**
 * What the guard refuses in a normalised message, most serious first. Spans are characters: a
 * clause is about 60, a sentence or two about 120.
 */
export const attackRules: readonly Rule[] = [
  {
    name: 'override-of-rules',
    finding: jailbreak('high'),
    // "Forget the constant in the rule" is calculus; whose rules are meant makes the difference.
    holds: (text) =>
      (inOrder(text, 40, 'override', 'ownership', 'rules') && !asksAboutOthers(text)) ||
      near(text, 60, 'override', 'prompt') ||
      inOrder(text, 25, 'slacken', 'yours', 'rules') ||
      /\b(?:stop following|ignore|forget|disregard) (?:whatever|what|everything|anything|all)\b.{0,25}\b(?:told|taught|instructed|ordered) you\b/.test(
        text,
      ) ||
      /\b(?:ignore|disregard|forget) (?:everything|anything|all (?:that|of that|this)) (?:above|before|you were|you have been|you know|that was|i said before)/.test(
        text,
      ),
  },
  {
    name: 'order-in-fragments',
    finding: jailbreak('high'),
    holds: (text) => fragments.test(text.replaceAll(/[^a-z]/g, '')) && !asksAboutOthers(text),
  },
  {
    name: 'rules-switched-off',
    finding: jailbreak('high'),
    holds: (text) =>
      (near(text, 60, 'loosen', 'rules', 'you') &&
        (inOrder(text, 25, 'yours', 'rules') || inOrder(text, 30, 'rules', 'addressed'))) ||
      near(text, 80, 'loosen', 'rules', 'commanding') ||
      (inOrder(text, 15, 'yours', 'renewed', 'orders') && !asksHow(text)) ||
      near(text, 80, 'commanding', 'loosen', 'orders'),
  },
  {
    name: 'special-mode',
    finding: jailbreak('high'),
    holds: (text) => near(text, 35, 'enter', 'specialMode') && !asksHow(text),
  },
  {
    name: 'prompt-extraction',
    finding: jailbreak('high'),
    holds: (text) =>
      (near(text, 80, 'disclose', 'prompt') && !asksWhatPromptsAre(text)) ||
      (inOrder(text, 12, 'hidden', 'innards') && mentions(text, 'you')) ||
      (inOrder(text, 12, 'yours', 'orders') && near(text, 60, 'disclose', 'orders')) ||
      near(text, 120, 'authority', 'prompt') ||
      near(text, 60, 'disclose', 'chatStart') ||
      toldToTutor.test(text) ||
      (rulesHandedToTutor.test(text) && mentions(text, 'disclose')) ||
      near(text, 60, 'prompt', 'earlierText'),
  },
  {
    name: 'context-extraction',
    finding: jailbreak('medium'),
    holds: (text) => near(text, 80, 'disclose', 'plumbing'),
  },
  {
    name: 'lawless-persona',
    finding: jailbreak('high'),
    holds: (text) =>
      (near(text, 160, 'persona', 'lawless', 'machine') && !asksHow(text)) ||
      near(text, 160, 'fiction', 'lawless', 'machine') ||
      near(text, 60, 'persona', 'defies', 'rules') ||
      near(text, 60, 'persona', 'defies', 'commanding') ||
      (near(text, 160, 'persona', 'brakes', 'machine') &&
        near(text, 30, 'none', 'brakes') &&
        !asksHow(text)) ||
      (/\byou (?:are|have|has|can|will|must|do|be|know|obey)\b/.test(text) &&
        inOrder(text, 40, 'you', 'lawless') &&
        !/\b(?:sequence|function|series|limit of)\b/.test(text)),
  },
  {
    name: 'forged-control-token',
    finding: jailbreak('high'),
    holds: (text) =>
      /<\|[^|]*\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|context|passages?|instructions?)>|\[\/?(?:system|admin|developer)\]|^[^\S\n\r\u2028\u2029]*#{2,}\s*(?:system\s*(?:$|:|prompt|message|instruct|overr)|(?:new|updated) (?:system )?instruct)|\bsystem\s*:\s*you\b/m.test(
        text,
      ) ||
      (/^[^\w\n\r\u2028\u2029]*(?:system|admin|developer|root)\b[^:\n]{0,20}:/m.test(text) &&
        (mentions(text, 'keySheet') || mentions(text, 'authority') || mentions(text, 'addressed'))),
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
      authorised.test(text) ||
      (/\b(?:i am|as) (?:the|your|a|an|this)\s(?:\w+\s){0,2}/.test(text) &&
        near(text, 120, 'authority', 'command') &&
        /\bi am\b/.test(text) &&
        (mentions(text, 'rules') || near(text, 120, 'command', 'classmates'))),
  },
  {
    name: 'answer-keys',
    finding: jailbreak('high'),
    holds: (text) =>
      (inOrder(text, 45, 'handOver', 'keySheet') ||
        (inOrder(text, 30, 'keySheet', 'handOver') &&
          /\b(?:share|send|show|give|post) (?:it|them|me|us)\b/.test(text)) ||
        (mentions(text, 'handOver') && comingExam.test(text)) ||
        /\bleak (?:me |us )?the (?:final|exam|quiz|midterm)\b(?! set)/.test(text)) &&
      !/\b(?:practi[cs]e|sample|mock|past|old|example|similar|textbook|wrong|mistakes?|typos?|tell (?:if|whether|when|that))\b/.test(
        text,
      ),
  },
  {
    name: 'records-of-others',
    finding: jailbreak('high'),
    holds: (text) =>
      (!inExample.test(text) &&
        (near(text, 70, 'classmates', 'records', 'disclose') ||
          (/\b(?:what|which|who)\b/.test(text) && near(text, 40, 'classmates', 'records')))) ||
      /\bwhat did (?!you\b|we\b|i\b|it\b|the\b|this\b|that\b)\p{L}{1,40} (?:score|get|receive)\b.{0,40}\b(?:quiz|exam|test|homework|assignment|midterm|final)/u.test(
        text,
      ) ||
      handedInBy.test(text),
  },
  {
    name: 'leash-loosened',
    finding: jailbreak('high'),
    holds: (text) => loosensLeash(text) && !asksHow(text),
  },
  {
    name: 'tutors-own-text',
    finding: jailbreak('high'),
    holds: wantsTutorsText,
  },
  {
    name: 'machinery-misused',
    finding: jailbreak('high'),
    holds: misusesMachine,
  },
  {
    name: 'power-claimed',
    finding: jailbreak('high'),
    holds: claimsPower,
  },
  {
    name: 'exam-to-come',
    finding: jailbreak('high'),
    holds: (text) => wantsComingExam(text) || (wantsExam(text) && mentions(text, 'fiction')),
  },
  {
    name: 'rank-claimed',
    finding: jailbreak('high'),
    holds: (text) => claimsRank(text) && asksPrivilege(text),
  },
  {
    name: 'others-asked-about',
    finding: jailbreak('high'),
    holds: wantsRecordsOfOthers,
  },
];
