import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type LaunchTweaks, type Platform } from '../support/platform.ts';

let app: TestApp;
let platform: Platform;
let teacher: Person;

beforeEach(async () => {
  app = await startApp();
  platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  teacher = await enter({ sub: 'teacher', role: 'Instructor' });
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

type Person = Client & { readonly userId: string };

async function enter(tweaks: LaunchTweaks = {}): Promise<Person> {
  const boot = await launch(app, platform, tweaks);
  return { ...clientOf(app, boot), userId: boot.user.id };
}

const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text, values));

const switchTo = (mastery: boolean) =>
  teacher.put('/api/course/settings', { passback: { mastery } });

async function conceptIds(client: Client): Promise<string[]> {
  const { concepts } = (await client.get('/api/me/mastery')).body;
  return concepts.map(({ id }: { id: string }) => id);
}

async function begin(student: Client, conceptId: string | undefined): Promise<string> {
  return (await student.post('/api/quizzes', { conceptId })).body.quizId;
}

/** Solutions are read from storage, as no student could. */
async function answer(student: Client, quizId: string, right: boolean): Promise<void> {
  const [quiz] = await rows<{ items: { id: string; solution: string }[] }>(
    'select items from quizzes where id = $1',
    [quizId],
  );
  const answers = Object.fromEntries(
    (quiz?.items ?? []).map(({ id, solution }) => [id, right ? solution : 'nonsense']),
  );
  const { status, body } = await student.post(`/api/quizzes/${quizId}/attempts`, { answers });
  expect([status, body.max]).toEqual([200, 3]);
}

async function takeQuiz(student: Client, right: boolean, concept = 0): Promise<void> {
  await answer(student, await begin(student, (await conceptIds(student))[concept]), right);
}

const wanted = () =>
  rows<{ purpose: string; score: number; comment: string; version: number; state: string }>(
    'select purpose, score::float8, comment, version, state from grade_outbox order by purpose',
  );
const posted = (count: number) =>
  expect.poll(() => platform.scores.length, { timeout: 15_000 }).toBe(count);
const grades = async () => (await teacher.get('/api/course/documents')).body.grades;
const arrived = (count: number) =>
  expect.poll(grades, { timeout: 15_000 }).toMatchObject({ posted: count, waiting: 0 });
const last = () => platform.scores.at(-1);

