import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, told, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

/** Enough sentences of one concept that checks find two that were not asked lately, and one with too few. */
const pages = {
  'glaciers.md': `# Glaciers

A moraine is a ridge of rubble that a glacier leaves at its edge when it melts.
A crevasse is a deep crack that opens where the ice flows over a steep step.
Firn is the grainy snow that has survived one summer without becoming solid ice.
Ablation means the loss of ice by melting, evaporation and the breaking of icebergs.
The snout is the lowest end of a glacier, where the ice melts faster than it arrives.
A cirque is a bowl in the mountain that ice has carved out over many winters.
A drumlin is a smooth hill of clay that points in the direction of the former flow.
Striations are fine scratches that stones in the ice cut into the rock beneath them.
An erratic is a boulder that ice has carried far away from the rock it came from.
A nunatak is a summit that stands out above the ice sheet around it on all sides.
Meltwater is called glacial milk where it carries the powder of ground stone with it.
Basal sliding means that a glacier glides over its bed on a thin film of water.
`,
  'tides.md': `# Tides

A spring tide is the strongest tide, when the sun and the moon pull along one line.
`,
};

let app: TestApp;
let model: ReplyingModel;
let platform: Platform;
let teacher: Client;
let people = 0;

beforeAll(async () => {
  model = createReplyingModel();
  app = await startApp({ chatModels: [model, createOfflineModel()] });
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  platform = await startPlatform(app);
  await ingestFiles(app, platform, pages);
  teacher = await enter({ sub: 'teacher', role: 'Instructor' });
  await teacher.put('/api/course/settings', { plannedChecks: true, nextExercises: true });
  model.replyWith(() => 'Ice flows.');
  return () => platform[Symbol.asyncDispose]();
});

const rows = <Row extends object>(text: string) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text));

type Person = Client & { readonly userId: string };

async function enter(who: { sub?: string; role?: string } = {}): Promise<Person> {
  people += 1;
  const boot = await launch(app, platform, { sub: `student-${people}`, ...who });
  return { ...clientOf(app, boot), userId: boot.user.id };
}

/** As if all that was shown had been shown so long ago. */
const agoBy = (time: string) =>
  rows(`update evidence set happened_at = happened_at - interval '${time}'`);

interface Told {
  readonly conceptId: string;
  readonly name: string;
  readonly state: string;
  readonly alone: { answers: number };
  readonly withHelp: { answers: number };
  readonly check: { kind: string; standing: string; until: string | null } | null;
}

async function independenceOf(client: Client): Promise<{ on: boolean; concepts: Told[] }> {
  const { status, body } = await client.get('/api/me/independence');
  expect(status).toBe(200);
  return body;
}

const offerTo = async (client: Client) => (await client.get('/api/me/checks/offer')).body.check;

async function conceptOf(client: Client, name = 'Glaciers'): Promise<string> {
  const { concepts } = (await client.get('/api/me/mastery')).body;
  return concepts.find((one: Told) => one.name.toLowerCase() === name.toLowerCase()).id;
}

/** Solutions are read from storage, as no student could. */
async function answersTo(table: 'quizzes' | 'mastery_checks', id: string, right: number) {
  const [found] = await rows<{ items: { id: string; solution: string }[] }>(
    `select items from ${table} where id = '${id}'`,
  );
  const given = (found?.items ?? []).map(({ id: item, solution }, at): [string, string] => [
    item,
    at < right ? solution : 'nonsense',
  ]);
  return Object.fromEntries(given);
}

/** An exercise in a conversation, answered rightly with the tutor at hand. */
async function solveWithHelp(student: Client): Promise<void> {
  const { events } = await student.ask('Give me an exercise about glaciers.');
  const [exercise] = told(events, 'exercise');
  const quizId = exercise?.quizId ?? '';
  const answers = await answersTo('quizzes', quizId, 1);
  expect((await student.post(`/api/quizzes/${quizId}/attempts`, { answers })).status).toBe(200);
}

