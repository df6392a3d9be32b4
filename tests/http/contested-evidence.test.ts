import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setVisibility, type VisibilityLevel } from '../../src/courses/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

/** Enough sentences of one concept that a check finds two that no quiz has asked. */
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
A neap tide is the weakest tide, when the sun pulls across the line of the moon.
`,
};

let app: TestApp;
let platform: Platform;
let teacher: Client;
let people = 0;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  platform = await startPlatform(app);
  await ingestFiles(app, platform, pages);
  teacher = await enter({ sub: 'teacher', role: 'Instructor' });
  return () => platform[Symbol.asyncDispose]();
});

const rows = <Row extends object>(text: string, { tenantId } = platform) =>
  app.composed.ground.withTenant(tenantId, (tx) => tx.query<Row>(text));

interface Person extends Client {
  readonly userId: string;
  remove(path: string): Promise<number>;
}

async function enter(
  who: { sub?: string; role?: string; contextId?: string; claims?: Record<string, unknown> } = {},
  where = platform,
): Promise<Person> {
  people += 1;
  const boot = await launch(app, where, { sub: `student-${people}`, ...who });
  const headers = { authorization: `Bearer ${boot.session}` };
  return {
    ...clientOf(app, boot),
    userId: boot.user.id,
    remove: async (path) =>
      (await fetch(`${app.url}${path}`, { method: 'DELETE', headers })).status,
  };
}

interface Line {
  readonly id: string;
  readonly outcome: number;
  readonly countsFor: number;
  readonly after: number;
  readonly claims: string[];
  readonly mayWithdraw: boolean;
  readonly standing: { counts: boolean; waits: boolean; decided: boolean };
  readonly said: { kind: string; reason: string | null }[];
  readonly answered: {
    prompt: string;
    answer: string | null;
    solution: string | null;
    classQuiz: string | null;
    underCheck: boolean;
  } | null;
}

async function masteryOf(client: Client, name = 'Glaciers') {
  const { concepts } = (await client.get('/api/me/mastery')).body;
  return concepts.find((one: { name: string }) => one.name.toLowerCase() === name.toLowerCase());
}

async function ledgerOf(client: Client, name = 'Glaciers') {
  const { id } = await masteryOf(client, name);
  const { status, body } = await client.get(`/api/me/mastery/${id}`);
  expect(status).toBe(200);
  return body as {
    lines: Line[];
    mastery: { probability: number };
    replayed: { probability: number };
    same: boolean;
    prior: object;
    assistedShare: number;
  };
}

/** Solutions are read from storage, as no student could. */
async function solutionsOf(table: 'quizzes' | 'mastery_checks', id: string) {
  const [found] = await rows<{ items: { id: string; solution: string }[] }>(
    `select items from ${table} where id = '${id}'`,
  );
  return found?.items ?? [];
}

/** A quiz with its first `right` answers right. */
async function takeQuiz(client: Client, right: number): Promise<void> {
  const { id: conceptId } = await masteryOf(client);
  const { quizId } = (await client.post('/api/quizzes', { conceptId })).body;
  const items = await solutionsOf('quizzes', quizId);
  const answers = Object.fromEntries(
    items.map(({ id, solution }, at) => [id, at < right ? solution : 'nonsense']),
  );
  expect((await client.post(`/api/quizzes/${quizId}/attempts`, { answers })).status).toBe(200);
}

const contest = (client: Client, id: string | undefined, claim: string) =>
  client.put(`/api/me/evidence/${id}/contest`, { claim });

const wrongOf = ({ lines }: { lines: Line[] }) => lines.find(({ outcome }) => outcome === 0);
const rightOf = ({ lines }: { lines: Line[] }) => lines.find(({ outcome }) => outcome === 1);

/** What an instructor's word about a proposal comes to: glaciers are tides. */
const merge = () =>
  rows(`update concepts g set merged_into = t.id, retired = true from concepts t
    where lower(g.name) = 'glaciers' and lower(t.name) = 'tides' and t.course_id = g.course_id`);

/** Says that a wrong answer can be shown, and begins its check. */
async function beginCheck(student: Client, wrong: Line | undefined) {
  expect((await contest(student, wrong?.id, 'can_show')).body).toMatchObject({ waits: true });
  const { status, body } = await student.post(`/api/me/evidence/${wrong?.id}/check`);
  expect(status).toBe(201);
  return body as { checkId: string; items: { id: string; prompt: string }[] };
}

async function answerCheck(student: Client, checkId: string, right: number) {
  const items = await solutionsOf('mastery_checks', checkId);
  const answers = Object.fromEntries(
    items.map(({ id, solution }, at) => [id, at < right ? solution : 'nonsense']),
  );
  const { status, body } = await student.post(`/api/me/checks/${checkId}/answers`, { answers });
  expect(status).toBe(200);
  return body as { outcome: string; items: { correct: boolean }[] };
}

// features: B12
describe('a number on a student’s page', () => {
  it('opens to every answer it rests on, with the question, its weight, and the number that comes out of them again', async () => {
    const student = await enter();
    await takeQuiz(student, 2);
    const ledger = await ledgerOf(student);
    const { probability } = await masteryOf(student);
    expect(ledger.mastery.probability).toBe(probability);
    expect(ledger.replayed).toEqual(ledger.mastery);
    expect(ledger.same).toBe(true);
    expect(ledger).toMatchObject({ prior: { alpha: 1, beta: 1 }, assistedShare: 0.5 });
    expect(ledger.lines).toHaveLength(3);
    for (const line of ledger.lines) {
      expect(line).toMatchObject({ countsFor: 1, standing: { counts: true }, said: [] });
      expect(line.answered?.prompt).toContain('_____');
      expect(line.claims).toEqual(line.outcome === 1 ? ['guessed'] : ['typo', 'can_show']);
    }
    expect(ledger.lines.at(-1)?.after).toBe(probability);
  });

  it('falls by an honest “I guessed”, which can be taken back, and the answer stays where it is', async () => {
    const student = await enter();
    await takeQuiz(student, 3);
    const before = await masteryOf(student);
    const right = rightOf(await ledgerOf(student));
    expect((await contest(student, right?.id, 'typo')).status).toBe(409);
    expect((await contest(student, right?.id, 'guessed')).status).toBe(200);
    expect((await contest(student, right?.id, 'guessed')).status).toBe(200);
    const after = await ledgerOf(student);
    expect(after.mastery.probability).toBeLessThan(before.probability);
    expect(after.same).toBe(true);
    expect(after.lines).toHaveLength(3);
    const line = after.lines.find(({ id }) => id === right?.id);
    expect(line).toMatchObject({ countsFor: 0, mayWithdraw: true, claims: [] });
    expect(line?.said.map(({ kind }) => kind)).toEqual(['guessed']);
    expect(await student.remove(`/api/me/evidence/${right?.id}/contest`)).toBe(204);
    expect(await student.remove(`/api/me/evidence/${right?.id}/contest`)).toBe(204);
    expect((await masteryOf(student)).probability).toBe(before.probability);
  });

  it('never loses an answer or a word about it, and no answer is folded that was set aside', async () => {
    const student = await enter();
    await takeQuiz(student, 3);
    const right = rightOf(await ledgerOf(student));
    await contest(student, right?.id, 'guessed');
    await student.remove(`/api/me/evidence/${right?.id}/contest`);
    await contest(student, right?.id, 'guessed');
    const said = await rows<{ kind: string }>('select kind from evidence_events order by place');
    expect(said.map(({ kind }) => kind)).toEqual(['guessed', 'withdrawn', 'guessed']);
    expect((await masteryOf(student)).evidence).toBe(2);
  });
});

// features: B12
describe('a wrong answer that a student can show', () => {
  it('counts no more once two questions that were not asked before are both right', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const before = await ledgerOf(student);
    const wrong = wrongOf(before);
    const { checkId, items } = await beginCheck(student, wrong);
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain('solution');
    const asked = before.lines.map(({ answered }) => answered?.prompt);
    for (const { prompt } of items) expect(asked).not.toContain(prompt);
    expect((await student.post(`/api/me/evidence/${wrong?.id}/check`)).body.checkId).toBe(checkId);
    expect(await answerCheck(student, checkId, 2)).toMatchObject({ outcome: 'passed' });
    const after = await ledgerOf(student);
    expect(after.mastery.probability).toBeGreaterThan(before.mastery.probability);
    expect(after.lines).toHaveLength(3);
    expect(after.lines.find(({ id }) => id === wrong?.id)).toMatchObject({
      countsFor: 0,
      mayWithdraw: false,
      said: [{ kind: 'can_show' }, { kind: 'check_passed' }],
    });
    expect(await answerCheck(student, checkId, 0)).toMatchObject({ outcome: 'passed' });
  });

  it('stands where one of them is wrong, with nothing held against anybody, and no second try that day', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const before = await ledgerOf(student);
    const wrong = wrongOf(before);
    const { checkId } = await beginCheck(student, wrong);
    expect(await answerCheck(student, checkId, 1)).toMatchObject({ outcome: 'failed' });
    expect(await answerCheck(student, checkId, 2)).toMatchObject({ outcome: 'failed' });
    const after = await ledgerOf(student);
    expect(after.mastery).toEqual(before.mastery);
    for (const { id } of after.lines) {
      expect((await contest(student, id, 'typo')).status).toBe(200);
      const again = await student.post(`/api/me/evidence/${id}/check`);
      expect([again.status, again.body.code]).toEqual([409, 'check_used']);
    }
    await rows(`update mastery_checks set begun_at = begun_at - interval '25 hours'`);
    const next = await student.post(`/api/me/evidence/${wrong?.id}/check`);
    expect(next.status).toBe(201);
    expect(next.body.checkId).not.toBe(checkId);
  });

  it('stands where the tutor was asked in between, whatever was answered', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const { checkId } = await beginCheck(student, wrongOf(await ledgerOf(student)));
    await student.ask('What is a moraine?');
    expect(await answerCheck(student, checkId, 2)).toMatchObject({ outcome: 'assisted' });
    const { lines } = await ledgerOf(student);
    expect(lines.every(({ standing }) => standing.counts)).toBe(true);
  });

  it('is checked by nothing that an older quiz tells the solution of, or that a new one asks meanwhile', async () => {
    const student = await enter();
    await takeQuiz(student, 2);
    const before = await ledgerOf(student);
    const { checkId } = await beginCheck(student, wrongOf(before));
    // A course with few sentences, or a student with many quizzes, gets questions of an older quiz again.
    await rows(`update mastery_checks c set items = (
      select jsonb_agg(item) from quizzes q, jsonb_array_elements(q.items) with ordinality as i (item, at)
      where q.user_id = c.user_id and q.concept_id = c.concept_id and at <= 2)`);
    const held = (await ledgerOf(student)).lines.filter(({ outcome }) => outcome === 1);
    expect(held).toHaveLength(2);
    for (const { answered } of held)
      expect(answered).toMatchObject({ underCheck: true, answer: null, solution: null });
    expect(wrongOf(await ledgerOf(student))?.answered).toMatchObject({
      underCheck: false,
      solution: expect.any(String),
    });
    const { id: conceptId } = await masteryOf(student);
    const next = (await student.post('/api/quizzes', { conceptId })).body;
    expect(next.items).toHaveLength(3);
    for (const { answered } of held)
      expect(next.items.map(({ prompt }: { prompt: string }) => prompt)).not.toContain(
        answered?.prompt,
      );
    await answerCheck(student, checkId, 2);
    for (const { answered } of (await ledgerOf(student)).lines)
      expect(answered).toMatchObject({ underCheck: false, solution: expect.any(String) });
  });

  it('cannot be checked a day later, nor without having been contested', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const [first, second] = (await ledgerOf(student)).lines;
    const early = await student.post(`/api/me/evidence/${first?.id}/check`);
    expect([early.status, early.body.code]).toEqual([409, 'not_contestable']);
    const { checkId } = await beginCheck(student, second);
    await rows(`update mastery_checks set begun_at = begun_at - interval '25 hours'`);
    const late = await student.post(`/api/me/checks/${checkId}/answers`, { answers: {} });
    expect([late.status, late.body.code]).toEqual([409, 'check_over']);
  });

  it('waits for a teacher where the course has no two other questions', async () => {
    const student = await enter();
    const { id: conceptId } = await masteryOf(student, 'Tides');
    const { quizId } = (await student.post('/api/quizzes', { conceptId })).body;
    await student.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    const { lines } = (await student.get(`/api/me/mastery/${conceptId}`)).body;
    await contest(student, lines[0].id, 'typo');
    const none = await student.post(`/api/me/evidence/${lines[0].id}/check`);
    expect([none.status, none.body.code]).toEqual([409, 'no_check']);
    expect((await teacher.get('/api/course/contests')).body.contests).toMatchObject([
      { id: lines[0].id, standing: { waits: true } },
    ]);
  });

  it('is settled once, however many answer it at once', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const wrong = wrongOf(await ledgerOf(student));
    await contest(student, wrong?.id, 'can_show');
    const begun = await Promise.all(
      [1, 2, 3].map(() => student.post(`/api/me/evidence/${wrong?.id}/check`)),
    );
    const ids = new Set(begun.map(({ body }) => body.checkId));
    expect(ids.size).toBe(1);
    const [checkId = ''] = ids;
    const answered = await Promise.all(
      [0, 2, 1].map((right) => answerCheck(student, checkId, right)),
    );
    expect(new Set(answered.map(({ outcome }) => outcome)).size).toBe(1);
    const said = await rows(`select kind from evidence_events where kind like 'check%'`);
    expect(said).toHaveLength(1);
  });
});

// features: B12
describe('those who teach', () => {
  it('see what a student contests and nothing else, decide with a reason that the student reads, and decide otherwise', async () => {
    const student = await enter();
    await takeQuiz(student, 1);
    const before = await ledgerOf(student);
    const [wrong, other] = before.lines.filter(({ outcome }) => outcome === 0);
    await contest(student, rightOf(before)?.id, 'guessed');
    await contest(student, wrong?.id, 'typo');
    await contest(student, other?.id, 'typo');
    await student.remove(`/api/me/evidence/${other?.id}/contest`);
    const { contests } = (await teacher.get('/api/course/contests')).body;
    expect(contests).toMatchObject([
      { id: wrong?.id, standing: { claim: 'typo', waits: true }, answered: { answer: 'nonsense' } },
    ]);
    const decide = (decision: string, reason: string) =>
      teacher.put(`/api/course/contests/${wrong?.id}`, { decision, reason });
    expect((await decide('set_aside', '  ')).status).toBe(400);
    expect((await decide('set_aside', 'I saw the slip.')).status).toBe(200);
    const line = async () => (await ledgerOf(student)).lines.find(({ id }) => id === wrong?.id);
    expect(await line()).toMatchObject({
      countsFor: 0,
      claims: [],
      mayWithdraw: false,
      said: [{ kind: 'typo' }, { kind: 'set_aside', reason: 'I saw the slip.' }],
    });
    expect((await contest(student, wrong?.id, 'can_show')).status).toBe(409);
    await decide('let_stand', 'I looked again.');
    expect(await line()).toMatchObject({ countsFor: 1, standing: { counts: true, decided: true } });
    const audit = await rows<{ kind: string; by: string | null }>(
      `select kind, decided_by as by from evidence_events where reason is not null order by place`,
    );
    expect(audit.map(({ kind }) => kind)).toEqual(['set_aside', 'let_stand']);
    expect(audit.every(({ by }) => by !== null)).toBe(true);
  });

  it('note what a student showed in class, once, and take it back', async () => {
    const student = await enter();
    const { id: conceptId } = await masteryOf(student);
    const id = crypto.randomUUID();
    const shown = { id, userId: student.userId, conceptId, reason: 'At the board on Monday.' };
    expect((await teacher.post('/api/course/shown', shown)).status).toBe(201);
    expect((await teacher.post('/api/course/shown', shown)).status).toBe(201);
    const { lines, mastery } = await ledgerOf(student);
    expect(mastery.probability).toBeCloseTo(2 / 3);
    expect(lines).toMatchObject([
      { claims: [], said: [{ kind: 'shown', reason: 'At the board on Monday.' }] },
    ]);
    const decision = { decision: 'set_aside', reason: 'Somebody else it was.' };
    await teacher.put(`/api/course/contests/${lines[0]?.id}`, decision);
    expect((await masteryOf(student)).evidence).toBe(0);
  });

  it('keep what they note in two courses apart, and are told when one id would stand for two notes', async () => {
    await ingestFiles(app, { ...platform, contextId: 'course-2' }, pages);
    const [here, there] = await Promise.all(
      ['course-1', 'course-2'].map(async (contextId) => ({
        student: await enter({ sub: 'in-both', contextId }),
        teacher: await enter({ sub: 'teacher', role: 'Instructor', contextId }),
      })),
    );
    if (!here || !there) throw new Error('nobody came in');
    const id = crypto.randomUUID();
    const note = async ({ student }: typeof here, name?: string) => ({
      id,
      userId: student.userId,
      conceptId: (await masteryOf(student, name)).id,
      reason: 'At the board.',
    });
    expect((await here.teacher.post('/api/course/shown', await note(here))).status).toBe(201);
    for (const [where, name] of [[there], [here, 'Tides']] as const) {
      const { status, body } = await where.teacher.post(
        '/api/course/shown',
        await note(where, name),
      );
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'note_used', detail: expect.stringContaining('again') });
      expect((await masteryOf(where.student, name)).evidence).toBe(0);
    }
    expect((await masteryOf(here.student)).evidence).toBe(1);
  });

  it('reach nobody of another course or school, and students and assistants decide nothing', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const wrong = wrongOf(await ledgerOf(student));
    await contest(student, wrong?.id, 'typo');
    await using elsewhere = await startPlatform(app, 'Elsewhere');
    await ingestFiles(app, elsewhere, pages);
    const stranger = await enter({ sub: 'teacher', role: 'Instructor' }, elsewhere);
    const decision = { decision: 'set_aside', reason: 'Because.' };
    const path = `/api/course/contests/${wrong?.id}`;
    expect((await stranger.put(path, decision)).status).toBe(404);
    const otherCourse = await enter({
      sub: 'teacher-2',
      role: 'Instructor',
      contextId: 'course-2',
    });
    expect((await otherCourse.put(path, decision)).status).toBe(404);
    expect((await otherCourse.get('/api/course/contests')).body.contests).toEqual([]);
    const mate = await enter();
    expect((await mate.put(path, decision)).status).toBe(403);
    expect((await mate.get('/api/course/contests')).status).toBe(403);
    expect((await contest(mate, wrong?.id, 'typo')).status).toBe(404);
    expect((await mate.post(`/api/me/evidence/${wrong?.id}/check`)).status).toBe(404);
    const assistant = await enter({ sub: 'ta', role: 'TeachingAssistant' });
    expect((await assistant.put(path, decision)).status).toBe(403);
    const concept = await masteryOf(student);
    const shown = { id: crypto.randomUUID(), conceptId: concept.id, reason: 'No.' };
    const foreign = { ...shown, userId: stranger.userId };
    expect((await teacher.post('/api/course/shown', foreign)).status).toBe(404);
    expect(wrongOf(await ledgerOf(student))?.standing.counts).toBe(true);
  });

  it('decide about answers they were never asked about in no way', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const wrong = wrongOf(await ledgerOf(student));
    const decision = { decision: 'set_aside', reason: 'Because.' };
    expect((await teacher.put(`/api/course/contests/${wrong?.id}`, decision)).status).toBe(404);
  });
});

// features: B12
describe('a grade', () => {
  it('is not moved by anything that a student contests or a check comes to', async () => {
    await teacher.put('/api/course/settings', { passback: { quizzes: true, mastery: true } });
    const student = await enter();
    await takeQuiz(student, 2);
    const posted = () =>
      rows('select purpose, score, comment, version from grade_outbox order by purpose');
    const before = await posted();
    expect(before).toHaveLength(2);
    const ledger = await ledgerOf(student);
    await contest(student, rightOf(ledger)?.id, 'guessed');
    const { checkId } = await beginCheck(student, wrongOf(ledger));
    await answerCheck(student, checkId, 2);
    expect((await masteryOf(student)).evidence).toBe(1);
    expect(await posted()).toEqual(before);
  });
});

// features: B12, S09
describe('a concept that was found to be the same as another', () => {
  it('shows the number of both, which its entries come to again, and each can be contested', async () => {
    const student = await enter();
    await takeQuiz(student, 2);
    const { id: conceptId } = await masteryOf(student, 'Tides');
    const { quizId } = (await student.post('/api/quizzes', { conceptId })).body;
    await student.post(`/api/quizzes/${quizId}/attempts`, { answers: {} });
    await merge();
    const before = await ledgerOf(student, 'Tides');
    expect(before.mastery).toMatchObject(await numbersOf(student));
    expect(before).toMatchObject({ same: true, replayed: before.mastery });
    expect(before.lines.filter(({ outcome }) => outcome === 1)).toHaveLength(2);
    expect((await contest(student, rightOf(before)?.id, 'guessed')).status).toBe(200);
    const after = await ledgerOf(student, 'Tides');
    expect(after.mastery).toMatchObject(await numbersOf(student));
    expect(after).toMatchObject({ same: true, replayed: after.mastery });
    expect(after.mastery.probability).toBeLessThan(before.mastery.probability);
  });

  it('is checked by questions that were asked under neither name', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    await merge();
    const before = await ledgerOf(student, 'Tides');
    const { items } = await beginCheck(student, wrongOf(before));
    const asked = before.lines.map(({ answered }) => answered?.prompt);
    expect(items).toHaveLength(2);
    for (const { prompt } of items) expect(asked).not.toContain(prompt);
  });

  it('has one check a day, under whichever name it was begun', async () => {
    const student = await enter();
    await takeQuiz(student, 0);
    const wrong = wrongOf(await ledgerOf(student));
    const { checkId } = await beginCheck(student, wrong);
    await merge();
    const again = await student.post(`/api/me/evidence/${wrong?.id}/check`);
    expect(again.body.checkId).toBe(checkId);
    expect(await answerCheck(student, checkId, 1)).toMatchObject({ outcome: 'failed' });
    await contest(student, wrong?.id, 'typo');
    const second = await student.post(`/api/me/evidence/${wrong?.id}/check`);
    expect([second.status, second.body.code]).toEqual([409, 'check_used']);
  });

  it('lets a quiz that was begun under the other name clear up what is noted', async () => {
    const student = await enter();
    const { id: conceptId } = await masteryOf(student);
    const { quizId } = (await student.post('/api/quizzes', { conceptId })).body;
    await rows(`insert into misconceptions
        (tenant_id, course_id, user_id, concept_id, description, essence, severity, source, times_seen)
      select tenant_id, course_id, '${student.userId}', id, 'Ice flows uphill.', 'ice', 'medium', 'chat', 1
      from concepts where id = '${conceptId}'`);
    const noted = async () => (await student.get('/api/me/learned')).body.misconceptions;
    expect(await noted()).toMatchObject([{ status: 'active' }]);
    await merge();
    const items = await solutionsOf('quizzes', quizId);
    const answers = Object.fromEntries(items.map(({ id, solution }) => [id, solution]));
    await student.post(`/api/quizzes/${quizId}/attempts`, { answers });
    expect(await noted()).toMatchObject([{ status: expect.stringMatching(/resolv/) }]);
  });
});

async function numbersOf(student: Client) {
  const { probability, low, high, evidence } = await masteryOf(student, 'Tides');
  return { probability, low, high, evidence };
}

// features: B09, B12
describe('what a school lets those who teach see of single students', () => {
  const decide = (level: VisibilityLevel) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) =>
      setVisibility(tx, platform.tenantId, level),
    );
  const reason = 'I saw the slip.';

  /** A student called Ada who contests an answer. */
  async function contested(level: VisibilityLevel) {
    const ada = await enter({ claims: { name: 'Ada', given_name: 'Ada' } });
    await takeQuiz(ada, 0);
    const wrong = wrongOf(await ledgerOf(ada));
    expect((await contest(ada, wrong?.id, 'typo')).status).toBe(200);
    const listed = async () => (await teacher.get('/api/course/contests')).body.contests;
    expect(await listed()).toMatchObject([{ name: 'Ada' }]);
    await decide(level);
    return { ada, wrong, listed, path: `/api/course/contests/${wrong?.id}` };
  }

  it('is of a contested answer no name, where the school lets them see none', async () => {
    const { ada, listed, path } = await contested('pseudonymous');
    const contests = await listed();
    expect(contests).toMatchObject([{ name: null, answered: { answer: 'nonsense' } }]);
    expect(contests[0].pseudonym).toMatch(/^[A-Z2-9]{5}$/);
    expect(JSON.stringify(contests)).not.toContain('Ada');
    expect((await teacher.put(path, { decision: 'set_aside', reason })).status).toBe(200);
    expect(await ledgerOf(ada)).toMatchObject({ teachersSee: 'pseudonymous' });
  });

  it('is nothing of it, where the school shows nobody, and only the two questions decide', async () => {
    const { ada, wrong, listed, path } = await contested('aggregate');
    expect(await listed()).toEqual([]);
    expect((await teacher.put(path, { decision: 'set_aside', reason })).status).toBe(404);
    expect(await ledgerOf(ada)).toMatchObject({ teachersSee: 'aggregate' });
    const { checkId } = (await ada.post(`/api/me/evidence/${wrong?.id}/check`)).body;
    expect(await answerCheck(ada, checkId, 2)).toMatchObject({ outcome: 'passed' });
    const { id: conceptId } = await masteryOf(ada);
    const shown = { id: crypto.randomUUID(), userId: ada.userId, conceptId, reason };
    expect((await teacher.post('/api/course/shown', shown)).status).toBe(201);
    expect(await listed()).toMatchObject([{ source: 'instructor', name: 'Ada' }]);
  });
});
