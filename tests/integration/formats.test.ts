import { describe, expect, it } from 'vitest';
import {
  book,
  paragraph,
  presentation,
  wordDocument,
  workbook,
  zipBomb,
} from '../support/files/office.ts';
import { textPicture } from '../support/files/pdf.ts';
import { readDocument } from '../support/read-document.ts';

const slow = { timeout: 120_000 };
const contents = ({ chunks }: Awaited<ReturnType<typeof readDocument>>) =>
  chunks.map(({ content }) => content).join('\n');

// features: A14
describe('a Word document', slow, () => {
  it('keeps headings by style, tables with their header, footnotes and formulas', async () => {
    const fraction =
      '<w:p><w:r><w:t>The slope is </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>Δy</m:t></m:r></m:num><m:den><m:r><m:t>Δx</m:t></m:r></m:den></m:f><m:r><m:t>=sin</m:t></m:r><m:sSup><m:e><m:r><m:t>α</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>';
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const rows = [
      ['Rule', 'Formula'],
      ['Sum', 'f + g'],
    ].map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`);
    const read = await readDocument(
      wordDocument(
        [
          paragraph('Slopes', 'Titel1'),
          paragraph(
            'Secants and tangents, which are the two kinds of straight lines that matter for everything in this chapter of the notes.',
            '',
          ),
          paragraph('Measuring', 'Mine'),
          fraction,
          '<w:p><w:r><w:t>A limit</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:t>never</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>',
          `<w:tbl>${rows.join('')}</w:tbl>`,
        ].join(''),
      ),
      'a.bin',
    );
    expect(read.format).toBe('docx');
    expect(read.chunks.map(({ headingPath }) => headingPath.join(' > '))).toEqual([
      'Slopes',
      'Slopes > Measuring',
    ]);
    const text = contents(read);
    expect(text).toContain('The slope is \\(\\frac{\\Delta y}{\\Delta x}=\\sin{\\alpha}^{2}\\)');
    expect(text).toContain('A limit\nFirst shown by Leibniz.');
    expect(text).toContain('Rule | Formula\nSum | f + g');
    expect(text).not.toMatch(/never|secret/);
    expect(read.notes).toEqual({ hiddenParts: 1 });
  });
});

describe('a presentation', slow, () => {
  it('gives its slides by number, with the notes, and without hidden slides', async () => {
    const read = await readDocument(
      presentation([
        { title: 'Limits', lines: ['Approaching a point', 'From both sides'], notes: 'Draw this.' },
        { title: 'Draft', lines: ['Not ready'], hidden: true },
        { title: 'Derivatives', lines: ['The limit of the slopes'] },
      ]),
      'slides.pptx',
    );
    expect(read.format).toBe('pptx');
    expect(
      read.chunks.map(({ place, headingPath, content }) => [place.page, headingPath, content]),
    ).toEqual([
      [1, ['Limits'], '• Approaching a point\n• From both sides\nNotes: Draw this.'],
      [3, ['Derivatives'], 'The limit of the slopes'],
    ]);
    expect(read.pages.map(({ page, status }) => [page, status])).toEqual([
      [1, 'text'],
      [3, 'text'],
    ]);
  });
});

describe('a table', slow, () => {
  const row = (at: number, cells: string): string => `<row r="${at}">${cells}</row>`;

  it('of a workbook keeps sheets, dates and shared text, and repeats its header', async () => {
    const head = row(
      1,
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Day</t></is></c>',
    );
    const body = Array.from({ length: 120 }, (_, at) =>
      row(
        at + 2,
        `<c r="A${at + 2}"><v>${at}</v></c><c r="B${at + 2}" t="s"><v>2</v></c><c r="D${at + 2}" s="1"><v>45658</v></c>`,
      ),
    );
    const read = await readDocument(
      workbook({ Plan: head + body.join(''), Secret: head }, ['Secret']),
      'plan.xlsx',
    );
    expect(read.format).toBe('xlsx');
    expect(read.chunks.length).toBeGreaterThan(3);
    for (const { content, headingPath } of read.chunks) {
      expect(content.startsWith('Week | Topic |  | Day\n')).toBe(true);
      expect(headingPath).toEqual(['Plan']);
    }
    expect(contents(read)).toContain('7 | Limits & continuity |  | 2025-01-01');
  });

  it.each([
    ['commas', 'name,points\n"Doe, J.",7\n'],
    ['semicolons', 'name;points\nDoe, J.;7\n'],
    ['tabs', 'name\tpoints\nDoe, J.\t7\n'],
  ])('of values may be separated by %s', async (_what, source) => {
    expect(contents(await readDocument(source, 'a.csv'))).toBe('name | points\nDoe, J. | 7');
  });
});

describe('a page of HTML', slow, () => {
  const told = (count: number, from = 0): string =>
    Array.from({ length: count }, (_, at) => `word${from + at}`).join(' ');

  it('that is laid out with tables is read as if there were none', async () => {
    const page = `<table width="100%"><tr><td width="20%"><ul><li>Home</li></ul></td><td>
      <h1>Loops</h1><p>A loop repeats. ${told(400)}</p>
      <table><tr><td><pre>for x in 1 2\ndo\n  echo $x\ndone</pre></td></tr></table>
      <h2>Endless ones</h2><p>${told(500, 400)}</p></td></tr></table>`;
    const read = await readDocument(page, 'loops.html');
    expect(new Set(read.chunks.map(({ headingPath }) => headingPath.join(' > ')))).toEqual(
      new Set(['Loops', 'Loops > Endless ones']),
    );
    expect(contents(read)).toContain('for x in 1 2\ndo\n  echo $x\ndone');
    for (const word of told(900).split(' ')) expect(contents(read)).toContain(word);
  });

  it('keeps tables of data, with what stands above them', async () => {
    const page = `<table><caption>Costs in 2025</caption><tr><td>Rent</td><td>400</td></tr>
      <tr><td><p>Food<br>and</p><p>drink</p></td><td>300</td></tr></table>
      <table><tr><td>one</td><td>two</td></tr><tr><td>three</td><td>four</td></tr></table>`;
    expect(contents(await readDocument(page, 'costs.html'))).toBe(
      'Costs in 2025\nRent | 400\nFood and drink | 300\none | two\nthree | four',
    );
  });
});

describe('a page of an LMS, whose name is its title', slow, () => {
  const html = '<h2>Rates</h2><p>A slope is a <b>rate</b> of change.</p>';

  // features: P02
  it.each(['Lab 3.ipynb', 'README.md', 'Points.csv', 'loop.py'])(
    'is read as the page it is when it is called %s',
    async (name) => {
      const read = await readDocument(html, name, { mediaType: 'text/html; charset=utf-8' });
      expect(read.format).toBe('html');
      expect(contents(read)).toBe('A slope is a rate of change.');
    },
  );

  it('is known by its content where the LMS does not say what it is', async () => {
    const page = `<!DOCTYPE html><html><body>${html}</body></html>`;
    expect((await readDocument(page, 'Lab 3.ipynb')).format).toBe('html');
  });
});

describe('a file that is called a notebook', slow, () => {
  it('is one when it holds cells, however far behind its metadata', async () => {
    const cells = [{ cell_type: 'markdown', source: 'A slope is a rate.' }];
    const source = JSON.stringify({ metadata: { widgets: 'w'.repeat(9_000) }, nbformat: 4, cells });
    const read = await readDocument(source, 'lab.ipynb');
    expect([read.format, contents(read)]).toEqual(['notebook', 'A slope is a rate.']);
  });

  it('is text when it holds none', async () => {
    const read = await readDocument('A slope is a rate of change.', 'lab.ipynb');
    expect([read.format, contents(read)]).toEqual(['text', 'A slope is a rate of change.']);
  });
});

describe('a chunk', slow, () => {
  const sizes = ({ chunks }: Awaited<ReturnType<typeof readDocument>>) =>
    Math.max(...chunks.map(({ tokens }) => tokens));

  it.each([
    ['a table whose first row is no header', `${'a'.repeat(60)} `.repeat(90), '\n'],
    ['a table of long rows', 'cell '.repeat(1_500), '\nshort\n'],
    ['a line of code without an end', 'let a=1;'.repeat(900), '\n'],
    ['text without spaces', '学'.repeat(3_000), '\n'],
    ['letters of mathematics without spaces', '𝑥'.repeat(3_000), '\n'],
  ])('of %s stays small, and nothing is lost between them', async (_what, long, end) => {
    const csv = `"head","${long}"${end}"x","y"\n`;
    for (const [source, name] of [
      [csv, 'a.csv'],
      [`${long}\n`, 'a.txt'],
      [`${long}\n`, 'a.js'],
    ] as const) {
      const read = await readDocument(source, name);
      expect(sizes(read)).toBeLessThanOrEqual(330);
      const bare = (text: string): string => text.replaceAll(/\s/g, '');
      const held = bare(read.chunks.map(({ content }) => content).join(''));
      expect(held.split(bare(long).slice(0, 4)).length).toBeGreaterThanOrEqual(
        bare(long).split(bare(long).slice(0, 4)).length,
      );
      expect(held.isWellFormed()).toBe(true);
    }
  });

  it('of a line that was only drawn like a heading holds it as text', async () => {
    const read = await readDocument(`# ${'So it goes. '.repeat(60)}\n\nAnd on.`, 'a.md');
    expect(read.chunks.every(({ headingPath }) => headingPath.length === 0)).toBe(true);
    expect(contents(read)).toContain('So it goes. So it goes.');
  });

  it('holds nothing that no database keeps', async () => {
    const notebook = { nbformat: 4, cells: [{ cell_type: 'markdown', source: 'A\0b \ud83d c' }] };
    const read = await readDocument(JSON.stringify(notebook), 'odd.ipynb');
    expect(contents(read)).toBe('A�b � c');
  });
});

