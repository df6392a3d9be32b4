import { readBlocks, type Block } from './blocks.ts';
import { contentFile } from './content-file.ts';
import { figures } from './figures.ts';
import { closeDocument, openDocument, palette } from './pdf.ts';
import { breakLines, drawLine, drawText, type TextStyle } from './typesetter.ts';

type Doc = PDFKit.PDFDocument;

/** A page being filled from top to bottom; y is where the next block may begin, in points. */
interface Sheet {
  readonly doc: Doc;
  y: number;
}

const paper = { width: 595, height: 842, left: 72, right: 72, top: 90, bottom: 62 };
const column = paper.width - paper.left - paper.right;
const rowHeight = 18.6;
const cells = [0, 124, 280] as const;

const body: TextStyle = { size: 10.5, family: 'serif', leading: 15.5, colour: palette.ink };
const display: TextStyle = { ...body, size: 12.5, leading: 19 };
const heading: TextStyle = { ...body, size: 14, bold: true, leading: 19, colour: palette.blue };
const title: TextStyle = { ...body, size: 18, bold: true, leading: 24 };
const tiny: TextStyle = { ...body, size: 9, leading: 12, colour: palette.muted };

/** The formula sheet with worked problems and Problem set 3, as a PDF on A4. */
export async function drawHandout(): Promise<Buffer> {
  const blocks = readBlocks((await contentFile('handout.txt')).toString('utf8'));
  const doc = await openDocument({
    title: 'Derivatives: formula sheet and worked problems',
    subject: 'Calculus I, unit on derivatives',
    size: [paper.width, paper.height],
  });
  const sheet: Sheet = { doc, y: 0 };
  turnPage(sheet);
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    if (before?.kind === 'row' && block.kind !== 'row') sheet.y += 8;
    const needed = heightOf(doc, block) + heightToKeep(doc, blocks, at);
    if (sheet.y + needed > paper.height - paper.bottom) turnPage(sheet);
    drawBlock(sheet, block, before);
  });
  numberPages(doc);
  return closeDocument(doc);
}

function turnPage(sheet: Sheet): void {
  sheet.doc.addPage();
  sheet.y = paper.top;
  drawText(sheet.doc, 'Calculus I: Derivatives', { x: paper.left, y: 50 }, { ...tiny, column });
  drawRight(sheet.doc, 'Formula sheet and worked problems', 50);
  drawRule(sheet.doc, 58);
}

function numberPages(doc: Doc): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    drawRule(doc, paper.height - 54);
    drawRight(doc, `Page ${page + 1} of ${count}`, paper.height - 38);
  }
}

function drawRight(doc: Doc, text: string, y: number): void {
  const [line] = breakLines(doc, text, tiny, column);
  if (line) drawLine(doc, line, { x: paper.width - paper.right - line.width, y }, tiny.colour);
}

function drawRule(doc: Doc, y: number): void {
  doc.moveTo(paper.left, y).lineTo(paper.width - paper.right, y);
  doc.lineWidth(0.6).strokeColor(palette.line).stroke();
}

// A heading stays with what it announces, an introduction with its table, a table with itself.
function heightToKeep(doc: Doc, blocks: readonly Block[], at: number): number {
  const next = blocks[at + 1];
  const kind = blocks[at]?.kind;
  const keeps = kind === 'heading' || (next?.kind === 'row' && kind !== 'warning');
  return keeps && next ? heightOf(doc, next) + heightToKeep(doc, blocks, at + 1) : 0;
}

function heightOf(doc: Doc, block: Block): number {
  const lines = (text: string, wide = column) => breakLines(doc, text, body, wide).length;
  switch (block.kind) {
    case 'figure':
      return 236;
    case 'row':
      return rowHeight;
    case 'warning':
      return lines(block.text, column - 24) * body.leading + 6;
    case 'step':
      return lines(block.text, column - 20) * body.leading + 4;
    case 'heading':
      return 56;
    default:
      return lines(block.text) * body.leading + 10;
  }
}

function drawBlock(sheet: Sheet, block: Block, before: Block | undefined): void {
  const { doc } = sheet;
  const spot = { x: paper.left, y: sheet.y };
  switch (block.kind) {
    case 'title':
      sheet.y += drawText(doc, block.text, { ...spot, y: spot.y + 8 }, { ...title, column }) + 12;
      return;
    case 'heading':
      drawHeading(sheet, block.text);
      return;
    case 'formula':
      drawFormula(sheet, block.text);
      return;
    case 'warning':
      drawWarning(sheet, block.text);
      return;
    case 'row':
      drawRow(sheet, block.cells, before?.kind !== 'row');
      return;
    case 'figure':
      drawFigure(sheet, block.name, block.caption);
      return;
    case 'rule':
      turnPage(sheet);
      return;
    case 'step':
      drawText(doc, `${block.number}.`, { ...spot, x: spot.x + 2 }, { ...body, column });
      sheet.y +=
        drawText(doc, block.text, { ...spot, x: spot.x + 20 }, { ...body, column: column - 20 }) +
        4;
      return;
    default:
      sheet.y += drawText(doc, block.text, spot, { ...body, column }) + 6;
  }
}

function drawHeading(sheet: Sheet, text: string): void {
  if (sheet.y > paper.top) sheet.y += 16;
  sheet.doc.outline.addItem(text);
  sheet.y += drawText(sheet.doc, text, { x: paper.left, y: sheet.y }, { ...heading, column }) + 4;
}

function drawFormula(sheet: Sheet, text: string): void {
  for (const line of breakLines(sheet.doc, text, display, column)) {
    const x = paper.left + (column - line.width) / 2;
    drawLine(sheet.doc, line, { x, y: sheet.y + 6 }, display.colour);
    sheet.y += display.leading + 10;
  }
}

function drawRow(sheet: Sheet, texts: readonly string[], first: boolean): void {
  if (first) sheet.y += 4;
  texts.forEach((text, at) => {
    const x = paper.left + (cells[at] ?? 0);
    drawText(sheet.doc, text, { x, y: sheet.y }, { ...body, column });
  });
  drawRule(sheet.doc, sheet.y + 6);
  sheet.y += rowHeight;
}

function drawWarning(sheet: Sheet, text: string): void {
  const { doc } = sheet;
  const inner = column - 24;
  const source = `**Typical mistake.** ${text}`;
  const height = breakLines(doc, source, body, inner).length * body.leading + 12;
  sheet.y += 2;
  doc.rect(paper.left, sheet.y - 8, column, height).fill(palette.warm);
  doc.rect(paper.left, sheet.y - 8, 3, height).fill(palette.orange);
  drawText(doc, source, { x: paper.left + 14, y: sheet.y + 8 }, { ...body, column: inner });
  sheet.y += height + 10;
}

function drawFigure(sheet: Sheet, name: string, caption: string): void {
  const box = { x: paper.left + 90, y: sheet.y + 6, width: column - 190, height: 180 };
  figures[name]?.(sheet.doc, box);
  const [line] = breakLines(sheet.doc, caption, tiny, column);
  const x = paper.left + (column - (line?.width ?? 0)) / 2;
  if (line) drawLine(sheet.doc, line, { x, y: sheet.y + 214 }, tiny.colour);
  sheet.y += 236;
}
