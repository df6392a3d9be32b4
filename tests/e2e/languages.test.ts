import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const phone = { viewport: { width: 320, height: 700 } };

interface Speech {
  readonly login: string;
  readonly locale: string;
  readonly lang: string;
  readonly greeting: RegExp;
  readonly field: string;
  readonly answer: RegExp;
  readonly sources: string;
  readonly story: string;
  readonly reason: string;
  /** A formula of the course, read aloud. */
  readonly formula: RegExp;
  readonly tooLong: RegExp;
  readonly quiz: string;
  readonly threads: string;
}

const speeches: readonly Speech[] = [
  {
    login: 'student1',
    locale: 'es-MX',
    lang: 'es',
    greeting: /^Qué bueno verte/,
    field: 'Tu pregunta',
    answer: /Esto es lo que dice tu curso|Aquí tienes un comienzo|Antes de seguir leyendo/,
    sources: 'Fuentes',
    story: 'Cómo se llegó a esta respuesta',
    reason: 'todavía no se sabe nada de ti',
    formula: / (?:igual a|prima de|sobre) /,
    tooLong: /Tu pregunta no se ha enviado\. El mensaje tiene más de \d+ caracteres\./,
    quiz: 'Ponme a prueba',
    threads: 'Conversaciones',
  },
  {
    login: 'student2',
    locale: 'de',
    lang: 'de',
    greeting: /^Schön, dass du da bist/,
    field: 'Deine Frage',
    answer: /Das sagt dein Kurs dazu|Hier ist ein Anfang|Bevor du weiterliest/,
    sources: 'Quellen',
    story: 'Wie diese Antwort entstanden ist',
    reason: 'über dich ist noch nichts bekannt',
    formula: / (?:gleich|Strich von|durch) /,
    tooLong: /Deine Frage wurde nicht gesendet\. Die Nachricht ist länger als \d+ Zeichen\./,
    quiz: 'Frag mich ab',
    threads: 'Gespräche',
  },
];

describe.skipIf(!chromium)('a student whose LMS speaks another language', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    for (const { login, locale } of speeches)
      world.lab.lab.controls.setLocale('canvas', login, locale);
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each(speeches)(
    'asks, reads an answer and meets an error in $lang, on a phone and for those who listen',
    async (speech) => {
      await using visit = await world.open(speech.login, phone);
      const { tutor, page, frame, complaints } = visit;
      await tutor.getByText(speech.greeting).waitFor();
      const root = tutor.locator('html');
      expect(await root.getAttribute('lang')).toBe(speech.lang);
      expect(await root.getAttribute('dir')).toBe('ltr');
      // The course's own title is not the student's language.
      expect(await tutor.getByRole('heading', { level: 1 }).getAttribute('lang')).toBe('en');

      const field = tutor.getByRole('textbox', { name: speech.field });
      await field.fill('x'.repeat(100_000));
      await field.press('Enter');
      await tutor.getByRole('alert').filter({ hasText: speech.tooLong }).waitFor();
      await field.fill('What is the chain rule?');
      await field.press('Enter');
      await tutor.getByText(speech.answer).first().waitFor();
      await tutor.getByRole('heading', { name: speech.sources }).waitFor();
      await tutor.getByText(speech.story).click();
      await tutor.getByText(speech.reason).waitFor();
      const formulas = tutor.locator('.rich math');
      await expect.poll(() => formulas.count()).toBeGreaterThan(0);
      const heard = await formulas.evaluateAll((all) =>
        all.map((formula) => formula.getAttribute('aria-label')),
      );
      expect(heard.join('\n')).toMatch(speech.formula);
      expect(heard.join('\n')).not.toMatch(/\b(?:equals|prime|of|over)\b/);
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await tutor.getByRole('button', { name: speech.threads, exact: true }).click();
      await tutor.getByRole('dialog').waitFor();
      expect(await sidewaysOverflow(frame())).toBe(0);
      await tutor.getByRole('dialog').press('Escape');
      await tutor.getByRole('button', { name: speech.quiz, exact: true }).click();
      await tutor.getByRole('heading', { name: speech.quiz }).waitFor();
      expect(await sidewaysOverflow(frame())).toBe(0);

      // A reload has no launch to learn the language from.
      await frame().evaluate(() => location.reload());
      await tutor.getByRole('textbox', { name: speech.field }).waitFor();
      expect(await root.getAttribute('lang')).toBe(speech.lang);
      expect(complaints).toEqual([]);
    },
  );

  it('has classmates who read English on the same page', async () => {
    await using visit = await world.open('student3', phone);
    await visit.tutor.getByText(/^Good to see you/).waitFor();
    expect(await visit.tutor.locator('html').getAttribute('lang')).toBe('en');
  });
});
