import { unzipSync, zipSync } from 'fflate';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createDocumentReader, ParseError } from '../../src/ingest/index.ts';
import type { Chunk } from '../../src/retrieve/index.ts';
import { storable } from '../../src/ground/text/index.ts';
import { book, paragraph, presentation, wordDocument, workbook } from '../support/files/office.ts';
import { twoColumns } from '../support/files/pdf.ts';

/** Tokens: what a chunk may hold, with a table's header and the blanks between its pieces. */
const mostTokens = 330;
/** What a file may be refused for; that its reader died or took too long is a fault of ours. */
const refusals = ['malformed', 'no_text', 'unsupported_format', 'empty_file', 'unreadable_scan'];

const reader = createDocumentReader({
  size: 2,
  memoryMb: 512,
  maxPages: 2_000,
  maxMs: 20_000,
  maxOcrPages: 0,
  ocr: { codes: ['eng'], dataDir: undefined },
});
afterAll(() => reader.close());

const files = {
  'a.pdf': await twoColumns(),
  'a.docx': wordDocument(
    paragraph('Slopes', 'Titel1') + paragraph('Secants are lines. '.repeat(9)),
  ),
  'a.pptx': presentation([{ title: 'One', lines: ['first', 'second'], notes: 'say it slowly' }]),
  'a.xlsx': workbook({
    Plan: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>',
  }),
  'a.epub': book(['<h1>Rates</h1><p>Of x.</p>', '<p>And of y.</p>']),
  'a.html': Buffer.from(
    '<h1>Rates</h1><p>Of <math><mi>x</mi></math></p><table><tr><th>a</th></tr><tr><td>1</td></tr></table><pre>x = 1</pre>',
  ),
  'a.md': Buffer.from(
    '# Rates\n\nOf $x^2$ and\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n',
  ),
  'a.vtt': Buffer.from(
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>Hello\n\n00:05.000 --> 00:09.000\nRates\n',
  ),
  'a.csv': Buffer.from('name,points\n"Doe, J.",7\nx,"y ""z"""\n'),
  'a.ipynb': Buffer.from(
    JSON.stringify({
      nbformat: 4,
      cells: [{ cell_type: 'markdown', source: ['# Rates\n', 'Of $x$'] }],
    }),
  ),
};

/** What breaks readers: borders of formats, numbers out of range, what no database keeps, and far too much. */
const thrownIn = [
  '\0',
  '\\u0000',
  '\\ud83d',
  '&#0;',
  '&#xD800;',
  '\uFEFF',
  '\u202E',
  '\r',
  '\n\n',
  '"',
  '|',
  '<',
  '>',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<table><tr><td>',
  '</p>',
  '```',
  '$$',
  '\\[',
  '99999999999999999999',
  '-1',
  '1e999',
  'null',
  '[]',
  '{}',
  'endstream',
  '>>',
  '99999999:00:00.000 --> 1',
  'x'.repeat(5_000),
  ' '.repeat(3_000),
  '学'.repeat(2_000),
  '<div>'.repeat(2_000),
  '['.repeat(2_000),
].map((text) => Buffer.from(text));

interface Harm {
  readonly kind: 'insert' | 'drop' | 'repeat' | 'cut' | 'change';
  /** Where, as a share of the whole. */
  readonly at: number;
  readonly size: number;
  readonly with: Uint8Array;
}

const share = integer({ min: 0, max: 10_000 }).map((part) => part / 10_000);
const harm = record({
  kind: constantFrom<Harm['kind'][]>('insert', 'insert', 'drop', 'repeat', 'cut', 'change'),
  at: share,
  size: integer({ min: 1, max: 400 }),
  with: constantFrom(...thrownIn),
});

function mangle(bytes: Uint8Array, { kind, at, size, with: more }: Harm): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
  if (kind === 'insert') return Buffer.concat([before, more, after]);
  if (kind === 'drop') return Buffer.concat([before, after.subarray(size)]);
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, size), after]);
  if (kind === 'cut') return before;
  return Buffer.concat([before, Buffer.from([size % 256]), after.subarray(1)]);
}

/** Of an archive a part of it: the archive itself would only fail to open. */
function mangleFile(name: keyof typeof files, harms: readonly Harm[], part: number): Uint8Array {
  if (!/docx|pptx|xlsx|epub/.test(name)) return harms.reduce(mangle, files[name]);
  const parts = Object.entries(unzipSync(files[name]));
  const chosen = Math.min(parts.length - 1, Math.floor(part * parts.length));
  return zipSync(
    Object.fromEntries(
      parts.map(([path, bytes], at) => [path, at === chosen ? harms.reduce(mangle, bytes) : bytes]),
    ),
  );
}

async function read(fileName: string, bytes: Uint8Array) {
  const signal = AbortSignal.timeout(60_000);
  const reading = await reader.read({ bytes, fileName, mediaType: null }, () => {}, signal);
  return reader.finish(reading, 'Title', signal);
}

function expectSound({ content, embeddingText, headingPath, tokens, place }: Chunk): void {
  for (const text of [content, embeddingText, ...headingPath]) expect(text).toBe(storable(text));
  expect(content.trim()).not.toBe('');
  expect(tokens).toBeLessThanOrEqual(mostTokens);
  expect(headingPath.join('').length).toBeLessThan(3_000);
  for (const time of [place.timeFrom ?? 0, place.timeTo ?? 0]) expect(time).toBeLessThan(10 ** 8);
  for (const [left, top, right, bottom, at] of place.lines ?? []) {
    for (const edge of [left, top, right, bottom]) expect(Number.isFinite(edge)).toBe(true);
    expect(at).toBeLessThanOrEqual(content.length);
  }
}

// features: A13, A18
it('whatever was done to a file, it is refused by name or gives chunks that can be stored', async () => {
  const name = constantFrom(...(Object.keys(files) as (keyof typeof files)[]));
  const harms = array(harm, { minLength: 1, maxLength: 4 });
  await assert(
    asyncProperty(name, harms, share, async (file, done, part) => {
      const finished = await read(file, mangleFile(file, done, part)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ParseError);
        expect(refusals).toContain((error as ParseError).code);
      });
      finished?.chunks.forEach(expectSound);
    }),
    { numRuns: 1_000 },
  );
});
