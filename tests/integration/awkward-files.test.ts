import { deflateSync } from 'node:zlib';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  archive,
  book,
  paragraph,
  presentation,
  wordDocument,
  workbook,
} from '../support/files/office.ts';
import { pdf, textPicture, written } from '../support/files/pdf.ts';
import { readDocument } from '../support/read-document.ts';

const slow = { timeout: 120_000 };
const contents = ({ chunks }: Awaited<ReturnType<typeof readDocument>>) =>
  chunks.map(({ content }) => content).join('\n');
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

// features: A04, A14
describe('a file that is not what its name says', slow, () => {
  it.each([
    ['a PDF that is a Word document', 'notes.pdf', wordDocument(paragraph('Slopes')), 'docx'],
    ['a Word document that is a page', 'notes.docx', Buffer.from('<p>Slopes</p>'), 'html'],
    [
      'a workbook that is a presentation',
      'a.xlsx',
      presentation([{ title: 'Slopes', lines: ['Slopes'] }]),
      'pptx',
    ],
    ['a text that is a picture', 'notes.txt', textPicture(['Slopes of secants']), 'image'],
  ])('is read as what it is: %s', async (_what, name, bytes, format) => {
    const read = await readDocument(bytes, name);
    expect(read.format).toBe(format);
    expect(contents(read)).toContain('Slopes');
  });

  it.each([
    ['an archive of other files', zipSync({ 'a.txt': strToU8('a') }), 'unsupported_format'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'unsupported_format'],
    ['a picture that breaks off', textPicture(['Slopes']).subarray(0, 20), 'malformed'],
    ['a PDF in name only', Buffer.from('%PDF-1.7\nnothing of a file'), 'malformed'],
    ['a notebook that breaks off', Buffer.from('{"nbformat": 4, "cells": [{"cell'), 'malformed'],
    ['captions without a time', Buffer.from('WEBVTT\n\nNOTE nothing'), 'malformed'],
    ['a page of nothing but code', Buffer.from('<html><script>x()</script>'), 'no_text'],
  ])('is refused with a sentence for its instructor: %s', async (_what, bytes, code) => {
    await expect(readDocument(bytes, 'homework.docx')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^(?:The|This) .+\.$/) as string,
    });
  });
});

describe('letters of every encoding', slow, () => {
  it.each([
    ['UTF-16 of Excel', utf16('naïve\tpoints\r\nŁukasz\t7\r\n'), 'naïve | points\nŁukasz | 7'],
    ['Latin-1', Buffer.from('naïve;points\nJosé;7\n', 'latin1'), 'naïve | points\nJosé | 7'],
    [
      'Windows',
      Buffer.from('name,said\nAnn,“yes”\n'.replace('“', '\x93').replace('”', '\x94'), 'latin1'),
      'name | said\nAnn | “yes”',
    ],
    ['UTF-8 with its mark', Buffer.from('\uFEFFname,points\nJosé,7\n'), 'name | points\nJosé | 7'],
  ])('are those of the author in a table in %s', async (_what, bytes, said) => {
    expect(contents(await readDocument(bytes, 'a.csv'))).toBe(said);
  });

  const cue = '1\r\n00:01:05,500 --> 00:01:07,000\r\nThe slope\r\n\r\n';
  it.each([
    ['a mark at its beginning', Buffer.from(`\uFEFF${cue}`), 'srt'],
    ['two bytes a letter', utf16(cue), 'srt'],
    ['line ends of old Macs', Buffer.from(cue.replaceAll('\r\n', '\r')), 'srt'],
    [
      'settings beside its times',
      Buffer.from(
        'WEBVTT - Lecture\n\nSTYLE\n::cue { color: red }\n\nintro\n01:05.500 --> 01:07.000 align:start position:0%\n<v Ann>The <b>slope</b>\n',
      ),
      'vtt',
    ],
  ])('and times are those of a caption file with %s', async (_what, bytes, format) => {
    const read = await readDocument(bytes, 'captions');
    expect(read.format).toBe(format);
    expect(read.chunks.map(({ content }) => content)).toEqual(['The slope']);
    expect(read.chunks[0]?.place).toMatchObject({ timeFrom: 65.5, timeTo: 67 });
  });
});

