import PdfDocument from 'pdfkit';
import { loadFonts } from './fonts.ts';

export const palette = {
  ink: '#1b2430',
  muted: '#66727f',
  line: '#c9d1d9',
  wash: '#f1f5f8',
  blue: '#1f5f99',
  orange: '#c2541d',
  warm: '#fdf3ec',
} as const;

/** Width and height in points. */
type PaperSize = readonly [width: number, height: number];

interface NewDocument {
  readonly title: string;
  readonly subject: string;
  readonly size: PaperSize;
}

/** An empty document without pages, the course's fonts at hand under their face names. */
export async function openDocument({ title, subject, size }: NewDocument) {
  const doc = new PdfDocument({
    size: [...size],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    // Fixed, because the file's identifier is derived from it: same course, same bytes.
    info: {
      Title: title,
      Subject: subject,
      Author: 'Calculus I teaching team',
      CreationDate: new Date('2026-09-01T07:00:00Z'),
    },
  });
  for (const [face, bytes] of await loadFonts()) doc.registerFont(face, bytes);
  return doc;
}

/** Ends the document and collects its bytes. */
export function closeDocument(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.end();
  });
}
