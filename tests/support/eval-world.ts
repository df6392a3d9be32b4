import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runSuite, type RunOptions } from '../../evals/run-suite.ts';
import { suites } from '../../evals/suites/suites.ts';
import type { RunReport } from '../../src/quality/index.ts';
import { calculusPages } from './course.ts';
import { startOpenAiDouble } from './doubles/index.ts';
import type { Double } from './doubles/double.ts';

const common = { category: 'factual', difficulty: 'easy', docType: 'markdown', answer: '' };

/** One question of the course, and one that the course does not answer. */
const questions = [
  {
    ...common,
    id: 'q-chain',
    question: 'What does the chain rule tell?',
    source: 'chain-rule.md',
    expected: ['how to differentiate a composite function'],
  },
  {
    ...common,
    id: 'q-none',
    question: 'How did Napoleon lose the battle of Waterloo?',
    category: 'unanswerable',
    source: '',
    expected: [],
  },
];

/** A researcher with a small course, a few questions and a model server of their own. */
export interface EvalWorld extends AsyncDisposable {
  readonly folder: string;
  readonly gold: string;
  readonly corpus: string;
  /** What stands at the address of the model server. */
  readonly vendor: Double;
  /** A whole run; the folder of its report is new unless `out` names one. */
  run(suite: string, options?: Partial<RunOptions>): Promise<RunReport>;
}

/** The environment of the test names the model server until `vi.unstubAllEnvs()`. */
export async function openEvalWorld(): Promise<EvalWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-eval-world-'));
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (const [name, text] of Object.entries(calculusPages)) writeFileSync(join(corpus, name), text);
  const gold = join(folder, 'gold.jsonl');
  writeFileSync(gold, questions.map((question) => JSON.stringify(question)).join('\n'));
  const vendor = await startOpenAiDouble({ keyless: true });
  vi.stubEnv('OLLAMA_BASE_URL', vendor.url);
  return {
    folder,
    gold,
    corpus,
    vendor,
    run: (name, options = {}) => {
      const suite = suites.find((one) => one.name === name);
      if (!suite) throw new Error(`there is no suite ${name}`);
      const out = mkdtempSync(join(folder, 'out-'));
      return runSuite(suite, { ...usual, gold, corpus, out, ...options });
    },
    [Symbol.asyncDispose]: async () => {
      await vendor[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const usual = {
  model: 'ollama:foo',
  prompt: undefined,
  judge: undefined,
  embedder: undefined,
  labels: undefined,
  mode: 'tutor',
  parallel: 1,
  budget: undefined,
  record: undefined,
  replay: undefined,
  compare: undefined,
  only: [],
} as const;
