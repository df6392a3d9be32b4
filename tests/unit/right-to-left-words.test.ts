import { describe, expect, it } from 'vitest';
import { words as pageArabic } from '../../src/browser/words/ar.ts';
import { words as pageHebrew } from '../../src/browser/words/he.ts';
import { wordsIn } from '../../src/tongues/index.ts';
import { cannedAnswer, strainNote } from '../../src/tutor/canned-answers.ts';
import { leaves } from '../support/compare-words.ts';

const tongues = [
  { language: 'he', page: pageHebrew, server: wordsIn('he') },
  { language: 'ar', page: pageArabic, server: wordsIn('ar') },
] as const;

/** Names, keys and forms of files, which are called the same everywhere. */
const names = new Set(
  `Canvas Moodle Preceptor Python JavaScript PNG JPEG WebP MB HTML PDF JSON LTI Enter Shift UTC
  Idempotency Key Samaritans SHOUT Lifeline TelefonSeelsorge CVV ERAN Suicide Crisis Helpline Línea
  de la Vida Die Dargebotene Hand La Main Tendue Telefono Amico findahelpline com https
  core_message_send_instant_messages moodle site sendmessage`.split(/\s+/),
);

/** Every sentence of ours, with a course's words put in; without letters of formulas. */
function sentencesOf(words: object): string[] {
  const limit = { scope: 'course', period: 'day', resetsAt: '2031-07-11T13:00:00.000Z' } as const;
  return leaves(words).flatMap(([path, said]) => {
    if (path === 'lang') return [];
    if (typeof said === 'string') return [said];
    const isOfLimit = /^budget\.(?!tokens|tooManyTurns)/.test(path);
    return [String(isOfLimit ? said(limit, 7, true) : said(7, 11, 13))];
  });
}

/** What stands between the signs that keep it apart, taken out. */
function withoutParts(text: string): string {
  return text.replaceAll(/[\u2066\u2068][^\u2066-\u2069]*\u2069/g, '');
}

// features: B15
describe.each(tongues)('what is said from right to left in $language', ({ page, server }) => {
  const all = [...sentencesOf(page), ...sentencesOf(server)];

  it('has nothing left of English but names', () => {
    const latin = all.flatMap((text) => text.match(/\p{Script=Latin}[\p{Script=Latin}_]*/gu) ?? []);
    expect(latin.filter((word) => !names.has(word) && word.length > 1)).toEqual([]);
  });

  it('closes whatever it keeps apart', () => {
    for (const text of all) expect(withoutParts(text)).not.toMatch(/[\u2066-\u2069]/);
  });

  it('writes a telephone number of several groups so that it is read in its order', () => {
    const countries = [null, ...Object.keys(server.crisis.lines)];
    const verdict = { action: 'crisis', category: 'self_harm', severity: 'critical', rules: [] };
    for (const country of countries) {
      const told = [
        cannedAnswer(verdict as Parameters<typeof cannedAnswer>[0], country, server),
        strainNote(country, server),
      ];
      for (const text of told) expect(withoutParts(text)).not.toMatch(/\d[\d ]*\d/);
    }
  });

  it('keeps titles and names of a course apart from its own words', () => {
    const title = 'Derivatives (1)';
    expect(page.quiz.on(title)).toContain(`\u2068${title}\u2069`);
    expect(page.source.pageView(title)).toContain(`\u2068${title}\u2069`);
    expect(server.offline.closings.scaffolding(title)).toContain(`\u2068${title}\u2069`);
    // What students send stays free of signs that nobody sees.
    const drafts = [page.quiz.question4tutor(title, title), page.welcome.starters.explain(title)];
    for (const draft of drafts) expect(draft).not.toMatch(/\p{Cf}/u);
  });
});

const counts = [0, 1, 2, 3, 11, 100];

// features: B15
describe('a number of things', () => {
  it('takes each of the six forms of Arabic', () => {
    expect(counts.map(pageArabic.progress.count)).toEqual([
      'لا إجابات',
      'إجابة واحدة',
      'إجابتان',
      '3 إجابات',
      '11 إجابة',
      '100 إجابة',
    ]);
    expect(counts.map(wordsIn('ar').steps.passages)).toEqual([
      'لا مقاطع.',
      'مقطع واحد.',
      'مقطعان.',
      '3 مقاطع.',
      '11 مقطعًا.',
      '100 مقطع.',
    ]);
    expect(pageArabic.app.retryIn(3 * 86_400)).toContain('3 أيام');
    expect(pageArabic.app.retryIn(11 * 86_400)).toContain('11 يومًا');
    expect(pageArabic.app.retryIn(100 * 86_400)).toContain('100 يوم ');
  });

  it('takes the forms of Hebrew, the dual included', () => {
    expect(counts.map(pageHebrew.progress.count)).toEqual([
      '0 תשובות',
      'תשובה אחת',
      'שתי תשובות',
      '3 תשובות',
      '11 תשובות',
      '100 תשובות',
    ]);
    expect(counts.map(wordsIn('he').steps.passages)).toEqual([
      '0 קטעים.',
      'קטע אחד.',
      'שני קטעים.',
      '3 קטעים.',
      '11 קטעים.',
      '100 קטעים.',
    ]);
    expect(pageHebrew.app.retryIn(2 * 86_400)).toContain('כיומיים');
  });
});

// features: B15
it('writes numbers and dates of Arabic in the digits of the course', () => {
  const { budget, steps } = wordsIn('ar');
  const limit = { scope: 'course', period: 'day', resetsAt: '2031-07-11T13:00:00.000Z' } as const;
  const told = [
    pageArabic.progress.percent(0.9),
    pageArabic.origin.tokens(12_345, 7),
    budget.noMore(limit),
    steps.passages(1_234),
  ].join(' ');
  expect(told).toContain('90');
  expect(told).toContain('12,345');
  expect(told).toContain('2031');
  expect(told).not.toMatch(/[\u0660-\u0669]/);
});
