import { palette } from './pdf.ts';
import { arrow, createPlot, writeLabel, type Box } from './plot.ts';

type Doc = PDFKit.PDFDocument;
type Figure = (doc: Doc, box: Box) => void;

/** The course's drawings by the names that handout.txt and slides.txt call them. */
export const figures: Readonly<Record<string, Figure>> = {
  secants,
  distance,
  failures,
  stacked,
  rectangle,
  machine,
  hills,
};

const { blue, orange, muted, ink } = palette;

function secants(doc: Doc, box: Box): void {
  const f = (x: number) => 0.35 + 0.28 * x * x;
  const plot = createPlot(doc, box, [0, 4.3], [0, 4.6]);
  const slope = 0.56;
  plot.axes('$x$', '$y$');
  for (const second of [3.6, 2.9, 2.1]) {
    const steep = (f(second) - f(1)) / (second - 1);
    const at = (x: number) => f(1) + steep * (x - 1);
    plot.line([0.45, at(0.45)], [second + 0.35, at(second + 0.35)], { colour: muted, width: 1 });
  }
  plot.line([0.05, f(1) - 0.95 * slope], [4.1, f(1) + 3.1 * slope], { colour: orange, width: 2 });
  plot.curve(f, [0.1, 3.8]);
  for (const second of [3.6, 2.9, 2.1]) plot.dot([second, f(second)], muted);
  plot.dot([1, f(1)]);
  plot.label('$P$', [1, f(1)], [6, -15]);
  plot.label('graph of $f$', [1.7, 3.2], [0, 0], blue);
  plot.label('tangent', [3.5, f(1) + 2.5 * slope], [-2, -16], orange);
}

function distance(doc: Doc, box: Box): void {
  const f = (t: number) => t * t;
  const plot = createPlot(doc, box, [0, 3.6], [0, 11]);
  plot.axes('$t$ in s', '$s$ in m');
  plot.line([1, 1], [3, 1], { colour: muted, dashed: true });
  plot.line([3, 1], [3, 9], { colour: muted, dashed: true });
  plot.line([0.75, 0], [3.3, 10.2], { colour: muted, width: 1.2 });
  plot.line([0.5, 0], [3.4, 5.8], { colour: orange, width: 2 });
  plot.curve(f, [0, 3.25]);
  plot.dot([1, 1]);
  plot.dot([3, 9]);
  plot.label('2 s', [2, 1], [-2, -17], muted);
  plot.label('8 m', [3, 3], [8, 0], muted);
  plot.label('slope 4', [2.1, 5.4], [-64, 4], muted);
  plot.label('slope 2', [3.4, 5.8], [-8, 8], orange);
}

function failures(doc: Doc, box: Box): void {
  const gap = 26;
  const width = (box.width - 2 * gap) / 3;
  const part = (at: number): Box => ({ ...box, x: box.x + at * (width + gap), width });
  const corner = createPlot(doc, part(0), [-1.5, 1.5], [-1.3, 1.6]);
  corner.axes('', '');
  corner.line([-1.3, 1.3], [0, 0], { colour: blue, width: 2 });
  corner.line([0, 0], [1.3, 1.3], { colour: blue, width: 2 });
  corner.dot([0, 0], orange);
  corner.label('corner', [-1.5, -1.3], [8, -18]);
  const jump = createPlot(doc, part(1), [-1.5, 1.5], [-1.3, 1.6]);
  jump.axes('', '');
  jump.line([-1.3, -0.7], [0, -0.7], { colour: blue, width: 2 });
  jump.line([0, 0.9], [1.3, 0.9], { colour: blue, width: 2 });
  jump.ring([0, -0.7], orange);
  jump.dot([0, 0.9], orange);
  jump.label('jump', [-1.5, -1.3], [8, -18]);
  const vertical = createPlot(doc, part(2), [-1.5, 1.5], [-1.3, 1.6]);
  vertical.axes('', '');
  vertical.curve((y) => Math.cbrt(y), [-1.4, 1.4]);
  vertical.dot([0, 0], orange);
  vertical.label('vertical tangent', [-1.5, -1.3], [-4, -18]);
}

function stacked(doc: Doc, box: Box): void {
  const half = (box.height - 44) / 2;
  const f = (x: number) => (x ** 3 - 6 * x * x + 9 * x) / 2 + 0.8;
  const slope = (x: number) => (3 * x * x - 12 * x + 9) / 2;
  const above = createPlot(doc, { ...box, height: half }, [0, 4.2], [0, 3.6]);
  const below = createPlot(
    doc,
    { ...box, y: box.y + half + 44, height: half },
    [0, 4.2],
    [-2, 4.5],
  );
  above.axes('$x$', '');
  below.axes('$x$', '');
  for (const level of [1, 3]) {
    const height = f(level);
    above.line([level - 0.5, height], [level + 0.5, height], { colour: orange, width: 1.6 });
    above.line([level, height], [level, 0], { colour: muted, dashed: true, width: 0.8 });
    below.line([level, 0], [level, 4.4], { colour: muted, dashed: true, width: 0.8 });
    above.dot([level, height], orange);
    below.dot([level, 0], orange);
  }
  above.curve(f, [0.02, 4.1]);
  below.curve(slope, [0.05, 3.95], { colour: ink });
  above.label('$f$', [4.1, f(4.1)], [-22, -2], blue);
  below.label("$f'$", [3.9, slope(3.9)], [-22, 0], ink);
}

