import { createCanvas } from '@napi-rs/canvas';
import PdfDocument from 'pdfkit';

type Pen = PDFKit.PDFDocument;

/** A PDF drawn by pdfkit, one function a page. */
export async function pdf(
  pages: readonly ((pen: Pen) => void)[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const pen = new PdfDocument({ autoFirstPage: false, margin: 50, ...options });
  const parts: Buffer[] = [];
  pen.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => pen.on('end', resolve));
  for (const draw of pages) {
    pen.addPage({ size: 'A4', margin: 50 });
    draw(pen);
  }
  pen.end();
  await ended;
  return Buffer.concat(parts);
}

const plainWords =
  'the derivative of a function measures how fast its value changes when the input moves a little and so on'.split(
    ' ',
  );

/** Some sentences that differ by their number. */
export function filler(seed: number, sentences = 6): string {
  return Array.from({ length: sentences }, (_, at) => {
    const from = (seed * 7 + at * 3) % plainWords.length;
    const words = [...plainWords.slice(from), ...plainWords.slice(0, from)].slice(0, 12);
    return `Statement ${seed} point ${at} says that ${words.join(' ')}.`;
  }).join(' ');
}

/** Two columns, written line by line across both: the order in which careless programs write them. */
export function twoColumns(): Promise<Buffer> {
  const left = linesOf('left', 30);
  const right = linesOf('right', 30);
  return pdf([
    (pen) => {
      pen.fontSize(18).text('A heading over both columns of this page', 50, 50);
      pen.fontSize(10);
      for (let at = 0; at < left.length; at += 1) {
        pen.text(left[at] ?? '', 50, 100 + at * 14, { lineBreak: false });
        pen.text(right[at] ?? '', 310, 100 + at * 14, { lineBreak: false });
      }
    },
  ]);
}

function linesOf(side: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `${side} line ${at} goes on about limits and slopes`,
  );
}

/** What a scanner makes: a picture of text, nothing else. */
export async function scannedPage(lines: readonly string[]): Promise<Buffer> {
  const picture = textPicture(lines);
  return pdf([(pen) => void pen.image(picture, 0, 0, { width: 595 })]);
}

/** Black text on white, as PNG. */
export function textPicture(lines: readonly string[]): Buffer {
  const canvas = createCanvas(1240, 1754);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1240, 1754);
  context.fillStyle = 'black';
  context.font = '36px "DejaVu Sans", sans-serif';
  for (const [at, line] of lines.entries()) context.fillText(line, 100, 160 + at * 60);
  return canvas.toBuffer('image/png');
}

/**
 * A small PDF written by hand: text at places in a font whose table of characters says what we want,
 * so that any script, ligature or nonsense can be put on a page without a font file.
 */
export function placedText(
  pages: readonly (readonly { readonly text: string; readonly x: number; readonly y: number }[])[],
): Buffer {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))];
  const code = (character: string): string =>
    (characters.indexOf(character) + 1).toString(16).padStart(4, '0');
  const map = characters.map((character) => {
    const units = Buffer.from(character, 'utf16le').swap16().toString('hex');
    return `<${code(character)}> <${units}>`;
  });
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunked(map, 90)
  .map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  .join('\n')}
endcmap end end`;
  const first = 6;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>',
    stream(cmap),
    ...pages.flatMap((items, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
      stream(
        items
          .map(
            ({ text, x, y }) =>
              `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm <${Array.from(text).map(code).join('')}> Tj ET`,
          )
          .join('\n'),
      ),
    ]),
  ];
  return written(objects);
}

function stream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
}

/** A PDF of these objects, the first of which is its catalog. */
export function written(objects: readonly string[]): Buffer {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = Buffer.byteLength(body);
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = Buffer.byteLength(body);
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

function chunked<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return parts;
}
