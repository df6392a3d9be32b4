import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process has the embedded database open; `pid` is that process. */
export class DataLockedError extends Error {
  override readonly name = 'DataLockedError';
  readonly code = 'data_locked';
  readonly pid: number;

  constructor(dir: string, pid: number) {
    super(
      `The embedded database in ${dir} is in use by process ${pid}. Stop the server first, or set DATABASE_URL to a PostgreSQL that both can use.`,
    );
    this.pid = pid;
  }
}

/**
 * Takes the folder for this process; PGlite itself locks nothing and two writers would destroy it.
 * A lock left by a process that died is taken over. Returns the function that gives it back.
 */
export function takeDataLock(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'preceptor.pid');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  try {
    writeFileSync(file, mine, { flag: 'wx' });
  } catch {
    const [pid, start] = holderOf(file);
    if (isAlive(pid, start)) throw new DataLockedError(dir, pid);
    writeFileSync(file, mine);
  }
  const release = (): void => {
    process.off('exit', release);
    rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

function holderOf(file: string): [number, string] {
  const [pid = '', start = ''] = readFileSync(file, 'utf8').split(' ');
  return [Number(pid), start];
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(pid) === start;
}

// Process numbers are used again after a reboot; on Linux the start time (field 22 of stat, in
// clock ticks since boot) tells a new process from the one that took the lock.
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
