import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as de } from '../../src/browser/instructor/words/de.ts';
import { words as en } from '../../src/browser/instructor/words/en.ts';
import { words as es } from '../../src/browser/instructor/words/es.ts';
import { words as fr } from '../../src/browser/instructor/words/fr.ts';
import { words as pt } from '../../src/browser/instructor/words/pt.ts';
import { words as studentsEn } from '../../src/browser/words/en.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { leaves } from '../support/compare-words.ts';
import { chromium } from '../support/machine.ts';

const phone = { viewport: { width: 320, height: 700 } };
const tongues = [
  { locale: 'de', says: de },
  { locale: 'es-MX', says: es },
  { locale: 'fr', says: fr },
  { locale: 'pt_br', says: pt },
] as const;

/** Sentences long enough to be nothing but English; of formulas the course speaks in the same words. */
const { formula: _, ...told } = studentsEn;
const english = [...leaves(en), ...leaves(told)].flatMap(([, said]) =>
  typeof said === 'string' && said.split(' ').length > 2 ? [said] : [],
);

/** English of ours on the page, but for what says of itself that it is English. */
async function englishOn(frame: Frame): Promise<string[]> {
  const text = await frame.evaluate(() => {
    const page = document.body.cloneNode(true) as HTMLElement;
    for (const one of page.querySelectorAll('[lang=en], script')) one.remove();
    return page.textContent;
  });
  return english.filter((sentence) => text.includes(sentence));
}

async function expectFit({ page, frame }: TutorPage): Promise<void> {
  expect(await englishOn(frame())).toEqual([]);
  expect(await sidewaysOverflow(frame())).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
}

