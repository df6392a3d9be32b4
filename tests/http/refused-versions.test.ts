import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbound } from '../../src/ground/net/index.ts';
import type { LabCourse, LabFace } from '../../src/lab/index.ts';
import type { Client } from '../support/client.ts';
import { startLabApp, type LabApp } from '../support/lab-app.ts';
import { labFile } from '../support/lab-items.ts';

const ofKilobytes = (count: number, word: string) =>
  `# Notes\n\n${`Words about ${word}. `.repeat(count * 50)}`;
const lecture = {
  ...labFile('lecture', 'Lecture', ''),
  fileName: 'lecture.mp4',
  mediaType: 'video/mp4',
  bytes: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(9_000)]),
};
const course: LabCourse = {
  title: 'Calculus I',
  label: 'CALC1',
  modules: [
    {
      title: 'Week 1',
      published: true,
      items: [
        labFile('notes', 'Notes', ofKilobytes(1, 'limits')),
        labFile('tables', 'Tables', ofKilobytes(300, 'tables')),
        lecture,
      ],
    },
  ],
};

interface Listed {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly repeatable: boolean;
  readonly failure: { readonly code: string } | null;
}

let world: LabApp;
let face: LabFace;
let teacher: Client;
/** Addresses that were asked for with the token of the course. */
const asked: string[] = [];
let key: { tenantId: string; courseId: string };
const change = (item: string, kilobytes: number, word: string) =>
  world.lab.controls.setItem('canvas', item, {
    bytes: Buffer.from(ofKilobytes(kilobytes, word)),
  });

beforeAll(async () => {
  const reach = createOutbound({ allowPrivateHosts: ['127.0.0.1'], userAgent: 'Tests/1' });
  world = await startLabApp({
    course,
    env: { INGEST_MAX_MB: '1', INGEST_COURSE_MB: '1' },
    toLms: {
      outbound: (url, request) => {
        asked.push(new URL(url).pathname);
        return reach(url, request);
      },
      sleep: async () => {},
    },
  });
  face = world.lab.faces.canvas;
  teacher = (await world.enter(face, 'instructor')).client;
  const { db, withTenant } = world.app.composed.ground;
  const [tenant] = await db.query<{ id: string }>('select id from tenants');
  const tenantId = tenant?.id ?? '';
  const [opened] = await withTenant(tenantId, (tx) =>
    tx.query<{ id: string }>('select id from courses where registration_id is not null'),
  );
  key = { tenantId, courseId: opened?.id ?? '' };
});
beforeEach(async () => {
  world.lab.controls.restoreMaterial('canvas');
  const { state } = await readOnDemand();
  if (state !== 'ready' || (await searchedWords()) !== 'limits')
    throw new Error(`the notes are ${state}, not what they were`);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** The notes, once everything that was asked for is over. */
const notes = (): Promise<Listed> =>
  vi.waitUntil(
    async () => {
      const { documents, sync } = (await teacher.get('/api/course/documents')).body;
      const isOver = ['done', 'failed'].includes(sync?.status ?? '');
      const isRead = documents.every(({ state }: Listed) => ['ready', 'failed'].includes(state));
      return isOver && isRead && documents.find(({ fileName }: Listed) => /notes/i.test(fileName));
    },
    { timeout: 30_000, interval: 40 },
  );

async function readOnDemand(): Promise<Listed> {
  await teacher.post('/api/course/sync');
  return notes();
}

async function readByItself(): Promise<Listed> {
  await world.app.composed.material.syncs.request(key, null);
  return notes();
}

/** What the notes that students find are about. */
const searchedWords = () =>
  world.app.composed.ground.withTenant(key.tenantId, async (tx) => {
    const [found] = await tx.query<{ word: string }>(
      `select distinct substring(c.content from 'about (\\w+)') as word from chunks c
       join documents d on d.tenant_id = c.tenant_id and d.id = c.document_id and d.active_revision = c.revision
       where d.file_name ilike '%notes%'`,
    );
    return found?.word;
  });

describe('a new version of a file that is refused', () => {
  // features: P02, B05
  it('is told of again by the next reading that is asked for, though “Try again” found the old one unchanged', async () => {
    change('notes', 1_100, 'integrals');
    const refused = await readOnDemand();
    expect(refused).toMatchObject({ state: 'failed', failure: { code: 'too_large' } });
    expect((await teacher.post(`/api/course/documents/${refused.id}/retry`)).status).toBe(202);
    await notes();
    expect(await searchedWords()).toBe('limits');

    expect(await readOnDemand()).toMatchObject({ failure: { code: 'too_large' } });
  });

  // features: P02, B05
  it('comes when the course has room for it, whatever was read again before', async () => {
    change('notes', 900, 'integrals');
    const refused = await readOnDemand();
    expect(refused).toMatchObject({ state: 'failed', failure: { code: 'quota_exceeded' } });
    await teacher.post(`/api/course/documents/${refused.id}/retry`);
    await notes();

    change('tables', 2, 'tables');
    await readByItself();
    expect(await readByItself()).toMatchObject({ state: 'ready', failure: null });
    expect(await searchedWords()).toBe('integrals');
  });

  // features: P02
  it('is no longer missed when the file becomes what it was', async () => {
    change('notes', 1_100, 'integrals');
    expect(await readOnDemand()).toMatchObject({ state: 'failed' });
    world.lab.controls.restoreMaterial('canvas');
    expect(await readByItself()).toMatchObject({ state: 'ready', failure: null });
  });

  // features: P02, B05
  it.each([
    ['than is read', 1_100, 'too_large'],
    ['than the course has room for', 900, 'quota_exceeded'],
  ])('is not even fetched when the LMS lists it with more %s', async (_what, kilobytes, code) => {
    change('notes', kilobytes, 'integrals');
    asked.length = 0;
    expect(await readOnDemand()).toMatchObject({ failure: { code } });
    expect(await readOnDemand()).toMatchObject({ failure: { code } });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((path) => !path.startsWith('/api/v1/'))).toEqual([]);
  });

  // features: B15
  it('offers no “Try again”, which could only read what is searchable already', async () => {
    change('notes', 1_100, 'integrals');
    expect(await readOnDemand()).toMatchObject({ state: 'failed', repeatable: false });
  });
});
