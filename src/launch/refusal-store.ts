import type { Sql, Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';

/** Where somebody was turned away. */
export type Door = 'login' | 'launch' | 'confirm' | 'register' | 'notice' | 'approve';

/** One refusal as the audit keeps it: rules and ids, nothing about the person. */
export interface Refusal {
  /** The one the page showed. */
  readonly reference: string;
  readonly door: Door;
  readonly code: string;
  readonly rule: string;
}

export interface AuditedRefusal extends Refusal {
  readonly at: Date;
  readonly registrationId: string | null;
}

export interface RefusalAudit {
  /** `registration`: the one it concerns, when that was known already. */
  record(
    refusal: Refusal,
    registration: { readonly tenantId: string; readonly id: string } | undefined,
  ): Promise<void>;
  /** Newest first, at most `limit`; without a tenant those nobody could be found for. */
  list(tenantId: string | undefined, limit: number): Promise<AuditedRefusal[]>;
}

export function createRefusalAudit(sql: Sql, withTenant: WithTenant): RefusalAudit {
  return {
    record: async ({ reference, door, code, rule }, registration) => {
      if (!registration) {
        await sql.query(
          'insert into stranger_refusals (reference, door, code, rule) values ($1, $2, $3, $4)',
          [reference, door, code, rule],
        );
        return;
      }
      const { tenantId, id } = registration;
      await withTenant(tenantId, (tx) =>
        tx.query(
          `insert into launch_refusals (tenant_id, reference, registration_id, door, code, rule)
           values ($1, $2, $3, $4, $5, $6)`,
          [tenantId, reference, id, door, code, rule],
        ),
      );
    },
    list: async (tenantId, limit) => {
      if (tenantId === undefined) {
        return sql.query<AuditedRefusal>(
          `select reference, null as "registrationId", door, code, rule, at from stranger_refusals
           order by at desc limit $1`,
          [limit],
        );
      }
      return withTenant(tenantId, (tx) =>
        tx.query<AuditedRefusal>(
          `select reference, registration_id as "registrationId", door, code, rule, at
           from launch_refusals where tenant_id = $1 order by at desc limit $2`,
          [tenantId, limit],
        ),
      );
    },
  };
}

export interface CountedRefusals {
  readonly code: string;
  readonly count: number;
  readonly lastAt: Date;
}

/** How often a registration's logins and launches were turned away within a day; the latest reason first. */
export async function countRefusals(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<CountedRefusals[]> {
  return tx.query<CountedRefusals>(
    `select code, count(*)::integer as count, max(at) as "lastAt" from launch_refusals
     where tenant_id = $1 and registration_id = $2 and door in ('login', 'launch', 'confirm')
       and at > now() - interval '1 day'
     group by code order by max(at) desc`,
    [tenantId, id],
  );
}
