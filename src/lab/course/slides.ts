import { readBlocks, type Block } from './blocks.ts';
import { contentFile } from './content-file.ts';
import { figures } from './figures.ts';
import { closeDocument, openDocument, palette } from './pdf.ts';
import { breakLines, drawLine, drawText, type TextStyle } from './typesetter.ts';

type Doc = PDFKit.PDFDocument;

const screen = { width: 960, height: 540, left: 64, right: 64 };
const column = screen.width - screen.left - screen.right;
const beside = { text: 420, figure: { x: 530, y: 150, width: 340, height: 270 } };

const headline: TextStyle = {
  size: 32,
  family: 'sans',
  bold: true,
  leading: 40,
  colour: palette.ink,
};
const point: TextStyle = { size: 19, family: 'sans', leading: 27, colour: palette.ink };
const wide: TextStyle = { ...point, size: 23, leading: 32 };
const display: TextStyle = { ...point, size: 25, leading: 40 };
const foot: TextStyle = { size: 11, family: 'sans', leading: 14, colour: palette.muted };

/** The lecture slides, a page of 960 by 540 points each. */
export async function drawSlides(): Promise<Buffer> {
  const blocks = readBlocks((await contentFile('slides.txt')).toString('utf8'));
  const doc = await openDocument({
    title: 'Slides: The derivative',
    subject: 'Calculus I, unit on derivatives',
    size: [screen.width, screen.height],
  });
  splitSlides(blocks).forEach((slide, at) => {
    doc.addPage();
    if (at === 0) drawCover(doc, slide);
    else drawSlide(doc, slide, at + 1);
  });
  return closeDocument(doc);
}

function splitSlides(blocks: readonly Block[]): Block[][] {
  const slides: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'rule') slides.push([]);
    else slides.at(-1)?.push(block);
  }
  return slides;
}

function drawCover(doc: Doc, slide: readonly Block[]): void {
  doc.rect(0, 0, screen.width, screen.height).fill(palette.ink);
  doc.rect(screen.left, 290, 120, 4).fill(palette.orange);
  const styles: Partial<Record<Block['kind'], [y: number, style: TextStyle]>> = {
    title: [230, { ...headline, size: 52, leading: 60, colour: '#ffffff' }],
    heading: [268, { ...point, size: 23, colour: '#dbe4ec' }],
    paragraph: [336, { ...point, size: 17, colour: '#aab7c4' }],
  };
  for (const block of slide) {
    const place = styles[block.kind];
    if (!place || !('text' in block)) continue;
    drawText(doc, block.text, { x: screen.left, y: place[0] }, { ...place[1], column });
    if (block.kind === 'title') doc.outline.addItem(block.text);
  }
}

function drawSlide(doc: Doc, slide: readonly Block[], number: number): void {
  const drawn = slide.find((block) => block.kind === 'figure');
  const style = drawn ? { ...point, column: beside.text } : { ...wide, column };
  doc.rect(0, 0, screen.width, 8).fill(palette.blue);
  let y = 150;
  for (const block of slide) {
    if (block.kind === 'title') drawTitle(doc, block.text);
    if (block.kind === 'bullet') y += drawPoint(doc, block.text, y, style) + 14;
    if (block.kind === 'formula') y += drawFormula(doc, block.text, y);
  }
  if (drawn) figures[drawn.name]?.(doc, beside.figure);
  drawText(doc, 'Calculus I: Derivatives', { x: screen.left, y: 516 }, { ...foot, column });
  const [line] = breakLines(doc, String(number), foot, column);
  if (line)
    drawLine(doc, line, { x: screen.width - screen.right - line.width, y: 516 }, foot.colour);
}

function drawTitle(doc: Doc, text: string): void {
  doc.outline.addItem(text);
  drawText(doc, text, { x: screen.left, y: 84 }, { ...headline, column });
}

function drawPoint(
  doc: Doc,
  text: string,
  y: number,
  style: TextStyle & { column: number },
): number {
  doc.circle(screen.left + 4, y - 6, 3.2).fill(palette.orange);
  return drawText(doc, text, { x: screen.left + 22, y }, { ...style, column: style.column - 22 });
}

function drawFormula(doc: Doc, text: string, y: number): number {
  const [line] = breakLines(doc, text, display, Infinity);
  if (!line) return 0;
  drawLine(doc, line, { x: screen.left + 22, y: y + 8 }, palette.blue);
  return 56;
}