async function takeQuiz(student: Client, right: number): Promise<void> {
  const conceptId = await conceptOf(student);
  const { quizId } = (await student.post('/api/quizzes', { conceptId })).body;
  const answers = await answersTo('quizzes', quizId, right);
  expect((await student.post(`/api/quizzes/${quizId}/attempts`, { answers })).status).toBe(200);
}

async function begin(student: Client, conceptId: string) {
  const { status, body } = await student.post(`/api/me/checks/on/${conceptId}`);
  return { status, ...(body as { checkId: string; code?: string; items: { prompt: string }[] }) };
}

async function answer(student: Client, checkId: string, right: number) {
  const answers = await answersTo('mastery_checks', checkId, right);
  return (await student.post(`/api/me/checks/${checkId}/answers`, { answers })).body as {
    outcome: string;
  };
}

// features: B13
describe('a student who solved something with help', () => {
  it('is offered two questions without help, whose answers count as given alone and show where they came from', async () => {
    const student = await enter();
    await solveWithHelp(student);
    expect(await offerTo(student)).toBe(null);
    await agoBy('2 hours');
    const conceptId = await conceptOf(student);
    const { concepts } = await independenceOf(student);
    expect(concepts).toMatchObject([
      {
        conceptId,
        state: 'unknown',
        alone: { answers: 0 },
        withHelp: { answers: 1 },
        check: { kind: 'short_check', standing: 'waits' },
      },
    ]);
    expect(await offerTo(student)).toMatchObject({ conceptId, kind: 'short_check' });

    const check = await begin(student, conceptId);
    expect([check.status, check.items.length]).toEqual([201, 2]);
    expect(JSON.stringify(check.items)).not.toContain('solution');
    expect((await begin(student, conceptId)).checkId).toBe(check.checkId);
    expect(await answer(student, check.checkId, 2)).toMatchObject({ outcome: 'passed' });
    // What is sent later gets what came of the first answers.
    expect(await answer(student, check.checkId, 0)).toMatchObject({ outcome: 'passed' });

    const { lines, same } = (await student.get(`/api/me/mastery/${conceptId}`)).body;
    const checked = lines.filter((line: { source: string }) => line.source === 'check');
    expect(checked).toMatchObject([
      { outcome: 1, assisted: false, countsFor: 1 },
      { outcome: 1, assisted: false, countsFor: 1 },
    ]);
    for (const line of checked) expect(line.answered.prompt).toContain('_____');
    expect(same).toBe(true);
    const after = await independenceOf(student);
    expect(after.concepts[0]).toMatchObject({ alone: { answers: 2 }, check: null });
    expect(await offerTo(student)).toBe(null);
    expect((await begin(student, conceptId)).code).toBe('check_used');
  });

  it('is asked again after growing gaps once it went alone', async () => {
    const student = await enter();
    await takeQuiz(student, 3);
    await agoBy('47 hours');
    expect(await offerTo(student)).toBe(null);
    await agoBy('2 hours');
    expect(await offerTo(student)).toMatchObject({ kind: 'delayed_recheck' });
    const { checkId } = await begin(student, await conceptOf(student));
    await answer(student, checkId, 2);
    await agoBy('6 days');
    await rows(`update mastery_checks set begun_at = begun_at - interval '6 days'`);
    expect(await offerTo(student)).toBe(null);
    await agoBy('25 hours');
    expect(await offerTo(student)).toMatchObject({ kind: 'delayed_recheck' });
  });

  it('puts it off or leaves it out, is not offered it then, and may take it all the same', async () => {
    const student = await enter();
    await solveWithHelp(student);
    await agoBy('2 hours');
    const conceptId = await conceptOf(student);
    const say = (said: string) => student.put(`/api/me/checks/on/${conceptId}/deferral`, { said });
    expect((await say('postponed')).status).toBe(200);
    expect((await say('postponed')).status).toBe(200);
    expect(await offerTo(student)).toBe(null);
    expect((await independenceOf(student)).concepts[0]?.check?.standing).toBe('postponed');
    await rows(`update check_deferrals set until = now() - interval '1 second'`);
    expect(await offerTo(student)).toMatchObject({ conceptId });
    await say('declined');
    await agoBy('90 days');
    expect(await offerTo(student)).toBe(null);
    expect((await say('never')).status).toBe(400);
    expect((await begin(student, conceptId)).status).toBe(201);
  });

  it('has had help who asks the tutor meanwhile, and nothing counts as done alone', async () => {
    const student = await enter();
    await solveWithHelp(student);
    await agoBy('2 hours');
    const conceptId = await conceptOf(student);
    const { checkId } = await begin(student, conceptId);
    await student.ask('What is a moraine?');
    expect(await answer(student, checkId, 2)).toMatchObject({ outcome: 'assisted' });
    const { lines } = (await student.get(`/api/me/mastery/${conceptId}`)).body;
    expect(lines).toHaveLength(3);
    expect(lines.every((line: { assisted: boolean }) => line.assisted)).toBe(true);
  });

  it('gets one check however often it is begun at once, and its answers are counted once', async () => {
    const student = await enter();
    await solveWithHelp(student);
    await agoBy('2 hours');
    const conceptId = await conceptOf(student);
    const begun = await Promise.all([1, 2, 3].map(() => begin(student, conceptId)));
    expect(new Set(begun.map(({ checkId }) => checkId)).size).toBe(1);
    const checkId = begun[0]?.checkId ?? '';
    const outcomes = await Promise.all([2, 0, 1].map((right) => answer(student, checkId, right)));
    expect(new Set(outcomes.map(({ outcome }) => outcome)).size).toBe(1);
    expect(await rows(`select id from evidence where source = 'check'`)).toHaveLength(2);
  });

  it('is offered none that the course has no two questions for', async () => {
    const student = await enter();
    const conceptId = await conceptOf(student, 'Tides');
    await rows(`insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference, happened_at)
      select tenant_id, course_id, '${student.userId}', id, 'quiz', 1, 1, true, 'given', now() - interval '1 day'
      from concepts where id = '${conceptId}'`);
    expect(await offerTo(student)).toBe(null);
    expect((await independenceOf(student)).concepts[0]).toMatchObject({ conceptId, check: null });
    expect((await begin(student, conceptId)).code).toBe('check_not_due');
  });

  it('posts no grade by a check, passed or missed', async () => {
    await teacher.put('/api/course/settings', { passback: { quizzes: true, mastery: true } });
    const student = await enter();
    await solveWithHelp(student);
    await agoBy('2 hours');
    const { checkId } = await begin(student, await conceptOf(student));
    expect(await answer(student, checkId, 1)).toMatchObject({ outcome: 'failed' });
    expect(await rows('select purpose from grade_outbox')).toEqual([]);
  });
});

