import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { scripts, withAliases } from './script-font.ts';

const files = {
  serif: 'KaTeX_Main-Regular',
  bold: 'KaTeX_Main-Bold',
  italic: 'KaTeX_Main-Italic',
  math: 'KaTeX_Math-Italic',
  sans: 'KaTeX_SansSerif-Regular',
  sansBold: 'KaTeX_SansSerif-Bold',
  sansItalic: 'KaTeX_SansSerif-Italic',
} as const;

/** The faces a document is set in; the last four are raised or lowered, see script-font.ts. */
export type Face = keyof typeof files | 'serifSuper' | 'serifSub' | 'mathSuper' | 'mathSub';

const require = createRequire(import.meta.url);

/** The KaTeX fonts as TrueType bytes, so that text and formulas share one family. */
export async function loadFonts(): Promise<ReadonlyMap<Face, Buffer>> {
  const plain = await Promise.all(
    Object.entries(files).map(async ([face, file]) => {
      const bytes = await readFile(require.resolve(`katex/dist/fonts/${file}.ttf`));
      return [face as keyof typeof files, bytes] as const;
    }),
  );
  const fonts = new Map<Face, Buffer>(plain);
  const { serif, math } = Object.fromEntries(plain) as Record<keyof typeof files, Buffer>;
  fonts.set('serifSuper', withAliases(serif, 'Main-Super', scripts.super.upright));
  fonts.set('serifSub', withAliases(serif, 'Main-Sub', scripts.sub.upright));
  fonts.set('mathSuper', withAliases(math, 'Math-Super', scripts.super.italic));
  fonts.set('mathSub', withAliases(math, 'Math-Sub', scripts.sub.italic));
  return fonts;
}
