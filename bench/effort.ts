import { readdirSync, readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { RunningServer } from '../tests/support/run-program.ts';

/** Memory at its highest, and processor time for every 1,000 tokens passed on, by process id. */
export function watchEffort(
  processes: Readonly<Record<string, number | undefined>>,
  unit: string,
): (count: number) => string {
  const peaks = new Map<string, number>();
  const before = new Map(Object.entries(processes).map(([name, pid]) => [name, cpuSeconds(pid)]));
  const timer = setInterval(() => {
    for (const [name, pid] of Object.entries(processes)) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
      peaks.set(name, Math.max(peaks.get(name) ?? 0, kilobytes / 1024));
    }
  }, 500);
  return (count) => {
    clearInterval(timer);
    return Object.entries(processes)
      .map(([name, pid]) => {
        const spent = cpuSeconds(pid) - (before.get(name) ?? 0);
        const each = ((spent / count) * 1_000).toFixed(3);
        return `${name} ${peaks.get(name)?.toFixed(0)} MB, ${each} CPU s per 1,000 ${unit}`;
      })
      .join('; ');
  };
}

/** Time a process has been computing: user and system, which the kernel counts in hundredths. */
export function cpuSeconds(pid: number | undefined): number {
  const fields = fieldsOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Of /proc/PID/stat, from the third on: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function fieldsOf(pid: number | string | undefined): readonly string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
}

/** Reads how long a PostgreSQL server on this machine has been computing, with every connection it had. */
export async function databaseClock(url: string): Promise<() => number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const [, parent] = fieldsOf(rows[0]?.pid);
  await client.end();
  return () => {
    const ended = fieldsOf(parent).slice(11, 15);
    const living = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const fields = statOf(pid);
        return fields[1] === parent ? fields.slice(11, 13) : [];
      });
    return [...ended, ...living].reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  };
}

/** The process of a Redis on this machine. */
export async function redisProcess(url: string): Promise<number> {
  const redis = new Redis(url);
  const info = await redis.info('server');
  redis.disconnect();
  return Number(/process_id:(\d+)/.exec(info)?.[1]);
}

/** A process may end while it is looked at. */
function statOf(pid: string): readonly string[] {
  try {
    return fieldsOf(pid);
  } catch {
    return [];
  }
}

/** What makes a process leave a profile in the folder CPU_PROFILE, when there is one. */
export function profiling(): Record<string, string> {
  const folder = process.env['CPU_PROFILE'];
  return folder ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } : {};
}

/** A profile is written by a process that ends by itself. */
export async function leave(running: readonly RunningServer[]): Promise<void> {
  for (const { child } of running) child.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
}
