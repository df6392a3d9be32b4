import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/tongues/index.ts';
import { createTools } from '../../src/tutor/index.ts';

const runner = createTools({
  search: async () => [],
  documents: async () => [],
  readSource: async () => undefined,
  postOffice: { obstacle: async () => null, address: async () => ({ obstacle: 'none' }) },
  web: {
    engine: undefined,
    windows: { search: async () => {}, fetch: async () => {} },
    fetchPage: () => Promise.reject(new Error('there is no web here')),
  },
}).find(({ name }) => name === 'code_runner');

interface Ran {
  readonly output: string;
  readonly value: string | null;
  readonly error: string | null;
  readonly cut: boolean;
}

async function run(code: string, signal = AbortSignal.timeout(30_000)): Promise<Ran> {
  if (!runner) throw new Error('there is no code_runner');
  // The program sees nothing of the turn, so none is needed but words for the step.
  const context = { says: wordsIn('en').steps } as Parameters<typeof runner.run>[1];
  const { data } = await runner.run({ code }, context, signal);
  return data as Ran;
}

// features: L19, A37, A39
describe('code_runner', () => {
  it('runs a program and gives back what it printed and its last value', async () => {
    expect(await run('console.log("sum", [1, 2].map((x) => x * 2)); 6 * 7')).toEqual({
      output: 'sum [2,4]\n',
      value: '42',
      error: null,
      cut: false,
    });
  });

  it('tells what a program threw', async () => {
    expect(await run('null.x')).toMatchObject({
      value: null,
      error: expect.stringMatching(/TypeError/),
    });
    expect(await run('this is no program')).toMatchObject({
      error: expect.stringMatching(/SyntaxError/),
    });
  });

  it.each([
    ['files and processes', 'typeof process + typeof require + typeof module + typeof Buffer'],
    [
      'the network',
      'typeof fetch + typeof XMLHttpRequest + typeof WebSocket + typeof globalThis.Worker',
    ],
    [
      'time to wait',
      'typeof setTimeout + typeof setInterval + typeof queueMicrotask + typeof Atomics',
    ],
    ['the constructor of its printer', 'typeof console.log.constructor("return process")'],
  ])('has no way to %s', async (_what, code) => {
    const { value, error } = await run(code);
    if (error === null) expect(value).toMatch(/^(?:undefined|function)+$/);
    expect(
      (await run(`try { console.log.constructor("return process")() } catch (e) { e.name }`)).value,
    ).toBe('ReferenceError');
  });

  it('cannot import anything', async () => {
    expect((await run('import("node:fs").then((fs) => console.log(Object.keys(fs)))')).output).toBe(
      '',
    );
    expect((await run('import fs from "node:fs"; fs')).error).not.toBeNull();
  });

  it.each([
    ['an endless loop', 'for (;;) {}', /interrupted/],
    ['endless recursion', 'const f = () => f() + 1; f()', /stack|InternalError|RangeError/i],
    [
      'endless memory',
      'const a = []; for (;;) a.push(new Array(1e5).fill("x"))',
      /memory|interrupted|down|too long/i,
    ],
    [
      'a regular expression that never ends',
      '/(a+)+$/.test("a".repeat(40) + "b")',
      /interrupted|too long|down|stack/i,
    ],
  ])(
    'ends %s',
    async (_what, code, error) => {
      expect((await run(code)).error).toMatch(error);
    },
    20_000,
  );

  it('cuts what a program prints too much of', async () => {
    const { output, cut } = await run('for (let i = 0; i < 1e4; i += 1) console.log("line " + i)');
    expect(output.length).toBe(4_000);
    expect(cut).toBe(true);
  });

  it('remembers nothing from one run to the next', async () => {
    await run(
      'globalThis.secret = 1; Array.prototype.map = () => "poisoned"; Object.prototype.x = 1',
    );
    expect((await run('[typeof secret, [1].map((n) => n + 1)[0], ({}).x].join()')).value).toBe(
      'undefined,2,',
    );
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const running = run('for (;;) {}', stop.signal);
    stop.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
  });

  // features: A45
  it('stops while it waits for others to end, and keeps nobody’s place after that', async () => {
    const others = [run('for (;;) {}'), run('for (;;) {}')];
    const began = performance.now();
    const stop = new AbortController();
    const before = AbortSignal.abort(new Error('stopped'));
    const told = [run('1', stop.signal), run('2', stop.signal), run('3', before)];
    const stays = run('"its turn"');
    setTimeout(() => stop.abort(new Error('stopped')), 300);
    for (const ended of await Promise.allSettled(told))
      expect(ended).toMatchObject({ reason: { message: 'stopped' } });
    // The others run for two seconds.
    expect(performance.now() - began).toBeLessThan(1_500);
    expect((await stays).value).toBe('its turn');
    await Promise.all(others);
    const both = await Promise.all([run('1'), run('2')]);
    expect(both.map(({ value }) => value)).toEqual(['1', '2']);
  });
});
