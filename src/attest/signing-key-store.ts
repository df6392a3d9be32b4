import { asJson, type Sql } from '../ground/db/index.ts';
import type { PublicJwk } from './signed.ts';

/** A key as an operator sees it. */
export interface SigningKeyRecord {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  readonly createdAt: Date;
  /** Null for the one that signs now. */
  readonly retiredAt: Date | null;
}

/** Until the transaction ends nobody else makes or retires a key. */
export async function lockSigningKeys(tx: Sql): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('signing keys'))`);
}

export async function activeKey(sql: Sql): Promise<{ kid: string; sealedJwk: string } | undefined> {
  const [row] = await sql.query<{ kid: string; sealedJwk: string }>(
    'select kid, sealed_jwk as "sealedJwk" from signing_keys where retired_at is null',
  );
  return row;
}

export async function retireSigningKey(tx: Sql): Promise<void> {
  await tx.query(
    'update signing_keys set retired_at = now(), sealed_jwk = null where retired_at is null',
  );
}

export async function replaceSealedKey(tx: Sql, kid: string, sealedJwk: string): Promise<void> {
  await tx.query('update signing_keys set sealed_jwk = $2 where kid = $1', [kid, sealedJwk]);
}

export async function insertSigningKey(
  tx: Sql,
  { kid, publicJwk, sealedJwk }: { kid: string; publicJwk: PublicJwk; sealedJwk: string },
): Promise<void> {
  await tx.query('insert into signing_keys (kid, public_jwk, sealed_jwk) values ($1, $2, $3)', [
    kid,
    asJson(publicJwk),
    sealedJwk,
  ]);
}

/** Newest first. */
export async function listSigningKeys(sql: Sql): Promise<SigningKeyRecord[]> {
  return sql.query<SigningKeyRecord>(
    `select kid, public_jwk as "publicJwk", created_at as "createdAt", retired_at as "retiredAt"
     from signing_keys order by created_at desc, kid`,
  );
}
