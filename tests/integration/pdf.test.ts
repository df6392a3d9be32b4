import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filler, pdf, placedText, scannedPage, twoColumns, written } from '../support/files/pdf.ts';
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

// features: A17, A21
describe('what is printed on a page', slow, () => {
  /** One page of a font that says nothing of its characters but the names TeX gives them. */
  const page = (
    entries: string,
    content: string,
    encoding = '/WinAnsiEncoding',
    font = 'Helvetica',
  ) =>
    written([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] ${entries}
         /Resources << /Font << /T 4 0 R /F 5 0 R >> >> /Contents 6 0 R >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding ${encoding} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]);

  it('keeps the signs of TeX: sums, integrals, primes and norms are not taken for letters', async () => {
    const said = async (font: string, names: string, codes: string) => {
      const content = `BT 1 0 0 1 50 700 Tm /T 12 Tf (The sign is ) Tj /F 12 Tf <${codes}> Tj ET`;
      const encoding = `<< /Differences [${names}] >>`;
      return contents(await readDocument(page('', content, encoding, font), 'tex.pdf'));
    };
    expect(await said('ABCDEF+CMEX10', '80 /summationtext 90 /integraldisplay', '505a')).toBe(
      'The sign is ∑∫',
    );
    expect(await said('ABCDEF+CMSY10', '12 /circledot 48 /prime 107 /bardbl', '0c306b')).toBe(
      'The sign is ⊙′∥',
    );
    expect(await said('CMMI10', '40 /arrowlefttophalf 34 /epsilonvar', '22')).toBe('The sign is ε');
  });

  it('takes a sign that nobody can name for what it is, and not for a letter', async () => {
    const content = 'BT 1 0 0 1 50 700 Tm /T 12 Tf (A sign of few is ) Tj /F 12 Tf <7e> Tj ET';
    const strange = page('', content, '<< /Differences [126 /circledast] >>', 'ABCDEF+MSAM10');
    expect(contents(await readDocument(strange, 'a.pdf'))).toBe('A sign of few is \uFFFD');
  });

  it.each([
    ['upright', '', '1 0 0 1 100 600', [100 / 600, 200 / 800]],
    ['turned right', '/Rotate 90', '0 1 -1 0 200 100', [100 / 800, 200 / 600]],
    ['on its head', '/Rotate 180', '-1 0 0 -1 500 200', [100 / 600, 200 / 800]],
    ['turned left', '/Rotate 270', '0 -1 1 0 400 700', [100 / 800, 200 / 600]],
    ['cut at its edges', '/CropBox [50 50 550 750]', '1 0 0 1 100 600', [50 / 500, 150 / 700]],
  ])('is found where it is seen on a page %s', async (_how, entries, matrix, [left, baseline]) => {
    const content = `BT /T 12 Tf ${matrix} Tm (Here it stands.) Tj ET`;
    const read = await readDocument(page(entries, content), 'turned.pdf');
    expect(contents(read)).toBe('Here it stands.');
    const [box] = read.chunks[0]?.place.lines ?? [];
    expect(box?.[0]).toBeCloseTo(left ?? 0, 3);
    expect(box?.[1]).toBeLessThan(baseline ?? 0);
    expect(box?.[3]).toBeGreaterThan(baseline ?? 0);
    expect((box?.[3] ?? 0) - (box?.[1] ?? 0)).toBeLessThan(0.03);
  });

  it('leaves out what runs up the page, and says so', async () => {
    const content =
      'BT /T 12 Tf 0 1 -1 0 30 300 Tm (Up the margin) Tj 1 0 0 1 50 700 Tm (Along the line.) Tj ET';
    const read = await readDocument(page('', content), 'margin.pdf');
    expect(contents(read)).toBe('Along the line.');
    expect(read.notes).toMatchObject({ sidewaysLines: 1 });
  });

  it('has no blanks without width in it, and the width of no blank that is not there', async () => {
    const line = (text: string, x: number) => ({ text, x, y: 700 });
    const read = await readDocument(
      placedText([[line('the \u200Bslope\u200B of f', 50), line('\u2032(x)', 140)]]),
      'thin.pdf',
    );
    expect(contents(read)).toBe('the slope of f\u2032(x)');
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
