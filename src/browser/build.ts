import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
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
const pdfFolder = await putPdfReader();
await clearOthers([...outputFiles.map(({ path }) => relative(output, path)), pdfFolder]);

/** What pdf.js loads by itself, under a name that changes with its version. Its fallbacks and sandbox stay behind. */
async function putPdfReader(): Promise<string> {
  const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const about = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = `pdf-${about.version}`;
  if (existsSync(join(output, folder))) return folder;
  const draft = join(output, `${folder}.${process.pid}`);
  for (const part of ['cmaps', 'standard_fonts', 'iccs', 'wasm'])
    await cp(join(home, part), join(draft, part), {
      recursive: true,
      filter: (file) => !/quickjs/i.test(file),
    });
  const worker = 'pdf.worker.min.mjs';
  await cp(join(home, 'legacy/build', worker), join(draft, worker));
  // Another build may have been faster; both made the same.
  await rename(draft, join(output, folder)).catch(() => rm(draft, { recursive: true }));
  return folder;
}

/** Readers of the old file finish with the old file; nobody ever sees half of one. */
async function put({ path, contents }: OutputFile): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function clearOthers(wantedNames: readonly string[]): Promise<void> {
  const wanted = new Set(wantedNames);
  const present = await readdir(output);
  const old = present.filter((name) => !wanted.has(name) && !/\.\d+$/.test(name));
  await Promise.all(old.map((name) => rm(join(output, name), { recursive: true, force: true })));
}
