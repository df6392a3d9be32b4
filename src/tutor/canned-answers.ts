import type { Verdict } from '../safety/index.ts';
import type { StudentWords } from '../tongues/index.ts';

/** What the tutor says itself, without a model: the same words for everybody in the same situation. */

type Country = keyof StudentWords['crisis']['lines'];

/** Whom to call when a life is in danger. The lines to talk to stand among the words. */
const emergencies: Readonly<Record<Country, string>> = {
  US: '911',
  CA: '911',
  GB: '999',
  IE: '112',
  DE: '112',
  AU: '000',
  AT: '112',
  CH: '112',
  ES: '112',
  MX: '911',
  FR: '112',
  BR: '192',
  IL: '101',
};

function isKnown(country: string | null): country is Country {
  return country !== null && Object.hasOwn(emergencies, country);
}

function crisisAnswer(country: string | null, { crisis }: StudentWords): string {
  const lines = isKnown(country)
    ? [crisis.lines[country], crisis.emergency(emergencies[country])]
    : crisis.anywhere;
  return [
    crisis.opening,
    crisis.talk,
    lines.map((line) => `- ${line}`).join('\n'),
    crisis.closing,
  ].join('\n\n');
}

/** The lines to talk to, a list. */
export function helpLines(country: string | null, { crisis }: StudentWords): string {
  const lines = isKnown(country) ? [crisis.lines[country]] : crisis.anywhere;
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Stands above the answer to somebody who sounds as if they carried more than the course. */
export function strainNote(country: string | null, { crisis, answer }: StudentWords): string {
  const lines = isKnown(country) ? [crisis.lines[country]] : crisis.anywhere;
  return `> ${[answer.strained, ...lines].join(' ')}\n\n`;
}

/** Stands above every answer for a while after a cry for help. */
export function nearNote(country: string | null, { crisis, answer }: StudentWords): string {
  const lines = isKnown(country) ? [crisis.lines[country]] : crisis.anywhere;
  return `> ${[answer.helpNear, ...lines].join(' ')}\n\n`;
}

/** The answer to a message that no model is asked about. */
export function cannedAnswer(
  verdict: Verdict,
  country: string | null,
  words: StudentWords,
): string {
  if (verdict.action === 'crisis') return crisisAnswer(country, words);
  const said: Readonly<Record<string, string>> =
    verdict.action === 'redirect' ? words.redirections : words.refusals;
  return `${said[verdict.category] ?? words.refusals.any} ${words.invitation}`;
}
