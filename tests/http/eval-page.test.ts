import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishRun, sampleRuns, type RunReport } from '../../src/quality/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { runCli } from '../support/run-program.ts';

const run: RunReport = {
  format: 1,
  id: '8f14e45f-ceea-467f-a0e6-1d1c2b6f9a10',
  suite: 'retrieval',
  title: 'Retrieval',
  startedAt: '2026-11-01T08:00:00Z',
  finishedAt: '2026-11-01T09:00:00Z',
  complete: true,
  setup: { chat: 'offline:extractive', prompt: 'tutor-1', embedder: 'hashing-1' },
  gold: { name: 'gold.jsonl', fingerprint: 'abc', cases: 2 },
  figures: [
    {
      key: 'hit1',
      label: 'hit@1',
      kind: 'share',
      value: 0.5,
      low: 0.0945,
      high: 0.9055,
      n: 2,
      unit: '',
      better: 'higher',
    },
    {
      key: 'reciprocalRank',
      label: 'MRR',
      kind: 'mean',
      value: 1,
      // As runs were published before: of two cases.
      low: 1,
      high: 1,
      n: 2,
      unit: '',
      better: 'higher',
    },
  ],
  slices: [],
  tables: [],
  notes: [],
  comparisons: [],
  cases: [
    {
      id: 'q-1',
      title: 'What is <script>alert(1)</script>?',
      tags: { category: 'factual' },
      measures: { hit1: false },
      outcome: 'failed',
      reason: 'vector missed',
      facts: {},
      transcript: [{ role: 'student', text: 'What is <b>this</b>?' }],
      trace: [{ type: 'guard', action: 'answer' }],
    },
  ],
};

// features: L04, L40, A62
describe('the public page of evaluations', () => {
  let app: TestApp;
  const read = async (path: string) => {
    const response = await fetch(`${app.url}${path}`);
    return { response, text: await response.text() };
  };
  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('says plainly, and without an account, what was not measured here, and shows what came along', async () => {
    await using fresh = await startApp({ worker: false });
    const response = await fetch(`${fresh.url}/eval`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text.match(/Nothing has been published about this/g)).toHaveLength(3);
    expect(text.match(/This run came with the program/g)).toHaveLength(2);
    for (const { id, figures } of sampleRuns()) {
      expect(text).toContain(`${((figures[0]?.value ?? 0) * 100).toFixed(1)} %`);
      expect((await read(`/eval/runs/${id}`)).response.status).toBe(200);
      const json = await fetch(`${fresh.url}/eval/runs/${id}/run.json`);
      expect(await json.json()).toMatchObject({ id });
    }
  });

  it('tells a professor what the tutor cannot do, and which steps come next', async () => {
    const { response, text } = await read('/eval/limits');
    expect(response.status).toBe(200);
    expect(text).toContain('What it cannot do');
    const [limits = '', next = ''] = text.split('<h2>Next steps</h2>');
    expect(next.match(/<li>/g)?.length).toBeGreaterThanOrEqual(5);
    expect(next).toMatch(/evaluation of a real course/);
    // What works by now is no limit any more.
    expect(limits).toMatch(/read by text recognition/);
    expect(limits).toMatch(/likeness to some 13,000 example messages/);
    expect(limits).toMatch(/others that mean about the same/);
  });

  // features: A61, L42, S65, S66
  it('tells what was built, what was left out and why, and what was changed on the way', async () => {
    const { response, text } = await read('/eval/built');
    expect(response.status).toBe(200);
    const parts = text.split('<h2>').slice(1);
    expect(parts.map((part) => part.slice(0, part.indexOf('</h2>')))).toEqual([
      'Built',
      'Left out, and why',
      'Trade-offs',
      'Changed on the way',
    ]);
    for (const part of parts) expect(part.match(/<li>/g)?.length).toBeGreaterThanOrEqual(5);
    expect(parts[1]).toMatch(/No training on courses[\s\S]*No vote of several models/);
    expect(parts[2]).toMatch(
      /fused by their ranks[\s\S]*server-sent events[\s\S]*stands beside the old one/,
    );
    for (const from of ['/eval', '/eval/limits'])
      expect((await read(from)).text).toContain('href="/eval/built"');
  });

  it('shows the last published run with its intervals, and says the rest was not measured', async () => {
    expect(await publishRun(app.composed.ground.db, run)).toBe(true);
    expect(await publishRun(app.composed.ground.db, run)).toBe(false);
    const older = {
      ...run,
      id: '8f14e45f-ceea-467f-a0e6-1d1c2b6f9a11',
      finishedAt: '2026-10-01T09:00:00Z',
    };
    await publishRun(app.composed.ground.db, older);
    const { text } = await read('/eval');
    expect(text).toContain('50.0 %');
    expect(text).toContain('9.4 % to 90.5 %');
    expect(text).toContain('too few');
    expect(text).not.toContain('1.000 to 1.000');
    expect(text).toContain(`/eval/runs/${run.id}`);
    expect(text).not.toContain(older.id);
    expect(text.match(/This run came with the program/g)).toHaveLength(1);
  });

  it('lets anybody read every failure with its transcript, and take the run with them', async () => {
    const { response, text } = await read(`/eval/runs/${run.id}`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /script-src 'self'.*style-src 'self' 'sha256-/,
    );
    expect(text).toContain('vector missed');
    expect(text).toContain('What is &lt;b&gt;this&lt;/b&gt;?');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toMatch(/(?:src|href)="https?:/);
    const json = await fetch(`${app.url}/eval/runs/${run.id}/run.json`);
    expect(await json.json()).toEqual(run);
    expect((await read('/eval/runs/8f14e45f-ceea-467f-a0e6-1d1c2b6f9a99')).response.status).toBe(
      404,
    );
    expect((await read('/eval/runs/none')).response.status).toBe(404);
  });
});

describe('preceptor eval publish', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-publish-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const publish = (name: string, content: object | string) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return runCli(['eval', 'publish', file], { DATA_DIR: join(folder, 'data') });
  };

  it('makes a whole run public, and refuses anything else with a sentence', async () => {
    const first = await publish('run.json', run);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(`/eval/runs/${run.id}`);
    const half = await publish('half.json', { ...run, complete: false });
    expect(half).toMatchObject({ code: 1 });
    expect(half.stderr).toContain('only whole runs');
    expect((await publish('bad.json', { ...run, suite: 7 })).stderr).toContain(
      'is not a run: suite',
    );
  }, 120_000);
});
