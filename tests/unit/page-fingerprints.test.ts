import { deflateSync } from 'node:zlib';
import { array, assert, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintPages } from '../../src/ingest/parse/pdf/page-fingerprints.ts';
import { filler, pdf } from '../support/files/pdf.ts';

type Pen = PDFKit.PDFDocument;
const page = (seed: number) => (pen: Pen) => void pen.fontSize(11).text(filler(seed));
const inSerif = (seed: number) => (pen: Pen) => void pen.font('Times-Roman').text(filler(seed));
const linked = (seed: number, to: string) => (pen: Pen) =>
  void pen.fontSize(11).text(filler(seed), { link: to });

// features: A15
describe('the fingerprint of a page', () => {
  it('is the same wherever the page stands, in whatever file', async () => {
    const before = fingerprintPages(await pdf([page(1), page(2), page(3)])) ?? [];
    const after = fingerprintPages(await pdf([page(9), page(1), page(3), page(2)])) ?? [];
    expect(after.slice(1)).toEqual([before[0], before[2], before[1]]);
    expect(new Set([...before, ...after]).size).toBe(4);
  });

  it('is another one when its text or its font is', async () => {
    const files = [
      await pdf([page(1)]),
      await pdf([page(2)]),
      await pdf([inSerif(1)]),
      await pdf([(pen) => void pen.fontSize(12).text(filler(1))]),
    ];
    const prints = files.map((file) => fingerprintPages(file)?.[0]);
    expect(prints).not.toContain(undefined);
    expect(new Set(prints).size).toBe(files.length);
  });

  it('does not depend on where its links lead', async () => {
    const [one] = fingerprintPages(await pdf([linked(1, 'https://one.example/')])) ?? [];
    const [other] = fingerprintPages(await pdf([linked(1, 'https://another.example/')])) ?? [];
    expect(one).toBeTypeOf('string');
    expect(other).toBe(one);
  });

  it('is found in files that pack their objects, whatever numbers these have', () => {
    const [plain] = fingerprintPages(packedPdf('(Hello) Tj', 3)) ?? [];
    const [shifted] = fingerprintPages(packedPdf('(Hello) Tj', 7)) ?? [];
    const [changed] = fingerprintPages(packedPdf('(Hullo) Tj', 3)) ?? [];
    expect(plain).toBeTypeOf('string');
    expect(shifted).toBe(plain);
    expect(changed).toBeTypeOf('string');
    expect(changed).not.toBe(plain);
  });

  it('is not given to files that are locked or cut off', async () => {
    const options = { userPassword: '', ownerPassword: 'secret', pdfVersion: '1.7' } as const;
    expect(fingerprintPages(await pdf([page(1)], options))).toBeUndefined();
    const whole = await pdf([page(1)]);
    expect(fingerprintPages(whole.subarray(0, whole.length - 60))).toBeUndefined();
    expect(fingerprintPages(Buffer.from('%PDF-1.7\n'))).toBeUndefined();
  });

  it('stops at nothing worse than “unknown”, however the bytes are bent', () => {
    const packed = packedPdf('(Hello) Tj', 3);
    const bent = array(tuple(nat(packed.length - 1), nat(255)), { maxLength: 6 });
    assert(
      property(bent, (changes) => {
        const bytes = Buffer.from(packed);
        for (const [at, value] of changes) bytes[at] = value;
        const prints = fingerprintPages(bytes);
        expect(prints === undefined || prints.length < 10).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('does not wander through trees of pages without end', () => {
    const kids = (to: number): string => `[${`${to} 0 R `.repeat(40)}]`;
    const tree = Array.from({ length: 30 }, (_, at) =>
      at === 29 ? '<</Type/Pages/Kids[]>>' : `<</Type/Pages/Kids${kids(at + 3)}>>`,
    );
    const began = performance.now();
    expect(fingerprintPages(plainPdf(['<</Type/Catalog/Pages 2 0 R>>', ...tree]))).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

/** Objects from number 1 on, the first one the catalog, with a table of where they stand. */
function plainPdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = ['0000000000 65535 f ', ...offsets.map((at) => `${pad(at)} 00000 n `)].join('\n');
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  );
}

function pad(offset: number): string {
  return String(offset).padStart(10, '0');
}

/**
 * One page whose dictionaries lie in an object stream, found through a cross-reference stream with
 * predicted rows, as today's writers do it. `first`: the lowest number of its objects.
 */
function packedPdf(content: string, first: number): Buffer {
  const [catalog, pages, sheet, text, box, index] = Array.from(
    { length: 6 },
    (_, at) => first + at,
  );
  const held = [
    [catalog, `<</Type/Catalog/Pages ${pages} 0 R>>`],
    [pages, `<</Type/Pages/Count 1/MediaBox[0 0 600 800]/Kids[${sheet} 0 R]>>`],
    [sheet, `<</Type/Page/Parent ${pages} 0 R/Resources<<>>/Contents ${text} 0 R>>`],
  ] as const;
  const body = held.map(([, object]) => object).join(' ');
  let at = 0;
  const head = held
    .map(([number, object]) => {
      const entry = `${number} ${at}`;
      at += object.length + 1;
      return entry;
    })
    .join(' ');
  const packed = deflateSync(`${head} ${body}`);
  let file = Buffer.from('%PDF-1.7\n');
  const add = (number: number | undefined, dictionary: string, data: Buffer): number => {
    const offset = file.length;
    const begin = `${number} 0 obj\n<<${dictionary}/Length ${data.length}>>\nstream\n`;
    file = Buffer.concat([file, Buffer.from(begin), data, Buffer.from('\nendstream\nendobj\n')]);
    return offset;
  };
  const boxAt = add(box, `/Type/ObjStm/N 3/First ${head.length + 1}/Filter/FlateDecode`, packed);
  const textAt = add(text, '', Buffer.from(`BT ${content} ET`));
  const rows = [
    ...held.map((_, place) => [2, box ?? 0, place]),
    [1, textAt, 0],
    [1, boxAt, 0],
    [1, file.length, 0],
  ].map(([kind = 0, where = 0, place = 0]) => [kind, where >> 8, where & 255, place]);
  const predicted = rows.flatMap((row, line) => [
    2,
    ...row.map((value, column) => (value - (rows[line - 1]?.[column] ?? 0)) & 255),
  ]);
  const start = add(
    index,
    `/Type/XRef/Size ${first + 6}/Index[${first} 6]/W[1 2 1]/Root ${catalog} 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>`,
    deflateSync(Buffer.from(predicted)),
  );
  return Buffer.concat([file, Buffer.from(`startxref\n${start}\n%%EOF`)]);
}
