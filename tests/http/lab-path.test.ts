import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lockedPhrase, unreleasedPhrase } from '../../src/lab/course/index.ts';
import type { LabFace } from '../../src/lab/index.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import type { Client } from '../support/client.ts';

interface PublicDocument {
  readonly title: string;
  readonly fileName: string;
  readonly state: string;
  readonly published: boolean;
  readonly searchable: boolean;
  readonly failure: unknown;
  readonly report: { chunks: number };
}

const documentsOf = async (client: Client): Promise<PublicDocument[]> =>
  (await client.get('/api/course/documents')).body.documents;

describe.each(['canvas', 'moodle'] as const)('a course of the %s-shaped lab', (name) => {
  let world: LabApp;
  let face: LabFace;
  let teacher: Client;
  let student: Client;

  const ready = (): Promise<void> =>
    vi.waitFor(
      async () => {
        const { body } = await teacher.get('/api/course/documents');
        expect(body.sync?.status).toBe('done');
        const states = body.documents.map(({ state }: PublicDocument) => state);
        expect(states.filter((state: string) => !['ready', 'failed'].includes(state))).toEqual([]);
      },
      { timeout: 150_000, interval: 200 },
    );

  beforeAll(async () => {
    world = await startLabApp();
    face = world.lab.faces[name];
    teacher = (await world.enter(face, 'instructor')).client;
    student = (await world.enter(face, 'student1')).client;
    await ready();
  }, 180_000);
  afterAll(() => world[Symbol.asyncDispose]());

  // features: P01, P02, S02, A08, A20, L40
  it('is read by itself at its first launch, every document into a state of its own', async () => {
    const documents = await documentsOf(teacher);
    expect(documents.length).toBeGreaterThanOrEqual(12);
    expect(documents.filter(({ state }) => state !== 'ready')).toEqual([]);
    const kinds = new Set(documents.map(({ fileName }) => fileName.split('.').at(-1)));
    expect([...kinds]).toEqual(expect.arrayContaining(['pdf', 'vtt', 'md']));
  });

  it('answers with the page, the file or the minute it comes from', async () => {
    const { events, answer } = await student.ask('What does the quotient rule state?');
    expect(answer).toMatch(/\[\d\]/);
    const cited = events.flatMap(({ data }) => (data.type === 'citation' ? [data] : []));
    expect(cited.length).toBeGreaterThan(0);
    const opened = await student.get(`/api/documents/${cited[0]?.documentId}`);
    const piece = opened.body.pieces.find(
      ({ chunkId }: { chunkId: string }) => chunkId === cited[0]?.chunkId,
    );
    expect(piece.content).toContain(cited[0]?.quote.replace('…', '').slice(0, 60));
  });

  // features: B10
  it('never cites what is not released: unpublished pages and pages that unlock later', async () => {
    for (const phrase of [unreleasedPhrase, lockedPhrase]) {
      const { events, answer } = await student.ask(`Where is it written: ${phrase}?`);
      expect(answer).not.toContain(phrase);
      const trace = JSON.stringify(
        events.filter(({ event }) => ['retrieval.hits', 'citation'].includes(event)),
      );
      expect(trace.replaceAll(JSON.stringify(phrase).slice(1, -1), '')).not.toMatch(
        /not released/i,
      );
      const hits = events.flatMap(({ data }) => (data.type === 'retrieval.hits' ? data.hits : []));
      expect(hits.filter(({ snippet }) => snippet.includes(phrase))).toEqual([]);
    }
  });

  it('says so when the course does not', async () => {
    const { answer, events } = await student.ask('How did Napoleon lose the battle of Waterloo?');
    expect(answer).toMatch(/could not find an answer/);
    expect(events.find(({ event }) => event === 'support')?.data).toMatchObject({
      status: 'unsupported',
    });
  });

  // features: A09
  it('changes nothing when nothing changed, and follows what did', async () => {
    const before = await documentsOf(teacher);
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await ready();
    const { body } = await teacher.get('/api/course/documents');
    expect(body.sync).toMatchObject({ status: 'done', changed: 0, removed: 0 });
    expect(body.documents).toEqual(before);
    const answerKey = before.find(({ title }) => /Limits/.test(title));
    world.lab.controls.setItem(name, 'limits-refresher', { published: false });
    await teacher.post('/api/course/sync');
    await ready();
    const after = await documentsOf(teacher);
    const hidden = after.find(({ title }) => title === answerKey?.title);
    expect(hidden === undefined || !hidden.published).toBe(true);
  });

  it('keeps what it has when the LMS breaks off in the middle of its list', async () => {
    const before = await documentsOf(teacher);
    world.lab.controls.addFault(name, { fault: 'cut', on: 'content', times: 50 });
    await teacher.post('/api/course/sync');
    await expect
      .poll(async () => (await teacher.get('/api/course/documents')).body.sync.status, {
        timeout: 90_000,
      })
      .toBe('failed');
    expect(await documentsOf(teacher)).toEqual(before);
  }, 100_000);

  // features: P08, S39
  it('carries a quiz into the gradebook once the instructor allows it, and not before', async () => {
    const take = async (): Promise<{ score: number; max: number }> => {
      const { body: quiz } = await student.post('/api/quizzes', {});
      const answers = Object.fromEntries(
        quiz.items.map(({ id, options }: { id: string; options?: string[] }) => [
          id,
          options?.[0] ?? 'limit',
        ]),
      );
      return (await student.post(`/api/quizzes/${quiz.quizId}/attempts`, { answers })).body;
    };
    const first = await take();
    expect(world.lab.controls.gradesOf(name)).toEqual([]);
    expect(
      (await student.put('/api/course/settings', { passback: { quizzes: true } })).status,
    ).toBe(403);
    expect(
      (await teacher.put('/api/course/settings', { passback: { quizzes: true } })).body.passback
        .quizzes,
    ).toBe(true);
    await expect.poll(() => world.lab.controls.gradesOf(name), { timeout: 20_000 }).toHaveLength(1);
    const [grade] = world.lab.controls.gradesOf(name);
    expect(grade).toMatchObject({ login: 'student1' });
    expect(JSON.stringify(grade)).toContain(`${first.score} of ${first.max}`);
  });

  // features: P08, B08, B13
  it('carries mastery into a column of its own once that is allowed too, and leaves a teacher’s grade there', async () => {
    const { controls } = world.lab;
    const gradeOf = (resourceId: string) =>
      controls.gradesOf(name).find((grade) => grade.resourceId === resourceId);
    const quizzes = gradeOf('preceptor-quizzes');
    await teacher.put('/api/course/settings', { passback: { mastery: true } });
    await expect.poll(() => gradeOf('preceptor-mastery'), { timeout: 20_000 }).toBeDefined();
    const column = 'Preceptor mastery';
    const made = gradeOf('preceptor-mastery');
    expect(made).toMatchObject({ column, login: 'student1' });
    expect(JSON.stringify(made)).toContain('Preceptor mastery. Without help: 3 answers. ');
    expect(gradeOf('preceptor-quizzes')).toEqual(quizzes);
    controls.overrideGrade(name, { login: 'student1', column, score: 91 });
    const { body: quiz } = await student.post('/api/quizzes', {});
    await student.post(`/api/quizzes/${quiz.quizId}/attempts`, { answers: {} });
    const columns = async () => (await teacher.get('/api/course/documents')).body.grades.columns;
    await expect.poll(columns, { timeout: 20_000 }).toMatchObject([
      { purpose: 'quizzes', posted: 1 },
      { purpose: 'mastery', held: 1, reason: expect.stringMatching(/left as it is/) },
    ]);
    expect(gradeOf('preceptor-mastery')).toMatchObject({ score: 91 });
  });

  // features: B08, I8
  it('takes a grade back as this LMS understands it, leaves the teacher’s, and posts the next work', async () => {
    const { controls } = world.lab;
    const grades = () =>
      Map.groupBy(controls.gradesOf(name), ({ resourceId }) =>
        resourceId === 'preceptor-mastery' ? 'mastery' : 'quizzes',
      );
    const gradeOf = (purpose: 'mastery' | 'quizzes') => grades().get(purpose)?.[0];
    type Line = {
      seen: object | null;
      was: number | null;
      trouble: string | null;
      canUndo: boolean;
    };
    const linesOf = async (purpose: string): Promise<Line[]> => {
      const { columns } = (await teacher.get('/api/course/grades')).body;
      const found = columns.filter((column: { purpose: string }) => column.purpose === purpose);
      const lines: Line[] = found.flatMap((column: { lines: Line[] }) => column.lines);
      return lines.filter(({ seen }) => seen !== null);
    };
    expect(await linesOf('mastery')).toMatchObject([{ was: 0.91, trouble: 'teacher_grade' }]);
    const [line] = await linesOf('quizzes');
    expect(line?.canUndo).toBe(true);
    const seen = { grades: [line?.seen] };
    expect((await teacher.post('/api/course/grades/undo', seen)).body.done).toBe(1);
    await expect.poll(() => gradeOf('quizzes')?.score, { timeout: 20_000 }).toBeNull();
    const said = gradeOf('quizzes')?.comments ?? [];
    expect(said.at(-1)).toBe(
      name === 'canvas' ? 'Taken back: this grade does not count any more.' : undefined,
    );
    expect(await linesOf('quizzes')).toMatchObject([{ was: null, outlook: 'undone' }]);
    const { body: quiz } = await student.post('/api/quizzes', {});
    await student.post(`/api/quizzes/${quiz.quizId}/attempts`, { answers: {} });
    await expect.poll(() => gradeOf('quizzes')?.score, { timeout: 20_000 }).not.toBeNull();
    expect(gradeOf('mastery')).toMatchObject({ score: 91 });
  });
});
