import { ParseError, malformed } from '../parse-error.ts';
import { startPdfium, type Pdfium, type Pointer } from './pdfium.ts';

export interface OpenPdf {
  readonly library: Pdfium;
  readonly document: Pointer;
  readonly pageCount: number;
}

/** What FPDF_GetLastError says of a file that asks for a password, and for a way to unlock it that is unknown. */
const locked = new Set([4, 5]);

/**
 * Opens a PDF in a library of its own, which nobody has to close: its memory goes with it.
 * @param limits.memoryMb megabytes the library may hold, the file included
 * @throws ParseError `encrypted`, `malformed`, `too_much_memory`
 */
export async function openPdf(
  bytes: Uint8Array,
  limits: { readonly memoryMb: number },
): Promise<OpenPdf> {
  const library = await startPdfium(limits);
  return withinMemory(library, () => {
    const { calls } = library;
    const at = take(library, bytes.length);
    library.memory().bytes.set(bytes, at);
    const document = calls.FPDF_LoadMemDocument(at, bytes.length, 0);
    if (document === 0) throw refusalOf(calls.FPDF_GetLastError());
    return { library, document, pageCount: calls.FPDF_GetPageCount(document) };
  });
}

/**
 * Does something with the library. What it throws is a fault of the file, and leaves a library that
 * cannot be relied on.
 * @throws ParseError `too_much_memory`
 */
export function withinMemory<T>(library: Pdfium, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw library.outgrew() ? tooLargeForMemory(error) : error;
  }
}

/** Room in the library's memory for what is exchanged with it. @throws ParseError `too_much_memory` */
export function take({ calls }: Pick<Pdfium, 'calls'>, bytes: number): Pointer {
  const at = calls.malloc(bytes);
  if (at === 0) throw tooLargeForMemory();
  return at;
}

function refusalOf(code: number): ParseError {
  return locked.has(code)
    ? new ParseError('encrypted', 'The PDF is protected by a password.')
    : malformed('PDF', new Error(`PDFium refused it with ${code}`));
}

function tooLargeForMemory(cause?: unknown): ParseError {
  return new ParseError(
    'too_much_memory',
    'The PDF takes more memory to read than one file may use. Split it into parts.',
    { cause },
  );
}