// features: B13
describe('how often a guess is right', () => {
  it('is kept with each answer, and was found for those of before as it is for new ones', async () => {
    const student = await enter();
    await takeQuiz(student, 3);
    await takeQuiz(student, 1);
    const kept = () =>
      rows<{ reference: string; chance: number }>(
        'select reference, chance from evidence order by reference',
      );
    const before = await kept();
    const [options] = await rows<{ share: number; gaps: number }>(
      `select count(*) filter (where item ->> 'kind' = 'choice') as share,
         count(*) filter (where item ->> 'kind' = 'cloze') as gaps
       from quizzes q, jsonb_array_elements(q.items) as item`,
    );
    expect(before.filter(({ chance }) => chance > 0)).toHaveLength(Number(options?.share));
    expect(before.filter(({ chance }) => chance === 0)).toHaveLength(Number(options?.gaps));
    const migration = await readFile('migrations/0208_checks_without_help.sql', 'utf8');
    const [backfill = ''] = /update evidence e [^;]+/.exec(migration) ?? [];
    await rows('update evidence set chance = 0');
    await rows(backfill);
    expect(await kept()).toEqual(before);
  });
});

// features: B13, B11
describe('a check is offered unasked', () => {
  async function due(): Promise<Person> {
    const student = await enter();
    await solveWithHelp(student);
    await agoBy('2 hours');
    expect(await offerTo(student)).not.toBe(null);
    return student;
  }

  it('in no course that did not switch it on, where how it goes alone is told all the same', async () => {
    const student = await due();
    await teacher.put('/api/course/settings', { plannedChecks: false });
    expect(await offerTo(student)).toBe(null);
    const { on, concepts } = await independenceOf(student);
    expect([on, concepts.length, concepts[0]?.check]).toEqual([false, 1, null]);
    expect((await begin(student, await conceptOf(student))).code).toBe('check_not_due');
    expect((await student.put('/api/course/settings', { plannedChecks: true })).status).toBe(403);
  });

  it.each([
    ['cried for help', 'I want to kill myself.'],
    ['sounded strained', 'My grandma died and I cannot cope any more. What is a moraine?'],
  ])('to nobody who %s within a day', async (_, message) => {
    const student = await due();
    await student.ask(message);
    expect(await offerTo(student)).toBe(null);
    // It stays where they look for it themselves.
    expect((await independenceOf(student)).concepts[0]?.check?.standing).toBe('waits');
  });

  it('to nobody in an exam or in a pause', async () => {
    const student = await due();
    const from = new Date(Date.now() - 60_000).toISOString();
    const until = new Date(Date.now() + 600_000).toISOString();
    const exam = { title: 'Midterm', from, until, key: null };
    expect((await teacher.put('/api/course/settings', { exams: [exam] })).status).toBe(200);
    expect(await offerTo(student)).toBe(null);
    await teacher.put('/api/course/settings', { exams: [] });
    expect(await offerTo(student)).not.toBe(null);
    await teacher.put('/api/course/settings', { conduct: true });
    await rows(`insert into quarantines (tenant_id, course_id, user_id, begins_at, ends_at)
      select tenant_id, course_id, '${student.userId}', now(), now() + interval '1 hour' from enrolments
      where user_id = '${student.userId}'`);
    expect(await offerTo(student)).toBe(null);
  });

  it('by nobody else’s evidence, and of nobody else’s checks anything is told', async () => {
    const student = await due();
    const other = await enter();
    expect((await independenceOf(other)).concepts).toEqual([]);
    const conceptId = await conceptOf(student);
    const { checkId } = await begin(student, conceptId);
    expect((await begin(other, conceptId)).code).toBe('check_not_due');
    const theirs = await other.post(`/api/me/checks/${checkId}/answers`, { answers: {} });
    expect([theirs.status, theirs.body.code]).toEqual([404, 'check_not_found']);
    const school = await startPlatform(app);
    await ingestFiles(app, school, pages);
    const far = clientOf(app, await launch(app, school));
    expect((await far.post(`/api/me/checks/on/${conceptId}`)).status).toBe(409);
    await school[Symbol.asyncDispose]();
  });
});

