import { existsSync } from 'node:fs';

/** What this machine offers the tests beyond the program itself. */
export const databaseUrl = process.env['DATABASE_URL'] || undefined;
export const redisUrl = process.env['REDIS_URL'] || undefined;
export const mongoUrl = process.env['LTI_MONGODB_URL'] || undefined;
export const chromium = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/**
 * How every browser of the tests is started. Frames of another site stay in the process of their page: with
 * processes of their own, one launch in ten was lost to Playwright, which went on watching the process the frame had left.
 */
export const chromiumArgs: readonly string[] = ['--no-sandbox', '--disable-site-isolation-trials'];

/** One line per part: what runs, or what is skipped and why. */
export function describeMachine(): string[] {
  return [
    databaseUrl
      ? 'PostgreSQL: suites run on the server of DATABASE_URL as well as on the embedded database'
      : 'PostgreSQL: SKIPPED, DATABASE_URL is not set; the embedded database stands in',
    redisUrl
      ? 'Redis: suites run on REDIS_URL as well as in the process'
      : 'Redis: SKIPPED, REDIS_URL is not set; the in-process twin stands in',
    mongoUrl
      ? "MongoDB: ltijs's own store runs the store contract on LTI_MONGODB_URL"
      : "MongoDB: SKIPPED, LTI_MONGODB_URL is not set; that ltijs's own store keeps the store contract was not proven",
    chromium
      ? `Browser: suites run in ${chromium}`
      : 'Browser: SKIPPED, no Chromium found (CHROMIUM_PATH, /usr/bin/chromium)',
  ];
}
