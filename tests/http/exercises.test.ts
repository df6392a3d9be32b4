import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findCoursesByContext } from '../../src/courses/index.ts';
import { exerciseQueue } from '../../src/tutor/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { proposes, startExerciseVendor, type ExerciseVendor } from '../support/exercise-vendor.ts';
import { keepForStudents } from '../support/money-for-students.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { chainRuleQuestions, finds } from '../support/question-vendor.ts';

const [first, second] = chainRuleQuestions;
if (!first || !second) throw new Error('no questions');
const question = 'What is the chain rule?';
const wish = 'Give me an exercise.';

let vendor: ExerciseVendor;
let app: TestApp;
let platform: Platform;
let teacher: Client;
let courseId: string;
let people = 0;

beforeAll(async () => {
  vendor = await startExerciseVendor();
  app = await startApp({ env: vendor.env });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await vendor[Symbol.asyncDispose]();
});
beforeEach(async () => {
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  teacher = await enter({ sub: 'teacher', role: 'Instructor' });
  courseId = await courseOf(platform);
  await teacher.put('/api/course/settings', { nextExercises: true });
  vendor.writes = proposes();
  vendor.thinks = finds(chainRuleQuestions);
});
afterEach(async () => {
  await settled();
  await platform[Symbol.asyncDispose]();
});

async function enter(
  who: { sub?: string; role?: string } = {},
  where: Platform = platform,
): Promise<Client> {
  people += 1;
  return clientOf(app, await launch(app, where, { sub: `student-${people}`, ...who }));
}

const rows = <Row extends object>(text: string, tenantId = platform.tenantId) =>
  app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(text));
const jobs = () =>
  app.composed.ground.db.query(
    `select 1 from pgboss.job where name = $1 and state::text in ('created', 'active', 'retry')`,
    [exerciseQueue],
  );
const settled = () => expect.poll(jobs, { timeout: 30_000 }).toEqual([]);
const states = async () =>
  (await rows<{ state: string }>('select state from exercises order by begun_at')).map(
    ({ state }) => state,
  );

async function courseOf({ tenantId }: Platform): Promise<string> {
  const [found] = await app.composed.ground.withTenant(tenantId, (tx) =>
    findCoursesByContext(tx, tenantId, 'course-1'),
  );
  return found?.id ?? '';
}

/** Asks and waits until what is prepared after it is there. */
async function read(client: Client, message = question, more?: object) {
  const asked = await client.ask(message, more);
  await settled();
  return asked;
}

async function jobOf(turnId: string) {
  const [turn] = await rows<{ userId: string }>(
    `select user_id as "userId" from turns where id = '${turnId}'`,
  );
  return { tenantId: platform.tenantId, courseId, userId: turn?.userId ?? '', turnId };
}

const prepare = async (turnId: string) =>
  app.composed.tutor.prepareExercise(await jobOf(turnId), AbortSignal.timeout(30_000));
const turn = async (client: Client, turnId: string) =>
  (await client.get(`/api/turns/${turnId}`)).body;
const given = async (client: Client, more?: object) => {
  const asked = await client.ask(wish, more);
  const [exercise] = told(asked.events, 'exercise');
  return { ...asked, exercise };
};
const masteryOf = async (client: Client) => {
  const { concepts } = (await client.get('/api/me/mastery')).body;
  return concepts.find(({ name }: { name: string }) => name === 'chain rule');
};

