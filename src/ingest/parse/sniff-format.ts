import { unzipSync } from 'fflate';
import { ParseError, malformed } from './parse-error.ts';

export type Format =
  | 'pdf'
  | 'docx'
  | 'pptx'
  | 'xlsx'
  | 'epub'
  | 'html'
  | 'markdown'
  | 'vtt'
  | 'srt'
  | 'notebook'
  | 'csv'
  | 'code'
  | 'text'
  | 'image';

/** What a file calls itself. Only ever a hint between formats whose content looks alike. */
export interface FileName {
  readonly fileName: string;
  readonly mediaType: string | null;
}

/** Bytes from the beginning that are enough to tell a readable file from one that is not. */
export const headBytes = 8 * 1024;

type Container = 'pdf' | 'zip' | 'ole' | 'image' | 'text';

/** First bytes, in hexadecimal; dots stand for any byte. */
const signatures: readonly (readonly [Container, string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['image', '89504e470d0a1a0a'],
  ['image', 'ffd8ff'],
  ['image', '47494638'],
  ['image', '52494646........57454250'],
  ['image', '424d........00000000........28000000'],
];

/**
 * What the bytes are, by their first kilobytes and never by their name.
 * @throws ParseError `empty_file`, `unsupported_format`
 */
export function sniffContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new ParseError('empty_file', 'The file is empty.');
  const head = Buffer.from(bytes.subarray(0, headBytes));
  // Readers allow for up to a kilobyte before a PDF begins.
  if (head.subarray(0, 1024 + 5).includes('%PDF-')) return 'pdf';
  const start = head.toString('hex', 0, 32);
  const found = signatures.find(([, signature]) => new RegExp(`^${signature}`).test(start));
  if (found) return found[0];
  if (utf16(bytes) || !head.some(isControl)) return 'text';
  throw unsupported();
}

/** Control characters but those of text files: tab, line ends, form feed, escape, end of file. */
function isControl(byte: number): boolean {
  return byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte);
}

/**
 * The format of a whole file: by content, and by name only where content does not tell (Markdown,
 * code and plain text look alike).
 * @throws ParseError
 */
export function sniffFormat(bytes: Uint8Array, name: FileName): Format {
  const container = sniffContainer(bytes);
  if (container === 'pdf' || container === 'image') return container;
  if (container === 'zip') return inArchive(bytes);
  if (container === 'ole') throw oldOffice(bytes);
  return textFormat(decodeText(bytes.subarray(0, headBytes)), name, () => isNotebook(bytes));
}

/** The keys of a notebook may come in any order, after metadata and pictures of any length. */
function isNotebook(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['"cells"', '"nbformat"', '"worksheets"'].some((key) => content.includes(key));
}

export function unsupported(): ParseError {
  return new ParseError(
    'unsupported_format',
    'This kind of file cannot be read. PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, captions, notebooks, text and pictures can.',
  );
}

function inArchive(bytes: Uint8Array): Format {
  const names = new Set<string>();
  try {
    unzipSync(bytes, { filter: ({ name }) => (names.add(name), false) });
  } catch (cause) {
    throw malformed('Office or EPUB file', cause);
  }
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('META-INF/container.xml')) return 'epub';
  throw unsupported();
}

// Password-protected Office files are OLE containers too, whatever their extension says.
function oldOffice(bytes: Uint8Array): ParseError {
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  if (isLocked) return new ParseError('encrypted', 'The file is protected by a password.');
  return new ParseError(
    'legacy_office',
    'The file is in the old Office format. Save it as .docx, .pptx, .xlsx or PDF and it can be read.',
  );
}

const codeExtensions = new Set(
  `bash bat c cc cpp cs css cu cxx dart f90 f95 fs go h hpp hs java jl js json jsx kt lua m ml mjs php pl ps1
  py r rb rs scala sh sql swift tex toml ts tsx v vb vhdl xml yaml yml zig`.split(/\s+/),
);

// An LMS gives its own pages a title for a name, so a name tells less than anything else does.
function textFormat(
  head: string,
  { fileName, mediaType }: FileName,
  holdsCells: () => boolean,
): Format {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const type = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (head.startsWith('WEBVTT')) return 'vtt';
  if (/^\s*\d+[ \t]*(?:\r\n?|\n)\d\d:\d\d:\d\d[,.]\d{3} -->/.test(head)) return 'srt';
  const isObject = /^\s*\{/.test(head);
  if (isObject && /"(?:nbformat|cells|worksheets)"\s*:/.test(head)) return 'notebook';
  if (type === 'text/html' || /^\s*<(?:!doctype html|html|head|body)\b/i.test(head)) return 'html';
  if (extension === 'ipynb' && isObject && holdsCells()) return 'notebook';
  if (extension === 'md' || extension === 'markdown' || type === 'text/markdown') return 'markdown';
  if (/^(?:html?|xhtml)$/.test(extension)) return 'html';
  if (extension === 'csv' || extension === 'tsv' || type === 'text/csv') return 'csv';
  if (/^\s*<(?:h\d|p|div)\b/i.test(head)) return 'html';
  return codeExtensions.has(extension) ? 'code' : 'text';
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-8 or marked UTF-16, or where that fails the Latin-1 superset old files are written in. */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
