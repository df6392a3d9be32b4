import type { Sql } from '../ground/db/index.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';

/** The registration of that id, whosever it is: for operators, who know no tenant ids. */
export type FindRegistration = (id: string) => Promise<Registration | undefined>;

export function createFindRegistration(
  sql: Sql,
  registrations: Pick<RegistrationDirectory, 'byId'>,
): FindRegistration {
  return async (id) => {
    const [entry] = await sql.query<{ tenant_id: string }>(
      'select tenant_id from registration_directory where registration_id::text = $1',
      [id],
    );
    return entry && registrations.byId(entry.tenant_id, id);
  };
}
