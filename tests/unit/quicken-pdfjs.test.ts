import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rewordings } from '../../src/ingest/reader/quicken-pdfjs.ts';

it.each(rewordings)(
  'pdf.js still says in $file what is said quicker here: drop or renew it when the library has changed',
  ({ file, said }) => {
    const path = import.meta.resolve(`pdfjs-dist/legacy/build/${file}`);
    expect(readFileSync(fileURLToPath(path), 'utf8').split(said)).toHaveLength(2);
  },
);
