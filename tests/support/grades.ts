import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { clientOf, type Client } from './client.ts';
import { calculusPages, ingestFiles } from './course.ts';
import { launch, type LaunchTweaks, type Platform } from './platform.ts';

export type Person = Client & { readonly userId: string };

export interface GradeLine {
  readonly seen: { readonly id: string; readonly version: number } | null;
  readonly student: { readonly name: string | null; readonly pseudonym?: string } | null;
  readonly outlook: string;
  readonly was: number | string | null;
  readonly will: number | null;
  readonly trouble: string | null;
  readonly canUndo: boolean;
}

/** A course with material, a teacher in it, and the ways of students' grades through it. */
export async function gradeWorld(app: TestApp, platform: Platform) {
  await ingestFiles(app, platform, calculusPages);
  const enter = async (tweaks: LaunchTweaks = {}): Promise<Person> => {
    const boot = await launch(app, platform, {
      ...tweaks,
      claims: { name: tweaks.sub ?? 'student-1', ...tweaks.claims },
    });
    return { ...clientOf(app, boot), userId: boot.user.id };
  };
  const teacher = await enter({ sub: 'teacher', role: 'Instructor' });
  const rows = <Row extends object>(text: string, values: unknown[] = []) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(text, values));

  async function conceptIds(client: Client): Promise<string[]> {
    const { concepts } = (await client.get('/api/me/mastery')).body;
    return concepts.map(({ id }: { id: string }) => id);
  }

  /** Solutions are read from storage, as no student could. */
  async function takeQuiz(student: Client, right: boolean, concept = 0): Promise<void> {
    const conceptId = (await conceptIds(student))[concept];
    const { quizId } = (await student.post('/api/quizzes', { conceptId })).body;
    const [quiz] = await rows<{ items: { id: string; solution: string }[] }>(
      'select items from quizzes where id = $1',
      [quizId],
    );
    const answers = Object.fromEntries(
      (quiz?.items ?? []).map(({ id, solution }) => [id, right ? solution : 'nonsense']),
    );
    const { status } = await student.post(`/api/quizzes/${quizId}/attempts`, { answers });
    expect(status).toBe(200);
  }

  const preview = async () => (await teacher.get('/api/course/grades')).body;

  /** One column as it would be posted, quizzes unless another is named. */
  async function column(purpose = 'quizzes') {
    const { columns } = await preview();
    return columns.find((one: { purpose: string }) => one.purpose === purpose) as {
      readonly isOn: boolean;
      readonly newTitle: string | null;
      readonly trouble: string | null;
      readonly points: number | null;
      readonly lines: GradeLine[];
    };
  }

  async function lineOf(name: string, purpose = 'quizzes'): Promise<GradeLine> {
    const { lines } = await column(purpose);
    const line = lines.find(({ student }) => student?.name === name);
    if (!line) throw new Error(`no line for ${name}`);
    return line;
  }

  const decide = async (deed: 'approve' | 'undo' | 'retry', lines: readonly GradeLine[]) =>
    teacher.post(`/api/course/grades/${deed}`, { grades: lines.map(({ seen }) => seen) });

  const switchTo = (passback: object) => teacher.put('/api/course/settings', { passback });

  const counts = async () => (await teacher.get('/api/course/documents')).body.grades;

  /** Until a student's grade has come to rest. */
  const settled = (name: string, outlook: string, purpose = 'quizzes') =>
    expect
      .poll(async () => (await lineOf(name, purpose)).outlook, { timeout: 15_000 })
      .toBe(outlook);

  return {
    enter,
    teacher,
    rows,
    conceptIds,
    takeQuiz,
    preview,
    column,
    lineOf,
    decide,
    switchTo,
    counts,
    settled,
  };
}

export type GradeWorld = Awaited<ReturnType<typeof gradeWorld>>;
