import { ParseError, nowhere, type Block, type ParsedDocument } from './parsed-document.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parsePdf } from './parse-pdf.ts';
import { parseVtt } from './parse-vtt.ts';

export type Format = 'pdf' | 'html' | 'markdown' | 'vtt' | 'text';

/** Largest file that is read, in bytes. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Reads a file of any format we know, chosen by its content first and by its name only where
 * content does not tell (Markdown and plain text look alike).
 * @throws ParseError
 */
export async function parseDocument(
  bytes: Uint8Array,
  fileName: string,
  mediaType: string | null,
  signal: AbortSignal,
): Promise<ParsedDocument & { format: Format }> {
  if (bytes.length === 0) throw new ParseError('no_text', 'The file is empty.');
  if (bytes.length > maxBytes) throw new ParseError('too_large', 'The file is larger than 64 MB.');
  const format = formatOf(bytes, fileName, mediaType);
  const parsed =
    format === 'pdf' ? await parsePdf(bytes, signal) : parseText(format, decode(bytes));
  if (!parsed.blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new ParseError('no_text', 'The file holds no readable text.');
  }
  return { ...parsed, format };
}

function parseText(format: Exclude<Format, 'pdf'>, text: string): ParsedDocument {
  if (format === 'html') return parseHtml(text);
  if (format === 'markdown') return parseMarkdown(text);
  if (format === 'vtt') return parseVtt(text);
  return { blocks: paragraphs(text), pages: [] };
}

function formatOf(bytes: Uint8Array, fileName: string, mediaType: string | null): Format {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new ParseError(
      'unsupported_format',
      'This kind of file cannot be read yet; PDF, HTML, Markdown, captions and plain text can.',
    );
  }
  if (/^(?:\u00EF\u00BB\u00BF)?WEBVTT|^\s*1\s*\r?\n\d\d:\d\d:\d\d,\d{3} -->/.test(head))
    return 'vtt';
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (['md', 'markdown'].includes(extension) || mediaType === 'text/markdown') return 'markdown';
  if (['html', 'htm', 'xhtml'].includes(extension) || mediaType?.startsWith('text/html'))
    return 'html';
  if (/^\s*<(?:!doctype|html|head|body|h\d|p|div)\b/i.test(head)) return 'html';
  return 'text';
}

/** UTF-8, or where that fails the Latin-1 superset old files are written in. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function paragraphs(text: string): Block[] {
  return text
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'prose', level: 0, text: paragraph, place: nowhere }));
}