describe('other formats', slow, () => {
  it('a notebook gives its text, its code and what it printed', async () => {
    const notebook = {
      nbformat: 4,
      cells: [
        { cell_type: 'markdown', source: ['# Fitting\n', 'We fit $y = ax$.'] },
        {
          cell_type: 'code',
          source: 'print(a)',
          outputs: [{ output_type: 'stream', text: ['3.14\n'] }],
        },
      ],
    };
    const read = await readDocument(JSON.stringify(notebook), 'lab.txt');
    expect(read.format).toBe('notebook');
    expect(read.chunks[0]?.headingPath).toEqual(['Fitting']);
    expect(contents(read)).toBe('We fit \\(y = ax\\).\nprint(a)\n3.14');
  });

  it('an EPUB is read in the order of its spine, by part', async () => {
    const read = await readDocument(
      book([
        '<h1>One</h1><p>First chapter.</p>',
        '<h1>Two</h1><p>Second chapter &#8212; the end.</p>',
      ]),
      'book.epub',
    );
    expect(read.format).toBe('epub');
    expect(
      read.chunks.map(({ place, headingPath, content }) => [place.page, headingPath[0], content]),
    ).toEqual([
      [1, 'One', 'First chapter.'],
      [2, 'Two', 'Second chapter — the end.'],
    ]);
  });

  it('code is cut where it declares something', async () => {
    const body = Array.from({ length: 30 }, (_, at) => `    total += values[${at}]`).join('\n');
    const read = await readDocument(
      `import math\n\n# Adds up.\ndef add(values):\n${body}\n\nclass Mean:\n${body}\n`,
      'sums.py',
    );
    expect(read.format).toBe('code');
    expect(read.chunks.map(({ headingPath }) => headingPath[0])).toEqual(
      expect.arrayContaining(['add', 'Mean']),
    );
    expect(read.chunks.find(({ headingPath }) => headingPath[0] === 'add')?.content).toContain(
      '# Adds up.',
    );
  });

  it('MathML without LaTeX becomes LaTeX', async () => {
    const read = await readDocument(
      '<!doctype html><p>So <math><msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac></math> holds.',
      'page.html',
    );
    expect(contents(read)).toBe('So \\(x^{2}\\le\\frac{a}{\\sqrt{b}}\\) holds.');
  });

  it('MathML is read however deeply it is nested', async () => {
    const [open, close] = ['<mrow>'.repeat(300), '</mrow>'.repeat(300)];
    const [tables, ends] = ['<mtable><mtr><mtd>'.repeat(60), '</mtd></mtr></mtable>'.repeat(60)];
    const read = await readDocument(
      `<!doctype html><p>So <math>${open}<mi>x</mi>${close}</math> and <math>${tables}<mi>y</mi>${ends}</math>.`,
      'page.html',
    );
    expect(contents(read)).toMatch(/^So \\\(x\\\) and \\\((?:\\begin\{matrix\}){60}y/);
  });

  // features: A71
  it('a picture of text is recognised', async () => {
    const read = await readDocument(
      textPicture(['The chain rule', 'multiplies the rates of change']),
      'photo.png',
    );
    expect(read.pages).toEqual([{ page: 1, status: 'ocr' }]);
    expect(contents(read)).toMatch(/multiplies the rates of change/);
    expect(read.ocr).toMatchObject({ recognised: 1, failed: 0, languages: 'eng' });
  });
});

// features: A04
describe('a hostile file', slow, () => {
  const big = `<w:p>${'<m:e>'.repeat(50)}</w:p>`;

  it.each([
    ['unpacks to far more than it is', zipBomb(), 'unpacks_too_large'],
    ['is cut off', wordDocument(big).subarray(0, 300), 'malformed'],
    [
      'is in the old Office format',
      Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'),
      'legacy_office',
    ],
    [
      'is locked by a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
    ],
    ['is empty', new Uint8Array(), 'empty_file'],
  ])('is refused with a reason when it %s', async (_what, bytes, code) => {
    await expect(readDocument(bytes, 'homework.docx')).rejects.toMatchObject({ code });
  });

  it('cannot pull in anything from outside or blow up by entities', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { strFromU8, unzipSync, zipSync, strToU8 } = await import('fflate');
    const parts = unzipSync(wordDocument(paragraph('Before &b; &x; after the trick')));
    const source = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    parts['word/document.xml'] = strToU8(source.replace('?>', `?>${bomb}`));
    expect(contents(await readDocument(zipSync(parts), 'a.docx'))).toBe(
      'Before &b; &x; after the trick',
    );
  });

  it('that takes too long is stopped, and the next one is read as if nothing had been', async () => {
    const endless = `<p>${'<b>'.repeat(3_000)}${'x '.repeat(2_000_000)}`;
    const limits = { maxMs: 300, size: 1 };
    await expect(readDocument(endless, 'a.html', { limits })).rejects.toMatchObject({
      code: 'too_slow',
    });
    expect(contents(await readDocument('<p>fine', 'b.html'))).toBe('fine');
  });

  it('that takes too much memory is stopped', async () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => `<div><i>${at}</i></div>`).join('');
    await expect(
      readDocument(`<!doctype html>${rows}`, 'a.html', { limits: { memoryMb: 48, size: 1 } }),
    ).rejects.toMatchObject({ code: 'too_much_memory' });
  });
});
