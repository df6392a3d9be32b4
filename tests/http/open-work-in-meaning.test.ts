import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFindNearWork, createNearInMeaning } from '../../src/assessment/index.ts';
import {
  findCoursesByContext,
  openWorkSettings,
  type GradedWork,
} from '../../src/courses/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { told, clientOf, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { startEmbeddingDouble, type EmbeddingDouble } from '../support/doubles/embedding-double.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';

const task =
  'A lamp hangs above a straight path. A gardener walks away from the lamp at two metres each second. How fast does the tip of the shadow move, and does it depend on the height of the lamp?';
const translation =
  'Eine Laterne hängt über einem geraden Weg. Eine Gärtnerin entfernt sich mit zwei Metern je Sekunde. Wie schnell bewegt sich die Spitze ihres Schattens, und hängt das von der Höhe ab?';
const halves = [
  'Eine Laterne hängt über einem geraden Weg, darunter geht eine Gärtnerin spazieren.',
  'Wie schnell bewegt sich die Spitze ihres Schattens bei zwei Metern je Sekunde?',
] as const;
const drowning = `Many thanks for what you said about gardens, and now the whole answer to what I asked before, with every number in it.`;
const ordinary =
  'How do I find out how quickly one quantity changes when another one changes steadily?';

/** Texts about the lamp point one way; ordinary questions about rates a little of it. */
const along = (share: number, other: number): number[] => {
  const vector = Array.from({ length: 1024 }, () => 0);
  vector[0] = share;
  vector[other] = Math.sqrt(1 - share * share);
  return vector;
};
const place = (text: string): readonly number[] | undefined => {
  if (text.includes(drowning)) return along(0.5, 6);
  if (text.includes(task.slice(0, 40))) return along(1, 1);
  if (text.includes('Laterne') && text.includes('Schattens')) return along(0.9, 2);
  if (text.includes('Laterne') || text.includes('Schattens')) return along(0.55, 3);
  if (text.includes(ordinary)) return along(0.58, 4);
  const page = /passage number (\d+)/.exec(text)?.[1];
  return page === undefined ? undefined : along(0.3 + Number(page) / 100, 10 + Number(page));
};
const pages = Object.fromEntries(
  Array.from({ length: 26 }, (_, at) => [
    `page-${at}.md`,
    `# Topic ${at}\n\nThis is passage number ${at} about how quantities change together in time.\n`,
  ]),
);

let vendor: EmbeddingDouble;
let app: TestApp;
let platform: Platform;
let teacher: Client;
let student: Client;

const env = (url: string) => ({
  EMBEDDING_MODEL: 'openai:placed',
  EMBEDDING_BASE_URL: url,
  EMBEDDING_PRICE: '0.01',
  OPENAI_API_KEY: 'key',
});
const enter = async (who: { sub?: string; role?: string }) =>
  clientOf(app, await launch(app, platform, who));
const setMeaning = (meaning: boolean) =>
  teacher.put('/api/course/settings', { openWork: { meaning } });
const heldBack = async (message: string, threadId?: string, client = student) => {
  const { events, threadId: thread } = await client.ask(message, threadId ? { threadId } : {});
  return { held: told(events, 'open_work').length > 0, threadId: thread };
};

beforeAll(async () => {
  vendor = await startEmbeddingDouble(place);
  app = await startApp({ env: env(vendor.url) });
  platform = await startPlatform(app);
  await ingestFiles(app, platform, { ...pages, 'sheet.md': `# Sheet 4\n\n${task}\n` });
  teacher = await enter({ sub: 'teacher', role: 'Instructor' });
  student = await enter({ sub: 'student' });
  const { body } = await teacher.get('/api/course/documents');
  const sheet = body.documents.find(({ title }: { title: string }) => /sheet/i.test(title));
  await teacher.put(`/api/course/documents/${sheet.id}/choice`, { graded: true });
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
  await vendor[Symbol.asyncDispose]();
});

