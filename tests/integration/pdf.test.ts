import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filler, pdf, placedText, scannedPage, twoColumns } from '../support/files/pdf.ts';
import { readDocument } from '../support/read-document.ts';

const slow = { timeout: 120_000 };
const contents = ({ chunks }: { chunks: readonly { content: string }[] }) =>
  chunks.map(({ content }) => content).join('\n');

// features: A17, A19, A21
describe('the text layer of a PDF', slow, () => {
  it('is read column by column, whatever order it was written in', async () => {
    const read = await readDocument(await twoColumns(), 'paper.pdf');
    expect(read.notes).toMatchObject({ columnPages: 1 });
    const text = contents(read);
    const places = ['left line 0', 'left line 29', 'right line 0', 'right line 29'].map((line) =>
      text.indexOf(`${line} goes on`),
    );
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(read.chunks[0]?.headingPath).toEqual(['A heading over both columns of this page']);
  });

  it('keeps Hebrew in the order of its sentences, with numbers and foreign words upright', async () => {
    // On the page the words run from right to left; each run is drawn by its glyphs from the left.
    const drawn = (word: string): string => Array.from(word).toReversed().join('');
    const read = await readDocument(
      placedText([
        [
          { text: drawn('הנגזרת'), x: 460, y: 700 },
          { text: drawn('של'), x: 430, y: 700 },
          { text: 'sin', x: 400, y: 700 },
          { text: drawn('היא'), x: 370, y: 700 },
          { text: '42', x: 345, y: 700 },
          { text: drawn('בערך'), x: 315, y: 700 },
        ],
      ]),
      'hebrew.pdf',
    );
    expect(contents(read)).toBe('הנגזרת של sin היא 42 בערך');
    expect(read.notes).toMatchObject({ rightToLeftPages: 1 });
  });

  it('mends ligatures and the words a line end broke, but keeps real hyphens', async () => {
    const line = (text: string, y: number) => ({ text, x: 50, y });
    const read = await readDocument(
      placedText([
        [
          line('The ﬁrst deri-', 700),
          line('vative of a well-known function is de-', 686),
          line('ﬁned here, and it is well-', 672),
          line('known to be useful.', 658),
        ],
      ]),
      'a.pdf',
    );
    expect(contents(read)).toBe(
      'The first derivative of a well-known function is defined here, and it is well-known to be useful.',
    );
    expect(read.notes).toMatchObject({ hyphens: 2 });
  });

  it('loses running heads, page numbers and rules, and nothing of the text', async () => {
    const read = await readDocument(
      await pdf(
        Array.from({ length: 5 }, (_, at) => (pen) => {
          pen.fontSize(9).text(`Calculus I, Lecture ${at + 3}`, 50, 30, { lineBreak: false });
          pen.fontSize(11).text(filler(at), 50, 80, { width: 480 });
          pen.text('_______________', 50, 300, { lineBreak: false });
          pen.text(filler(at + 50), 50, 340, { width: 480 });
          pen.fontSize(9).text(`Page ${at + 1} of 5`, 270, 800, { lineBreak: false });
        }),
      ),
      'notes.pdf',
    );
    const text = contents(read);
    expect(text).not.toMatch(/Lecture \d|Page \d|___/);
    for (let page = 0; page < 5; page += 1)
      expect(text.replaceAll('\n', ' ')).toContain(`Statement ${page} point 5 says`);
    expect(read.notes).toMatchObject({ runningLines: 10, rules: 5 });
  });

  it('knows the box of every line of a passage, so that it can be marked on the page', async () => {
    const read = await readDocument(
      await pdf([
        (pen) => {
          pen.fontSize(11).text(filler(1, 12), 100, 200, { width: 300 });
          pen.text(filler(2, 12), 100, 500, { width: 300 });
        },
      ]),
      'boxes.pdf',
    );
    const boxes = read.chunks.flatMap(({ place }) => place.lines ?? []);
    expect(boxes.length).toBeGreaterThan(20);
    for (const [left, top, right, bottom] of boxes) {
      expect(left).toBeGreaterThan(0.16);
      expect(right).toBeLessThan(0.69);
      expect(top).toBeGreaterThan(0.22);
      expect(bottom).toBeGreaterThan(top);
    }
    const last = read.chunks.at(-1);
    expect(last?.content).toContain('Statement 2');
    expect(Math.min(...(last?.place.lines ?? []).map(([, top]) => top))).toBeGreaterThan(0.5);
  });

  // features: A21
  it('knows which words of a passage stand in which of its lines', async () => {
    const printed = [
      'It is known that the deriva-',
      'tive of a sum is the sum of the',
      'derivatives. Nothing else is',
      'needed here.',
    ];
    const page = printed.map((text, at) => ({ text, x: 50, y: 700 - at * 16 }));
    const read = await readDocument(placedText([page]), 'lines.pdf');
    const [{ content, place } = { content: '', place: { lines: [] } }] = read.chunks;
    const lines = place.lines ?? [];
    const said = lines.map(([, , , , at], line) => content.slice(at, lines[line + 1]?.[4]).trim());
    expect(said).toEqual([
      'It is known that the deriva',
      'tive of a sum is the sum of the',
      'derivatives. Nothing else is',
      'needed here.',
    ]);
  });

  it('marks of a passage that begins within a line only its own part of the line', async () => {
    const sentence = (at: number): string =>
      `Sentence ${at} of a paragraph that is far too long to be one passage alone, so it is cut in two.`;
    const long = Array.from({ length: 24 }, (_, at) => sentence(at)).join(' ');
    const read = await readDocument(
      await pdf([(pen) => void pen.fontSize(11).text(long, 60, 100, { width: 470 })]),
      'cut.pdf',
    );
    expect(read.chunks.length).toBeGreaterThan(1);
    for (const { content, place } of read.chunks) {
      const lines = place.lines ?? [];
      expect(lines[0]?.[4]).toBe(0);
      for (const [left, , right, , at] of lines) {
        const length = content.slice(at, lines.find((line) => line[4] > at)?.[4]).trim().length;
        // A letter of this font is between a third and two thirds of its size wide on average.
        expect((right - left) / Math.max(1, length)).toBeLessThan(0.016);
      }
    }
  });
});

