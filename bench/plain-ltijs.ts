import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabase, dropDatabase, withDatabase } from '../tests/support/postgres-admin.ts';
import { freePort } from '../tests/support/run-program.ts';

const root = join(import.meta.dirname, '..');
/**
 * Its SQL store brings the drivers of four databases and clients of a cloud with it, many of them
 * abandoned: no dependency of this package, but installed beside it for the measurement.
 */
const packages = { ltijs: '5.9.9', 'ltijs-sequelize': '2.4.4' };
const folder = join(root, 'node_modules/.cache/preceptor/plain-ltijs');

export interface PlainLtijs extends AsyncDisposable {
  readonly url: string;
}

interface Platform {
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * Starts a tool made of ltijs and its SQL store alone, in a process and a database of its own.
 * @throws Error when its packages cannot be installed
 */
export async function startPlainLtijs(server: string, platform: Platform): Promise<PlainLtijs> {
  await install();
  const database = `preceptor_bench_ltijs_${process.pid}`;
  await createDatabase(server, database);
  const port = String(await freePort());
  const { issuer, clientId } = platform;
  const tool = join(import.meta.dirname, 'ltijs-tool.ts');
  const child = spawn(
    process.execPath,
    [tool, folder, withDatabase(server, database), port, issuer, clientId],
    {
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (said) => String(said).includes('ready') && resolve());
    child.once('exit', () => reject(new Error('the ltijs tool did not start')));
  });
  return {
    url: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await dropDatabase(server, database);
    },
  };
}

async function install(): Promise<void> {
  if (existsSync(join(folder, 'installed'))) return;
  console.log(`Installing ${Object.entries(packages).join(' and ').replaceAll(',', '@')} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }),
  );
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts'];
  await promisify(execFile)('npm', ['install', ...quietly], { cwd: folder, shell: false });
  writeFileSync(join(folder, 'installed'), '');
}
