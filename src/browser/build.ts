import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';

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

const common = {
  outdir: output,
  bundle: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  charset: 'utf8',
  legalComments: 'linked',
  entryNames: '[name]',
  logLevel: 'warning',
  write: false,
} satisfies BuildOptions;

const page = await build({
  ...common,
  entryPoints: [
    'app.ts',
    'begin-login.ts',
    'confirm-launch.ts',
    'registration.ts',
    'app.css',
    'katex.css',
  ].map((name) => join(here, name)),
  splitting: true,
  format: 'esm',
  sourcemap: 'linked',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  plugins: [withSmallParts, onlyModernFonts],
});
// A frame without an origin can load a plain script and no module, and so can its worker.
const python = await build({
  ...common,
  entryPoints: [join(here, 'python/python-frame.ts'), join(here, 'python/python-worker.ts')],
  format: 'iife',
  define: { 'import.meta.url': '"https://python.invalid/"' },
  external: ['node:*', 'ws'],
});
const outputFiles = [page, python].flatMap((built) => built.outputFiles ?? []);
await mkdir(output, { recursive: true });
await Promise.all(outputFiles.map(put));
const folders = [await putPdfReader(), await putPython()];
await clearOthers([...outputFiles.map(({ path }) => relative(output, path)), ...folders]);

/** What pdf.js loads by itself. Its fallbacks and sandbox stay behind. */
function putPdfReader(): Promise<string> {
  return putFolder('pdfjs-dist', 'pdf', async (home, draft) => {
    for (const part of ['cmaps', 'standard_fonts', 'iccs', 'wasm'])
      await cp(join(home, part), join(draft, part), {
        recursive: true,
        filter: (file) => !/quickjs/i.test(file),
      });
    const reader = 'pdf.worker.min.mjs';
    await cp(join(home, 'legacy/build', reader), join(draft, reader));
  });
}

/** The Python interpreter and its standard library. */
function putPython(): Promise<string> {
  return putFolder('pyodide', 'python', async (home, draft) => {
    for (const part of ['pyodide.asm.wasm', 'python_stdlib.zip'])
      await cp(join(home, part), join(draft, part));
  });
}

/** Files of a package as they are, under a name that changes with its version. */
async function putFolder(
  packageName: string,
  name: string,
  copy: (home: string, draft: string) => Promise<void>,
): Promise<string> {
  const home = dirname(fileURLToPath(import.meta.resolve(`${packageName}/package.json`)));
  const about = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = `${name}-${about.version}`;
  if (existsSync(join(output, folder))) return folder;
  const draft = join(output, `${folder}.${process.pid}`);
  await copy(home, draft);
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
