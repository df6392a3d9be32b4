import { XMLParser } from 'fast-xml-parser';
import { malformed } from '../parse-error.ts';

/** One element of an XML document; text is an element without a name. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Xml[];
  readonly text: string;
}

// Entities are decoded here and only the ones XML itself defines: nothing a document declares is
// ever expanded, and nothing outside is ever fetched.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 400,
});

/** @throws ParseError `malformed` */
export function parseXml(source: string): Xml {
  try {
    const plain = source.replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/, '');
    const nodes = parser.parse(plain) as readonly Raw[];
    return { name: '', attributes: {}, children: nodes.map(toXml), text: '' };
  } catch (cause) {
    throw malformed('document', cause);
  }
}

type Raw = Readonly<Record<string, unknown>>;

function toXml(raw: Raw): Xml {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  if (name === '#text') {
    return { name: '', attributes: {}, children: [], text: decode(String(raw[name])) };
  }
  const given = Object.entries((raw[':@'] ?? {}) as Record<string, string>);
  const attributes = Object.fromEntries(given.map(([key, value]) => [key, decode(value)]));
  return { name, attributes, children: (raw[name] as readonly Raw[]).map(toXml), text: '' };
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name] ?? whole;
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0x10ffff ? '' : String.fromCodePoint(point);
    },
  );
}

/** The first child of that name. */
export function child(element: Xml | undefined, name: string): Xml | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenOf(element: Xml | undefined, name: string): Xml[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Every element of that name below this one, in document order; does not look inside a match. */
export function descendants(element: Xml | undefined, name: string): Xml[] {
  return (element?.children ?? []).flatMap((candidate) =>
    candidate.name === name ? [candidate] : descendants(candidate, name),
  );
}

/** All text below an element. */
export function textOf(element: Xml | undefined): string {
  if (!element) return '';
  return element.text + element.children.map(textOf).join('');
}
