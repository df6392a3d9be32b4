import type { Tx } from '../../ground/db/index.ts';

/** Somebody of the institution who is told when a student may be in danger. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  /** Until the next one is called. */
  readonly minutes: number;
}

/** In the order of calling. */
export async function listContacts(tx: Tx, tenantId: string): Promise<Contact[]> {
  return tx.query<Contact>(
    'select name, email, minutes from oncall_contacts where tenant_id = $1 order by position',
    [tenantId],
  );
}

/** At the end of the chain; who is in it already stays where they are, with the new name and time. */
export async function addContact(
  tx: Tx,
  tenantId: string,
  { name, email, minutes }: Contact,
): Promise<void> {
  await tx.query(
    `insert into oncall_contacts (tenant_id, position, name, email, minutes)
     select $1, coalesce(max(position), 0) + 1, $2, $3, $4 from oncall_contacts where tenant_id = $1
     on conflict (tenant_id, lower(email)) do update set name = excluded.name, minutes = excluded.minutes`,
    [tenantId, name, email, minutes],
  );
}

/** False when nobody of the chain has this address. */
export async function removeContact(tx: Tx, tenantId: string, email: string): Promise<boolean> {
  const gone = await tx.query(
    'delete from oncall_contacts where tenant_id = $1 and lower(email) = lower($2) returning position',
    [tenantId, email],
  );
  return gone.length > 0;
}
