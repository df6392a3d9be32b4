import { decodeText, type Format } from './sniff-format.ts';
import { parseCaptions } from './parse-captions.ts';
import { parseCode, parsePlainText } from './parse-code.ts';
import { parseCsv } from './parse-csv.ts';
import { parseEpub } from './parse-epub.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { parseDocx } from './office/parse-docx.ts';
import { parsePptx } from './office/parse-pptx.ts';
import { parseXlsx } from './office/parse-xlsx.ts';

/** Formats whose pages are pictures or glyphs at places; they are read page by page instead. */
export type PagedFormat = Extract<Format, 'pdf' | 'image'>;

const parsers: Readonly<
  Record<Exclude<Format, PagedFormat>, (bytes: Uint8Array) => ParsedDocument>
> = {
  docx: parseDocx,
  pptx: parsePptx,
  xlsx: parseXlsx,
  epub: parseEpub,
  html: (bytes) => parseHtml(decodeText(bytes)),
  markdown: (bytes) => parseMarkdown(decodeText(bytes)),
  vtt: (bytes) => parseCaptions(decodeText(bytes)),
  srt: (bytes) => parseCaptions(decodeText(bytes)),
  notebook: (bytes) => parseNotebook(decodeText(bytes)),
  csv: (bytes) => parseCsv(decodeText(bytes)),
  code: (bytes) => parseCode(decodeText(bytes)),
  text: (bytes) => parsePlainText(decodeText(bytes)),
};

/** Reads a file of a format without fixed pages, at once. @throws ParseError */
export function parseFile(format: Exclude<Format, PagedFormat>, bytes: Uint8Array): ParsedDocument {
  return parsers[format](bytes);
}
