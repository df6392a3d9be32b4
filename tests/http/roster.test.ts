import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabFace } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';

interface Person {
  readonly name: string | null;
  readonly role: string;
  readonly lastLaunchAt: string | null;
  readonly leftAt: string | null;
}

// features: P01
describe.each(['canvas', 'moodle'] as const)(
  'the people of a course of the %s-shaped lab',
  (name) => {
    let world: LabApp;
    let face: LabFace;
    let teacher: Client;

    beforeAll(async () => {
      world = await startLabApp();
      face = world.lab.faces[name];
      teacher = (await world.enter(face, 'instructor')).client;
    });
    afterAll(() => world[Symbol.asyncDispose]());

    const read = async (): Promise<{ sync: Record<string, unknown>; people: Person[] }> =>
      (await teacher.get('/api/course/people')).body;
    const present = async () =>
      (await read()).people.filter(({ leftAt }) => leftAt === null).map((person) => person.name);
    const sync = async (): Promise<Record<string, unknown>> => {
      expect((await teacher.post('/api/course/people/sync')).status).toBe(202);
      await expect
        .poll(async () => (await read()).sync['status'], { timeout: 15_000 })
        .toMatch(/done|failed/);
      return (await read()).sync;
    };

    it('are those who came, until the list of the LMS is read: then also those who have not', async () => {
      await world.enter(face, 'student1');
      expect(await present()).toEqual(expect.arrayContaining(['Elena Petrova', 'Amara Okafor']));
      expect(await present()).not.toContain('Mei Tanaka');
      expect(await sync()).toMatchObject({ status: 'done', failureReason: null });
      expect(await present()).toEqual(expect.arrayContaining(['Mei Tanaka', 'Jonas Lindqvist']));
      const mei = (await read()).people.find((person) => person.name === 'Mei Tanaka');
      expect(mei).toMatchObject({ role: 'student', lastLaunchAt: null, leftAt: null });
    });

    it('J4 are read to the last page: more than fit one of Canvas', async () => {
      for (let at = 0; at < 60; at += 1) world.lab.controls.addStudent(name, `Student Number${at}`);
      expect(await sync()).toMatchObject({ joined: 60, dropped: 0, members: 65 });
    });

    it('that leave are kept with what they did, are out at once, and come back with the next launch', async () => {
      const { client } = await world.enter(face, 'student1');
      const { threadId } = await client.ask('What is a derivative?');
      await sync();
      world.lab.controls.setEnrolment(name, 'student1', 'removed');
      expect(await sync()).toMatchObject({ joined: 0, dropped: 1 });
      expect((await read()).people.find((person) => person.leftAt !== null)).toMatchObject({
        name: 'Amara Okafor',
      });
      expect((await client.get('/api/threads')).status).toBe(401);

      world.lab.controls.setEnrolment(name, 'student1', 'active');
      const again = await world.enter(face, 'student1');
      expect(await present()).toContain('Amara Okafor');
      expect((await again.client.get(`/api/threads/${threadId}`)).status).toBe(200);
    });

    it('keep the role of their own launch, whatever the list calls it', async () => {
      await world.enter(face, 'assistant');
      const roleOf = async () =>
        (await read()).people.find((person) => person.name === 'Samuel Ortiz')?.role;
      const launched = await roleOf();
      await sync();
      expect(await roleOf()).toBe(launched);
      expect(launched).not.toBe('student');
    });

    it('J4 stay as they are when the LMS breaks off in the middle of its list, and the page says why', async () => {
      const before = await present();
      world.lab.controls.addFault(name, {
        fault: 'server-error',
        on: 'services',
        times: 1,
        after: name === 'canvas' ? 1 : 0,
      });
      const result = await sync();
      expect(result).toMatchObject({ status: 'failed' });
      expect(result['failureReason']).toMatch(/busy or has a problem/);
      expect(await present()).toEqual(before);
    });

    it('are shown to teachers only', async () => {
      const { client } = await world.enter(face, 'student2');
      expect((await client.get('/api/course/people')).status).toBe(403);
      expect((await client.post('/api/course/people/sync')).status).toBe(403);
    });

    it('are asked for every night where somebody has been lately, and nowhere else', async () => {
      const { launch, ground } = world.app.composed;
      const waiting = async () =>
        (
          await ground.db.query<{ count: number }>(
            `select count(*)::int as count from pgboss.job where name = 'course.roster'`,
          )
        )[0]?.count ?? 0;
      const before = await waiting();
      await launch.rosters.requestAll();
      expect(await waiting()).toBe(before + 1);
    });
  },
);