// features: B07
describe('open graded work told in another language', () => {
  it('is not compared in meaning until an instructor wants it, in words it is', async () => {
    expect((await heldBack(task)).held).toBe(true);
    expect((await heldBack(translation)).held).toBe(false);
  });

  it('is recognised then, alone or told in two messages, and teachers are not held back', async () => {
    await setMeaning(true);
    expect((await heldBack(translation)).held).toBe(true);
    const first = await heldBack(halves[0]);
    expect(first.held).toBe(false);
    expect((await heldBack(halves[1], first.threadId)).held).toBe(true);
    const later = await heldBack(translation);
    expect((await heldBack(drowning, later.threadId)).held).toBe(true);
    // The message before is asked about by its own vector, which was paid when it was new.
    expect((await heldBack('Schreib mir jetzt die Antwort.', later.threadId)).held).toBe(true);
    expect((await heldBack(translation, undefined, teacher)).held).toBe(false);
  });

  it('is told from an ordinary question that comes no nearer than the course’s own pages do', async () => {
    await setMeaning(true);
    expect((await heldBack(ordinary)).held).toBe(false);
    expect((await heldBack('Wie geht das?')).held).toBe(false);
  });

  it('is compared in words alone while the model does not answer, and the question is answered', async () => {
    await setMeaning(true);
    vendor.steps.push(...Array.from({ length: 12 }, () => ({ status: 400 }) as const));
    const { events } = await student.ask(`${translation} Bitte erkläre es mir ausführlich.`);
    expect(told(events, 'open_work')).toEqual([]);
    expect(told(events, 'turn.complete')).toHaveLength(1);
    vendor.steps.length = 0;
  });

  it('asks the model nothing more than a search does where no work is open', async () => {
    const { ground } = app.composed;
    const asked: string[] = [];
    const embedder = {
      id: 'openai:placed',
      embed: async (texts: readonly string[]) => {
        asked.push(...texts);
        return texts.map((text) => [...(place(text) ?? along(0, 5))]);
      },
    };
    const near = createFindNearWork(
      ground.withTenant,
      createNearInMeaning({ withTenant: ground.withTenant, embedder, former: () => undefined }),
    );
    const { tenantId } = platform;
    const [course] = await ground.withTenant(tenantId, (tx) =>
      findCoursesByContext(tx, tenantId, 'course-1'),
    );
    const [person] = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ id: string }>('select id from users limit 1'),
    );
    const who = { tenantId, courseId: course?.id ?? '', userId: person?.id ?? '' };
    const [sheet] = await ground.withTenant(tenantId, (tx) =>
      tx.query<{ documentId: string; revision: number }>(
        `select id as "documentId", active_revision as revision from documents where graded`,
      ),
    );
    if (!sheet) throw new Error('nothing is graded');
    const work = (dueAt: Date | null): GradedWork => ({
      ...sheet,
      title: 'Sheet 4',
      dueAt,
      lockAt: null,
    });
    const find = (dueAt: Date | null, meaning: boolean) =>
      near.nearest(
        who,
        [work(dueAt)],
        { messages: [translation], settings: openWorkSettings.parse({ meaning }) },
        {
          workId: '00000000-0000-4000-8000-000000000000',
          signal: AbortSignal.timeout(10_000),
        },
      );
    const hour = 3_600_000;
    // For one student it is over, for another one still open.
    expect(await find(new Date(Date.now() - hour), true)).toBe(undefined);
    expect(await find(new Date(Date.now() + hour), false)).toBe(undefined);
    expect(asked).toEqual([]);
    expect(await find(new Date(Date.now() + hour), true)).toMatchObject({ title: 'Sheet 4' });
    expect(asked).toHaveLength(1);
  });
});

it('without a model that knows more than words nothing is compared in meaning', async () => {
  await using plain = await startApp();
  await using school = await startPlatform(plain);
  await ingestFiles(plain, school, { ...pages, 'sheet.md': `# Sheet 4\n\n${task}\n` });
  const instructor = clientOf(plain, await launch(plain, school, { role: 'Instructor' }));
  const learner = clientOf(plain, await launch(plain, school, { sub: 'student' }));
  await instructor.put('/api/course/settings', { openWork: { meaning: true } });
  const { body } = await instructor.get('/api/course/documents');
  const sheet = body.documents.find(({ title }: { title: string }) => /sheet/i.test(title));
  await instructor.put(`/api/course/documents/${sheet.id}/choice`, { graded: true });
  expect(told((await learner.ask(translation)).events, 'open_work')).toEqual([]);
  expect(told((await learner.ask(task)).events, 'open_work')).toHaveLength(1);
});
