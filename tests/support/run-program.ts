import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

// Only what a program of ours needs: the tests' own servers must not leak into it.
const bare = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

/** Runs `preceptor …` as an operator would and waits for its end. */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  return finished(
    spawn(process.execPath, [join(root, 'bin/preceptor.ts'), ...args], {
      env: { ...bare, ...env },
    }),
  );
}

/** Runs `npm run eval -- …` as a researcher would and waits for its end. */
export async function runEvals(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  return finished(
    spawn(process.execPath, [join(root, 'evals/run.ts'), ...args], { env: { ...bare, ...env } }),
  );
}

/** Runs `node src/main.ts` where it is expected to end by itself. */
export async function runServer(env: Readonly<Record<string, string>>): Promise<Finished> {
  return finished(
    spawn(process.execPath, [join(root, 'src/main.ts')], { env: { ...bare, LAB: 'off', ...env } }),
  );
}

async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += String(data)));
  child.stderr?.on('data', (data) => (stderr += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<Finished>;
}

/** Starts `node src/main.ts …` on a free port and waits until it is ready. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const port = env['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    env: { ...bare, PORT: port, LAB: 'off', ...env },
  });
  let output = '';
  child.stdout?.on('data', (data) => (output += String(data)));
  child.stderr?.on('data', (data) => (output += String(data)));
  const url = `http://localhost:${port}`;
  const ended = finished(child);
  const ready = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${output}`);
    return (
      (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? output.includes('"started"')
    );
  };
  await until(ready).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    child,
    output: () => output,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 100_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('not ready in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