describe.skipIf(!chromium)('an instructor whose LMS speaks another language', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const openIn = (locale: string) => {
    world.lab.lab.controls.setLocale('canvas', 'instructor', locale);
    return world.open('instructor', phone);
  };

  // features: B15
  it.each(tongues)(
    'sees material, people and settings in $locale, on a phone and for those who listen',
    async ({ locale, says }) => {
      await using visit = await openIn(locale);
      const { tutor, complaints } = visit;
      await tutor.getByRole('heading', { name: says.material.title }).waitFor();
      expect(await tutor.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await tutor.locator('.documents').getByRole('listitem').first().waitFor();
      await tutor.locator('body').evaluate((body) => {
        for (const fold of body.querySelectorAll('details')) fold.open = true;
      });
      await expectFit(visit);

      await tutor.getByRole('button', { name: says.tabs.people, exact: true }).click();
      await tutor.getByRole('button', { name: says.people.sync }).click();
      await tutor.getByRole('list').getByText('Mei Tanaka').waitFor({ timeout: 30_000 });
      await expectFit(visit);

      await tutor.getByRole('button', { name: says.tabs.questions, exact: true }).click();
      await tutor.getByText(says.questions.switchedOff).waitFor();
      await expectFit(visit);

      await tutor.getByRole('button', { name: says.tabs.settings, exact: true }).click();
      await tutor.getByRole('heading', { name: says.settings.delivery }).waitFor();
      await tutor.getByRole('switch', { name: says.questions.use }).waitFor();
      await tutor.getByRole('button', { name: says.doctor.start }).click();
      await tutor.locator('.finding').first().waitFor({ timeout: 30_000 });
      await expectFit(visit);
      expect(complaints).toEqual([]);
    },
  );

  // features: P01
  it.each(tongues)('adds a quiz from the picker in $locale, on a phone', async (tongue) => {
    const { says } = tongue;
    await using visit = await openIn(tongue.locale);
    const { page, tutor, complaints } = visit;
    await page.getByRole('link', { name: 'Add from the tutor' }).click();
    await tutor.getByRole('heading', { name: says.linking.title }).waitFor();
    await tutor.getByLabel(says.linking.count, { exact: true }).fill('3');
    await tutor.getByRole('button', { name: says.linking.make }).click();
    await tutor.locator('.basket-line').filter({ hasText: says.linking.graded }).waitFor();
    await expectFit(visit);
    const titles = tutor.getByRole('textbox', { name: says.linking.label });
    await titles.first().fill('');
    await tutor.getByRole('button', { name: says.linking.add }).click();
    await tutor.getByText(says.linking.missing).waitFor();
    expect(complaints).toEqual([]);
  });

  it('reads days, numbers and money as German writes them, and is called “Sie”', async () => {
    await using visit = await openIn('de');
    const { tutor, complaints } = visit;
    await tutor.getByText(/^Zuletzt gelesen: \d\d\.\d\d\.\d{4}, \d\d:\d\d\./).waitFor();
    await tutor
      .getByText(/ Stellen/)
      .first()
      .waitFor();
    await tutor.getByRole('button', { name: 'Einstellungen' }).click();
    await tutor.getByText(/^Heute: 0,00\s\$, keine Grenze für den Kurs festgelegt$/).waitFor();
    await tutor.getByRole('switch', { name: 'Quiz-Ergebnisse ins Notenbuch eintragen' }).waitFor();
    await tutor.getByRole('button', { name: 'Tutor ausprobieren' }).click();
    await tutor.getByRole('textbox', { name: 'Deine Frage' }).waitFor();
    await visit.page.route('**/api/course/people', (route) => route.abort());
    await tutor.getByRole('button', { name: 'Personen' }).click();
    await tutor.getByText('Prüfen Sie Ihre Verbindung').waitFor();
    expect(complaints).toEqual([]);
  });

  it('hears what the server has in English only as English', async () => {
    await using visit = await openIn('de');
    const { tutor, page } = visit;
    await page.route('**/api/course/documents', async (route) => {
      const material = await (await route.fetch()).json();
      const reason = 'The LMS is busy.';
      const sync = { ...material.sync, status: 'failed', failureReason: reason };
      await route.fulfill({ json: { ...material, sync } });
    });
    await page.reload();
    const reason = tutor.getByText('The LMS is busy.', { exact: true });
    await reason.waitFor();
    expect(await reason.getAttribute('lang')).toBe('en');
    const files = [{ name: 'program.exe', mimeType: '', buffer: Buffer.from('MZ\0\0\x03\0') }];
    await tutor.getByLabel('Dateien auswählen').setInputFiles(files);
    const refused = tutor.locator('.upload .state.failed [lang=en]');
    await refused.waitFor();
  });

  it('sees English when the words of the language cannot be fetched', async () => {
    await using visit = await openIn('en');
    const { tutor, page } = visit;
    await tutor.getByRole('heading', { name: 'Course material' }).waitFor();
    world.lab.lab.controls.setLocale('canvas', 'instructor', 'fr');
    await page.route(/chunk-\w+\.js/, async (route) => {
      const answer = await route.fetch();
      if ((await answer.text()).includes(fr.tabs.preview)) return route.abort();
      return route.fulfill({ response: answer });
    });
    await page.goto(page.url());
    await tutor.getByRole('heading', { name: 'Course material' }).waitFor();
    expect(await tutor.locator('html').getAttribute('lang')).toBe('en');
    expect(await tutor.getByRole('button', { name: 'Try the tutor' }).count()).toBe(1);
  });

  it('has students who do not fetch what teachers read', async () => {
    world.lab.lab.controls.setLocale('canvas', 'student1', 'de');
    await using visit = await world.open('student1', phone);
    await visit.tutor.getByText(/^Schön, dass du da bist/).waitFor();
    const scripts = await visit.frame().evaluate(() =>
      Promise.all(
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'))
          .map(async ({ name }) => (await fetch(name)).text()),
      ),
    );
    expect(scripts.some((script) => script.includes('Schön, dass du da bist'))).toBe(true);
    expect(scripts.some((script) => script.includes(de.material.finished))).toBe(false);
  });
});
