import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findStorage, forget, type OwnWindow } from '../../src/browser/lti/platform-storage.ts';

// The window of the tool, and those of the platform around it, each told and heard by messages.

const registered = 'https://sso.lms.example';
const plan = {
  origin: registered,
  target: 'post_message_forwarding',
  keys: { state: 'state_1', nonce: 'nonce_1' },
};

interface Message {
  readonly subject: string;
  readonly message_id: string;
  readonly key?: string;
  readonly value?: string | null;
}

interface Said extends Message {
  readonly to: string;
  readonly targetOrigin: string;
}

/** What a platform answers to a message; undefined = nothing. */
type Answer = (said: Said) => { readonly data: unknown; readonly origin?: string } | undefined;

const reply = (said: Said, more: object = {}, origin = registered) => ({
  origin,
  data: { subject: `${said.subject}.response`, message_id: said.message_id, ...more },
});

const capable = (dialect = '', frame?: string): object => ({
  supported_messages: ['lti.capabilities', 'lti.put_data', 'lti.get_data'].map((subject) => ({
    subject: `${dialect}${subject}`,
    ...(frame === undefined ? {} : { frame }),
  })),
});

/** A tool framed by a platform, or opened by it in a window of its own. */
function openWindows(
  answer: Answer,
  { place = 'framed', frames = ['post_message_forwarding'] } = {},
) {
  const told: Said[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  const windowNamed = (to: string): Window =>
    ({
      postMessage: (message: Message, targetOrigin: string) => {
        const said = { ...message, to, targetOrigin };
        told.push(said);
        const heard = answer(said);
        if (!heard) return;
        const { data, origin = registered } = heard;
        queueMicrotask(() => {
          for (const hear of listeners) hear({ data, origin } as MessageEvent);
        });
      },
    }) as unknown as Window;
  const host = Object.assign(windowNamed('host'), {
    frames: Object.fromEntries(frames.map((name) => [name, windowNamed(name)])),
  });
  const own = {
    parent: undefined as unknown as Window,
    opener: place === 'popup' ? host : null,
    addEventListener: (_: string, hear: never) => void listeners.add(hear),
    removeEventListener: (_: string, hear: never) => void listeners.delete(hear),
  };
  own.parent = place === 'framed' ? host : (own as unknown as Window);
  return { own: own as unknown as OwnWindow, told, listeners };
}

/** A platform as Canvas is one: it lists what it can do, and keeps what it is told. */
function keeping(options: { dialect?: string; frame?: string } = {}): Answer {
  const { dialect = '', frame } = options;
  const kept = new Map<string, string>();
  return (said) => {
    if (said.subject === `${dialect}lti.capabilities`)
      return reply(said, capable(dialect, frame), 'https://school.lms.example');
    if (said.subject === `${dialect}lti.put_data`) {
      if (said.value === null) kept.delete(said.key ?? '');
      else kept.set(said.key ?? '', said.value ?? '');
      return reply(said, { key: said.key, value: said.value });
    }
    if (said.subject === `${dialect}lti.get_data`)
      return reply(said, { key: said.key, value: kept.get(said.key ?? '') ?? null });
    return undefined;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets patience run out where nobody answers. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const settled = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  const outcome = await settled;
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

// features: B15
describe('storage of the platform', () => {
  it('F2: is asked for with nothing secret, in the words of the standard and of before', async () => {
    const { own, told } = openWindows(keeping());
    expect(await soon(findStorage(plan, own))).toBeDefined();
    expect(told.map(({ subject, to, targetOrigin }) => [subject, to, targetOrigin])).toEqual([
      ['lti.capabilities', 'host', '*'],
      ['org.imsglobal.lti.capabilities', 'host', '*'],
    ]);
    for (const said of told)
      expect(Object.keys(said).toSorted()).toEqual(['message_id', 'subject', 'targetOrigin', 'to']);
  });

  it('F2: is the opener’s where the tool is in a window of its own, and nobody’s elsewhere', async () => {
    const popup = openWindows(keeping(), { place: 'popup' });
    const storage = await soon(findStorage(plan, popup.own));
    await soon(storage?.put('k', 'v') ?? Promise.reject(new Error('no storage')));
    expect(popup.told.at(-1)).toMatchObject({ to: 'post_message_forwarding', key: 'k' });
    const alone = openWindows(keeping(), { place: 'alone' });
    expect(await soon(findStorage(plan, alone.own))).toBeUndefined();
    expect(alone.told).toEqual([]);
  });

  it.each([
    ['does not answer', () => undefined],
    ['lists nothing', (said: Said) => reply(said, {})],
    ['lists what is no list', (said: Said) => reply(said, { supported_messages: 'lti.put_data' })],
    ['lists holes', (said: Said) => reply(said, { supported_messages: [null, 3, {}] })],
    [
      'can put but not get',
      (said: Said) => reply(said, { supported_messages: [{ subject: 'lti.put_data' }] }),
    ],
    ['answers with an error', (said: Said) => reply(said, { ...capable(), error: { code: 'x' } })],
    [
      'answers to another question',
      (said: Said) => reply({ ...said, message_id: 'other' }, capable()),
    ],
    ['answers with nothing', () => ({ data: null })],
  ] satisfies [string, Answer][])('F2: of a platform that %s is none', async (_what, answer) => {
    const { own, listeners } = openWindows(answer);
    expect(await soon(findStorage(plan, own))).toBeUndefined();
    expect(listeners.size).toBe(0);
  });

  it('F2: is waited for a second, not longer', async () => {
    const { own } = openWindows(() => undefined);
    const found = findStorage(plan, own);
    let over = false;
    void found.then(() => (over = true));
    await vi.advanceTimersByTimeAsync(900);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(over).toBe(true);
  });

  it('F2: speaks the words of before the standard where the platform does', async () => {
    const { own, told } = openWindows(keeping({ dialect: 'org.imsglobal.' }));
    const storage = await soon(findStorage(plan, own));
    await soon(storage?.put('k', 'v') ?? Promise.reject(new Error('no storage')));
    expect(told.at(-1)?.subject).toBe('org.imsglobal.lti.put_data');
  });

  it.each([
    [
      'the frame that the reply names',
      { frame: 'elsewhere' },
      ['elsewhere', plan.target],
      'elsewhere',
    ],
    ['else the frame of the login', {}, ['elsewhere', plan.target], plan.target],
    ['the page itself where that frame is missing', {}, [], 'host'],
    ['the page itself where the reply says so', { frame: '_parent' }, [plan.target], 'host'],
  ])('F3: is spoken to through %s', async (_what, options, frames, to) => {
    const { own, told } = openWindows(keeping(options), { frames });
    const storage = await soon(findStorage(plan, own));
    await soon(storage?.put('k', 'v') ?? Promise.reject(new Error('no storage')));
    expect(told.at(-1)).toMatchObject({ to, subject: 'lti.put_data', key: 'k', value: 'v' });
  });

  it('F4: hears a value under the registered origin only, whoever answered before', async () => {
    const { own, told } = openWindows(keeping());
    const storage = await soon(findStorage(plan, own));
    await soon(storage?.put(plan.keys.state, 'secret') ?? Promise.reject(new Error('none')));
    expect(await soon(storage?.get(plan.keys.state) ?? Promise.resolve(null))).toBe('secret');
    const withValues = told.filter(({ subject }) => !subject.endsWith('capabilities'));
    expect(withValues.map(({ targetOrigin }) => targetOrigin)).toEqual([registered, registered]);
    expect(new Set(told.map(({ message_id }) => message_id)).size).toBe(told.length);
  });

  it.each([
    [
      'from another origin',
      (said: Said) => reply(said, { value: 'forged' }, 'https://evil.example'),
    ],
    [
      'to another message',
      (said: Said) => reply({ ...said, message_id: 'other' }, { value: 'forged' }),
    ],
    [
      'of another subject',
      (said: Said) => reply({ ...said, subject: 'lti.put_data' }, { value: 'forged' }),
    ],
    ['with an error', (said: Said) => reply(said, { value: 'forged', error: { code: 'busy' } })],
  ] satisfies [string, Answer][])('F5: does not believe an answer %s', async (_what, answer) => {
    const { own, listeners } = openWindows((said) =>
      said.subject === 'lti.capabilities' ? reply(said, capable()) : answer(said),
    );
    const storage = await soon(findStorage(plan, own));
    await expect(soon(storage?.get('k') ?? Promise.resolve('none'))).rejects.toThrow(
      /no answer|refused/,
    );
    expect(listeners.size).toBe(0);
  });

  it.each([7, null, undefined, { deep: 'x' }])('F8: takes %s for nothing kept', async (value) => {
    const { own } = openWindows((said) =>
      reply(said, said.subject === 'lti.capabilities' ? capable() : { value }),
    );
    const storage = await soon(findStorage(plan, own));
    expect(await soon(storage?.get('k') ?? Promise.resolve('none'))).toBeNull();
  });

  it('F9: forgets both values, and does not mind a platform that will not', async () => {
    const { own, told } = openWindows(keeping());
    const storage = await soon(findStorage(plan, own));
    if (!storage) throw new Error('no storage');
    await soon(storage.put(plan.keys.state, 's'));
    await soon(forget(plan, storage));
    expect(await soon(storage.get(plan.keys.state))).toBeNull();
    expect(told.filter(({ value }) => value === null).map(({ key }) => key)).toEqual([
      plan.keys.state,
      plan.keys.nonce,
    ]);
    const refusing = { ...storage, put: () => Promise.reject(new Error('full')) };
    await expect(soon(forget(plan, refusing))).resolves.toBeUndefined();
  });
});
