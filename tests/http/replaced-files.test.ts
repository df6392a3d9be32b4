import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabCourse } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labFile } from '../support/lab-items.ts';

const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [
        labFile('answers', 'Answers', 'The answers are seven and nine.'),
        labFile('notes', 'Notes', 'A limit is what a function comes close to.'),
      ],
    },
  ],
};

// features: P02, B10
describe('a file that a teacher uploads again to Canvas', () => {
  let world: LabApp;
  let teacher: Client;
  beforeEach(async () => {
    world = await startLabApp({ course });
    ({ client: teacher } = await world.enter(world.lab.faces.canvas, 'instructor'));
    await readingIsOver();
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const material = async () => (await teacher.get('/api/course/documents')).body;
  const readingIsOver = () =>
    vi.waitUntil(
      async () => {
        const { documents, sync } = await material();
        const isReady = documents.every(({ state }: { state: string }) => state === 'ready');
        return sync?.status === 'done' && documents.length > 0 && isReady;
      },
      { timeout: 50_000, interval: 100 },
    );
  const readAgain = async () => {
    expect((await teacher.post('/api/course/sync')).status).toBe(202);
    await readingIsOver();
  };

  it('keeps what was chosen for it, though Canvas gives it another number', async () => {
    const named = async (name: string) =>
      (await material()).documents.find((one: { fileName: string }) => one.fileName === name);
    const before = await named('answers.md');
    await teacher.put(`/api/course/documents/${before.id}/choice`, { use: false });
    const corrected = Buffer.from('The answers are eight and ten, with every step.');
    world.lab.controls.replaceItem('canvas', 'answers', corrected);
    await readAgain();
    const after = await named('answers.md');
    expect(after).toMatchObject({ id: before.id, choice: { use: false } });
    expect(after.url).not.toBe(before.url);
    expect((await material()).documents).toHaveLength(2);
  });

  it('is gone when it was taken away and none came in its place', async () => {
    const [answers] = (await material()).documents;
    world.lab.controls.removeItem('canvas', 'answers');
    await readAgain();
    expect((await material()).documents.map(({ id }: { id: string }) => id)).not.toContain(
      answers.id,
    );
  });
});
