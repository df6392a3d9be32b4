/** The database cannot be used as it is configured; the message tells an operator what to do. */
export class DatabaseUnusableError extends Error {
  override readonly name = 'DatabaseUnusableError';
  readonly code = 'database_unusable';
}

const roles = 'docs/operations.md, “Database roles”, tells what a superuser prepares';

/** By SQLSTATE or the system's code. https://www.postgresql.org/docs/15/errcodes-appendix.html */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /^(08\w{3}|57P0[123]|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'is PostgreSQL running there, and are host and port right?',
  ],
  [/^ENOENT$/, 'is PostgreSQL running on this machine, and is the path right?'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'is the name of the host right?'],
  [/^3D000$/, 'create the database, or name another one.'],
  [/^28\w{3}$/, 'are user, password and sslmode right, and does pg_hba.conf let this machine in?'],
  [/^42501$/, `${roles}; DATABASE_OWNER_URL may name another role than DATABASE_URL.`],
  [/^53100$/, 'the disk of PostgreSQL is full: make room there.'],
  [
    /^53300$/,
    'raise max_connections of PostgreSQL, or lower DATABASE_POOL: every process takes so many and one more, two while it starts.',
  ],
  [/^25006$/, 'it only answers readings, as a standby does: name the primary.'],
];

const extensions =
  'install pgvector 0.8 or newer and contrib on that server (for PostgreSQL 15 of PGDG the package postgresql-15-pgvector, or the image pgvector/pgvector).';

/**
 * What went wrong while the database of `url` was opened, with a remedy, where it is known: the
 * server's own words, and never a password. Anything else comes back as it is.
 */
export function unusable(cause: unknown, variable: string, url: string): unknown {
  const { code } = ((cause as Error).cause ?? cause) as { code?: unknown };
  if (typeof code !== 'string') return cause;
  const { message } = cause as Error;
  const lacksExtension = /^(58P01|0A000)$/.test(code) && message.includes('extension');
  const remedy = lacksExtension ? extensions : remedies.find(([codes]) => codes.test(code))?.[1];
  if (remedy === undefined) return cause;
  return new DatabaseUnusableError(`${variable} (${placeOf(url)}): ${message}: ${remedy}`, {
    cause,
  });
}

function placeOf(url: string): string {
  const { host, pathname, username, searchParams } = new URL(url.replace('@/', '@socket/'));
  const where = searchParams.get('host') ?? host;
  const name = searchParams.get('db') ?? '';
  return `${username === '' ? '' : `${username}@`}${where}${pathname}${name && `/${name}`}`;
}
