import { asJson, type Tx } from '../ground/db/index.ts';
import type { Rank } from './ranked-cases.ts';

/** Where the passages of a tenant's cases stood under a version of the ranking, by the turn of each case. */
export interface CaseRanks {
  readonly fingerprint: string;
  readonly ranks: Readonly<Record<string, Rank>>;
  readonly at: Date;
}

export async function readRanks(
  tx: Tx,
  tenantId: string,
  version: string,
): Promise<CaseRanks | undefined> {
  const [row] = await tx.query<CaseRanks>(
    'select fingerprint, ranks, at from case_ranks where tenant_id = $1 and version = $2',
    [tenantId, version],
  );
  return row;
}

/** In the place of what stood there, and of every other version's. */
export async function writeRanks(
  tx: Tx,
  tenantId: string,
  version: string,
  { fingerprint, ranks }: Pick<CaseRanks, 'fingerprint' | 'ranks'>,
): Promise<void> {
  await tx.query(
    `with gone as (delete from case_ranks where tenant_id = $1 and version <> $2)
     insert into case_ranks (tenant_id, version, fingerprint, ranks) values ($1, $2, $3, $4)
     on conflict (tenant_id, version) do update
       set fingerprint = excluded.fingerprint, ranks = excluded.ranks, at = now()`,
    [tenantId, version, fingerprint, asJson(ranks)],
  );
}