// features: P08, B08, B13
describe('a student’s mastery in the gradebook', () => {
  it('is posted nowhere until the instructor switches it on, and then from what was shown before', async () => {
    await takeQuiz(await enter(), true);
    expect(await wanted()).toEqual([]);
    expect(platform.lineItems).toEqual([]);
    expect((await (await enter()).put('/api/course/settings', {})).status).toBe(403);
    expect((await switchTo(true)).body.passback).toMatchObject({ quizzes: false, mastery: true });
    await posted(1);
    expect(platform.lineItems).toMatchObject([
      { resourceId: 'preceptor-mastery', label: 'Preceptor mastery', scoreMaximum: 100 },
    ]);
    expect(last()).toMatchObject({
      userId: 'student-1',
      scoreGiven: 80,
      scoreMaximum: 100,
      comment: expect.stringMatching(
        /^Preceptor mastery\. Without help: 3 answers\. .+: 80% \(3\)$/,
      ),
    });
    await arrived(1);
    expect((await grades()).columns).toMatchObject([{ purpose: 'mastery', posted: 1 }]);
    await switchTo(true);
    await switchTo(false);
    await switchTo(true);
    expect((await wanted()).map(({ version }) => version)).toEqual([1]);
    expect(platform.scores).toHaveLength(1);
  });

  it('follows every quiz, as the mean over the concepts that were asked about', async () => {
    await switchTo(true);
    const student = await enter();
    await takeQuiz(student, true);
    await posted(1);
    await takeQuiz(student, false, 1);
    await posted(2);
    expect(platform.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([80, 50]);
    expect(last()?.comment).toMatch(/: 6 answers\. .+: 80% \(3\); .+: 20% \(3\)$/);
  });

  it('goes to the column that a copied course brought along', async () => {
    const id = `${platform.issuer}/items/copied?type=7`;
    platform.lineItems.push({ id, resourceId: 'preceptor-mastery' });
    await switchTo(true);
    await takeQuiz(await enter(), true);
    await posted(1);
    expect(platform.lineItems).toHaveLength(1);
    expect(last()?.path).toBe('/items/copied/scores?type=7');
  });

  it('never rests on what was answered with help, in an exercise or in conversation', async () => {
    await switchTo(true);
    const student = await enter();
    const [concept] = await conceptIds(student);
    const exercise = await begin(student, concept);
    await rows('update quizzes set in_conversation = true where id = $1', [exercise]);
    await answer(student, exercise, true);
    await rows(
      `insert into evidence (tenant_id, course_id, user_id, concept_id, source, outcome, weight, assisted, reference)
       select tenant_id, course_id, user_id, concept_id, s, 1, 1, s <> 'chat', 'said/' || s
       from evidence, unnest(array['chat', 'check', 'quiz']) as s where reference like $1 limit 3`,
      [`${exercise}/%`],
    );
    expect(await wanted()).toEqual([]);
    await switchTo(false);
    await switchTo(true);
    expect(await wanted()).toEqual([]);
    await takeQuiz(student, false);
    expect(await wanted()).toMatchObject([{ purpose: 'mastery', version: 1 }]);
    expect((await wanted())[0]?.score).toBeCloseTo(0.2);
  });

  it('is none of somebody who teaches and tries a quiz', async () => {
    await switchTo(true);
    await takeQuiz(teacher, true);
    expect(await wanted()).toEqual([]);
  });

  it('rests on every answer, though two quizzes are handed in at the same moment', async () => {
    await switchTo(true);
    const student = await enter();
    const concepts = (await conceptIds(student)).slice(0, 2);
    const quizzes = await Promise.all(concepts.map((concept) => begin(student, concept)));
    await Promise.all(quizzes.map((quiz) => answer(student, quiz, true)));
    expect((await wanted())[0]?.comment).toMatch(/: 6 answers\./);
  });

  it('counts two concepts that were merged as one', async () => {
    const student = await enter();
    await takeQuiz(student, true, 0);
    await takeQuiz(student, true, 1);
    const [kept, merged] = await conceptIds(student);
    await rows('update concepts set merged_into = $1, retired = true where id = $2', [
      kept,
      merged,
    ]);
    await switchTo(true);
    const [grade] = await wanted();
    expect(grade?.score).toBeCloseTo(7 / 8);
    expect(grade?.comment).toMatch(/: 6 answers\. [^;]+: 88% \(6\)$/);
  });
});

// features: P08, B08, I10
describe('posting mastery', () => {
  it('happens once, by however many workers at the same moment, into one column', async () => {
    const students = await Promise.all(
      Array.from({ length: 4 }, (_, at) => enter({ sub: `s-${at}` })),
    );
    for (const student of students) await takeQuiz(student, true);
    await Promise.all([switchTo(true), switchTo(true)]);
    const entries = await rows<{ id: string }>('select id from grade_outbox');
    const { tenantId } = platform;
    const jobs = entries.map(({ id }) => ({ tenantId, entryId: id }));
    await Promise.all(
      [...jobs, ...jobs, ...jobs].map((job) => app.composed.learning.postGrade(job)),
    );
    await arrived(4);
    expect(platform.lineItems).toHaveLength(1);
    expect(platform.scores.map(({ userId }) => userId).toSorted()).toEqual([
      's-0',
      's-1',
      's-2',
      's-3',
    ]);
  });

  it('leaves a grade that a teacher put in its place', async () => {
    await switchTo(true);
    const student = await enter();
    await takeQuiz(student, false);
    await posted(1);
    await arrived(1);
    platform.results.set('student-1', 88);
    await takeQuiz(student, true);
    await expect
      .poll(grades, { timeout: 15_000 })
      .toMatchObject({ held: 1, reason: expect.stringMatching(/left as it is/) });
    expect(platform.scores).toHaveLength(1);
    expect(platform.results.get('student-1')).toBe(88);
  });

  it('ends when it is switched off, with the reason, and the quizzes go on', async () => {
    await switchTo(true);
    const student = await enter();
    await takeQuiz(student, true);
    await arrived(1);
    await switchTo(false);
    const [entry] = await rows<{ id: string }>(
      `update grade_outbox set state = 'waiting', score = 0.5, version = version + 1 returning id`,
    );
    const { tenantId } = platform;
    await app.composed.learning.postGrade({ tenantId, entryId: entry?.id ?? '' });
    expect(platform.scores).toHaveLength(1);
    const off = { held: 1, reason: 'The posting of mastery is switched off.' };
    expect((await grades()).columns).toMatchObject([{ purpose: 'mastery', ...off }]);
    platform.results.clear();
    await teacher.put('/api/course/settings', { passback: { quizzes: true } });
    await posted(2);
    expect(last()).toMatchObject({ scoreGiven: 100, path: '/items/2/scores?type=7' });
    await takeQuiz(student, false);
    expect((await wanted()).map(({ purpose, version }) => [purpose, version])).toEqual([
      ['mastery', 2],
      ['quizzes', 2],
    ]);
    expect((await grades()).columns).toHaveLength(2);
  });
});

// features: B12, P08
describe('an honest word', () => {
  const ledgerOf = async (student: Client) => {
    const [concept] = await conceptIds(student);
    return (await student.get(`/api/me/mastery/${concept}`)).body as {
      mastery: { probability: number };
      lines: { id: string; outcome: number }[];
    };
  };

  it('lowers what is believed and never the grade, at once or at the next quiz', async () => {
    await switchTo(true);
    const student = await enter();
    await takeQuiz(student, true);
    const before = await wanted();
    const { lines } = await ledgerOf(student);
    for (const { id } of lines)
      await student.put(`/api/me/evidence/${id}/contest`, { claim: 'guessed' });
    expect((await ledgerOf(student)).mastery.probability).toBe(0.5);
    expect((await wanted()).map(({ version }) => version)).toEqual([before[0]?.version]);
    await takeQuiz(student, true);
    const [after] = await wanted();
    expect(after?.score).toBeCloseTo(7 / 8);
    expect(after?.comment).toMatch(/: 6 answers\./);
  });

  it('of a teacher is posted: what was shown in class, and what is set aside', async () => {
    await switchTo(true);
    const student = await enter();
    const [conceptId] = await conceptIds(student);
    await takeQuiz(student, false);
    const shown = { id: crypto.randomUUID(), userId: student.userId, conceptId, reason: 'Seen.' };
    for (let again = 0; again < 2; again += 1)
      expect((await teacher.post('/api/course/shown', shown)).status).toBe(201);
    expect((await wanted())[0]).toMatchObject({
      version: 2,
      comment: expect.stringMatching(/: 3 answers, 1 shown in class\./),
    });
    expect((await wanted())[0]?.score).toBeCloseTo(2 / 6);
    const wrong = (await ledgerOf(student)).lines.find(({ outcome }) => outcome === 0);
    await student.put(`/api/me/evidence/${wrong?.id}/contest`, { claim: 'typo' });
    expect((await wanted())[0]).toMatchObject({ version: 2 });
    const word = { decision: 'set_aside', reason: 'It was a slip.' };
    expect((await teacher.put(`/api/course/contests/${wrong?.id}`, word)).status).toBe(200);
    expect((await wanted())[0]).toMatchObject({ version: 3 });
    expect((await wanted())[0]?.score).toBeCloseTo(2 / 5);
  });
});
