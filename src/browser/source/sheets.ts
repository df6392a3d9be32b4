/** A file whose pages can be drawn. */
export interface Sheets {
  readonly count: number;
  /** The page on a new canvas of about that many pixels across. @throws when it cannot be drawn */
  draw(page: number, pixels: number): Promise<HTMLCanvasElement>;
  close(): void;
}

/** Phones refuse larger canvases, and need none. */
const mostPixels = 12_000_000;

/** Width at which a sheet of these proportions stays within what a browser can hold. */
export function boundedWidth(pixels: number, { width, height }: Size): number {
  return Math.max(1, Math.min(pixels, Math.sqrt((mostPixels * width) / height)));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export function blankCanvas({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
