import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type TestApp } from './app.ts';
import { clientOf, type Answer, type Client } from './client.ts';
import { calculusPages, ingestFiles } from './course.ts';
import { startAnthropicDouble, startOpenAiDouble, type Double } from './doubles/index.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from './platform.ts';

/** A course, and vendors of whom some see. */
export interface PictureWorld extends AsyncDisposable {
  readonly app: TestApp;
  readonly platform: Platform;
  /** `eyes:claude` and `anthropic:claude` speak Anthropic's language, `owl:gpt` and `mole:gpt` OpenAI's; the mole does not see. */
  readonly claude: Double;
  readonly openai: Double;
  enter(tweaks?: LaunchTweaks): Promise<PictureClient>;
}

export interface PictureClient extends Client {
  upload(bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Uploads, and returns the id. */
  add(bytes: Uint8Array): Promise<string>;
  fetchPicture(id: string): Promise<Response>;
  drop(id: string): Promise<number>;
}

export interface WorldOptions {
  /** Models of the tutor in the order of asking, e.g. "eyes:claude"; none: the offline tutor. */
  readonly medium: readonly string[];
  readonly allow?: readonly string[];
  readonly fast?: readonly string[];
  readonly openAiSpeaks?: 'openai' | 'chat';
  readonly env?: Readonly<Record<string, string>>;
}

export async function startPictureWorld(options: WorldOptions): Promise<PictureWorld> {
  // They take a while to load, which must not count as a model's silence.
  await Promise.all([import('openai'), import('@anthropic-ai/sdk')]);
  const claude = await startAnthropicDouble();
  const openai = await startOpenAiDouble({ keyless: true });
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-pictures-'));
  const file = join(dir, 'models.json');
  writeFileSync(file, JSON.stringify(routes(options, { claude, openai })));
  const env = { MODELS_FILE: file, ...options.env };
  const app = await startApp({ env });
  const platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  return {
    app,
    platform,
    claude,
    openai,
    enter: async (tweaks = {}) => pictureClient(app, await launch(app, platform, tweaks)),
    [Symbol.asyncDispose]: async () => {
      await platform[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
      await claude[Symbol.asyncDispose]();
      await openai[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function routes(
  { medium, fast = [], allow = [], openAiSpeaks = 'openai' }: WorldOptions,
  { claude, openai }: { claude: Double; openai: Double },
): object {
  const claudes = { speaks: 'anthropic', baseUrl: claude.url, key: 'optional', sees: true };
  const like = { speaks: openAiSpeaks, baseUrl: openai.url, key: 'optional' };
  return {
    providers: {
      eyes: claudes,
      anthropic: claudes,
      owl: { ...like, sees: ['gpt'] },
      mole: like,
    },
    tiers: { medium, fast },
    allow,
    prices: Object.fromEntries(
      ['eyes:claude', 'anthropic:claude', 'owl:gpt', 'mole:gpt'].map((name) => [
        name,
        { input: 1, output: 10 },
      ]),
    ),
    patience: { firstTokenMs: 60_000, betweenTokensMs: 60_000 },
  };
}

export function pictureClient(app: TestApp, boot: { session: string }): PictureClient {
  const authorization = `Bearer ${boot.session}`;
  const upload: PictureClient['upload'] = async (bytes, headers = {}) => {
    const response = await fetch(`${app.url}/api/pictures`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/octet-stream', ...headers },
      body: Uint8Array.from(bytes),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    ...clientOf(app, boot),
    upload,
    add: async (bytes) => {
      const { status, body } = await upload(bytes);
      if (status >= 300) throw new Error(`the picture was not taken: ${JSON.stringify(body)}`);
      return body.id;
    },
    fetchPicture: (id) => fetch(`${app.url}/api/pictures/${id}`, { headers: { authorization } }),
    drop: async (id) =>
      (
        await fetch(`${app.url}/api/pictures/${id}`, {
          method: 'DELETE',
          headers: { authorization },
        })
      ).status,
  };
}
