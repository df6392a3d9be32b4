import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishRun, type RunReport } from '../../src/quality/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { buildPage, seriousFindings, sidewaysOverflow } from '../support/browser.ts';
import { chromium as chromiumPath, chromiumArgs } from '../support/machine.ts';

const figure = (key: string, label: string): RunReport['figures'][number] => ({
  key,
  label,
  kind: 'share',
  value: 0.5,
  low: 0.0945,
  high: 0.9055,
  n: 120,
  unit: '',
  better: 'higher',
});
const figures = [
  figure('hit1', 'the first passage is the right one'),
  figure('hit5', 'one of the first five passages is the right one'),
];
const long = 'retrieval:hybrid+boost+neighbours@hashing-1/preceptor-2026-11-01-with-a-long-name';

/** A run that fills every part of its page, with words that do not fit a narrow screen. */
const run: RunReport = {
  format: 1,
  id: '8f14e45f-ceea-467f-a0e6-1d1c2b6f9a10',
  suite: 'retrieval',
  title: 'Retrieval',
  startedAt: '2026-11-01T08:00:00Z',
  finishedAt: '2026-11-01T09:00:00Z',
  complete: true,
  setup: { chat: long, prompt: 'tutor-1', embedder: long },
  gold: { name: `${long}.jsonl`, fingerprint: 'abcdef0123456789', cases: 2 },
  figures,
  slices: ['factual', 'conceptual'].map((value) => ({ by: 'category', value, cases: 60, figures })),
  tables: [
    {
      title: 'Engines',
      note: `Measured with ${long}.`,
      columns: ['engine', 'hit@1', 'hit@5', 'MRR', 'milliseconds', 'passages'],
      rows: [[long, '50.0 %', '80.0 %', '0.634', '12.4', '10']],
    },
  ],
  notes: [`The gold set is ${long}.`],
  comparisons: [
    {
      run: null,
      against: long,
      pairs: 120,
      verdict: 'better',
      measures: [
        {
          key: 'hit1',
          label: 'the first passage is the right one',
          test: 'McNemar',
          pairs: 120,
          before: 0.4,
          after: 0.5,
          p: 0.012,
          verdict: 'better',
        },
      ],
    },
  ],
  cases: (['failed', 'review'] as const).map((outcome, at) => ({
    id: `q-${at}`,
    title: `What is ${long}?`,
    tags: { category: 'factual' },
    measures: { hit1: false },
    outcome,
    reason: `the passage ${long} was missed`,
    facts: { wanted: long },
    transcript: [
      { role: 'student', text: `What is ${long}?` },
      { role: 'tutor', text: `It is ${long}.` },
    ],
    trace: [{ type: 'guard', action: long.repeat(4) }],
  })),
};

const pages = [
  ['the evaluations', '/eval'],
  ['the limits', '/eval/limits'],
  ['what was built', '/eval/built'],
  ['the report of a run', `/eval/runs/${run.id}`],
  ['a refused launch', '/lti/login'],
  ['a refused registration', '/lti/register?invite=nothing'],
] as const;

// features: B15
describe.skipIf(!chromiumPath)('a page that anybody may come to', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    app = await startApp({ worker: false });
    await publishRun(app.composed.ground.db, run);
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArgs],
    });
  });
  afterAll(async () => {
    await browser.close();
    await app[Symbol.asyncDispose]();
  });

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${app.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const part of await page.locator('details').all())
      await part.evaluate((element) => element.setAttribute('open', ''));
    return { page, [Symbol.asyncDispose]: () => context.close() };
  }

  it.each(pages)('has no barrier that axe calls serious: %s', async (_name, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await using opened = await open(path, { colorScheme });
      expect(await seriousFindings(opened.page, null), colorScheme).toEqual([]);
    }
  });

  it.each(pages)('fits a screen 320 pixels wide: %s', async (_name, path) => {
    await using opened = await open(path, { viewport: { width: 320, height: 700 } });
    expect(await sidewaysOverflow(opened.page.mainFrame())).toBe(0);
  });

  it.each(pages)('is reached whole by keyboard: %s', async (_name, path) => {
    await using opened = await open(path);
    const { page } = opened;
    const wanted = await page.locator('a, button, summary, [tabindex="0"]').count();
    expect(await tabStops(page, wanted)).toBe(wanted);
  });
});

/** How many parts of the page the Tab key leads to, one after the other, each showing that it has the focus. */
async function tabStops(page: Page, most: number): Promise<number> {
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return false;
      activeElement.setAttribute('data-seen', '');
      return getComputedStyle(activeElement).outlineStyle !== 'none';
    });
    if (!seen) break;
  }
  return page.locator('[data-seen]').count();
}
