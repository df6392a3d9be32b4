import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CassetteMissError, recordTo, replayFrom } from '../../evals/doors/cassette.ts';
import { mindCassette } from '../../evals/doors/mind-cassette.ts';
import { openJournal } from '../../evals/journal.ts';
import { runCases } from '../../evals/run-cases.ts';
import type { ChatModel } from '../../src/models/index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-run-'));
  folders.push(folder);
  return folder;
}

const fresh = { id: '8f14e45f-ceea-467f-a0e6-1d1c2b6f9a10', startedAt: '2026-11-01T08:00:00Z' };
const cases = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, tags: {} }));
const report = {
  measures: {},
  outcome: 'passed' as const,
  reason: null,
  facts: {},
  transcript: [],
  trace: [],
};
const progress = { step: () => {}, end: () => {} };

async function run(file: string, limits: { budgetMicros: number }, failAt?: string) {
  const ran: string[] = [];
  const journal = openJournal(file, 'same', fresh);
  const open = {
    run: async ({ id }: { id: string }) => {
      if (id === failAt) throw new Error('killed');
      ran.push(id);
      return { report, costMicros: 10 };
    },
    conclude: async () => ({ figures: [], tables: [], notes: [] }),
  };
  const reports = await runCases(open, cases, {
    journal,
    limits: { parallel: 1, ...limits },
    progress,
  }).catch(() => []);
  return { ran, reports: reports.map(({ id }) => id) };
}

describe('a run', () => {
  it('goes on where it was killed, a half-written line thrown away', async () => {
    const file = join(newFolder(), 'journal.jsonl');
    expect((await run(file, { budgetMicros: Infinity }, 'c')).ran).toEqual(['a', 'b']);
    appendFileSync(file, '{"report": {"id": "c"');
    const again = await run(file, { budgetMicros: Infinity });
    expect(again).toEqual({ ran: ['c', 'd'], reports: ['a', 'b', 'c', 'd'] });
  });

  it('stops when its budget is spent, what was spent before included', async () => {
    const file = join(newFolder(), 'journal.jsonl');
    expect((await run(file, { budgetMicros: 15 })).ran).toEqual(['a', 'b']);
    expect((await run(file, { budgetMicros: 15 })).ran).toEqual([]);
    expect((await run(file, { budgetMicros: 35 })).reports).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never goes on in the folder of a run of something else', () => {
    const file = join(newFolder(), 'journal.jsonl');
    openJournal(file, 'one', fresh);
    expect(() => openJournal(file, 'another', fresh)).toThrow(
      'holds an unfinished run of something else',
    );
  });
});

// features: B06
describe('a cassette', () => {
  const model: ChatModel = {
    provider: 'double',
    model: 'm',
    stream: async function* ({ messages }) {
      yield { type: 'text', text: `You said ${messages[0]?.content}` };
      yield { type: 'finish', reason: 'stop', usage: null, responseId: null };
    },
  };
  const request = (content: string, system = 's') => ({
    system,
    messages: [{ role: 'user' as const, content }],
    maxOutputTokens: 5,
  });
  async function hear(from: ChatModel, content: string, system?: string): Promise<string> {
    let text = '';
    for await (const part of from.stream(request(content, system), AbortSignal.timeout(1_000)))
      if (part.type === 'text') text += part.text;
    return text;
  }

  it('answers again what was recorded, and asks nobody', async () => {
    const file = join(newFolder(), 'cassette.jsonl');
    await hear(recordTo(file).wrap(model), 'hello');
    const cassette = await replayFrom(file);
    const silent: ChatModel = {
      ...model,
      stream: () => {
        throw new Error('somebody was asked');
      },
    };
    const replayed = cassette.wrap(silent);
    expect(await hear(replayed, 'hello')).toBe('You said hello');
    expect(cassette.inexact()).toBe(0);
    expect(await hear(replayed, 'hello', 'another prompt')).toBe('You said hello');
    expect(cassette.inexact()).toBe(1);
    expect(cassette.missed()).toBeUndefined();
    await expect(hear(replayed, 'something else')).rejects.toThrow(CassetteMissError);
    expect(cassette.missed()).toBeInstanceOf(CassetteMissError);
  });

  it('ends the case whose tutor went on without a reply that is not on the file', async () => {
    const file = join(newFolder(), 'cassette.jsonl');
    await hear(recordTo(file).wrap(model), 'hello');
    const cassette = await replayFrom(file);
    const replayed = cassette.wrap(model);
    const asking = {
      run: async ({ title }: { title: string }) => {
        await hear(replayed, title).catch(() => 'something else was tried');
        return { report, costMicros: 0 };
      },
      conclude: async () => ({ figures: [], tables: [], notes: [] }),
    };
    const minded = mindCassette(asking, cassette);
    const ask = (title: string) =>
      minded.run({ id: title, title, tags: {} }, AbortSignal.timeout(1_000));
    expect(await ask('hello')).toEqual({ report, costMicros: 0 });
    await expect(ask('good day')).rejects.toThrow('holds no reply of double:m to “good day”');
  });
});
