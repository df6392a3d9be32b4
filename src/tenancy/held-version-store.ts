import type { Tx } from '../ground/db/index.ts';

/** Versions by the part of the program they are versions of: the embedder, or a prompt by its name. */
export type Versions = ReadonlyMap<string, string>;

/** What a tenant is held to; where a part is missing the newest serves. */
export async function heldVersions(tx: Tx, tenantId: string): Promise<Versions> {
  const rows = await tx.query<{ part: string; version: string }>(
    'select part, version from held_versions where tenant_id = $1',
    [tenantId],
  );
  return new Map(rows.map(({ part, version }) => [part, version]));
}

/** Holds a tenant to what serves it now, part by part; what it is held to already stays. */
export async function holdVersions(tx: Tx, tenantId: string, versions: Versions): Promise<void> {
  await tx.query(
    `insert into held_versions (tenant_id, part, version)
     select $1, part, version from unnest($2::text[], $3::text[]) as said (part, version)
     on conflict (tenant_id, part) do nothing`,
    [tenantId, [...versions.keys()], [...versions.values()]],
  );
}

/** Lets another version serve. False when it is not `from` any more that the tenant is held to. */
export async function moveVersion(
  tx: Tx,
  tenantId: string,
  { part, from, to }: { part: string; from: string; to: string },
): Promise<boolean> {
  const moved = await tx.query(
    `update held_versions set version = $4, since = now()
     where tenant_id = $1 and part = $2 and version = $3 returning part`,
    [tenantId, part, from, to],
  );
  return moved.length > 0;
}
