import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchesOf, patchesOfWords, type Patch } from '../../src/browser/source/printed-words.ts';

const lines = [
  [0.1, 0.1, 0.9, 0.12, 0],
  [0.1, 0.14, 0.9, 0.16, 20],
  [0.1, 0.18, 0.5, 0.2, 40],
] as const;
const content = 'The sum of two func tions is differenti able.';
const byLength = (text: string): number => text.length;

const onLine = (patches: readonly Patch[], top: number) => patches.filter((at) => at.top === top);

// features: A21
describe('the place of cited words on their page', () => {
  it('is the part of each line that holds them', () => {
    const patches = patchesOfWords({ content, lines }, 'func tions is', byLength);
    expect(patches.map(({ top }) => top)).toEqual([0.1, 0.14]);
    const [first, second] = patches;
    expect(first?.left).toBeCloseTo(0.1 + (0.8 * 15) / 19);
    expect((first?.left ?? 0) + (first?.width ?? 0)).toBeCloseTo(0.9);
    expect(second).toMatchObject({ left: 0.1 });
    expect(second?.width).toBeCloseTo((0.8 * 8) / 19);
  });

  it('begins at the right edge where the text is read from the right', () => {
    const [patch] = patchesOfWords(
      { content: 'נגזרת של סכום', lines: [[0.2, 0.5, 0.8, 0.52, 0]] },
      'נגזרת',
      byLength,
    );
    expect((patch?.left ?? 0) + (patch?.width ?? 0)).toBeCloseTo(0.8);
    expect(patch?.width).toBeCloseTo((0.6 * 5) / 13);
  });

  it('is unknown for words that are not there, and for lines that do not know theirs', () => {
    expect(patchesOfWords({ content, lines }, 'another text', byLength)).toEqual([]);
    expect(patchesOfWords({ content, lines: [[0.1, 0.1, 0.9, 0.12]] }, 'sum', byLength)).toEqual(
      [],
    );
    expect(patchesOf({ content, lines })).toHaveLength(3);
  });

  it('never leaves the lines of its piece and covers no less than the words', () => {
    assert(
      property(nat(content.length - 1), integer({ min: 1, max: 45 }), (from, length) => {
        const said = content.slice(from, from + length);
        const patches = patchesOfWords({ content, lines }, said, byLength);
        for (const [left, top, right] of lines) {
          for (const patch of onLine(patches, top)) {
            expect(patch.left).toBeGreaterThanOrEqual(left - 1e-9);
            expect(patch.left + patch.width).toBeLessThanOrEqual(right + 1e-9);
          }
        }
        if (said.trim() !== '') expect(patches.length).toBeGreaterThan(0);
      }),
    );
  });
});
