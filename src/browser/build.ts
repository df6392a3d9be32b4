import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type OutputFile, type Plugin } from 'esbuild';

const here = import.meta.dirname;
const output = join(here, '../../dist/browser');

/**
 * Parts of markdown-it that the page does not use, or that every browser brings along: links are not
 * guessed from text and are read by URL, regular expressions know Unicode, and of the two thousand
 * named entities these are the ones that people write.
 */
const smallParts: Readonly<Record<string, string>> = {
  'linkify-it': 'export class LinkifyIt {}',
  entities: `const known = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'",
    '&nbsp;': '\\u00a0', '&ndash;': '–', '&mdash;': '—', '&hellip;': '…', '&times;': '×', '&deg;': '°' };
    export const decodeHTMLStrict = (text) => known[text] ?? text;`,
  mdurl: `const same = (text) => text; export { same as parse, same as format, same as encode, same as decode };`,
  'punycode.js': 'export default {}; export const toASCII = String;',
  'uc.micro': `export const P = /\\p{P}/u, S = /\\p{S}/u;`,
};

const withSmallParts: Plugin = {
  name: 'small-parts',
  setup(bundle) {
    bundle.onResolve(
      { filter: /^(linkify-it|entities|mdurl|punycode\.js|uc\.micro)$/ },
      ({ path }) => ({ path, namespace: 'small' }),
    );
    bundle.onLoad({ filter: /.*/, namespace: 'small' }, ({ path }) => ({
      contents: smallParts[path] ?? '',
    }));
  },
};

/** Every browser that runs the page reads woff2; the older forms of the fonts stay behind. */
const onlyModernFonts: Plugin = {
  name: 'only-modern-fonts',
  setup(bundle) {
    bundle.onResolve({ filter: /\.(woff|ttf)$/ }, ({ path }) => ({ path, external: true }));
  },
};

const { outputFiles } = await build({
  entryPoints: [
    'app.ts',
    'begin-login.ts',
    'confirm-launch.ts',
    'registration.ts',
    'app.css',
    'katex.css',
  ].map((name) => join(here, name)),
  outdir: output,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  charset: 'utf8',
  legalComments: 'linked',
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
