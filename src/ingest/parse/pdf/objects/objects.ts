import { inflateSync } from 'node:zlib';
import { readCrossReferences } from './cross-references.ts';
import {
  afterBlanks,
  IrregularPdfError,
  isDictionary,
  isReference,
  readValue,
  type PdfDictionary,
  type PdfValue,
} from './syntax.ts';

export interface PdfObject {
  readonly value: PdfValue;
  /** As it stands in the file, compressed; only of streams. */
  readonly data: Buffer | undefined;
}

/** The objects of a PDF as they are written, without any understanding of what they show. */
export interface PdfObjects {
  readonly trailer: PdfDictionary;
  /** Undefined: the file names an object it does not hold, which counts as null. @throws IrregularPdfError */
  get(object: number): PdfObject | undefined;
  /** Follows a reference to the value it stands for. @throws IrregularPdfError */
  resolve(value: PdfValue | undefined): PdfValue | undefined;
}

/** Bytes the streams that hold objects may unpack to, all together. */
const maxUnpacked = 128 * 1024 * 1024;

/**
 * Opens a regular, unencrypted PDF. Files that only a forgiving reader can open are refused: what is
 * found here must be what the reader of the text finds.
 * @throws IrregularPdfError
 */
export function openObjects(bytes: Buffer): PdfObjects {
  const source = bytes.toString('latin1');
  const unpack = createUnpack(maxUnpacked);
  const read = (at: number): PdfObject & { number: number } =>
    readObject(bytes, source, at, lengthOf);
  const { places, trailer } = readCrossReferences(source, (at) => {
    const { value, data } = read(at);
    if (!isDictionary(value) || !data) throw new IrregularPdfError('no cross-reference stream');
    return { dictionary: value, data: unpack(value, data) };
  });
  if (trailer.has('Encrypt')) throw new IrregularPdfError('encrypted');
  const containers = new Map<number, ReadonlyMap<number, PdfValue>>();

  function lengthOf(value: PdfValue | undefined): number {
    const length = isReference(value) ? get(value.object)?.value : value;
    if (typeof length !== 'number') throw new IrregularPdfError('a stream without length');
    return length;
  }

  function get(object: number): PdfObject | undefined {
    const place = places.get(object);
    if (place === undefined) return undefined;
    if (place.container !== undefined) return packed(object, place.container);
    const found = read(place.offset);
    if (found.number !== object)
      throw new IrregularPdfError(`object ${object} is not where it should be`);
    return found;
  }

  function packed(object: number, container: number): PdfObject {
    const held = containers.get(container) ?? readContainer(container);
    containers.set(container, held);
    const value = held.get(object);
    if (value === undefined) throw new IrregularPdfError(`object ${object} is not in its stream`);
    return { value, data: undefined };
  }

  function readContainer(number: number): ReadonlyMap<number, PdfValue> {
    if (places.get(number)?.container !== undefined)
      throw new IrregularPdfError('an object stream within another');
    const { value, data } = get(number) ?? {};
    if (!isDictionary(value) || !data) throw new IrregularPdfError('no object stream');
    const [count, first] = [value.get('N'), value.get('First')];
    if (typeof count !== 'number' || typeof first !== 'number')
      throw new IrregularPdfError('an object stream without its head');
    const text = unpack(value, data).toString('latin1');
    const head = text.slice(0, first).match(/\d+/g)?.map(Number) ?? [];
    if (head.length < 2 * count) throw new IrregularPdfError('an object stream cut off');
    const held = new Map<number, PdfValue>();
    for (let at = 0; at < count; at += 1)
      held.set(head[2 * at] ?? -1, readValue(text, first + (head[2 * at + 1] ?? 0)).value);
    return held;
  }

  return {
    trailer,
    get,
    resolve: (value) => (isReference(value) ? get(value.object)?.value : value),
  };
}

function readObject(
  bytes: Buffer,
  source: string,
  offset: number,
  lengthOf: (value: PdfValue | undefined) => number,
): PdfObject & { number: number } {
  const head = /[\0\t\n\f\r ]*(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj/y;
  head.lastIndex = offset;
  const number = head.exec(source)?.[1];
  if (number === undefined) throw new IrregularPdfError(`no object at ${offset}`);
  const { value, end } = readValue(source, head.lastIndex);
  const next = afterBlanks(source, end);
  if (!source.startsWith('stream', next)) return { number: Number(number), value, data: undefined };
  if (!isDictionary(value)) throw new IrregularPdfError('a stream without dictionary');
  const from = next + (source[next + 6] === '\r' ? 8 : 7);
  const to = from + lengthOf(value.get('Length'));
  if (!/^[\0\t\n\f\r ]{0,2}endstream/.test(source.slice(to, to + 11)))
    throw new IrregularPdfError('a stream of another length than it says');
  return { number: Number(number), value, data: bytes.subarray(from, to) };
}

function createUnpack(budget: number) {
  let left = budget;
  return (dictionary: PdfDictionary, data: Buffer): Buffer => {
    const filter = dictionary.get('Filter');
    if (filter === undefined) return data;
    if (filter !== '/FlateDecode') throw new IrregularPdfError('another filter than deflate');
    try {
      const unpacked = inflateSync(data, { maxOutputLength: Math.max(1, left) });
      left -= unpacked.length;
      return unpacked;
    } catch (cause) {
      throw new IrregularPdfError('a stream that cannot be unpacked', { cause });
    }
  };
}
