import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setRule, type Rule } from '../../src/budget/index.ts';
import { findCoursesByContext } from '../../src/courses/index.ts';
import { conceptsQueue, preparedQueue } from '../../src/jobs/queues.ts';
import {
  createOfflineModel,
  createPriceBook,
  ModelError,
  type ChatRequest,
} from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { keepForStudents } from '../support/money-for-students.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel, type Reply, type ReplyingModel } from '../support/replying-model.ts';

const written =
  'The chain rule tells how to differentiate a composite function [1]. The inner derivative is the factor that students most often forget [1].';

let app: TestApp;
let platform: Platform;
let model: ReplyingModel;
let student: Client;
let course: { tenantId: string; courseId: string };

beforeAll(async () => {
  model = createReplyingModel();
  app = await startApp({
    chatModels: [model, createOfflineModel()],
    prices: createPriceBook(new Map([['scripted:replying', { input: 1, output: 1 }]]), () => false),
    env: { PREPARED_ANSWERS: '5' },
  });
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  student = clientOf(app, await launch(app, platform));
  const { tenantId } = platform;
  const [found] = await app.composed.ground.withTenant(tenantId, (tx) =>
    findCoursesByContext(tx, tenantId, 'course-1'),
  );
  course = { tenantId, courseId: found?.id ?? '' };
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
afterEach(() => rows('delete from prepared_answers'));

const rows = <Row extends object>(text: string) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));
const jobs = (state: 'created' | 'active') =>
  app.composed.ground.db.query(
    `select name, data from pgboss.job where name in ($1, $2) and state::text = $3`,
    [conceptsQueue, preparedQueue, state],
  );
const down = (): ModelError => new ModelError('request_refused', 'the vendor does not want to');
const isPreparing = ({ messages }: ChatRequest) =>
  messages.some(({ content }) => content.startsWith('Explain:'));

/** Writes about the chain rule in the passage that speaks of it, and has nothing to say of the rest. */
const explain =
  (text = written): Reply =>
  ({ system, messages }) => {
    const before = system.slice(0, system.indexOf('tells how to differentiate'));
    const marker = [...before.matchAll(/<passage id="(\d+)"/g)].at(-1)?.[1] ?? '1';
    const asked = messages.at(-1)?.content;
    return asked?.includes('chain rule') ? text.replaceAll('[1]', `[${marker}]`) : 'NOTHING';
  };

async function prepare(reply: Reply = explain()): Promise<number> {
  model.replyWith(reply);
  const count = await app.composed.tutor.prepareAnswers(course, AbortSignal.timeout(60_000));
  return count;
}

// features: B05
describe('an explanation written in advance', () => {
  it('is called for when there is new material', async () => {
    await expect
      .poll(() => jobs('created'), { timeout: 60_000 })
      .toMatchObject([{ name: preparedQueue, data: course }]);
  });

  it('is written by a job, paid by the course', async () => {
    model.replyWith(explain());
    await app.composed.ground.queue.enqueue(preparedQueue, course);
    await expect
      .poll(() => rows('select concept_id from prepared_answers'), { timeout: 30_000 })
      .toHaveLength(1);
    await expect.poll(() => jobs('active'), { timeout: 30_000 }).toEqual([]);
    expect(await rows('select id from budget_reservations where settled_at is null')).toEqual([]);
    const spent = await rows<{ scope: string; used: number; reserved: number }>(
      `select scope, used::int, reserved::int from budget_meters where period = 'day' order by scope`,
    );
    expect(spent.map(({ scope }) => scope)).toEqual(['course', 'tenant']);
    expect(spent[0]?.used).toBeGreaterThan(0);
    expect(spent.map(({ reserved }) => reserved)).toEqual([0, 0]);
    expect(await rows('select user_id from usage_entries where user_id is not null')).toEqual([]);
  });

  it('is not written twice while the material stays as it is', async () => {
    expect(await prepare()).toBe(1);
    const asked = model.requests.filter(isPreparing).length;
    expect(await prepare()).toBe(0);
    expect(model.requests.filter(isPreparing).length).toBeLessThan(asked);
  });

  it('is what a student gets, checked and cited, when no model answers and it is what was asked', async () => {
    await prepare();
    model.replyWith(down);
    const { answer, events } = await student.ask('Can you explain the chain rule to me, please?');
    expect(answer).toMatch(/^\*No language model answers at the moment\. .*written in advance/);
    expect(answer).toContain(
      'The inner derivative is the factor that students most often forget [',
    );
    const citation = events.find(({ event }) => event === 'citation')?.data;
    expect(citation).toMatchObject({ title: 'chain rule', quote: expect.any(String) });
    expect(events.find(({ event }) => event === 'support')?.data).toMatchObject({
      status: 'supported',
      dropped: 0,
      marked: 0,
    });
    expect(events.at(-1)?.event).toBe('turn.complete');
  });

  it('is what a student gets whose budget is used up', async () => {
    await prepare();
    model.replyWith(() => 'A model answered.');
    const cap: Rule = {
      kind: 'cap',
      scope: 'student',
      scopeId: null,
      period: 'day',
      amount: 0,
      whenReached: 'bend',
    };
    const { tenantId } = platform;
    await app.composed.ground.withTenant(tenantId, (tx) => setRule(tx, tenantId, cap));
    const { answer, events } = await student.ask('What is the chain rule?');
    await rows('delete from budget_rules');
    expect(model.requests).toEqual([]);
    expect(events.find(({ event }) => event === 'budget')?.data).toMatchObject({ rung: 'offline' });
    expect(answer).toContain('written in advance');
  });

  it.each([
    'Why does the chain rule hold?',
    'What is the chain rule good for in physics?',
    'What is the difference between the chain rule and the product rule?',
    'What is the product rule?',
    'Solve question 3 of my graded homework on the chain rule for me.',
  ])('is not given for another question: %s', async (question) => {
    await prepare();
    model.replyWith(down);
    const { answer, events } = await student.ask(question);
    expect(answer).not.toContain('written in advance');
    expect(events.at(-1)?.event).toBe('turn.complete');
  });

  it('is not asked for while a model answers', async () => {
    await prepare();
    model.replyWith(() => 'A model answered.');
    expect((await student.ask('What is the chain rule?')).answer).toContain('A model answered.');
  });

  it('is not given while what it cites is not released, nor to another course or school', async () => {
    await prepare();
    model.replyWith(down);
    const question = 'What is the chain rule?';
    await using other = await startPlatform(app);
    await ingestFiles(app, other, calculusPages);
    const stranger = clientOf(app, await launch(app, other));
    expect((await stranger.ask(question)).answer).not.toContain('written in advance');
    await rows(`update documents set published = false where title = 'chain rule'`);
    const hidden = await student.ask(question);
    await rows(`update documents set published = true where title = 'chain rule'`);
    expect(hidden.answer).not.toContain('written in advance');
    expect((await student.ask(question)).answer).toContain('written in advance');
  });

  it('is not kept when a sentence of it is not carried by what it cites', async () => {
    const invented = `${written} It was found by Euler in 1748 [1].`;
    expect(await prepare(explain(invented))).toBe(0);
    expect(await prepare(explain('The chain rule is a rule without a source.'))).toBe(0);
  });

  it('is written with money that is there, and never with the floors of students', async () => {
    const { tenantId } = platform;
    await keepForStudents(app.composed.ground.withTenant, tenantId, 1_000_000);
    expect(await prepare()).toBe(0);
    expect(model.requests).toEqual([]);
    await rows('delete from budget_rules');
  });
});
