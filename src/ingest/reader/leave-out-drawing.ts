import { createRequire, Module } from 'node:module';

/**
 * Keeps pdf.js from loading the library it draws with, which reading text never calls: 25 MB and
 * 0.2 s of processor time in every thread. To be called before pdf.js is first imported.
 */
export function leaveOutDrawing(): void {
  const require = createRequire(import.meta.resolve('pdfjs-dist/package.json'));
  const library = require.resolve('@napi-rs/canvas');
  const nothing = new Module(library);
  nothing.loaded = true;
  require.cache[library] = nothing;
}