// features: A04
describe('a file made to harm', slow, () => {
  it('of HTML gives its words and formulas, and nothing that runs or leads away', async () => {
    const read = await readDocument(
      `<!doctype html><p onclick="steal()">A <a href="javascript:steal()">limit</a>
       <math><mfrac><mn>1</mn><mi>n</mi></mfrac></math></p><script>steal()</script>
       <iframe src="https://evil.example/x">inside</iframe><object data="x">object</object>
       <style>p{background:url(https://evil.example)}</style><div hidden>hidden words</div>`,
      'page.html',
    );
    expect(contents(read)).toBe('A limit \\(\\frac{1}{n}\\)');
  });

  it('with elements inside each other without end stops its reader and nothing else', async () => {
    const deep = `<!doctype html><p>${'<div>'.repeat(200_000)}deep`;
    await expect(readDocument(deep, 'deep.html')).rejects.toMatchObject({
      code: 'parser_died',
      message: expect.stringContaining('saving it again') as string,
    });
    expect(contents(await readDocument('<p>fine', 'b.html'))).toBe('fine');
  });

  it('of XML that nests without end is refused', async () => {
    const deep = `${'<w:x>'.repeat(50_000)}${'</w:x>'.repeat(50_000)}`;
    await expect(readDocument(wordDocument(deep), 'a.docx')).rejects.toMatchObject({
      code: 'malformed',
    });
  });

  it('whose parts climb out of an EPUB is read from inside alone', async () => {
    const parts = unzipSync(book(['<p>Inside.</p>']));
    const opf = Buffer.from(parts['OPS/book.opf'] ?? []).toString();
    parts['OPS/book.opf'] = strToU8(
      opf
        .replace(
          '</manifest>',
          '<item id="up" href="../../../../etc/passwd"/><item id="odd" href="100%.xhtml"/></manifest>',
        )
        .replace('</spine>', '<itemref idref="up"/><itemref idref="odd"/></spine>'),
    );
    parts['../../../../tmp/evil.xhtml'] = strToU8('<p>evil</p>');
    parts['OPS/100%.xhtml'] = strToU8('<p>Odd name.</p>');
    const read = await readDocument(zipSync(parts), 'book.epub');
    expect(contents(read)).toBe('Inside.\nOdd name.');
    expect(read.pages.map(({ status }) => status)).toEqual(['text', 'failed', 'text']);
  });

  it('of an EPUB that is locked says so', async () => {
    const parts = unzipSync(book(['<p>Inside.</p>']));
    parts['META-INF/encryption.xml'] = strToU8(
      '<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="OPS/text/c1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>',
    );
    await expect(readDocument(zipSync(parts), 'book.epub')).rejects.toMatchObject({
      code: 'encrypted',
    });
  });

  it('unpacks nothing of a PDF beyond the memory one file may use', async () => {
    const packed = deflateSync(Buffer.alloc(400 * 1024 * 1024, 0x20)).toString('hex');
    const bomb = written([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>',
      `<< /Filter [/ASCIIHexDecode /FlateDecode] /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
    ]);
    await expect(
      readDocument(bomb, 'bomb.pdf', { limits: { memoryMb: 160, size: 1, maxMs: 40_000 } }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/unreadable_scan|no_text|too_/) as string,
    });
    expect(contents(await readDocument('<p>fine', 'b.html'))).toBe('fine');
  });

  it('of a picture with more points than fit is refused before it is decoded', async () => {
    const picture = Buffer.from(textPicture(['Slopes']));
    picture.writeUInt32BE(60_000, 16);
    picture.writeUInt32BE(60_000, 20);
    await expect(readDocument(picture, 'a.png')).rejects.toMatchObject({
      code: 'unpacks_too_large',
      message: expect.stringContaining('60000 by 60000') as string,
    });
  });
});

describe('a file that is mostly nothing', slow, () => {
  it('of a million empty cells is read by those that are not', async () => {
    const column = (at: number): string =>
      (at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '') +
      String.fromCharCode(65 + (at % 26));
    const empty = (row: number): string =>
      Array.from({ length: 199 }, (_, at) => `<c r="${column(at + 1)}${row}" s="1"/>`).join('');
    const rows = Array.from({ length: 5_000 }, (_, at) => {
      const text = at % 1_000 === 0 ? `<is><t>Week ${at}</t></is>` : '';
      return `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr">${text}</c>${empty(at + 1)}</row>`;
    });
    const read = await readDocument(workbook({ Plan: rows.join('') }), 'plan.xlsx');
    expect(contents(read).split('\n')).toEqual(
      [0, 1, 2, 3, 4].map((thousand) => `Week ${thousand * 1_000}`),
    );
  });

  it('keeps of a notebook the beginning of what its code printed, and no pictures', async () => {
    const notebook = {
      nbformat: 4,
      cells: [
        {
          cell_type: 'code',
          source: 'print(log)',
          outputs: [
            { output_type: 'stream', text: `begin ${'x'.repeat(5_000_000)} end` },
            { output_type: 'display_data', data: { 'image/png': 'A'.repeat(5_000_000) } },
          ],
        },
      ],
    };
    const text = contents(await readDocument(JSON.stringify(notebook), 'log.ipynb'));
    expect(text).toMatch(/^print\(log\)\nbegin x+/);
    expect(text.length).toBeLessThan(2_100);
  });

  it('says that a PDF without a word on it holds none', async () => {
    await expect(readDocument(await pdf([() => {}, () => {}]), 'a.pdf')).rejects.toMatchObject({
      code: 'no_text',
    });
  });

  it('says that an Office file without its main part is damaged or of no use', async () => {
    const without = archive({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': '<x/>' });
    await expect(readDocument(without, 'a.docx')).rejects.toMatchObject({
      code: 'unsupported_format',
    });
  });
});
