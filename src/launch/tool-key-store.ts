import type { JWK } from 'jose';
import type { Sql, Tx } from '../ground/db/index.ts';
import type { Registration } from './registration.ts';

/** A key pair of a registration as an operator sees it. */
export interface KeyRecord {
  readonly kid: string;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  /** From then on it is not published any more; null while nothing has taken its place. */
  readonly retiredAt: Date | null;
}

interface NewKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly sealed: string;
  readonly leadMs: number;
}

export async function insertKey(
  tx: Tx,
  { tenantId, id }: Registration,
  { kid, publicJwk, sealed, leadMs }: NewKey,
): Promise<void> {
  await tx.query(
    'insert into public_keys (kid, tenant_id, registration_id, jwk) values ($1, $2, $3, $4)',
    [kid, tenantId, id, publicJwk],
  );
  await tx.query(
    `insert into private_keys (tenant_id, registration_id, kid, sealed_jwk, signs_from)
     values ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')`,
    [tenantId, id, kid, sealed, leadMs],
  );
}

/** The newest key whose time to sign has come and that is still published. */
export async function signingKey(
  tx: Tx,
  { tenantId, id }: Registration,
): Promise<{ kid: string; sealed: string } | undefined> {
  const [row] = await tx.query<{ kid: string; sealed: string }>(
    `select s.kid, s.sealed_jwk as sealed from private_keys s join public_keys p on p.kid = s.kid
     where s.tenant_id = $1 and s.registration_id = $2 and s.signs_from <= now()
       and coalesce(p.retired_at, 'infinity') > now()
     order by s.signs_from desc limit 1`,
    [tenantId, id],
  );
  return row;
}

/** Every other key of the registration ends after that time, unless it ends sooner. */
export async function retireOthers(
  tx: Tx,
  { tenantId, id }: Registration,
  { kid, afterMs }: { kid: string; afterMs: number },
): Promise<void> {
  await tx.query(
    `update public_keys set retired_at = least(retired_at, now() + $4 * interval '1 millisecond')
     where tenant_id = $1 and registration_id = $2 and kid <> $3`,
    [tenantId, id, kid, afterMs],
  );
}

export async function listKeys(tx: Tx, { tenantId, id }: Registration): Promise<KeyRecord[]> {
  return tx.query<KeyRecord>(
    `select p.kid, p.created_at as "createdAt", s.signs_from as "signsFrom", p.retired_at as "retiredAt"
     from public_keys p join private_keys s on s.kid = p.kid and s.tenant_id = p.tenant_id
     where p.tenant_id = $1 and p.registration_id = $2 order by s.signs_from desc`,
    [tenantId, id],
  );
}

export async function publicSet(sql: Sql): Promise<JWK[]> {
  const rows = await sql.query<{ jwk: JWK }>(
    `select jwk from public_keys where coalesce(retired_at, 'infinity') > now() order by created_at, kid`,
  );
  return rows.map(({ jwk }) => jwk);
}

/** Private halves of keys that are not published any more sign nothing again. */
export async function dropRetired(tx: Tx, tenantId: string): Promise<void> {
  await tx.query(
    `delete from private_keys s using public_keys p
     where s.tenant_id = $1 and p.kid = s.kid and p.retired_at < now()`,
    [tenantId],
  );
}
