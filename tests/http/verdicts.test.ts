import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../evals/gold/question.ts';
import { gateObjection, goldFile, judgedAnswers, type RunReport } from '../../src/quality/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { passedRun } from '../support/passed-run.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel } from '../support/replying-model.ts';

type Comparison = RunReport['comparisons'][number];

// features: B06, A65
describe('an instructor’s word on an answer', () => {
  let app: TestApp;
  let platform: Platform;
  let teacher: Client;
  let colleague: Client;
  let student: Client;

  beforeAll(async () => {
    app = await startApp();
    platform = await startPlatform(app);
    await ingestFiles(app, platform, calculusPages);
    teacher = clientOf(app, await launch(app, platform, { sub: 'teacher', role: 'Instructor' }));
    colleague = clientOf(app, await launch(app, platform, { sub: 'other', role: 'Instructor' }));
    student = clientOf(app, await launch(app, platform));
  });

  afterAll(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const judge = (who: Client, turnId: string, verdict: unknown) =>
    who.put(`/api/turns/${turnId}/verdict`, { verdict });
  const verdicts = async (who: Client) => (await who.get('/api/course/verdicts')).body;
  const readCases = () =>
    app.composed.ground.withTenant(platform.tenantId, (tx) =>
      judgedAnswers(tx, platform.tenantId, null),
    );

  it('is kept, can be changed, and is taken back', async () => {
    const { turnId } = await teacher.ask('What does the chain rule tell?');
    expect((await judge(teacher, turnId, 'wrong')).status).toBe(200);
    expect((await judge(teacher, turnId, 'right')).status).toBe(200);
    expect(await verdicts(teacher)).toEqual({ verdicts: [{ turnId, verdict: 'right' }] });
    expect((await judge(teacher, turnId, null)).status).toBe(200);
    expect(await verdicts(teacher)).toEqual({ verdicts: [] });
  });

  it('is given on answers to one’s own questions only, and never by students', async () => {
    const { turnId } = await student.ask('What is a composite function?');
    expect((await judge(student, turnId, 'right')).status).toBe(403);
    expect((await judge(teacher, turnId, 'right')).status).toBe(404);
    const mine = await teacher.ask('What is a composite function?');
    expect((await judge(colleague, mine.turnId, 'right')).status).toBe(404);
    expect((await judge(teacher, mine.turnId, 'maybe')).status).toBe(400);
    expect(await verdicts(colleague)).toEqual({ verdicts: [] });
    expect(await readCases()).toEqual([]);
  });

  it('becomes a case of a gold file that the evaluation reads', async () => {
    const { turnId } = await teacher.ask('What does the chain rule tell?');
    await judge(teacher, turnId, 'right');
    const cases = await readCases();
    const dir = mkdtempSync(join(tmpdir(), 'preceptor-cases-'));
    const file = join(dir, 'cases.jsonl');
    writeFileSync(file, goldFile(cases));
    const { entries, fingerprint } = await readQuestions(file);
    rmSync(dir, { recursive: true });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: turnId,
      question: 'What does the chain rule tell?',
      sources: ['chain-rule.md'],
    });
    const [group = []] = entries[0]?.groups ?? [];
    expect(group.length).toBeGreaterThan(0);
    for (const phrase of group) expect(calculusPages['chain-rule.md']).toContain(phrase);

    const run = passedRun(cases, {
      setup: { chat: 'offline:extractive' },
      before: { chat: 'ollama:serving' },
    });
    expect(run.gold.fingerprint).toBe(fingerprint);
    const [comparison] = run.comparisons as [Comparison];
    const earlier = comparison.earlier as NonNullable<Comparison['earlier']>;
    const compared = (change: Partial<Comparison>): Partial<RunReport> => ({
      comparisons: [{ ...comparison, ...change }],
    });
    const madeWith = (change: Record<string, string>): Partial<RunReport> =>
      compared({ earlier: { ...earlier, setup: { ...earlier.setup, ...change } } });
    expect(gateObjection(cases, offline, run)).toBeUndefined();
    // features: B06
    const objections: [string, Partial<RunReport> | undefined][] = [
      ['called right', undefined],
      ['not of grounding', { suite: 'retrieval' }],
      ['stopped before', { complete: false }],
      ['not with', { setup: { chat: 'openai:another' } }],
      ['tells of no case', { cases: [] }],
      [
        'Not all its cases were answered by offline:extractive: ollama:foo in 1 of 1',
        { cases: run.cases.map((one) => ({ ...one, answeredBy: 'ollama:foo' })) },
      ],
      ['as they are now', { gold: { ...run.gold, fingerprint: 'older' } }],
      ['not compared', { comparisons: [] }],
      ['leaves out 1 of 1', { cases: run.cases.map((one) => ({ ...one, id: 'another' })) }],
      ['is worse than', compared({ verdict: 'worse' })],
      ['compared with itself', compared({ run: run.id })],
      ['does not tell what', compared({ earlier: undefined })],
      ['1 of its 2 cases in common', { cases: run.cases.flatMap((one) => [one, one]) }],
      ['of other cases', compared({ earlier: { ...earlier, gold: 'older' } })],
      ['before all its cases', compared({ earlier: { ...earlier, complete: false } })],
      ['not all of whose cases', compared({ earlier: { ...earlier, credited: false } })],
      ['on other files', madeWith({ corpus: 'other' })],
      ['in another mode', madeWith({ mode: 'agent' })],
      ['ollama:serving serves here now', madeWith({ chat: 'ollama:another' })],
      ['0 passed and 1', { cases: run.cases.map((one) => ({ ...one, outcome: 'failed' })) }],
    ];
    for (const [why, change] of objections)
      expect(gateObjection(cases, offline, change && { ...run, ...change })).toContain(why);
    expect(gateObjection([], offline, undefined)).toBeUndefined();
  });
});

// features: B06, A65
describe('an answer that cites a sentence too long to be quoted whole', () => {
  const long = `The tide table of the harbour lists ${Array.from({ length: 60 }, (_, at) => `mark ${at}`).join(' and ')} for every boat.`;

  it('is a case whose words are found again where they stand', async () => {
    const model = createReplyingModel();
    model.replyWith(() => 'The tide table of the harbour lists mark 0 and mark 1 [1].');
    await using app = await startApp({ chatModels: [model], env: { OPENAI_API_KEY: 'sk-secret' } });
    await using platform = await startPlatform(app);
    await ingestFiles(app, platform, { 'tides.md': `# Tides\n\n${long}\n` });
    const teacher = clientOf(app, await launch(app, platform, { role: 'Instructor' }));
    const { turnId, events } = await teacher.ask('What does the tide table of the harbour list?');
    expect(JSON.stringify(events.find(({ event }) => event === 'citation'))).toContain('…');
    await teacher.put(`/api/turns/${turnId}/verdict`, { verdict: 'right' });
    const { tenantId } = platform;
    const [judged] = await app.composed.ground.withTenant(tenantId, (tx) =>
      judgedAnswers(tx, tenantId, null),
    );
    expect(judged?.cited.length).toBeGreaterThan(0);
    for (const { quote } of judged?.cited ?? []) expect(long).toContain(quote);
  });
});

const offline = {
  setting: 'chat',
  name: 'offline:extractive',
  serves: 'ollama:serving',
} as const;
