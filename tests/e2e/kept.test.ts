import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words as ar } from '../../src/browser/words/ar.ts';
import { words as de } from '../../src/browser/words/de.ts';
import { words as en } from '../../src/browser/words/en.ts';
import { words as es } from '../../src/browser/words/es.ts';
import { words as fr } from '../../src/browser/words/fr.ts';
import { words as he } from '../../src/browser/words/he.ts';
import { words as pt } from '../../src/browser/words/pt.ts';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const phone = { viewport: { width: 320, height: 700 }, acceptDownloads: true };

// features: B04
describe.skipIf(!chromium)('a student who wants to know what is kept about them', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
    for (const student of ['student1', 'student2']) {
      const { client } = await world.lab.enter(world.lab.lab.faces.canvas, student);
      await client.ask('What is the chain rule?');
    }
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each([en, de, es, fr, pt, he, ar])(
    'reads it and downloads all of it, by keyboard on a phone, in $lang',
    async (says) => {
      // Nobody downloads it more than five times an hour.
      const student = says === he || says === ar ? 'student2' : 'student1';
      world.lab.lab.controls.setLocale('canvas', student, says.lang);
      await using visit = await world.open(student, phone);
      const { page, tutor, frame, complaints } = visit;
      await tutor.getByRole('button', { name: says.tabs.progress, exact: true }).press('Enter');
      await tutor.getByText(says.kept.title).press('Enter');
      await tutor.getByText(`${says.kept.subjects.conversations}: 1`).waitFor();
      await tutor.getByText(says.kept.erase).waitFor();
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      const downloading = page.waitForEvent('download');
      await tutor.getByRole('button', { name: says.kept.download }).press('Enter');
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('about-me.json');
      const { tables } = JSON.parse(readFileSync(await download.path(), 'utf8'));
      expect(tables.turns).toMatchObject([{ message: 'What is the chain rule?' }]);
      expect(complaints).toEqual([]);
    },
  );
});
