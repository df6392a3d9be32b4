import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type OutputFile, type Plugin } from 'esbuild';

const here = import.meta.dirname;
const output = join(here, '../../dist/browser');

/**
 * Parts of markdown-it that the page never uses: links are not guessed from text, and of the two
 * thousand named entities these are the ones that people write.
 */
const smallParts: Readonly<Record<string, string>> = {
  'linkify-it': 'export class LinkifyIt {}',
  entities: `const known = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'",
    '&nbsp;': '\\u00a0', '&ndash;': '–', '&mdash;': '—', '&hellip;': '…', '&times;': '×', '&deg;': '°' };
    export const decodeHTMLStrict = (text) => known[text] ?? text;`,
};

const withSmallParts: Plugin = {
  name: 'small-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(linkify-it|entities)$/ }, ({ path }) => ({ path, namespace: 'small' }));
    onLoad({ filter: /.*/, namespace: 'small' }, ({ path }) => ({ contents: smallParts[path] ?? '' }));
  },
};

/** Every browser that runs the page reads woff2; the older forms of the fonts stay behind. */
const onlyModernFonts: Plugin = {
  name: 'only-modern-fonts',
  setup({ onResolve }) {
    onResolve({ filter: /\.(woff|ttf)$/ }, ({ path }) => ({ path, external: true }));
  },
};

const { outputFiles } = await build({
  entryPoints: ['app.ts', 'app.css', 'katex.css'].map((name) => join(here, name)),
  outdir: output,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  sourcemap: 'linked',
  entryNames: '[name]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  plugins: [withSmallParts, onlyModernFonts],
  logLevel: 'warning',
  write: false,
});
await mkdir(output, { recursive: true });
await Promise.all(outputFiles.map(put));
await clearOthers(outputFiles);

/** Readers of the old file finish with the old file; nobody ever sees half of one. */
async function put({ path, contents }: OutputFile): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function clearOthers(files: readonly OutputFile[]): Promise<void> {
  const wanted = new Set(files.map(({ path }) => relative(output, path)));
  const present = await readdir(output);
  const old = present.filter((name) => !wanted.has(name) && !/\.\d+$/.test(name));
  await Promise.all(old.map((name) => rm(join(output, name), { recursive: true, force: true })));
}
