import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, '../../src/browser/css/tokens.css'), 'utf8');
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');

function colourOf(css: string, name: string): string {
  const [, colour] = new RegExp(String.raw`--${name}: (#[0-9a-f]{6});`).exec(css) ?? [];
  if (!colour) throw new Error(`there is no --${name}`);
  return colour;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

// features: B15
describe('edges of fields and buttons, and the ring of focus', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ])('stand out three to one from every ground, in %s colours', (_name, css) => {
    for (const drawn of ['edge', 'focus'])
      for (const ground of ['paper', 'raised', 'sunken', 'wash'])
        expect(
          contrast(colourOf(css, drawn), colourOf(css, ground)),
          `${drawn} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
  });
});
