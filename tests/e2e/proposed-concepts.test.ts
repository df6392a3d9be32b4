import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const quote =
  'A composite function is a function that is applied to the result of another function.';

/** Proposes to add composite functions, of the section of that heading. */
function proposes(system: string): string {
  const section = Number(
    /<section id="(\d+)"[^>]*heading="[^"]*Composite function/.exec(system)?.[1] ?? 0,
  );
  const missing = [{ name: 'Composite function', section, quote }];
  return JSON.stringify({ missing, names: [], doubled: [], needs: [] });
}

describe.skipIf(!chromium)(
  'what a model proposes about concepts, on the page of an instructor',
  () => {
    let world: BrowserWorld;

    beforeAll(async () => {
      world = await openBrowserWorld();
      await courseIsRead(world);
      const model = createReplyingModel();
      model.replyWith(({ system }) => proposes(system));
      world.answerWith(model);
    });
    afterAll(() => world[Symbol.asyncDispose]());

    // features: P05, B15
    it('is switched on, read with its place, accepted and taken back, by keyboard on a small screen', async () => {
      await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
      const { tutor, page, frame, complaints } = visit;
      const tab = (name: string) => tutor.getByRole('button', { name, exact: true });
      await tab('Concepts').press('Enter');
      await tutor.getByText(/A language model can propose improvements/).waitFor();
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await tab('Settings').press('Enter');
      const toggle = tutor.getByRole('switch', { name: 'A language model proposes improvements' });
      // Before the settings are there it takes no key.
      await expect.poll(() => toggle.isEnabled()).toBe(true);
      await toggle.press('Space');
      await tutor.getByText('Saved.').first().waitFor();
      expect(await toggle.isChecked()).toBe(true);

      const proposal = tutor.locator('.concept-proposal', { hasText: 'Composite function' });
      await expect
        .poll(
          async () => {
            await tab('Settings').press('Enter');
            await tab('Concepts').press('Enter');
            await tutor.getByText('The list as it is').waitFor();
            return proposal.count();
          },
          { timeout: 60_000, interval: 1_000 },
        )
        .toBe(1);
      await proposal.getByText(quote).waitFor();
      expect(await sidewaysOverflow(frame())).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await proposal.getByRole('button', { name: 'Accept' }).press('Enter');
      await tutor.getByRole('heading', { name: 'Accepted before' }).waitFor();
      const listed = tutor.locator('.concepts > div > ol > li', { hasText: 'Composite function' });
      await listed.waitFor();
      await proposal.getByRole('button', { name: 'Take it back' }).press('Enter');
      await listed.waitFor({ state: 'detached' });
      expect(await proposal.count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  },
);