// features: A18, A20, A71
describe('pages that only their picture can tell', slow, () => {
  it('are recognised, and only they', async () => {
    const nonsense = Array.from({ length: 12 }, (_, at) => ({
      text: Array.from({ length: 40 }, (_unused, n) =>
        String.fromCodePoint(0xe000 + ((at * 7 + n) % 90)),
      ).join(''),
      x: 50,
      y: 700 - at * 20,
    }));
    const clear = Array.from({ length: 6 }, (_, at) => ({
      text: `Line ${at} of a page that says what it shows`,
      x: 50,
      y: 700 - at * 20,
    }));
    const read = await readDocument(placedText([clear, nonsense]), 'mixed.pdf');
    expect(read.pages.map(({ status }) => status)[0]).toBe('text');
    expect(read.ocr).toMatchObject({ pages: 1 });
    expect(contents(read)).toContain('says what it shows');
    expect(contents(read)).not.toMatch(/\p{Co}/u);
  });

  it('of a scanner give their text with its place', async () => {
    const read = await readDocument(
      await scannedPage(['The product rule has two terms', 'because both factors may change']),
      'scan.pdf',
    );
    expect(read.pages).toEqual([{ page: 1, status: 'ocr' }]);
    expect(contents(read)).toMatch(/product rule has two terms.*both factors may change/s);
    const [box] = read.chunks[0]?.place.lines ?? [];
    expect(box?.[0]).toBeCloseTo(0.08, 1);
    expect(read.ocr?.confidence).toBeGreaterThan(60);
  });

  it('never make a document ready when none of them can be read', async () => {
    const nothing = await scannedPage([]);
    await expect(readDocument(nothing, 'blank.pdf')).rejects.toMatchObject({ code: 'no_text' });
  });
});

// features: A04, A20
describe('a PDF that cannot be read', slow, () => {
  it('says that it is locked', async () => {
    const locked = await pdf([(pen) => void pen.text('secret')], { userPassword: 'x' });
    await expect(readDocument(locked, 'a.pdf')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('says that it is damaged when its end is missing', async () => {
    const whole = await pdf([(pen) => void pen.text(filler(1))]);
    await expect(readDocument(whole.subarray(0, 200), 'a.pdf')).rejects.toMatchObject({
      code: expect.stringMatching(/malformed|no_text/) as string,
    });
  });

  it('says that it has too many pages before it reads one', async () => {
    const long = await pdf(Array.from({ length: 12 }, () => (pen) => void pen.text('page')));
    await expect(readDocument(long, 'a.pdf', { limits: { maxPages: 10 } })).rejects.toMatchObject({
      code: 'too_many_pages',
      message: expect.stringContaining('12') as string,
    });
  });
});

it('five hundred pages are read whole and in order', slow, async () => {
  const book = await pdf(
    Array.from({ length: 500 }, (_, at) => (pen) => void pen.fontSize(11).text(filler(at, 3))),
  );
  const read = await readDocument(book, 'book.pdf');
  expect(read.pages.map(({ page }) => page)).toEqual(
    Array.from({ length: 500 }, (_, at) => at + 1),
  );
  expect(read.chunks.map(({ place }) => place.page)).toEqual(
    Array.from({ length: 500 }, (_, at) => at + 1),
  );
});

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const courses = ['cs231n', 'coms4995'].filter((course) => existsSync(join(corpus, course)));
if (courses.length === 0)
  process.stderr.write(
    'SKIPPED: the course corpus is not beside the project; its documents are not read.\n',
  );

// features: A14
describe.skipIf(courses.length === 0)(
  'every document of a real course',
  { timeout: 300_000 },
  () => {
    it.each(courses)('%s is cut into sensible chunks', async (course) => {
      const summary: Record<string, unknown> = {};
      const files = readdirSync(join(corpus, course)).filter((name) => name !== 'README.md');
      for (const file of files.toSorted()) {
        const read = await readDocument(readFileSync(join(corpus, course, file)), file);
        const sizes = read.chunks.map(({ tokens }) => tokens);
        expect(Math.max(...sizes), file).toBeLessThanOrEqual(330);
        expect(sizes.filter((size) => size < 8).length / sizes.length, file).toBeLessThan(0.2);
        expect(
          read.chunks.filter(({ instructionLike }) => instructionLike),
          file,
        ).toEqual([]);
        summary[file] = {
          format: read.format,
          chunks: read.chunks.length,
          pages: read.pages.map(({ status }) => status).join(' '),
          headings: new Set(read.chunks.map(({ headingPath }) => headingPath.at(-1))).size,
        };
      }
      expect(summary).toMatchSnapshot();
    });
  },
);
