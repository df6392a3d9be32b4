import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createDocumentReader } from '../../src/ingest/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'preceptor-compiled-'));

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

// features: A60, L05
it('threads that read files keep what they compile where the operator says, as on a read-only file system', async () => {
  vi.stubEnv('NODE_COMPILE_CACHE', folder);
  const reader = createDocumentReader({
    ocr: { codes: ['eng'], dataDir: undefined },
    memoryMb: 512,
    size: 1,
    maxMs: 60_000,
    maxPages: 100,
    maxOcrPages: 1,
  });
  const [vector] = await reader.vectors(['a limit'], AbortSignal.timeout(60_000));
  await reader.close();
  expect(vector?.some((value) => value > 0)).toBe(true);
  expect(readdirSync(folder)).not.toEqual([]);
});
