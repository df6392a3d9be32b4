import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type TestApp } from './app.ts';
import { calculusPages, ingestFiles } from './course.ts';
import { startAnthropicDouble, startOpenAiDouble, type Double } from './doubles/index.ts';
import { startPlatform, type Platform } from './platform.ts';

/** An installation whose operator's file of models names two vendors, with a course on derivatives. */
export interface TwoVendors extends AsyncDisposable {
  /** Speaks Anthropic's protocol: `first:strong`. */
  readonly first: Double;
  /** Speaks chat completions: `second:other`, and `second:small` of the fast tier. */
  readonly second: Double;
  readonly app: TestApp;
  readonly platform: Platform;
  /** Writes a file beside the file of models, and tells its name. */
  readonly write: (name: string, content: unknown) => string;
}

interface TwoVendorsOptions {
  readonly keys: 'required' | 'optional';
  /** Milliseconds a model may be silent. */
  readonly patienceMs: number;
  /** Entries of the file beside those that every test wants. */
  readonly allow?: readonly string[];
  readonly prices?: Readonly<Record<string, { input: number; output: number }>>;
}

/** Both vendors have a key of the installation. */
export async function startTwoVendors(options: TwoVendorsOptions): Promise<TwoVendors> {
  const [first, second] = await Promise.all([startAnthropicDouble(), startOpenAiDouble()]);
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-models-'));
  const write = (name: string, content: unknown): string => {
    writeFileSync(join(dir, name), JSON.stringify(content));
    return join(dir, name);
  };
  const { keys: key, patienceMs, allow = [], prices } = options;
  const file = write('models.json', {
    providers: {
      first: { speaks: 'anthropic', baseUrl: first.url, key },
      second: { speaks: 'chat', baseUrl: second.url, key },
    },
    tiers: { medium: ['first:strong', 'second:other'], fast: ['second:small'] },
    allow,
    prices: {
      'first:strong': { input: 2, output: 20 },
      'second:other': { input: 1, output: 10 },
      'second:small': { input: 0.1, output: 1 },
      ...prices,
    },
    patience: { firstTokenMs: patienceMs, betweenTokensMs: patienceMs },
  });
  const app = await startApp({ env: { MODELS_FILE: file } });
  const platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  const { modelSettings } = app.composed.models;
  await modelSettings.setKey(null, 'first', 'installation-key-1');
  await modelSettings.setKey(null, 'second', 'installation-key-2');
  return {
    first,
    second,
    app,
    platform,
    write,
    [Symbol.asyncDispose]: async () => {
      await platform[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
      await Promise.all([first[Symbol.asyncDispose](), second[Symbol.asyncDispose]()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
