import { registerHooks } from 'node:module';

/** Two ways to say the same in one file of the library; the second is the quicker one. */
interface Rewording {
  readonly file: 'pdf.mjs' | 'pdf.worker.mjs';
  readonly said: string;
  readonly better: string;
}

/**
 * The lines of pdf.js in which half of the time of reading a page is spent, and lines that come to the
 * same numbers. Where the library says something else one day, it is left as it is.
 */
export const rewordings: readonly Rewording[] = [
  {
    file: 'pdf.worker.mjs',
    // A copy that inherits from its original is slow to look things up in, and each `q` makes one.
    said: 'const clone = Object.assign(Object.create(this), this);\n    clone.textMatrix',
    better: 'const clone = Object.assign(new TextState(), this);\n    clone.textMatrix',
  },
  {
    file: 'pdf.worker.mjs',
    // Two products of matrices for each letter, of which one is mostly zeros.
    said: 'return Util.transform(textState.ctm, Util.transform(textState.textMatrix, tsm));',
    better: `const c = textState.ctm, m = textState.textMatrix;
      const c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
      const t0 = m[0] * tsm[0], t1 = m[1] * tsm[0], t2 = m[2] * tsm[3], t3 = m[3] * tsm[3];
      const t4 = m[2] * tsm[5] + m[4], t5 = m[3] * tsm[5] + m[5];
      return [c0 * t0 + c2 * t1, c1 * t0 + c3 * t1, c0 * t2 + c2 * t3, c1 * t2 + c3 * t3,
        c0 * t4 + c2 * t5 + c[4], c1 * t4 + c3 * t5 + c[5]];`,
  },
  {
    file: 'pdf.mjs',
    // Text that was just made for the other half of the library, in the same thread, needs no copy.
    said: 'data: structuredClone(obj, transfer ? {\n        transfer\n      } : null)',
    better: `data: obj.chunk?.items
        ? { ...obj, chunk: { ...obj.chunk } }
        : structuredClone(obj, transfer ? { transfer } : null)`,
  },
];

const file = /\/pdfjs-dist\/legacy\/build\/(pdf(?:\.worker)?\.mjs)$/;

/** Has pdf.js read text in half the processor time. To be called before it is first imported. */
export function quickenPdfjs(): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const name = file.exec(url)?.[1];
      if (!name || !loaded.source) return loaded;
      const source = Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: reword(name, source) };
    },
  });
}

function reword(name: string, source: string): string {
  return rewordings
    .filter(({ file: its }) => its === name)
    .reduce((text, { said, better }) => text.replace(said, () => better), source);
}
