import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHashingEmbedder, type Embedder } from '../../src/models/index.ts';
import { connectLms, enough, lmsCourse, planOf } from '../support/agent-world.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type ReceivedEvent } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import {
  answer,
  hang,
  scriptedModelAt,
  startOpenAiDouble,
  type Double,
  type RecordedRequest,
} from '../support/doubles/index.ts';
import { json, startStub, type Stub } from '../support/lms-stubs/stub-server.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

/** What a student waits for at most; a machine that does other things besides may be so many times slower. */
const promisedMs = 300;
const generosity = 5;
/** Longer than any test: whoever waits for its end never sees it. */
const never = new Promise<never>(() => {});

/** The built-in embedder, which says nothing to this word, whoever asks it to stop. */
function createDeafEmbedder(): Embedder & {
  readonly heard: (words: string) => AbortSignal | undefined;
} {
  const hashing = createHashingEmbedder();
  const signals = new Map<string, AbortSignal>();
  return {
    ...hashing,
    heard: (words) => signals.get(words),
    embed: async (texts, signal, use) => {
      const [text = ''] = texts;
      if (!text.startsWith('Deafness')) return hashing.embed(texts, signal, use);
      signals.set(text, signal);
      return never;
    },
  };
}

const roles = { plan: 'You plan', verify: 'You check', draft: 'You draft' } as const;
const isFor = ({ body }: RecordedRequest, role: keyof typeof roles): boolean =>
  JSON.stringify(body).includes(roles[role]);

interface Phase {
  readonly message?: string;
  readonly mode?: 'tutor' | 'grounded_qa' | 'agent';
  /** How the vendor answers; hangs where it is stopped. */
  readonly model?: (
    request: RecordedRequest,
  ) => ReturnType<typeof answer> | ReturnType<typeof hang>;
  /** Reads until the turn is where it shall be stopped. */
  readonly until: (event: ReceivedEvent) => boolean;
  /** Resolves once it is there, where no event tells; besides the requests at the vendor. */
  readonly reached?: () => Promise<unknown>;
  /** Requests to the vendor up to there, which must be paid. */
  readonly requests: number;
}

