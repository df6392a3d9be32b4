import { openArchive, resolveName, type Archive } from './office/archive.ts';
import { partOf } from './office/relations.ts';
import { child, childrenOf, descendants, type Xml } from './office/xml.ts';
import { onPage, type Block, type PageStatus, type ParsedDocument } from './parsed-document.ts';
import { ParseError, malformed } from './parse-error.ts';
import { parseHtml } from './parse-html.ts';

const wanted = /^(?:META-INF\/(?:container|encryption)\.xml|.+\.(?:opf|x?html?))$/i;

/**
 * Reads an EPUB in the order of its spine. Books without fixed pages have none: the page of a place
 * is the number of the part, as readers show it.
 * @throws ParseError
 */
export function parseEpub(bytes: Uint8Array): ParsedDocument {
  const archive = openArchive(bytes, wanted);
  const container = child(partOf(archive, 'META-INF/container.xml'), 'container');
  const [rootFile] = descendants(container, 'rootfile');
  const name = rootFile?.attributes['full-path'] ?? '';
  const book = partOf(archive, name)?.children.find((element) =>
    /(?:^|:)package$/.test(element.name),
  );
  if (!book) throw malformed('EPUB');
  const blocks: Block[] = [];
  const pages: PageStatus[] = [];
  for (const part of spineOf(book, name)) {
    refuseLocked(archive, part);
    const source = archive.get(part);
    const page = pages.length + 1;
    const read = source === undefined ? [] : parseHtml(source).blocks;
    blocks.push(...read.map((block) => ({ ...block, place: onPage(page) })));
    pages.push({
      page,
      status: source === undefined ? 'failed' : read.length > 0 ? 'text' : 'empty',
    });
  }
  return { blocks, pages };
}

/** Names of the parts in reading order, without those that only navigate. */
function spineOf(book: Xml, opf: string): string[] {
  const inBook = (name: string): Xml | undefined =>
    book.children.find((element) => element.name.split(':').at(-1) === name);
  const items = new Map(
    (inBook('manifest')?.children ?? []).map(({ attributes }) => [
      attributes['id'] ?? '',
      attributes,
    ]),
  );
  return (inBook('spine')?.children ?? [])
    .filter(({ attributes }) => attributes['idref'] !== undefined && attributes['linear'] !== 'no')
    .map(({ attributes }) => items.get(attributes['idref'] ?? ''))
    .filter((item) => item !== undefined && !/\bnav\b/.test(item['properties'] ?? ''))
    .map((item) => resolveName(opf, unescaped(item?.['href'] ?? '')));
}

// A name that only looks escaped is a name all the same.
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function refuseLocked(archive: Archive, part: string): void {
  const encryption = child(partOf(archive, 'META-INF/encryption.xml'), 'encryption');
  const locked = descendants(encryption, 'enc:CipherReference').concat(
    childrenOf(encryption, 'CipherReference'),
  );
  if (locked.some(({ attributes }) => attributes['URI'] === part))
    throw new ParseError('encrypted', 'The book is protected against copying and cannot be read.');
}
