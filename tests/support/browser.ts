import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Frame,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import {
  createOfflineModel,
  type ChatModel,
  type Embedder,
  type PriceBook,
} from '../../src/models/index.ts';
import { startLabApp, type LabApp } from './lab-app.ts';
import { chromium as chromiumPath, chromiumArgs } from './machine.ts';

/** The lab with the tool in a real browser; the tutor opens in a frame of another site. */
export interface BrowserWorld extends AsyncDisposable {
  readonly lab: LabApp;
  readonly browser: Browser;
  /** From now on this model answers, until the next one is set. */
  answerWith(model: ChatModel): void;
  /** Opens the course in the Canvas face as that person. */
  open(login: string, options?: BrowserContextOptions): Promise<TutorPage>;
}

export interface TutorPage extends AsyncDisposable {
  readonly page: Page;
  /** The tutor inside the course page. */
  readonly tutor: FrameLocator;
  readonly frame: () => Frame;
  /** Errors of the page's own scripts, and what its policy refused. */
  readonly complaints: readonly string[];
}

const root = join(import.meta.dirname, '../..');

/** Makes the page's scripts and styles of what is in src/browser now. */
export function buildPage(): void {
  execFileSync(process.execPath, ['src/browser/build.ts'], { cwd: root, stdio: 'inherit' });
}

export async function openBrowserWorld({
  languageModel = true,
  env = {},
  embedder,
  prices,
}: {
  languageModel?: boolean;
  env?: Readonly<Record<string, string>>;
  embedder?: Embedder;
  /** The model's name is switch:test. */
  prices?: PriceBook;
} = {}): Promise<BrowserWorld> {
  buildPage();
  const { model, answerWith } = switchableModel();
  const lab = await startLabApp({
    env,
    ...(languageModel ? { chatModels: [model] } : {}),
    ...(embedder ? { embedder } : {}),
    ...(prices ? { prices } : {}),
  });
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [...chromiumArgs],
  });
  return {
    lab,
    browser,
    answerWith,
    open: (login, options) => openTutor(browser, lab, login, options),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await lab[Symbol.asyncDispose]();
    },
  };
}

function switchableModel(): { model: ChatModel; answerWith: (model: ChatModel) => void } {
  let current = createOfflineModel();
  const model: ChatModel = {
    provider: 'switch',
    model: 'test',
    stream: (request, signal) => current.stream(request, signal),
  };
  return { model, answerWith: (next) => (current = next) };
}

async function openTutor(
  browser: Browser,
  { lab }: LabApp,
  login: string,
  options: BrowserContextOptions = {},
): Promise<TutorPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${lab.faces.canvas.courseUrl}?as=${login}`);
  return {
    page,
    tutor: page.frameLocator('iframe[name=tool_content]'),
    frame: () => {
      const frame = page.frame('tool_content');
      if (!frame) throw new Error('the course page holds no tutor frame');
      return frame;
    },
    complaints,
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Waits until the first reading of the course is over, so that there is something to ask about. */
export async function courseIsRead(
  { lab }: Pick<BrowserWorld, 'lab'>,
  face: 'canvas' | 'moodle' = 'canvas',
): Promise<void> {
  const { client } = await lab.enter(lab.lab.faces[face], 'instructor');
  for (;;) {
    const { body } = await client.get('/api/course/documents');
    const busy = body.documents.some(({ state }: { state: string }) =>
      ['waiting', 'processing'].includes(state),
    );
    if (body.sync?.status === 'done' && !busy) return;
    if (body.sync?.status === 'failed') throw new Error(body.sync.failureReason);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What axe finds serious or worse in that frame of the page, or in the whole of it; one line each. */
export async function seriousFindings(
  page: Page,
  frameName: string | null = 'tool_content',
): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(frameName === null ? 'html' : `iframe[name=${frameName}]`)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** How many pixels the tutor is wider than its frame; 0 = nothing scrolls sideways. */
export function sidewaysOverflow(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
