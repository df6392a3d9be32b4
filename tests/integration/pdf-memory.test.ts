import { expect, it } from 'vitest';
import { openPdf, type OpenPdf } from '../../src/ingest/parse/pdf/open-pdf.ts';
import { readPage } from '../../src/ingest/parse/pdf/read-page.ts';
import { placedText } from '../support/files/pdf.ts';

const open = (): Promise<OpenPdf> =>
  openPdf(placedText([[{ text: 'One line of text', x: 72, y: 700 }]]), { memoryMb: 64 });
const tooMuch = expect.objectContaining({ code: 'too_much_memory' });

// features: A21
it.each(['the place of the page', 'its letters'])(
  'a page whose library has no room left for %s ends as too much memory, and is not misread',
  async (what) => {
    const pdf = await open();
    expect(readPage(pdf, 1).lines.map(({ text }) => text)).toEqual(['One line of text']);
    const { calls } = pdf.library;
    let given = what === 'its letters' ? 1 : 0;
    const malloc = (bytes: number): number => ((given -= 1) < 0 ? 0 : calls.malloc(bytes));
    const library = { ...pdf.library, calls: { ...calls, malloc } };
    expect(() => readPage({ ...pdf, library }, 1)).toThrow(tooMuch);
  },
);

it('a page in a library that has used up all it may have ends as too much memory', async () => {
  const pdf = await open();
  const { calls } = pdf.library;
  for (let bytes = 1024 * 1024; bytes >= 16; bytes /= 2) while (calls.malloc(bytes) !== 0);
  expect(pdf.library.outgrew()).toBe(true);
  expect(() => readPage(pdf, 1)).toThrow(tooMuch);
});
