export type { Db, Sql, Tx } from './db.ts';
export { DataLockedError } from './data-lock.ts';
export { inBatches } from './in-batches.ts';
export { asJson } from './kept-values.ts';
export { migrate, readMigrations, type Migration } from './migrate.ts';
export { appRole, openEmbedded, openServer, type Databases } from './open-database.ts';
export { retryWhenAway } from './retry-when-away.ts';
export { isAway } from './open-client.ts';
export { DatabaseUnusableError } from './unusable.ts';
