import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { pngOf } from '../support/files/pictures.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('a picture in a question', () => {
  let world: BrowserWorld;
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-dropped-'));

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  // features: S46
  it('is added, described and sent by keyboard on a phone, and is there when the conversation is opened again', async () => {
    await using visit = await world.open('student1', { viewport: { width: 320, height: 700 } });
    const { tutor, frame, page, complaints } = visit;
    const add = tutor.getByRole('button', { name: 'Add a picture' });
    await add.waitFor();
    const picking = page.waitForEvent('filechooser');
    await add.press('Enter');
    const bytes = pngOf('The chain rule', 'd/dx sin(3x) = cos(3x)');
    await (
      await picking
    ).setFiles([
      { name: 'working.png', mimeType: 'image/png', buffer: bytes },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    ]);
    await tutor.getByRole('alert').getByText('Only pictures can be added').waitFor();
    const described = tutor.getByRole('textbox', { name: 'Describe picture 1 (optional)' });
    await tutor.getByRole('img', { name: 'Picture 1' }).waitFor();
    await described.fill('my working');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(frame())).toBe(0);

    const question = tutor.getByRole('textbox', { name: 'Your question' });
    await question.fill('What is missing in my derivative?');
    await question.press('Enter');
    // The model of this world does not see.
    await tutor
      .getByText(/I could only read the text in your picture: “The chain rule/)
      .first()
      .waitFor();
    expect(await described.count()).toBe(0);
    await tutor.getByText('How this answer came about').first().press('Enter');
    await tutor.getByText(/^Picture 1: “The chain rule/).waitFor();
    await tutor.getByText('The model that answered does not see').waitFor();
    const sent = tutor.getByRole('figure').getByRole('img', { name: 'my working' });
    await expect
      .poll(() => sent.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(900);

    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await tutor.getByText('What is missing in my derivative?').waitFor();
    await expect
      .poll(() => sent.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(900);
    expect(await tutor.getByRole('figure').getByText('my working').count()).toBe(1);
    expect(await sidewaysOverflow(frame())).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('comes by pasting, and is taken away again before anything is sent', async () => {
    await using visit = await world.open('student2');
    const { tutor, frame } = visit;
    const add = tutor.getByRole('button', { name: 'Add a picture' });
    await add.waitFor();
    const base64 = pngOf('pasted').toString('base64');
    await frame().evaluate((content) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      document
        .querySelector('#question')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    }, base64);
    await tutor.getByRole('img', { name: 'Picture 1' }).waitFor();
    await tutor.getByRole('button', { name: 'Remove picture 1' }).press('Enter');
    await tutor.getByRole('img', { name: 'Picture 1' }).waitFor({ state: 'detached' });
    await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  // features: S46
  it('is dropped onto the composer, and sent without a word', async () => {
    await using visit = await world.open('student3');
    const { tutor, page, frame, complaints } = visit;
    await tutor.getByRole('button', { name: 'Add a picture' }).waitFor();
    const send = tutor.getByRole('button', { name: 'Send' });
    expect(await send.isDisabled()).toBe(true);
    const file = join(dir, 'working.png');
    await writeFile(file, pngOf('The chain rule', 'd/dx sin(3x) = cos(3x)'));
    const composer = tutor.locator('.composer');
    const drag = await dragInto(visit, composer, [file]);
    await drag('dragEnter');
    await drag('dragOver');
    await expect.poll(() => composer.getAttribute('class')).toContain('drop');
    await drag('drop');
    await tutor.getByRole('img', { name: 'Picture 1' }).waitFor();
    expect(await composer.getAttribute('class')).not.toContain('drop');
    await tutor.getByText('It can be sent with a question or without one.').waitFor();
    await tutor.getByRole('textbox', { name: 'Your question' }).press('Enter');
    await tutor
      .getByText(/I could only read the text in your picture: “The chain rule/)
      .first()
      .waitFor();
    await tutor.getByText('The answer is complete.').waitFor({ state: 'attached' });
    // Who does not see it hears that there was nothing else; nobody sees an empty bubble.
    expect(await tutor.getByText('A picture without words.').count()).toBe(1);
    expect(await tutor.locator('.question').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await Promise.all([frame().waitForNavigation(), frame().evaluate(() => location.reload())]);
    await tutor.getByRole('figure').getByRole('img', { name: 'Picture 1' }).waitFor();
    expect(await tutor.getByText('A picture without words.').count()).toBe(1);
    await tutor.getByRole('button', { name: 'Conversations' }).click();
    const named = tutor
      .getByRole('dialog')
      .getByText(/^(?:Pictures without words|The chain rule)$/);
    await named.first().waitFor();
    expect(complaints).toEqual([]);
  });

  describe('in a course whose instructor', () => {
    const setPictures = async (pictures: boolean): Promise<void> => {
      const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
      await client.put('/api/course/settings', { pictures });
    };
    beforeEach(() => setPictures(true));
    afterEach(() => setPictures(true));

    // features: S46
    it('switches pictures off has no button any more, and a page from before is told so', async () => {
      await using before = await world.open('student2');
      const add = before.tutor.getByRole('button', { name: 'Add a picture' });
      await add.waitFor();
      const pick = async (name: string): Promise<void> => {
        const picking = before.page.waitForEvent('filechooser');
        await add.click();
        const buffer = pngOf(name);
        await (await picking).setFiles([{ name: `${name}.png`, mimeType: 'image/png', buffer }]);
      };
      await pick('in time');
      await before.tutor.getByRole('img', { name: 'Picture 1' }).waitFor();

      await using teaching = await world.open('instructor');
      await teaching.tutor.getByRole('button', { name: 'Settings' }).click();
      const allowed = teaching.tutor.getByRole('checkbox', {
        name: /^Students may add pictures/,
      });
      await allowed.uncheck();
      await teaching.tutor.getByText('Saved.').first().waitFor();
      expect(await allowed.isChecked()).toBe(false);

      const refusal = 'Pictures are switched off in this course.';
      await pick('too late');
      const alert = before.tutor.getByRole('alert');
      await alert.getByText(`The picture was not added. ${refusal}`).waitFor();
      await before.tutor.getByRole('textbox', { name: 'Your question' }).press('Enter');
      await alert.getByText(`Your question was not sent. ${refusal}`).waitFor();

      await using later = await world.open('student1');
      await later.tutor.getByRole('textbox', { name: 'Your question' }).waitFor();
      await later.tutor.getByRole('button', { name: 'Add a picture' }).waitFor({ state: 'hidden' });
    });
  });
});

type Dragged = 'dragEnter' | 'dragOver' | 'drop';

/** Files in somebody's hand over a part of the tutor, as the browser itself tells the page. */
async function dragInto({ page }: TutorPage, onto: Locator, files: readonly string[]) {
  const tab = await page.context().newCDPSession(page);
  const box = await onto.boundingBox();
  if (!box) throw new Error('there is nothing to drag onto');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  return async (type: Dragged): Promise<void> => {
    await tab.send('Input.dispatchDragEvent', { type, ...at, data });
  };
}
