import PdfDocument from 'pdfkit';

const words =
  'the derivative of a function measures how fast its value changes when the input moves and every rule for it follows from limits'.split(
    ' ',
  );

/** A book whose pages differ; `edited` is the page that says something else, counted from 0. */
export async function makeBook(pages: number, edited: number): Promise<Buffer> {
  const pen = new PdfDocument({ autoFirstPage: false, margin: 60 });
  const parts: Buffer[] = [];
  pen.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done) => pen.on('end', done));
  for (let page = 0; page < pages; page += 1) {
    pen.addPage({ size: 'A4', margin: 60 });
    pen.fontSize(16).text(`Section ${page}`).moveDown().fontSize(11);
    for (let at = 0; at < 12; at += 1) {
      const from = (page * 5 + at * 7) % words.length;
      const said = [...words.slice(from), ...words.slice(0, from)].join(' ');
      pen.text(`${page === edited ? 'Edited s' : 'S'}tatement ${page}.${at}: ${said}.`);
    }
  }
  pen.end();
  await ended;
  return Buffer.concat(parts);
}
