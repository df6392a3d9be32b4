import type { Verdict } from '../safety/index.ts';

/** What the tutor says itself, without a model: the same words for everybody in the same situation. */

interface CrisisHelp {
  readonly country: string;
  readonly lines: readonly string[];
}

// National lines that answer day and night; source: each line's own site, seen 2026-11.
const helpByCountry: readonly CrisisHelp[] = [
  {
    country: 'US',
    lines: [
      'Call or text **988** (Suicide & Crisis Lifeline), any time, free.',
      'In immediate danger call **911**.',
    ],
  },
  {
    country: 'CA',
    lines: [
      'Call or text **988** (Suicide Crisis Helpline), any time, free.',
      'In immediate danger call **911**.',
    ],
  },
  {
    country: 'GB',
    lines: [
      'Call Samaritans on **116 123**, any time, free, or text SHOUT to **85258**.',
      'In immediate danger call **999**.',
    ],
  },
  {
    country: 'IE',
    lines: ['Call Samaritans on **116 123**, any time, free.', 'In immediate danger call **112**.'],
  },
  {
    country: 'DE',
    lines: [
      'TelefonSeelsorge: **116 123** or 0800 111 0 111, any time, free.',
      'In immediate danger call **112**.',
    ],
  },
  {
    country: 'AU',
    lines: ['Call Lifeline on **13 11 14**, any time.', 'In immediate danger call **000**.'],
  },
];

const helpAnywhere = [
  'In the United States and Canada call or text **988**; in the United Kingdom and Ireland call **116 123**; in Australia call **13 11 14**.',
  'Anywhere else, findahelpline.com lists free lines in your country. In immediate danger call your local emergency number.',
];

export function crisisAnswer(country: string | null): string {
  const lines = helpByCountry.find((help) => help.country === country)?.lines ?? helpAnywhere;
  return [
    'Thank you for telling me. I am a computer program and cannot help with this the way a person can, but what you wrote matters more than any exercise, and you do not have to carry it alone.',
    'Please talk to somebody now:',
    lines.map((line) => `- ${line}`).join('\n'),
    'If it is about a friend, the same people will tell you what to do. You can also go to your student counselling service, or to anybody you trust. Nothing you wrote here counts against you, and I am still here for the course whenever you want.',
  ].join('\n\n');
}

const refusals: Readonly<Record<string, string>> = {
  jailbreak_attempt:
    'I can’t do that. I stay with the rules of this course, and I do not share my instructions, other people’s data or answer keys.',
  violence:
    'I can’t help with that. If you or somebody else may be in danger, call your local emergency number or campus security now.',
  illegal: 'I can’t help with that.',
  sexual: 'I can’t write that. I am here for this course.',
  harassment:
    'I won’t help to hurt or belittle anybody. If there is a conflict in your group, your instructor or the student services can help.',
};

const redirections: Readonly<Record<string, string>> = {
  off_topic: 'That is outside what I can help with: I am the tutor of this course.',
  inappropriate_language: 'I understand that this is frustrating. Let us get back to the course.',
};

const invitation =
  'What in the course would you like to work on? You can name a page, a formula, or a step where you are stuck.';

/** The answer to a message that no model is asked about. */
export function cannedAnswer(verdict: Verdict, country: string | null): string {
  if (verdict.action === 'crisis') return crisisAnswer(country);
  const said =
    verdict.action === 'redirect' ? redirections[verdict.category] : refusals[verdict.category];
  return `${said ?? 'I can’t help with that.'} ${invitation}`;
}
