import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  courseIsRead,
  openBrowserWorld,
  seriousFindings,
  sidewaysOverflow,
  type BrowserWorld,
  type TutorPage,
} from '../support/browser.ts';
import { chromium } from '../support/machine.ts';

const page = (word: string): string =>
  `# The ${word} theorem\n\nThe ${word} theorem says that every ${word} has exactly two shadows.\n`;

describe.skipIf(!chromium)('files an instructor puts into the course', () => {
  let world: BrowserWorld;
  let dir: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'preceptor-uploads-'));
    world = await openBrowserWorld({ env: { INGEST_MAX_MB: '1' } });
    await courseIsRead(world);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  const file = (name: string, content: string): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const row = ({ tutor }: TutorPage, title: string) =>
    tutor.locator('.documents').getByRole('listitem').filter({ hasText: title });
  const sending = ({ tutor }: TutorPage, name: string) =>
    tutor.getByRole('list', { name: 'Files you are adding' }).getByRole('listitem').filter({
      hasText: name,
    });

  /** Lets go of files over the zone, as a hand with a mouse would. */
  async function drop(visit: TutorPage, files: Readonly<Record<string, string>>): Promise<void> {
    const carried = await visit.frame().evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const [name, content] of Object.entries(given))
        data.items.add(new File([content], name));
      return data;
    }, files);
    const zone = visit.tutor.locator('.drop-zone');
    await zone.dispatchEvent('dragover', { dataTransfer: carried });
    await zone.dispatchEvent('drop', { dataTransfer: carried });
  }

  // features: A04
  it('are chosen by keyboard, read, and cited to a student', async () => {
    await using visit = await world.open('instructor');
    const { page: whole, tutor, complaints } = visit;
    const chooser = whole.waitForEvent('filechooser');
    await tutor.getByLabel('Choose files').press('Enter');
    await (await chooser).setFiles(file('penumbra.md', page('penumbra')));
    await sending(visit, 'penumbra.md')
      .getByText(/^Arrived/)
      .waitFor();
    await row(visit, 'penumbra').getByText('Ready').waitFor();
    await row(visit, 'penumbra')
      .getByText(/Added by hand/)
      .waitFor();
    expect(await seriousFindings(whole)).toEqual([]);
    expect(complaints).toEqual([]);
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'student1');
    const { events } = await client.ask('What does the penumbra theorem say?');
    expect(JSON.stringify(events)).toContain('exactly two shadows');
  });

  it('are dropped several at once, each with its own end', async () => {
    await using visit = await world.open('instructor');
    const { page: whole, tutor } = visit;
    await tutor.getByText(/ MB are taken in this course/).waitFor();
    await drop(visit, {
      'analemma.md': page('analemma'),
      'empty.md': '',
      'huge.txt': 'a'.repeat(1024 * 1024 + 1),
      'program.pdf': 'MZ\u0000\u0001\u0002',
      'analemma-copy.md': page('analemma'),
    });
    await sending(visit, 'analemma-copy.md').getByText('already, as “analemma.md”').waitFor();
    await sending(visit, 'empty.md').getByText('The file is empty.').waitFor();
    await sending(visit, 'huge.txt').getByText('files up to 1 MB are read').waitFor();
    await sending(visit, 'program.pdf').getByText('cannot be read').waitFor();
    await row(visit, 'analemma').getByText('Ready').waitFor();
    const spoken = tutor.getByRole('status', { name: 'Announcements' });
    await expect.poll(() => spoken.textContent()).toContain('empty.md: The file is empty.');
    expect(await seriousFindings(whole)).toEqual([]);
  });

  it('do not take the place of the page when they are dropped beside', async () => {
    await using visit = await world.open('instructor');
    const { tutor } = visit;
    await tutor.getByText(/ MB are taken in this course/).waitFor();
    const isRefused = await visit.frame().evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['a'], 'beside.txt'));
      const dropped = new DragEvent('drop', {
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
      });
      document.body.dispatchEvent(dropped);
      return dropped.defaultPrevented;
    });
    expect(isRefused).toBe(true);
    expect(await sending(visit, 'beside.txt').count()).toBe(0);
  });

  it('show how far they have come, and can be stopped on the way', async () => {
    await using visit = await world.open('instructor');
    const { page: whole, tutor } = visit;
    // The line is cut off behind the browser: the file leaves and no answer comes.
    const reached = Promise.withResolvers<void>();
    await whole.route('**/api/course/uploads', () => reached.resolve(), { times: 1 });
    await tutor.getByText(/ MB are taken in this course/).waitFor();
    await drop(visit, { 'slow.md': page('slow'), 'next.md': page('next') });
    await reached.promise;
    await sending(visit, 'slow.md').getByRole('progressbar', { name: 'Sending slow.md' }).waitFor();
    await sending(visit, 'next.md').getByText('Waiting for the file before it').waitFor();
    expect(await seriousFindings(whole)).toEqual([]);
    await sending(visit, 'slow.md').getByRole('button', { name: /^Stop/ }).press('Enter');
    await sending(visit, 'slow.md').getByText('Stopped. Nothing of it was kept.').waitFor();
    await sending(visit, 'next.md')
      .getByText(/^Arrived/)
      .waitFor();
    expect(await row(visit, 'slow').count()).toBe(0);
  });

  it('are taken out again by keyboard, after a second thought', async () => {
    const { client } = await world.lab.enter(world.lab.lab.faces.canvas, 'instructor');
    await using visit = await world.open('instructor');
    const { page: whole, tutor, complaints } = visit;
    await tutor.getByLabel('Choose files').setInputFiles(file('eclipse.md', page('eclipse')));
    await row(visit, 'eclipse').getByText('Ready').waitFor();
    const button = row(visit, 'eclipse').getByRole('button', { name: /^Take it out/ });
    await button.press('Enter');
    const dialog = tutor.getByRole('dialog', { name: 'Take out “eclipse”?' });
    await dialog.waitFor();
    expect(await seriousFindings(whole)).toEqual([]);
    await dialog.getByRole('button', { name: 'No, leave it' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await button.press('Enter');
    await dialog.getByRole('button', { name: 'Take it out' }).press('Enter');
    await row(visit, 'eclipse').waitFor({ state: 'detached' });
    const { documents } = (await client.get('/api/course/documents')).body;
    expect(documents.map(({ title }: { title: string }) => title)).not.toContain('eclipse');
    expect(complaints).toEqual([]);
  });

  it('are put in and taken out on a screen 320 pixels wide', async () => {
    await using visit = await world.open('instructor', { viewport: { width: 320, height: 700 } });
    const { tutor, frame } = visit;
    const name = `a-file-with-a-name-that-is-far-too-long-for-a-narrow-screen-${'x'.repeat(60)}.md`;
    await tutor.getByLabel('Choose files').setInputFiles(file(name, page('narrow')));
    await sending(visit, 'a-file-with')
      .getByText(/^Arrived/)
      .waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
    const added = row(visit, 'a file with a name');
    await added.getByRole('button', { name: /^Take it out/ }).press('Enter');
    await tutor.getByRole('dialog').getByRole('button', { name: 'Take it out' }).waitFor();
    expect(await sidewaysOverflow(frame())).toBe(0);
  });

  it('are not offered to an assistant', async () => {
    await using visit = await world.open('assistant');
    await visit.tutor.locator('.documents').getByRole('listitem').first().waitFor();
    expect(await visit.tutor.getByLabel('Choose files').count()).toBe(0);
  });
});
