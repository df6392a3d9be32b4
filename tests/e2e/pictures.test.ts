import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
} from '../support/browser.ts';
import { pngOf } from '../support/files/pictures.ts';
import { chromium } from '../support/machine.ts';

describe.skipIf(!chromium)('a picture in a question', () => {
  let world: BrowserWorld;

  beforeAll(async () => {
    world = await openBrowserWorld();
    await courseIsRead(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

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
});
