import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ParseError, malformed } from '../parse-error.ts';

const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const folder = (name: string): string => `${join(home, name)}/`;

/**
 * Opens a PDF. Tables of characters, standard fonts and decoders come from the package: nothing is
 * fetched.
 * @throws ParseError `encrypted`, `malformed`
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    return await pdfjs.getDocument({
      // pdf.js takes the buffer for itself; the caller keeps its own.
      data: new Uint8Array(bytes),
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      // Pictures beyond this many pixels are not decoded.
      maxImageSize: 64 * 1024 * 1024,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new ParseError('encrypted', 'The PDF is protected by a password.', { cause });
    }
    throw malformed('PDF', cause);
  }
}