// features: B13
describe('the help that the tutor begins with', () => {
  const question = 'How do glaciers move?';
  const promptTo = async (student: Client, message = question) => {
    model.replyWith(() => 'Ice flows.');
    const { events } = await student.ask(message);
    const [strategy] = told(events, 'strategy');
    return { system: JSON.stringify(model.requests.at(-1)), reasons: strategy?.reasons ?? [] };
  };

  it('fades as a student shows it alone, comes back when it does not go, and they read why', async () => {
    const student = await enter();
    expect((await promptTo(student)).system).not.toContain('HOW MUCH HELP');
    await takeQuiz(student, 0);
    const low = await promptTo(student);
    expect(low.system).toContain('Begin with one worked step');
    expect(low.reasons.join()).toContain('it begins with a step');
    for (let quiz = 0; quiz < 4; quiz += 1) await takeQuiz(student, 3);
    const high = await promptTo(student);
    expect(high.system).toContain('Begin with a question by which');
    expect(high.reasons.join()).toContain('it begins with a question');
  });

  it('is never held back from somebody who cannot go on, or who sounds strained', async () => {
    const student = await enter();
    for (let quiz = 0; quiz < 3; quiz += 1) await takeQuiz(student, 3);
    const stuck = await promptTo(student, `${question} I'm stuck.`);
    expect(stuck.system).toContain('Begin with one worked step');
    const heavy = 'My grandma died and I cannot cope any more.';
    expect((await promptTo(student, `${heavy} ${question}`)).system).not.toContain('HOW MUCH HELP');
  });
});
