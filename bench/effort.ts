import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RunningServer } from '../tests/support/run-program.ts';

/** Memory at its highest, and processor time for every 1,000 tokens passed on. */
export function watchEffort(
  children: Readonly<Record<string, ChildProcess>>,
  unit: string,
): (count: number) => string {
  const peaks = new Map<string, number>();
  const before = new Map(
    Object.entries(children).map(([name, { pid }]) => [name, cpuSeconds(pid)]),
  );
  const timer = setInterval(() => {
    for (const [name, { pid }] of Object.entries(children)) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
      peaks.set(name, Math.max(peaks.get(name) ?? 0, kilobytes / 1024));
    }
  }, 500);
  return (count) => {
    clearInterval(timer);
    return Object.entries(children)
      .map(([name, { pid }]) => {
        const spent = cpuSeconds(pid) - (before.get(name) ?? 0);
        const each = ((spent / count) * 1_000).toFixed(3);
        return `${name} ${peaks.get(name)?.toFixed(0)} MB, ${each} CPU s per 1,000 ${unit}`;
      })
      .join('; ');
  };
}

/** Time a process has been computing: user and system, which the kernel counts in hundredths. */
function cpuSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
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