// features: S54
describe('the next exercise of a student', () => {
  it('is prepared by nobody, and asking for one is a question like any other, until an instructor switches it on', async () => {
    await teacher.put('/api/course/settings', { nextExercises: false });
    const student = await enter();
    const written = vendor.prompts().length;
    await read(student);
    const answered = vendor.answers().length;
    const { exercise, events } = await given(student);
    expect(exercise).toBeUndefined();
    expect(told(events, 'model.attempt')).not.toEqual([]);
    expect(vendor.answers().length).toBe(answered + 1);
    expect(vendor.prompts().length).toBe(written);
    expect(await states()).toEqual([]);
    expect((await teacher.get('/api/course/exercises')).body).toMatchObject({
      on: false,
      canBePrepared: true,
      prepared: 0,
    });
  });

  it('is prepared while they read, and given at once when they ask, without a call to a model', async () => {
    const student = await enter();
    const { turnId, threadId } = await read(student);
    expect(await states()).toEqual(['waiting']);
    const calls = vendor.double.asked();
    const { exercise, events, answer, turnId: askedIn } = await given(student, { threadId });
    expect(exercise).toMatchObject({ concept: 'chain rule', prepared: true });
    expect(exercise?.item).toMatchObject({ prompt: first.question, kind: 'choice', written: true });
    expect(exercise?.item.options?.toSorted()).toEqual(first.options.toSorted());
    expect(answer).toContain('A language model prepared it');
    expect(answer).toContain(first.question);
    expect(told(events, 'model.attempt')).toEqual([]);
    expect(told(events, 'turn.complete')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain(first.quote);
    // Whatever runs after it is no part of it.
    const ofTurn = await rows(`select 1 from model_calls where turn_id = '${askedIn}'
      and created_at <= (select finished_at from turns where id = '${askedIn}')`);
    expect(ofTurn).toEqual([]);
    expect(vendor.answers().length).toBeLessThanOrEqual(calls);
    expect(await turn(student, turnId)).toMatchObject({
      exercise: null,
      next: { concept: 'chain rule', state: 'served', costMicros: expect.any(Number) },
    });
    expect((await turn(student, turnId)).next.costMicros).toBeGreaterThan(0);
    expect(await turn(student, askedIn)).toMatchObject({
      status: 'complete',
      support: null,
      exercise: { concept: 'chain rule', prepared: true, answers: null, result: null },
    });
  });

  it('is paid by the course under the task for content, beside the answer, and counted with what became of it', async () => {
    const student = await enter();
    const { turnId } = await read(student);
    const spent = await rows<{ task: string }>(
      `select task from usage_entries where user_id is null and cost_micros > 0 order by task`,
    );
    expect(spent.map(({ task }) => task)).toEqual(['content_generation', 'verify']);
    expect(await rows('select id from budget_reservations where settled_at is null')).toEqual([]);
    const traced = await rows<{ task: string }>(
      `select task from model_calls where turn_id = '${turnId}' order by created_at, id`,
    );
    expect(traced.map(({ task }) => task)).toEqual(['chat_tutor', 'content_generation', 'verify']);
    const { body } = await teacher.get('/api/course/exercises');
    expect(body).toMatchObject({ on: true, prepared: 1, served: 0, expired: 0 });
    expect(body.costMicros).toBeGreaterThan(0);
    // What nobody had prepared for them is not counted as served; theirs may be prepared by now.
    await given(await enter());
    expect((await teacher.get('/api/course/exercises')).body).toMatchObject({ served: 0 });
    expect((await student.get('/api/course/exercises')).status).toBe(403);
  });

  it('is graded like a quiz, counts half, is told to the next turn, and is nobody’s grade', async () => {
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    const student = await enter();
    const { threadId } = await read(student);
    const { exercise, turnId } = await given(student, { threadId });
    const answers = { [exercise?.item.id ?? '']: first.options[0] };
    const path = `/api/quizzes/${exercise?.quizId}/attempts`;
    const { body } = await student.post(path, { answers });
    expect(body).toMatchObject({ score: 1, max: 1, counted: true });
    expect(body.items[0].source).toMatchObject({ title: 'chain rule', quote: first.quote });
    expect((await student.post(path, { answers })).body).toEqual(body);
    expect((await turn(student, turnId)).exercise).toMatchObject({ answers, result: body });
    const evidence = await rows('select source, outcome::float8, assisted from evidence');
    expect(evidence).toEqual([{ source: 'quiz', outcome: 1, assisted: true }]);
    // Beta(1, 1) and half an answer.
    expect((await masteryOf(student)).probability).toBeCloseTo(0.6);
    expect(await rows('select 1 from grade_outbox')).toEqual([]);
    await read(student, 'And what is the inner function?', { threadId });
    expect(vendor.answers().at(-1)).toContain('chain rule: 1 of 1');
    // What quizzes say about how to teach is said by quizzes.
    const [student1] = await rows<{ userId: string; courseId: string }>(
      'select user_id as "userId", course_id as "courseId" from quizzes',
    );
    const [{ quiz } = { quiz: null }] = await rows<{ quiz: unknown }>(
      `select quiz_context('${student1?.userId}', '${student1?.courseId}') as quiz`,
    );
    expect(quiz).toMatchObject({ totalAttempts: 0, passRate: null, latest: { score: 1 } });
  });

  it('is as hard as its student is taught, and is not asked twice', async () => {
    const student = await enter();
    const { threadId } = await read(student);
    expect(vendor.prompts().at(-1)).toContain('The student has a first idea.');
    const { exercise } = await given(student, { threadId });
    await rows(`insert into evidence
        (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference)
      select tenant_id, course_id, user_id, concept_id, 'quiz', 1, 30, false, 'many' from quizzes
      where id = '${exercise?.quizId}'`);
    await settled();
    await read(student, 'What is the chain rule good for?', { threadId });
    await rows('delete from exercises');
    await read(student, 'Say what the chain rule is once more.', { threadId });
    expect(vendor.prompts().at(-1)).toContain('The student is strong.');
    const again = await given(student, { threadId });
    expect(again.exercise?.item.prompt).toBe(second.question);
  });

  it('is no harder for children than they are taught', async () => {
    await teacher.put('/api/course/settings', { audience: 'under_13' });
    const student = await enter();
    const { turnId, threadId } = await read(student);
    await rows(`insert into evidence
        (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference)
      select tenant_id, course_id, user_id, concept_id, 'quiz', 1, 30, false, 'many' from exercises
      where turn_id = '${turnId}'`);
    await rows('delete from exercises');
    await prepare(turnId);
    expect(vendor.prompts().at(-1)).toContain('The student can nearly do it alone.');
    await rows('delete from exercises');
    expect((await given(student, { threadId })).exercise?.prepared).toBe(false);
    const own = await rows<{ strategy: string }>(
      'select strategy from exercises where work_id is null',
    );
    expect(own).toEqual([{ strategy: 'guided_practice' }]);
  });

  it('is gone after half an hour, and another one is made of the course itself, labelled so', async () => {
    const student = await enter();
    const { turnId, threadId } = await read(student);
    await rows(`update exercises set expires_at = now() - interval '1 second'`);
    const { exercise, answer } = await given(student, { threadId });
    expect(exercise).toMatchObject({ concept: 'chain rule', prepared: false });
    expect(answer).toContain('without a language model');
    expect((await turn(student, turnId)).next.state).toBe('expired');
    await settled();
    expect((await teacher.get('/api/course/exercises')).body).toMatchObject({
      prepared: 2,
      expired: 1,
      served: 0,
    });
  });

  it('is kept for half an hour in rows, and nowhere else', async () => {
    await read(await enter());
    const [kept] = await rows<{ seconds: number }>(
      `select extract(epoch from expires_at - now())::float8 as seconds from exercises`,
    );
    expect(kept?.seconds).toBeGreaterThan(29 * 60);
    expect(kept?.seconds).toBeLessThanOrEqual(30 * 60);
  });

  it('is given once: a request sent twice is one turn, and of two at once only one gets it', async () => {
    const student = await enter();
    await read(student);
    const post = (key: string) =>
      student.post('/api/turns', { message: wish }, { 'idempotency-key': key });
    const [one, same, other] = await Promise.all([post('a'), post('a'), post('b')]);
    expect(same.body).toEqual(one.body);
    const gave = await Promise.all(
      [one, other].map(async ({ body }) => told(await student.events(body.turnId), 'exercise')[0]),
    );
    expect(gave.filter((each) => each?.prepared === true)).toHaveLength(1);
    expect(gave.filter((each) => each?.prepared === false)).toHaveLength(1);
    expect(new Set(gave.map((each) => each?.item.prompt)).size).toBe(2);
  });

  it('is offered again to whoever stopped the turn that gave it, and counts as answered for nobody', async () => {
    const student = await enter();
    const { threadId } = await read(student);
    const stopped = await given(student, { threadId });
    expect(stopped.exercise?.prepared).toBe(true);
    await settled();
    await rows(`update turns set status = 'aborted' where id = '${stopped.turnId}'`);
    const other = await enter();
    expect((await given(other)).exercise?.quizId).not.toBe(stopped.exercise?.quizId);
    const again = await given(student, { threadId });
    expect(again.exercise).toMatchObject({
      quizId: stopped.exercise?.quizId,
      prepared: true,
      item: { prompt: first.question },
    });
    expect((await turn(student, stopped.turnId)).exercise).toBeNull();
    expect((await turn(student, again.turnId)).exercise).toMatchObject({ result: null });
    expect((await masteryOf(student)).evidence).toBe(0);
    const answers = { [again.exercise?.item.id ?? '']: first.options[0] };
    const { body } = await student.post(`/api/quizzes/${again.exercise?.quizId}/attempts`, {
      answers,
    });
    expect(body).toMatchObject({ score: 1, counted: true });
    await settled();
    await rows(`update turns set status = 'aborted' where id = '${again.turnId}'`);
    expect((await given(student, { threadId })).exercise?.quizId).not.toBe(again.exercise?.quizId);
  });

  it('is offered again to whoever left it without an answer, once they have been away, and not while it stands there', async () => {
    const student = await enter();
    await read(student);
    const left = await given(student);
    await settled();
    await rows(`delete from exercises where state <> 'served'`);
    const another = await given(student);
    expect(another.exercise?.quizId).not.toBe(left.exercise?.quizId);
    await settled();
    await rows(`delete from exercises where state <> 'served'`);
    await rows(`update turns set finished_at = now() - interval '31 minutes'`);
    expect((await given(student)).exercise?.quizId).toBe(left.exercise?.quizId);
    await settled();
    await rows(`delete from exercises where state <> 'served'`);
    await rows(`update turns set finished_at = now() - interval '31 minutes'`);
    await rows(`update documents set published = false where title like '%chain%'`);
    expect((await given(student)).exercise?.quizId).not.toBe(left.exercise?.quizId);
  });

  it('is the same when another worker runs the turn again', async () => {
    const student = await enter();
    await read(student);
    const { turnId, exercise } = await given(student);
    const { tutor } = app.composed;
    const snapshot = { mastery: [], quiz: { totalAttempts: 0 } } as never;
    const kept = { ...(await jobOf(turnId)), id: turnId, language: 'en' } as never;
    const openWork = { effect: 'hints', wording: '', meaning: false, graceHours: 0 } as const;
    const asked = { turn: kept, wish: { about: null }, snapshot, works: [], openWork };
    const request = { ...asked, audience: 'unset' } as const;
    expect((await tutor.giveExercise(request))?.quizId).toBe(exercise?.quizId);
  });

  it('is prepared once by a job that runs twice, also at the same time, and never beside one that waits', async () => {
    const student = await enter();
    const { turnId, threadId } = await read(student);
    const asked = vendor.double.asked();
    await Promise.all([prepare(turnId), prepare(turnId)]);
    expect(vendor.double.asked()).toBe(asked);
    const written = vendor.prompts().length;
    await read(student, 'Why does the chain rule hold?', { threadId });
    expect(vendor.prompts().length).toBe(written);
    await rows('delete from exercises');
    await Promise.all([prepare(turnId), prepare(turnId)]);
    expect(vendor.prompts().length).toBe(written + 1);
    expect(await states()).toEqual(['waiting']);
  });

  it('is not prepared a second time after a process that died over it', async () => {
    const student = await enter();
    const { turnId, threadId } = await read(student);
    await rows(
      `update exercises set state = 'writing', item = null, begun_at = now() - interval '1 hour'`,
    );
    const asked = vendor.double.asked();
    expect((await turn(student, turnId)).next.state).toBe('dropped');
    await prepare(turnId);
    expect(vendor.double.asked()).toBe(asked);
    await read(student, 'Why does the chain rule hold?', { threadId });
    expect((await states()).toSorted()).toEqual(['dropped', 'waiting']);
  });

  it('is not given once its place is not released any more', async () => {
    const student = await enter();
    const { turnId } = await read(student);
    await rows(`update documents set published = false where title like '%chain%'`);
    const { exercise, answer } = await given(student);
    expect(answer).not.toContain(first.question);
    expect(exercise?.concept).not.toBe('chain rule');
    expect((await turn(student, turnId)).next.state).toBe('withdrawn');
  });

  it('is nothing to another student, nor to another school', async () => {
    const student = await enter();
    await read(student);
    const stranger = await enter();
    const other = await given(stranger);
    expect(other.exercise?.prepared).toBe(false);
    expect(other.exercise?.item.prompt).not.toBe(first.question);
    const { exercise, turnId } = await given(student);
    expect(exercise?.prepared).toBe(true);
    expect((await stranger.get(`/api/turns/${turnId}`)).status).toBe(404);
    const path = `/api/quizzes/${exercise?.quizId}/attempts`;
    expect((await stranger.post(path, { answers: {} })).status).toBe(404);
    await using school = await startPlatform(app);
    expect(await rows('select id from exercises', school.tenantId)).toEqual([]);
  });

  it('is not prepared with money that students need', async () => {
    await keepForStudents(app.composed.ground.withTenant, platform.tenantId, 1_000_000);
    const written = vendor.prompts().length;
    const student = await enter();
    const { threadId } = await read(student);
    expect(vendor.prompts().length).toBe(written);
    expect(await states()).toEqual([]);
    expect((await given(student, { threadId })).exercise?.prepared).toBe(false);
  });

  const invented = 'The inner derivative is rarely forgotten by students.';
  const garbage: readonly (readonly [string, string, ExerciseVendor['writes'], string])[] = [
    ['says something else', 'malformed', () => 'Here you are!', '{"answer": 1}'],
    [
      'quotes what the course does not say',
      'quote',
      () => JSON.stringify({ exercise: { ...first, passage: 1, quote: invented } }),
      '{"answer": 1}',
    ],
    ['is read otherwise by a second reader', 'second_opinion', proposes(), '{"answer": null}'],
    ['finds nothing to ask', 'nothing', () => '{"exercise": null}', '{"answer": 1}'],
  ];
  it.each(garbage)('is none when the model %s', async (_what, reason, writes, opinion) => {
    vendor.writes = writes;
    vendor.thinks = () => opinion;
    const student = await enter();
    const { turnId, threadId } = await read(student);
    expect(await rows('select state, reason, item from exercises')).toEqual([
      { state: 'dropped', reason, item: null },
    ]);
    expect((await turn(student, turnId)).next.state).toBe('dropped');
    expect((await given(student, { threadId })).exercise?.prepared).toBe(false);
  });

  it('is not prepared in an exam, in a pause, after a cry for help, nor after an answer without the course', async () => {
    const student = await enter();
    const { turnId } = await read(student);
    await rows('delete from exercises');
    const hour = 3_600_000;
    const [from, until] = [-hour, hour].map((away) => new Date(Date.now() + away).toISOString());
    const exam = { title: 'Midterm', from, until };
    const put = await teacher.put('/api/course/settings', { exams: [exam] });
    expect([put.status, put.body.exams.length]).toEqual([200, 1]);
    await prepare(turnId);
    expect(await states()).toEqual([]);
    await teacher.put('/api/course/settings', { exams: [] });
    await teacher.put('/api/course/settings', { conduct: true });
    await rows(`insert into quarantines (tenant_id, course_id, user_id, begins_at, ends_at)
      select tenant_id, course_id, user_id, now(), now() + interval '2 days' from turns
      where id = '${turnId}'`);
    await prepare(turnId);
    expect(await states()).toEqual([]);
    await rows('delete from quarantines');
    await student.ask('I want to kill myself');
    await prepare(turnId);
    await read(student, 'What is the chain rule good for?');
    expect(await states()).toEqual([]);
    const other = await enter();
    await read(other, 'Give me a recipe for apple pie.');
    expect(await states()).toEqual([]);
  });

  it('is neither prepared nor given near graded work that is open for its student', async () => {
    const work = `# Homework 3\n\n${[1, 2, 3].map(() => `${first.question} ${first.quote} ${first.options.join(', ')}`).join('\n')}`;
    const student = await enter();
    const { turnId } = await read(student);
    expect(await states()).toEqual(['waiting']);
    await ingestFiles(app, platform, { ...calculusPages, 'homework-3.md': work });
    await rows(`update documents set graded = true where title ilike '%homework%'`);
    const { exercise } = await given(student);
    expect(exercise?.item.prompt).not.toBe(first.question);
    expect((await turn(student, turnId)).next.state).toBe('withdrawn');
    await settled();
    await rows('delete from exercises');
    await rows('delete from quizzes');
    vendor.writes = proposes([first]);
    await prepare(turnId);
    const kept = await rows<{ state: string }>(
      `select state from exercises where state = 'waiting'`,
    );
    expect(kept).toEqual([]);
  });

  it('is on the concept that its student names, and never on another', async () => {
    const student = await enter();
    await read(student);
    const named = await student.ask('Give me an exercise on the product rule');
    expect(told(named.events, 'exercise')[0]).toMatchObject({ concept: 'product rule' });
    const strange = await student.ask('Give me an exercise about pottery');
    expect(told(strange.events, 'exercise')).toEqual([]);
    const same = await student.ask('Give me an exercise on the chain rule');
    expect(told(same.events, 'exercise')[0]).toMatchObject({ prepared: true });
  });

  it('is said in the language of its student', async () => {
    const boot = await launch(app, platform, {
      sub: 'german',
      claims: { 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale: 'de' } },
    });
    const student = clientOf(app, boot);
    await read(student);
    const { events, answer } = await student.ask('Gib mir eine Übung.');
    expect(told(events, 'exercise')).toMatchObject([{ prepared: true }]);
    expect(answer).toContain('Ein Sprachmodell hat sie aus deinem Kurs vorbereitet');
  });
});

// features: S54
describe('a school without a language model', () => {
  it('gives exercises made of sentences of the course, and says so, until there is none left', async () => {
    await using plain = await startApp();
    await using school = await startPlatform(plain);
    await ingestFiles(plain, school, calculusPages);
    const instructor = clientOf(plain, await launch(plain, school, { role: 'Instructor' }));
    await instructor.put('/api/course/settings', { nextExercises: true });
    const student = clientOf(plain, await launch(plain, school, { sub: 'student' }));
    const { threadId } = await student.ask(question);
    const prompts = new Set<string>();
    for (;;) {
      const { events, answer } = await student.ask(wish, { threadId });
      const [exercise] = told(events, 'exercise');
      if (!exercise) break;
      expect(exercise.prepared).toBe(false);
      expect(answer).toContain('without a language model');
      expect(prompts.has(exercise.item.prompt)).toBe(false);
      prompts.add(exercise.item.prompt);
    }
    expect(prompts.size).toBeGreaterThan(0);
    expect((await instructor.get('/api/course/exercises')).body).toMatchObject({
      on: true,
      canBePrepared: false,
      prepared: 0,
    });
  });
});
