import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sectionId, setRule } from '../../src/budget/index.ts';
import type { Tx } from '../../src/ground/db/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import type { LabFace } from '../../src/lab/index.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { createReplyingModel } from '../support/replying-model.ts';

describe.each([
  { name: 'canvas', first: 'section:665', second: 'section:666' },
  { name: 'moodle', first: 'group:105', second: 'group:106' },
] as const)('a cap for a part of the class in $name', ({ name, first, second }) => {
  let world: LabApp;
  let face: LabFace;
  let tenantId: string;

  beforeAll(async () => {
    const model = createReplyingModel();
    model.replyWith(() => 'A limit is what the values come close to.');
    const prices = createPriceBook(new Map([['scripted:replying', { input: 2, output: 30 }]]));
    world = await startLabApp({ chatModels: [model], prices });
    world.lab.controls.setApiSeesHidden(name, true);
    face = world.lab.faces[name];
    const [tenant] = await world.app.composed.ground.db.query<{ id: string }>(
      'select id from tenants',
    );
    tenantId = tenant?.id ?? '';
    await world.enter(face, 'instructor');
    const courseId = await courseOf();
    await inTenant((tx) =>
      setRule(tx, tenantId, {
        kind: 'cap',
        scope: 'section',
        scopeId: sectionId(courseId, first),
        period: 'day',
        amount: 1,
        whenReached: 'refuse',
      }),
    );
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const inTenant = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    world.app.composed.ground.withTenant(tenantId, work);
  const courseOf = async (): Promise<string> => {
    const [course] = await inTenant((tx) => tx.query<{ id: string }>('select id from courses'));
    return course?.id ?? '';
  };
  const ask = async (login: string) => {
    const { client } = await world.enter(face, login);
    return client.post('/api/turns', { message: 'What is a limit?' });
  };

  // features: B05
  it('holds those the launch says are in it, and says so; whoever moves is out of it at the next launch', async () => {
    world.lab.controls.setSection(name, 'student1', 'A');
    world.lab.controls.setSection(name, 'student2', 'B');
    const refused = await ask('student1');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'budget_spent',
      detail: expect.stringMatching(
        /^Your class group’s allowance .* today is used up \(\$0\.0000 left\)\. It comes back at \d{4}-\d\d-\d\d 00:00 UTC\.$/,
      ),
      limit: { scope: 'section', period: 'day', cap: 1, left: 1 },
    });
    expect((await ask('student2')).status).toBe(202);
    world.lab.controls.setSection(name, 'student1', 'B');
    expect((await ask('student1')).status).toBe(202);
    expect(await inTenant((tx) => tx.query('select sections from budget_reservations'))).toEqual([
      { sections: [second] },
      { sections: [second] },
    ]);
  });

  it('holds those as well of whom only the LMS’s API tells, once the course is read', async () => {
    world.lab.controls.setSection(name, 'student3', 'A');
    const { client: teacher } = await world.enter(face, 'instructor');
    const { client: student } = await world.enter(face, 'student3');
    const isRead = () =>
      vi.waitUntil(
        async () => (await teacher.get('/api/course/documents')).body.sync?.status === 'done',
        { timeout: 60_000, interval: 50 },
      );
    // The one that begins with the course's first launch.
    await isRead();
    await inTenant((tx) => tx.query('delete from course_members'));
    expect((await student.post('/api/turns', { message: 'What is a limit?' })).status).toBe(202);
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await isRead();
    expect((await student.post('/api/turns', { message: 'And now?' })).status).toBe(429);
  }, 90_000);
});