// features: L24, L27, A45, A46, B15
describe('Stop', () => {
  let app: TestApp;
  let platform: Platform;
  let model: Double;
  let engine: Stub;
  let canvas: Stub;
  const embedder = createDeafEmbedder();

  beforeAll(async () => {
    model = await startOpenAiDouble();
    engine = await startStub(() => never);
    canvas = await startStub(({ url }) =>
      url.pathname.endsWith('/users') ? json([{ id: 7, name: 'Grace Teacher' }]) : { status: 404 },
    );
    app = await startApp({
      embedder,
      env: {
        ...scriptedModelAt(model.url),
        WEB_SEARCH: 'searxng',
        WEB_SEARCH_URL: engine.origin,
        MESSAGES_VIA: 'lms',
      },
    });
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    await connectLms(app, platform, { kind: 'canvas', baseUrl: canvas.origin });
    const teacher = { sub: 'teacher', role: 'Instructor', claims: lmsCourse };
    await clientOf(app, await launch(app, platform, teacher)).put('/api/course/settings', {
      tools: ['code_runner', 'web_search', 'message_instructor'],
    });
  });
  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await Promise.all([model, engine, canvas].map((double) => double[Symbol.asyncDispose]()));
  });

  const rows = <Row>(sql: string, values: readonly unknown[] = []) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(sql, values));

  /** By the clock of the database, from the student's wish to the end that everybody reads. */
  async function stoppedIn(turnId: string): Promise<number> {
    const [turn] = await rows<{ status: string; ms: number }>(
      `select status, (extract(epoch from finished_at - cancel_requested_at) * 1000)::float8 as ms
       from turns where id = $1`,
      [turnId],
    );
    expect(turn?.status).toBe('aborted');
    return turn?.ms ?? Number.NaN;
  }

  /** Nothing of it is set aside or open any more, and what it used is on its student's meters. */
  async function expectSettled(turnId: string, isCharged: boolean): Promise<void> {
    const open = `select 1 from budget_reservations where id = $1 and settled_at is null
      union all select 1 from usage_entries where reservation_id = $1 and is_open`;
    await expect.poll(() => rows(open, [turnId])).toEqual([]);
    const [spent] = await rows<{ micros: number }>(
      'select coalesce(sum(cost_micros), 0)::float8 as micros from usage_entries where reservation_id = $1',
      [turnId],
    );
    if (isCharged) expect(spent?.micros).toBeGreaterThan(0);
    else expect(spent?.micros).toBe(0);
    const meters = await rows<{ used: number; reserved: number }>(
      `select m.used::float8 as used, m.reserved::float8 as reserved
       from budget_meters m, budget_reservations r
       where r.id = $1 and m.scope = 'student' and m.scope_id = r.user_id::text and m.period in ('day', 'month')`,
      [turnId],
    );
    expect(meters.length).toBeGreaterThan(0);
    for (const meter of meters) expect(meter).toEqual({ used: spent?.micros, reserved: 0 });
    const { db } = app.composed.ground;
    expect(await db.query('select * from turn_leases where turn_id = $1', [turnId])).toEqual([]);
  }

  const isStep = (name: string) => (event: ReceivedEvent) =>
    event.data.type === 'step.started' && event.data.step.startsWith(name);
  const isType = (type: string) => (event: ReceivedEvent) => event.event === type;
  const use = (tool: string, input: object) => answer(planOf({ tool, input }));
  const deaf = ['Deafness?', 'Deafness of agents'] as const;

  const phases: readonly (readonly [string, Phase])[] = [
    [
      'while the course is searched, by an embedder that listens to nobody',
      {
        message: deaf[0],
        until: isType('turn.started'),
        reached: () => expect.poll(() => embedder.heard(deaf[0])).toBeDefined(),
        requests: 0,
      },
    ],
    [
      'while the model has not answered at all',
      { model: () => hang('headers'), until: isType('model.attempt'), requests: 1 },
    ],
    [
      'before the first word',
      { model: () => hang('first-token'), until: isType('model.attempt'), requests: 1 },
    ],
    ['between two words', { model: () => hang('mid'), until: isType('token'), requests: 1 }],
    [
      'while an answer is made that is checked before anybody sees it',
      {
        mode: 'grounded_qa',
        message: 'What do students forget in the chain rule?',
        model: () => hang('mid'),
        until: isStep('grounded_answer'),
        requests: 1,
      },
    ],
    [
      'while an agent plans',
      { mode: 'agent', model: () => hang('headers'), until: isStep('plan'), requests: 1 },
    ],
    [
      'while its verifier reads',
      {
        mode: 'agent',
        model: (request) =>
          isFor(request, 'plan') ? use('search', { query: 'chain rule' }) : hang('headers'),
        until: isStep('verify'),
        requests: 2,
      },
    ],
    [
      'while an agent searches the course',
      {
        mode: 'agent',
        model: () => use('search', { query: deaf[1] }),
        until: isStep('search'),
        reached: () => expect.poll(() => embedder.heard(deaf[1])).toBeDefined(),
        requests: 1,
      },
    ],
    [
      'while it searches the web',
      {
        mode: 'agent',
        model: () => use('web_search', { query: 'mars' }),
        until: isStep('web_search'),
        reached: () => expect.poll(() => engine.seen.length).toBeGreaterThan(0),
        requests: 1,
      },
    ],
    [
      'while a program runs',
      {
        mode: 'agent',
        model: () => use('code_runner', { code: 'for (;;);' }),
        until: isStep('code_runner'),
        requests: 1,
      },
    ],
    [
      'while its answer is written',
      {
        mode: 'agent',
        model: (request) =>
          isFor(request, 'plan')
            ? use('search', { query: 'chain rule' })
            : isFor(request, 'verify')
              ? answer(enough)
              : hang('mid'),
        until: isType('token'),
        requests: 3,
      },
    ],
    [
      'while it waits for its student',
      {
        mode: 'agent',
        model: (request) =>
          isFor(request, 'draft')
            ? answer(JSON.stringify({ subject: 'Hello', body: 'A question.' }))
            : use('message_instructor', { about: 'x' }),
        until: isType('interrupt'),
        requests: 2,
      },
    ],
  ];

  it.each(phases)('ends a turn at once %s, and settles what it cost', async (where, phase) => {
    const { message = 'What is the chain rule?', mode = 'tutor', requests } = phase;
    // Its own student, whose meters tell of this turn alone.
    const sub = `student of ${where}`;
    const student = clientOf(app, await launch(app, platform, { sub, claims: lmsCourse }));
    const asked = model.asked();
    model.always(phase.model ?? (() => answer('Nobody asks.')));
    const { body } = await student.post('/api/turns', { message, mode });
    const turnId = body.turnId as string;
    const seen = await student.events(turnId, 0, phase.until);
    await model.arrived(asked + requests);
    await phase.reached?.();
    expect((await student.post(`/api/turns/${turnId}/cancel`)).status).toBe(202);
    const rest = await student.events(turnId, seen.at(-1)?.id);
    expect(rest.at(-1)?.event).toBe('turn.aborted');
    expect(await stoppedIn(turnId)).toBeLessThan(promisedMs * generosity);
    await expectSettled(turnId, requests > 0);
  });

  it('reaches the embedder that was asked, so that it could listen', async () => {
    const student = clientOf(
      app,
      await launch(app, platform, { sub: 'listener', claims: lmsCourse }),
    );
    const message = 'Deafness of one more?';
    const { body } = await student.post('/api/turns', { message });
    await expect.poll(() => embedder.heard(message)).toBeDefined();
    expect(embedder.heard(message)?.aborted).toBe(false);
    await student.post(`/api/turns/${body.turnId}/cancel`);
    await expect.poll(() => embedder.heard(message)?.aborted).toBe(true);
  });

  it('ends a turn that still waits in line, for nothing', async () => {
    await using idle = await startApp({ worker: false });
    await using school = await startPlatform(idle);
    const waiting = clientOf(idle, await launch(idle, school));
    const { body } = await waiting.post('/api/turns', { message: 'What is a limit?' });
    expect((await waiting.post(`/api/turns/${body.turnId}/cancel`)).body.status).toBe('aborted');
    expect((await waiting.events(body.turnId)).map(({ event }) => event)).toEqual(['turn.aborted']);
    const left = await idle.composed.ground.withTenant(school.tenantId, (tx) =>
      tx.query('select 1 from budget_reservations where settled_at is null'),
    );
    expect(left).toEqual([]);
  });
});
