import { palette } from './pdf.ts';
import { breakLines, drawLine, type TextStyle } from './typesetter.ts';

/** A rectangle on the page, in points from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];
export type Range = readonly [from: number, to: number];

export interface Stroke {
  readonly colour?: string;
  readonly width?: number;
  readonly dashed?: boolean;
}

export interface LabelLook {
  readonly colour: string;
  /** In points. */
  readonly size: number;
}

type Doc = PDFKit.PDFDocument;

/** A pen that takes mathematical coordinates; labels take an offset in points, y upwards. */
export interface Plot {
  axes(across: string, up: string): void;
  curve(f: (x: number) => number, over: Range, stroke?: Stroke): void;
  line(from: Point, to: Point, stroke?: Stroke): void;
  dot(at: Point, colour?: string): void;
  ring(at: Point, colour?: string): void;
  label(text: string, at: Point, offset: Point, colour?: string): void;
}

/** A coordinate system that shows the two ranges in the box. */
export function createPlot(doc: Doc, box: Box, across: Range, up: Range): Plot {
  const place = ([x, y]: Point): Point => [
    box.x + ((x - across[0]) / (across[1] - across[0])) * box.width,
    box.y + box.height - ((y - up[0]) / (up[1] - up[0])) * box.height,
  ];
  const size = Math.max(box.width / 24, box.height / 18);
  const disc = (at: Point, fill: string, colour: string) => {
    const [x, y] = place(at);
    doc.circle(x, y, 3).lineWidth(1.4).fillAndStroke(fill, colour);
  };
  return {
    axes: (acrossName, upName) => {
      const left = place([across[0], 0]);
      const foot = place([0, up[0]]);
      const right: Point = [box.x + box.width + 8, left[1]];
      const top: Point = [foot[0], box.y - 8];
      arrow(doc, left, right, { colour: palette.muted, width: 0.9 });
      arrow(doc, foot, top, { colour: palette.muted, width: 0.9 });
      writeLabel(doc, acrossName, [right[0] - 4, right[1] + 1.3 * size], {
        colour: palette.muted,
        size,
      });
      writeLabel(doc, upName, [top[0] + 8, top[1] + 6], { colour: palette.muted, size });
    },
    curve: (f, over, stroke = {}) => {
      const points = sample(f, over).map(place);
      polyline(doc, points, { colour: palette.blue, width: 2, ...stroke });
    },
    line: (from, to, stroke = {}) => polyline(doc, [place(from), place(to)], stroke),
    dot: (at, colour = palette.ink) => disc(at, colour, colour),
    ring: (at, colour = palette.ink) => disc(at, '#ffffff', colour),
    label: (text, at, [right, higher], colour = palette.ink) => {
      const [x, y] = place(at);
      writeLabel(doc, text, [x + right, y - higher], { colour, size });
    },
  };
}

/** A straight arrow between two points of the page. */
export function arrow(doc: Doc, from: Point, to: Point, stroke: Stroke): void {
  polyline(doc, [from, to], stroke);
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (turn: number): Point => [
    to[0] - 6 * Math.cos(angle + turn),
    to[1] - 6 * Math.sin(angle + turn),
  ];
  doc.polygon([...to], [...barb(0.42)], [...barb(-0.42)]).fill(stroke.colour ?? palette.ink);
}

/** Small text on a figure, its first baseline beginning at a point of the page. */
export function writeLabel(doc: Doc, text: string, at: Point, look: LabelLook): void {
  const style: TextStyle = { size: look.size, family: 'sans', leading: look.size };
  const [line] = breakLines(doc, text, style, Infinity);
  if (line) drawLine(doc, line, { x: at[0], y: at[1] }, look.colour);
}

function polyline(doc: Doc, points: readonly Point[], stroke: Stroke): void {
  const { colour = palette.ink, width = 1.2, dashed = false } = stroke;
  doc.lineWidth(width).lineJoin('round').lineCap('round').strokeColor(colour);
  if (dashed) doc.dash(4, { space: 4 });
  points.forEach(([x, y], at) => (at === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)));
  doc.stroke().undash();
}

function sample(f: (x: number) => number, [from, to]: Range): Point[] {
  const steps = 80;
  return Array.from({ length: steps + 1 }, (_, at) => {
    const x = from + ((to - from) * at) / steps;
    return [x, f(x)] as const;
  });
}
