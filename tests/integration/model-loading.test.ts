import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** Prints which packages a program has loaded by the time it is done. */
const program = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  const { createAnthropicModel } = await import('./src/models/providers/anthropic.ts');
  const { createOpenAiModel } = await import('./src/models/providers/openai.ts');
  const claude = createAnthropicModel({ apiKey: 'k', model: 'm', baseUrl: 'http://127.0.0.1:1' });
  createOpenAiModel({ apiKey: 'k', model: 'm' });
  const sdks = () => loaded.filter((url) => /node_modules.(@anthropic-ai|openai)/.test(url)).length;
  const before = sdks();
  const request = { system: '', messages: [{ role: 'user', content: 'x' }], maxOutputTokens: 1 };
  const stream = claude.stream(request, new AbortController().signal)[Symbol.asyncIterator]();
  await stream.next().catch(() => {});
  console.log(JSON.stringify({ before, after: sdks() }));
`;

describe('a server without a model', () => {
  it('loads no vendor’s SDK until the first question to that vendor', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
    const { before, after } = JSON.parse(stdout) as { before: number; after: number };
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(0);
  });
});
