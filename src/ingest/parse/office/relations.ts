import { resolveName, type Archive } from './archive.ts';
import { child, childrenOf, parseXml, type Xml } from './xml.ts';

/** What a part of an Office file points at: relation id → kind and name of the other part. */
export function relationsOf(
  archive: Archive,
  part: string,
): ReadonlyMap<string, { readonly kind: string; readonly target: string }> {
  const at = part.lastIndexOf('/');
  const source = archive.get(`${part.slice(0, at)}/_rels/${part.slice(at + 1)}.rels`);
  if (source === undefined) return new Map();
  const relations = childrenOf(child(parseXml(source), 'Relationships'), 'Relationship');
  return new Map(
    relations
      .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
      .map(({ attributes }) => [
        attributes['Id'] ?? '',
        {
          kind: attributes['Type']?.split('/').at(-1) ?? '',
          target: resolveName(part, attributes['Target'] ?? ''),
        },
      ]),
  );
}

/** A part as XML; undefined when the file lacks it. */
export function partOf(archive: Archive, name: string): Xml | undefined {
  const source = archive.get(name);
  return source === undefined ? undefined : parseXml(source);
}
