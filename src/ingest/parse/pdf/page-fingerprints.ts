import { hash } from 'node:crypto';
import { openObjects, type PdfObjects } from './objects/objects.ts';
import {
  IrregularPdfError,
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfValue,
} from './objects/syntax.ts';

/**
 * One fingerprint a page, in order: pages of two files with the same fingerprint show the same, whatever
 * their place. Made of the bytes of everything a page draws with, unparsed, at a hundredth of the cost
 * of reading its text. Undefined for files that are encrypted, damaged or unusual: nothing is known then.
 */
export function fingerprintPages(bytes: Buffer): readonly string[] | undefined {
  try {
    const objects = openObjects(bytes);
    const catalog = objects.resolve(objects.trailer.get('Root'));
    if (!isDictionary(catalog)) return undefined;
    const digests = createDigests(objects);
    const layers = digests.of(catalog.get('OCProperties') ?? 'null');
    return pagesOf(objects, catalog.get('Pages')).map((page) =>
      hash('sha256', `${layers} ${digests.of(page)}`, 'base64url').slice(0, 22),
    );
  } catch (error) {
    if (error instanceof IrregularPdfError) return undefined;
    throw error;
  }
}

/** What decides how a page looks; the first four may come from the pages above it. */
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const drawn = [...inherited, 'Contents', 'UserUnit'];
/** Where an annotation leads, which changes with other pages, and not how it looks. */
const leadsAway = new Set(['A', 'AA', 'Dest', 'IRT', 'P', 'Parent', 'Popup', 'StructParent']);
const mostNodes = 50_000;

function pagesOf(objects: PdfObjects, root: PdfValue | undefined): PdfDictionary[] {
  const pages: PdfDictionary[] = [];
  let visited = 0;
  const visit = (value: PdfValue | undefined, above: PdfDictionary, depth: number): void => {
    const node = objects.resolve(value);
    visited += 1;
    if (!isDictionary(node) || depth > 40 || visited > mostNodes)
      throw new IrregularPdfError('an unusual tree of pages');
    const known = new Map([...above, ...pick(node, inherited)]);
    const kids = objects.resolve(node.get('Kids'));
    if (Array.isArray(kids)) kids.forEach((kid: PdfValue) => visit(kid, known, depth + 1));
    else pages.push(new Map([...known, ...pick(node, drawn), ...annotationsOf(objects, node)]));
  };
  visit(root, new Map(), 0);
  return pages;
}

function pick(node: PdfDictionary, keys: readonly string[]): [string, PdfValue][] {
  return keys.flatMap((key) => {
    const value = node.get(key);
    return value === undefined ? [] : [[key, value]];
  });
}

function annotationsOf(objects: PdfObjects, page: PdfDictionary): [string, PdfValue][] {
  const annotations = objects.resolve(page.get('Annots'));
  if (!Array.isArray(annotations)) return [];
  const shown = annotations.map((value: PdfValue): PdfValue => {
    const annotation = objects.resolve(value);
    if (!isDictionary(annotation)) return 'null';
    return new Map([...annotation].filter(([key]) => !leadsAway.has(key)));
  });
  return [['Annots', shown]];
}

interface Digests {
  of(value: PdfValue): string;
}

/** Digests of values with everything they refer to; of every object once. */
function createDigests(objects: PdfObjects): Digests {
  const known = new Map<number, string>();
  const open: number[] = [];

  function of(value: PdfValue): string {
    if (isReference(value)) return ofObject(value.object);
    if (isDictionary(value)) {
      const entries = [...value].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `<${entries.map(([key, item]) => `/${key} ${of(item)}`).join(' ')}>`;
    }
    if (typeof value === 'object') return `[${value.map(of).join(' ')}]`;
    return String(value);
  }

  function ofObject(number: number): string {
    const found = known.get(number);
    if (found !== undefined) return found;
    // A circle: said by how many steps it leads back.
    const back = open.indexOf(number);
    if (back !== -1) return `^${open.length - back}`;
    if (open.length > 200) throw new IrregularPdfError('objects that refer too deeply');
    open.push(number);
    const object = objects.get(number);
    const data = object?.data ? hash('sha256', object.data) : '';
    const digest = hash('sha256', `${object ? of(object.value) : 'null'} ${data}`);
    open.pop();
    known.set(number, digest);
    return digest;
  }

  return { of };
}
