import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../src/lab/course/index.ts';
import { chunkDocument } from '../../src/ingest/chunk-document.ts';
import { parseHtml } from '../../src/ingest/parse/parse-html.ts';
import { parseMarkdown } from '../../src/ingest/parse/parse-markdown.ts';
import { readDocument } from '../support/read-document.ts';

const parse = (content: string | Uint8Array, name: string, mediaType: string | null = null) =>
  readDocument(content, name, { mediaType });

const item = async (test: (fileName: string) => boolean) => {
  const { modules } = await sampleCourse();
  const found = modules.flatMap(({ items }) => items).find(({ fileName }) => test(fileName));
  if (!found) throw new Error('the sample course lacks that item');
  return found;
};

// features: A14, S69
describe('a page of HTML', () => {
  it('keeps headings, lists, tables and formulas, and leaves out what nobody sees', () => {
    const { blocks } = parseHtml(`
      <script>alert(1)</script><style>p{}</style>
      <h2>The <em>chain</em> rule</h2>
      <p>If <math alttext="f'"><semantics><mi>f</mi><annotation encoding="application/x-tex">f'</annotation></semantics></math> exists.</p>
      <p style="display:none">secret</p>
      <ul><li>first</li><li>second <img class="equation_image" data-equation-content="x^2" alt="x squared"></li></ul>
      <table><tr><th>Rule</th><th>Formula</th></tr><tr><td>Sum</td><td>f + g</td></tr></table>
      <pre>let x = 1;
  x += 1;</pre>`);
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 2, 'The chain rule'],
      ['prose', 0, "If \\(f'\\) exists."],
      ['prose', 0, '• first'],
      ['prose', 0, '• second \\(x^2\\)'],
      ['table', 0, 'Rule | Formula\nSum | f + g'],
      ['code', 0, 'let x = 1;\n  x += 1;'],
    ]);
  });
});

describe('a page of Markdown', () => {
  it('reads as people see it, with its formulas untouched', () => {
    const { blocks } = parseMarkdown(`---
title: x
---
# Title

Some *emphasis*, a [link](https://example.org), $a_1 * b_2 * c$ and \\\\(x_i\\\\), costs $5 and $6.

$$
\\frac{a_1}{b_1}
$$

- one
- two

| a | b |
|---|---|
| 1 | 2 |
`);
    expect(blocks.map(({ text }) => text)).toEqual([
      'Title',
      'Some emphasis, a link, \\(a_1 * b_2 * c\\) and \\(x_i\\), costs $5 and $6.',
      '\\[\\frac{a_1}{b_1}\\]',
      '• one',
      '• two',
      'a | b\n1 | 2',
    ]);
  });
});

describe('a PDF', () => {
  it('is read page by page, without its running heads and page numbers', async () => {
    const { bytes, fileName } = await item(
      (name) => name.endsWith('.pdf') && !name.includes('slide'),
    );
    const { chunks, pages, format } = await parse(bytes, fileName);
    expect(format).toBe('pdf');
    expect(pages.every(({ status }) => status === 'text')).toBe(true);
    expect(new Set(chunks.map(({ place }) => place.page)).size).toBe(pages.length);
    const text = chunks.map(({ content }) => content).join('\n');
    expect(text).toContain('(fg)′ = f′g + fg′');
    expect(text).not.toMatch(/^Page \d|^\d+ *\/ *\d+$/m);
  });

  it('gives chunks that never cross a page', async () => {
    const { bytes, fileName } = await item(
      (name) => name.endsWith('.pdf') && name.includes('slide'),
    );
    const { chunks, pages } = await parse(bytes, fileName);
    expect(chunks.length).toBeGreaterThanOrEqual(pages.length / 2);
    expect(chunks.every(({ place }) => place.page !== null)).toBe(true);
  });
});

describe('captions', () => {
  it('keep the times of what was said', async () => {
    const { bytes, fileName } = await item((name) => name.endsWith('.vtt'));
    const { chunks, format } = await parse(bytes, fileName, 'text/vtt');
    expect(format).toBe('vtt');
    for (const { place } of chunks)
      expect(place.timeTo).toBeGreaterThan(place.timeFrom ?? Number.POSITIVE_INFINITY);
    const starts = chunks.map(({ place }) => place.timeFrom ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('may come as SRT', async () => {
    const { chunks, format } = await parse(
      '1\n00:00:01,000 --> 00:00:02,500\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>World</i>\n',
      'a.srt',
    );
    expect(format).toBe('srt');
    expect(chunks.map(({ content, place }) => [content, place.timeFrom, place.timeTo])).toEqual([
      ['Hello World', 1, 4],
    ]);
  });
});

// features: A20
describe('a file that cannot be read', () => {
  it.each([
    ['is empty', new Uint8Array(), 'a.pdf', 'empty_file'],
    ['is a PDF in name only', Buffer.from('%PDF-1.7 nothing more'), 'a.pdf', 'malformed'],
    [
      'is a program',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
      'a.pdf',
      'unsupported_format',
    ],
    ['holds no letter', Buffer.from('--- *** ---'), 'a.txt', 'no_text'],
    ['claims to be captions', Buffer.from('WEBVTT\n\nno cue here'), 'a.vtt', 'malformed'],
  ])('says so when it %s', async (_what, bytes, name, code) => {
    await expect(parse(bytes, name)).rejects.toMatchObject({ name: 'ParseError', code });
  });

  it('is known by its content, whatever its name says', async () => {
    const pdf = await item((name) => name.endsWith('.pdf'));
    expect((await parse(pdf.bytes, 'notes.txt', 'text/plain')).format).toBe('pdf');
    expect((await parse('<!doctype html><p>Hello there', 'notes.txt')).format).toBe('html');
  });
});

// features: A14, A15, A16
describe('chunks', () => {
  const long = `# Title\n\n## One\n\n${'A sentence about derivatives and limits. '.repeat(60)}\n\n## Two\n\nShort but whole section about something else entirely, with enough words to stand alone here.`;

  it('follow the headings and stay small enough to be cited whole', () => {
    const chunks = chunkDocument(parseMarkdown(long), 'Notes');
    expect(chunks.every(({ tokens }) => tokens <= 300)).toBe(true);
    expect(chunks.at(0)?.headingPath).toEqual(['Title', 'One']);
    expect(chunks.at(-1)?.headingPath).toEqual(['Title', 'Two']);
  });

  it('are embedded with title and headings, and cited without', () => {
    const [chunk] = chunkDocument(parseMarkdown(long), 'Notes');
    expect(chunk?.embeddingText.startsWith('Notes\nTitle\nOne\n')).toBe(true);
    expect(chunk?.content).not.toContain('Notes');
  });

  it('repeat the header of a table that is cut', () => {
    const rows = Array.from({ length: 200 }, (_, at) => `| ${at} | value number ${at} |`).join(
      '\n',
    );
    const chunks = chunkDocument(parseMarkdown(`| n | value |\n|---|---|\n${rows}`), 'Table');
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every(({ content }) => content.startsWith('n | value\n'))).toBe(true);
  });

  it('cut even what has no border, and lose nothing', () => {
    const endless = 'x'.repeat(5_000);
    const chunks = chunkDocument(parseMarkdown(endless), 'Endless');
    expect(chunks.map(({ content }) => content).join('')).toBe(endless);
  });
});