function rectangle(doc: Doc, box: Box): void {
  const wide = box.width * 0.68;
  const high = box.height * 0.62;
  const strip = { x: box.width * 0.17, y: box.height * 0.2 };
  const foot = box.y + box.height - 10;
  const x = box.x + 18;
  doc
    .lineWidth(1.2)
    .rect(x, foot - high, wide, high)
    .fillAndStroke(palette.wash, ink);
  doc.rect(x + wide, foot - high, strip.x, high).fillAndStroke('#cfe2f1', ink);
  doc.rect(x, foot - high - strip.y, wide, strip.y).fillAndStroke('#f8dccb', ink);
  doc.rect(x + wide, foot - high - strip.y, strip.x, strip.y).fillAndStroke('#ffffff', ink);
  writeLabel(doc, '$f g$', [x + wide / 2 - 8, foot - high / 2], { colour: ink, size: 18 });
  writeLabel(doc, '$Δf g$', [x + wide + strip.x / 2 - 13, foot - high / 2], {
    colour: blue,
    size: 16,
  });
  writeLabel(doc, '$f Δg$', [x + wide / 2 - 13, foot - high - strip.y / 2 + 4], {
    colour: orange,
    size: 16,
  });
  writeLabel(doc, '$Δf Δg$', [x + wide + 6, foot - high - strip.y / 2 + 4], {
    colour: muted,
    size: 13,
  });
  writeLabel(doc, '$f$', [x + wide / 2 - 3, foot + 18], { colour: ink, size: 16 });
  writeLabel(doc, '$Δf$', [x + wide + strip.x / 2 - 8, foot + 18], { colour: blue, size: 16 });
  writeLabel(doc, '$g$', [x - 17, foot - high / 2], { colour: ink, size: 16 });
  writeLabel(doc, '$Δg$', [x - 28, foot - high - strip.y / 2 + 4], { colour: orange, size: 16 });
}

function machine(doc: Doc, box: Box): void {
  const height = 62;
  const top = box.y + box.height / 2 - height / 2;
  const middle = top + height / 2;
  const block = { width: box.width * 0.25, first: box.x + box.width * 0.14 };
  const second = box.x + box.width * 0.6;
  for (const [at, name, rate] of [
    [block.first, 'inner $g$', 'times 3'],
    [second, 'outer $f$', 'times 2'],
  ] as const) {
    doc
      .lineWidth(1.4)
      .roundedRect(at, top, block.width, height, 6)
      .fillAndStroke(palette.wash, blue);
    writeLabel(doc, name, [at + 12, middle - 5], { colour: ink, size: 16 });
    writeLabel(doc, rate, [at + 12, middle + 18], { colour: orange, size: 15 });
  }
  const ends = [box.x + 16, block.first, block.first + block.width, second, second + block.width];
  const [start = 0, intoFirst = 0, outOfFirst = 0, intoSecond = 0, outOfSecond = 0] = ends;
  const stroke = { colour: ink, width: 1.4 };
  arrow(doc, [start, middle], [intoFirst - 3, middle], stroke);
  arrow(doc, [outOfFirst + 3, middle], [intoSecond - 3, middle], stroke);
  arrow(doc, [outOfSecond + 3, middle], [box.x + box.width - 18, middle], stroke);
  writeLabel(doc, '$x$', [start - 16, middle + 5], { colour: ink, size: 18 });
  writeLabel(doc, '$u$', [(outOfFirst + intoSecond) / 2 - 6, middle - 9], {
    colour: ink,
    size: 18,
  });
  writeLabel(doc, '$y$', [box.x + box.width - 12, middle + 5], { colour: ink, size: 18 });
  const under = top + height + 22;
  arrow(doc, [start, under], [box.x + box.width - 18, under], { colour: orange, width: 1.4 });
  writeLabel(doc, 'together: times 6', [box.x + box.width / 2 - 58, under + 22], {
    colour: orange,
    size: 15,
  });
}

function hills(doc: Doc, box: Box): void {
  const f = (x: number) => 2.2 + 1.4 * Math.sin(1.5 * x) - 0.12 * x;
  const plot = createPlot(doc, box, [0, 4.6], [0, 4.2]);
  const peak = Math.acos(0.12 / 2.1) / 1.5;
  const valley = (2 * Math.PI - Math.acos(0.12 / 2.1)) / 1.5;
  plot.axes('$x$', '$y$');
  for (const [at, name, higher] of [
    [peak, 'local maximum', 10],
    [valley, 'local minimum', -20],
  ] as const) {
    plot.line([at - 0.55, f(at)], [at + 0.55, f(at)], { colour: orange, width: 2 });
    plot.label(name, [at, f(at)], [-36, higher], orange);
  }
  plot.curve(f, [0.02, 4.4]);
  plot.dot([peak, f(peak)], orange);
  plot.dot([valley, f(valley)], orange);
  plot.label("$f' > 0$", [0.3, f(0.3)], [-2, -30]);
  plot.label("$f' < 0$", [2.1, f(2.1)], [10, 4]);
  plot.label("$f' > 0$", [4, f(4)], [10, -6]);
}
