import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { filler, pdf, placedText, twoColumns } from '../support/files/pdf.ts';
import { readDocument } from '../support/read-document.ts';

/** By the reader's version, what it makes of the pages below. Only the last one is of use. */
const known: Readonly<Record<string, string>> = {
  '2': '482496303a98345c',
  '3': '482496303a98345c',
  '4': '482496303a98345c',
};

const changed =
  'What is read from a page of a PDF has changed. Pages that were kept by readers of before would be ' +
  'taken for new ones: raise readerVersion in src/ingest/reader/kept-pages.ts, and note the new version here.';

// features: A16
it(
  'pages that are kept are never those of a reader that reads otherwise',
  { timeout: 120_000 },
  async () => {
    const line = (text: string, y: number, x = 50) => ({ text, x, y });
    const files = [
      await twoColumns(),
      placedText([
        [line('The ﬁrst deri-', 700), line('vative of a well-known', 686), line('x2', 660, 300)],
        [line('תרזגנה', 700, 460), line('42', 700, 400), line('sin', 700, 370)],
        [line('Ãœber â€œslopesâ€\u009d'.repeat(6), 700)],
        [line('\ue001\ue002\ue003\ue004'.repeat(12), 700)],
      ]),
      await pdf([
        (pen) => {
          pen.fontSize(18).text('A heading', 50, 60).fontSize(9).text('Lecture 3', 50, 30);
          pen.fontSize(11).text(filler(1), 50, 100, { width: 300, columns: 2 });
          pen.rotate(90).text('beside the page', 200, -100).rotate(-90);
          pen
            .fontSize(6)
            .text('2', 200, 400)
            .fontSize(11)
            .text('a  b', 60, 400, { characterSpacing: 2 });
        },
        () => {},
      ]),
    ];
    const seen = createHash('sha256');
    let versions = new Set<string>();
    for (const [at, file] of files.entries()) {
      const { kept } = await readDocument(file, `${at}.pdf`, { limits: { maxOcrPages: 0 } });
      seen.update(gunzipSync(kept?.pages ?? new Uint8Array()));
      versions = versions.add(kept?.reader ?? '');
    }
    const [version] = [...versions].map((reader) => reader.split(' ')[0] ?? '');
    expect(versions.size).toBe(1);
    expect(seen.digest('hex').slice(0, 16), changed).toBe(known[version ?? '']);
  },
);
