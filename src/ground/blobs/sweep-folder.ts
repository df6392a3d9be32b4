import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drafts, isKey, isShelf, type StillNeeded } from './blobs.ts';

const aside = '.swept';

/**
 * Deletes what a tenant's folder holds since before a moment and nothing points to, and the drafts of
 * writers that died. May be killed at any line and run again. Returns how many files went.
 */
export async function sweepFolder(
  dir: string,
  before: Date,
  stillNeeded: StillNeeded,
): Promise<number> {
  const isOld = async (path: string): Promise<boolean> => {
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && found.mtime < before;
  };
  const oldNames = async (folder: string): Promise<string[]> => {
    const old: string[] = [];
    for (const name of await readdir(folder).catch(() => []))
      if (await isOld(join(folder, name))) old.push(name);
    return old;
  };

  let gone = 0;
  for (const draft of await oldNames(join(dir, drafts))) {
    await rm(join(dir, drafts, draft), { force: true });
    gone += 1;
  }
  const shelves = (await readdir(dir).catch(() => [])).filter(isShelf);
  for (const shelf of shelves) {
    const folder = join(dir, shelf);
    await putBackAside(folder);
    const keys = (await oldNames(folder)).filter(isKey);
    const needed = keys.length === 0 ? new Set<string>() : await stillNeeded(keys);
    for (const key of keys.filter((one) => !needed.has(one)))
      if (await removeOld(join(folder, key), isOld)) gone += 1;
  }
  return gone;
}

/** Takes a tenant's folder away with its empty shelves; one that holds anything stays. */
export async function removeIfEmpty(dir: string): Promise<void> {
  const inside = await readdir(dir).catch(() => []);
  for (const name of inside) await rmdir(join(dir, name)).catch(() => {});
  await rmdir(dir).catch(() => {});
}

/**
 * The same bytes may arrive anew at this very moment: so the file is first put aside in one step, and
 * put back when it turns out to be a fresh one.
 */
async function removeOld(
  path: string,
  isOld: (path: string) => Promise<boolean>,
): Promise<boolean> {
  const put = `${path}${aside}`;
  await rename(path, put);
  if (await isOld(put)) {
    await rm(put, { force: true });
    return true;
  }
  await rename(put, path);
  return false;
}

/** What a sweep that was killed left aside takes its place again, to be looked at like all others. */
async function putBackAside(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith(aside))
      await rename(join(folder, name), join(folder, name.slice(0, -aside.length)));
  }
}
