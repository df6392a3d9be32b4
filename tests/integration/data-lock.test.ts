import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeDataLock } from '../../src/ground/db/data-lock.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'preceptor-lock-'));

describe('the data folder', () => {
  it('belongs to one process at a time', async () => {
    const dir = folder();
    const other = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { takeDataLock } from ${JSON.stringify(join(import.meta.dirname, '../../src/ground/db/data-lock.ts'))};
       takeDataLock(${JSON.stringify(dir)}); console.log('taken'); setInterval(() => {}, 1000);`,
    ]);
    await once(other.stdout, 'data');
    expect(() => takeDataLock(dir)).toThrow(new RegExp(`in use by process ${other.pid}`));
    other.kill('SIGKILL');
    await once(other, 'exit');
    const release = takeDataLock(dir);
    expect(readFileSync(join(dir, 'preceptor.pid'), 'utf8')).toMatch(
      new RegExp(`^${process.pid} `),
    );
    release();
  });

  it('is taken over from a process that is gone, even when its number is used again', () => {
    const dir = folder();
    writeFileSync(join(dir, 'preceptor.pid'), `${process.ppid} 1`);
    expect(takeDataLock(dir)).toBeTypeOf('function');
  });

  it('is taken over from a file that makes no sense', () => {
    const dir = folder();
    writeFileSync(join(dir, 'preceptor.pid'), 'garbage');
    expect(takeDataLock(dir)).toBeTypeOf('function');
  });
});
