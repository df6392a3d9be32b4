import type { Sql } from '../ground/db/index.ts';

/** What the installation was named when its database was made; a copy of the database has the same name. */
export async function installationId(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ id: string }>('select id from installation');
  if (!row) throw new Error('the database holds no name of the installation');
  return row.id;
}

/** What shows which master key sealed this database; null before that was noted. */
export async function readKeyProof(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ proof: string | null }>(
    'select key_proof as proof from installation',
  );
  return row?.proof ?? null;
}

/** The same; whoever writes it waits until the open transaction has ended. */
export async function holdKeyProof(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ proof: string | null }>(
    'select key_proof as proof from installation for share',
  );
  return row?.proof ?? null;
}

/** Notes it where nothing is noted; returns what is noted then. */
export async function keepFirstKeyProof(sql: Sql, proof: string): Promise<string> {
  await sql.query('update installation set key_proof = $1 where key_proof is null', [proof]);
  return (await readKeyProof(sql)) ?? '';
}

export async function writeKeyProof(sql: Sql, proof: string): Promise<void> {
  await sql.query('update installation set key_proof = $1', [proof]);
}
