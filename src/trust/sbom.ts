import { z } from 'zod';

const lockedPackage = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  link: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});
type LockedPackage = z.infer<typeof lockedPackage>;
const lockFile = z.object({
  name: z.string(),
  version: z.string(),
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), lockedPackage),
});

/** A part of the program in the words of CycloneDX 1.6. */
export interface Component {
  readonly type: 'library' | 'application';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  readonly scope?: 'required' | 'optional';
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}

/** https://cyclonedx.org/docs/1.6/json/ */
export interface Sbom {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const folder = 'node_modules/';

/**
 * The parts that an installation runs, of the lock file and so the same on every machine: what is only
 * needed to build and to test is left out, and so is where a part was downloaded.
 * @param date YYYY-MM-DD
 */
export function writeSbom(lockText: string, date: string | null): Sbom {
  const lock = lockFile.parse(JSON.parse(lockText));
  const shipped = Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const refs = new Map(shipped.map(([path, part]) => [path, refOf(path, part)]));
  const root = lock.packages[''] ?? {};
  const own = `pkg:npm/${lock.name}@${lock.version}`;
  const needs = (path: string, part: LockedPackage): string[] => [
    ...new Set(
      wanted(part, path === '').flatMap((name) => refs.get(placeOf(refs, path, name)) ?? []),
    ),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      ...(date === null ? {} : { timestamp: `${date}T00:00:00Z` }),
      component: {
        type: 'application',
        'bom-ref': own,
        name: lock.name,
        version: lock.version,
        purl: own,
        ...licensed(root.license),
      },
    },
    components: unique(shipped.map(([path, part]) => componentOf(path, part))),
    dependencies: unique([
      { 'bom-ref': own, ref: own, dependsOn: needs('', root) },
      ...shipped.map(([path, part]) => {
        const ref = refOf(path, part);
        return { 'bom-ref': ref, ref, dependsOn: needs(path, part) };
      }),
    ]).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.toSorted() })),
  };
}

function componentOf(path: string, part: LockedPackage): Component {
  const [name, group] = nameOf(path).split('/').toReversed();
  const ref = refOf(path, part);
  return {
    type: 'library',
    'bom-ref': ref,
    ...(group === undefined ? {} : { group }),
    name: name ?? '',
    version: part.version ?? '',
    scope: part.optional ? 'optional' : 'required',
    ...(part.integrity === undefined ? {} : { hashes: hashesOf(part.integrity) }),
    ...licensed(part.license),
    purl: ref,
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf(folder) + folder.length);

function refOf(path: string, { version = '' }: LockedPackage): string {
  return `pkg:npm/${nameOf(path).replace(/^@/, '%40')}@${version}`;
}

/** Peers may be anybody's; those of the lock file are there. */
function wanted(part: LockedPackage, isRoot: boolean): string[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = part;
  const own = Object.keys({ ...dependencies, ...optionalDependencies });
  return isRoot ? own : [...own, ...Object.keys(peerDependencies)];
}

/** Where Node would find it: beside the part that wants it, else a folder further up. */
function placeOf(refs: ReadonlyMap<string, string>, path: string, name: string): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${folder}`)))) {
    const near = `${at}/${folder}${name}`;
    if (refs.has(near)) return near;
  }
  return `${folder}${name}`;
}

/** Of "sha512-…" in base64 the hexadecimal digits that CycloneDX wants. */
function hashesOf(integrity: string): { alg: string; content: string }[] {
  return integrity.split(' ').flatMap((one) => {
    const [, bits, digest] = /^sha(\d+)-(.+)$/.exec(one) ?? [];
    if (bits === undefined || digest === undefined) return [];
    return [{ alg: `SHA-${bits}`, content: Buffer.from(digest, 'base64').toString('hex') }];
  });
}

function licensed(license: string | undefined): Pick<Component, 'licenses'> {
  if (license === undefined) return {};
  return {
    licenses: [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }],
  };
}

function unique<Part extends { readonly 'bom-ref': string }>(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part['bom-ref'], part])).values()];
}
