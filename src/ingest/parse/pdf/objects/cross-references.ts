import {
  afterBlanks,
  IrregularPdfError,
  isDictionary,
  readValue,
  type PdfDictionary,
} from './syntax.ts';

/** Where an object is written: at an offset of the file, or inside an object stream. */
export type ObjectPlace =
  | { readonly offset: number; readonly container?: undefined }
  | { readonly container: number };

interface CrossReferences {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  readonly trailer: PdfDictionary;
}

interface Section {
  /** Null: the object was deleted. */
  readonly entries: readonly (readonly [object: number, place: ObjectPlace | null])[];
  readonly dictionary: PdfDictionary;
}

/** Reads a cross-reference stream, unpacked. */
export type ReadStream = (at: number) => { dictionary: PdfDictionary; data: Buffer };

/** Revisions of a file that was changed by appending to it. */
const mostRevisions = 50;

/**
 * Where every object stands (ISO 32000-2, 7.5.4 and 7.5.8): the newest section first, what an earlier
 * one says of an object holds only where no later one speaks of it.
 * @throws IrregularPdfError
 */
export function readCrossReferences(source: string, readStream: ReadStream): CrossReferences {
  const ends = source.lastIndexOf('startxref');
  const start = /^startxref\s+(\d+)/.exec(source.slice(ends, ends + 40))?.[1];
  const known = new Map<number, ObjectPlace | null>();
  let trailer: PdfDictionary | undefined;
  let at = start === undefined ? undefined : Number(start);
  for (let read = 0; at !== undefined; read += 1) {
    if (read >= mostRevisions) throw new IrregularPdfError('too many sections');
    const section: Section = source.startsWith('xref', at)
      ? readTable(source, at + 4)
      : readPacked(readStream(at));
    for (const [object, place] of section.entries) if (!known.has(object)) known.set(object, place);
    trailer ??= section.dictionary;
    // Files that say the same thing in two ways say it to two kinds of readers.
    if (section.dictionary.has('XRefStm')) throw new IrregularPdfError('a hybrid file');
    const previous = section.dictionary.get('Prev');
    at = typeof previous === 'number' ? previous : undefined;
  }
  if (!trailer) throw new IrregularPdfError('no cross-references');
  const places = new Map([...known].flatMap(([object, place]) => (place ? [[object, place]] : [])));
  return { places, trailer };
}

function readTable(source: string, from: number): Section {
  const entries: [number, ObjectPlace | null][] = [];
  const head = /(\d+) (\d+)[\r\n ]+/y;
  const line = /(\d{10}) \d{5} ([nf])[\r\n ]{1,2}/y;
  let at = afterBlanks(source, from);
  while (!source.startsWith('trailer', at)) {
    head.lastIndex = at;
    const [, first, count] = head.exec(source) ?? [];
    if (first === undefined) throw new IrregularPdfError('a damaged table');
    line.lastIndex = head.lastIndex;
    for (let object = Number(first); object < Number(first) + Number(count); object += 1) {
      const [, offset, kind] = line.exec(source) ?? [];
      if (offset === undefined) throw new IrregularPdfError('a damaged table');
      entries.push([object, kind === 'n' ? { offset: Number(offset) } : null]);
    }
    at = afterBlanks(source, line.lastIndex);
  }
  const { value } = readValue(source, at + 'trailer'.length);
  if (!isDictionary(value)) throw new IrregularPdfError('no trailer');
  return { entries, dictionary: value };
}

function readPacked({ dictionary, data }: ReturnType<ReadStream>): Section {
  const widths = numbers(dictionary.get('W'));
  const [kind = 0, second = 0, third = 0] = widths;
  const width = kind + second + third;
  if (widths.length !== 3 || width === 0) throw new IrregularPdfError('a damaged section');
  const size = dictionary.get('Size');
  const index = dictionary.has('Index') ? numbers(dictionary.get('Index')) : [0, Number(size)];
  const rows = withoutPrediction(dictionary, data, width);
  const count = index.reduce((sum, length, at) => sum + (at % 2 === 1 ? length : 0), 0);
  if (rows.length < count * width) throw new IrregularPdfError('a section cut off');
  const objects = index.flatMap((first, at) =>
    at % 2 === 0 ? Array.from({ length: index[at + 1] ?? 0 }, (_, more) => first + more) : [],
  );
  const entries = objects.map((object, row): Section['entries'][number] => {
    const at = row * width;
    const field = (from: number, length: number): number =>
      length === 0 ? 0 : rows.readUIntBE(from, length);
    const type = kind === 0 ? 1 : field(at, kind);
    const value = field(at + kind, second);
    return [object, type === 1 ? { offset: value } : type === 2 ? { container: value } : null];
  });
  return { entries, dictionary };
}

function numbers(value: unknown): number[] {
  const all = Array.isArray(value) ? (value as unknown[]) : [];
  return all.filter((item) => typeof item === 'number' && item >= 0 && item < 1e8) as number[];
}

/** Undoes the differences between rows (PNG's filters "none" and "up", the ones writers use here). */
function withoutPrediction(dictionary: PdfDictionary, data: Buffer, width: number): Buffer {
  const parameters = dictionary.get('DecodeParms');
  const predictor = isDictionary(parameters) ? parameters.get('Predictor') : undefined;
  if (predictor === undefined || predictor === 1) return data;
  if (!isDictionary(parameters) || Number(predictor) < 10 || parameters.get('Columns') !== width)
    throw new IrregularPdfError('another prediction');
  const rows = Buffer.alloc(Math.floor(data.length / (width + 1)) * width);
  for (let row = 0; row * width < rows.length; row += 1) {
    const filter = data[row * (width + 1)] ?? -1;
    if (filter !== 0 && filter !== 2) throw new IrregularPdfError('another prediction');
    for (let at = 0; at < width; at += 1) {
      const above = filter === 2 && row > 0 ? (rows[(row - 1) * width + at] ?? 0) : 0;
      rows[row * width + at] = (data[row * (width + 1) + 1 + at] ?? 0) + above;
    }
  }
  return rows;
}
