import { describe, expect, it } from 'vitest';
import {
  followReplaced,
  listDocuments,
  openToAll,
  sightDocument,
} from '../../src/courses/index.ts';
import { createWithTenant, ensureTenant } from '../../src/tenancy/index.ts';
import { engines } from '../support/databases.ts';

const sighting = (sourceKey: string) => ({
  source: 'canvas' as const,
  sourceKey,
  title: 'Limits',
  fileName: 'Limits',
  url: null,
  mediaType: 'text/html',
  moduleTitle: 'Week 1',
  position: 0,
  ...openToAll,
  sourceVersion: '1',
});

// features: B10
describe.each(engines)('a document that an LMS lists no more, beside $name', (engine) => {
  async function keyAfter(held: string, listed: string): Promise<string[]> {
    await using database = await engine.open();
    const withTenant = createWithTenant(database.databases.app);
    const { id: tenantId } = await ensureTenant(database.databases.app, 'University');
    return await withTenant(tenantId, async (tx) => {
      const [course] = await tx.query<{ id: string }>(
        `insert into courses (tenant_id, context_id, title) values ($1, 'c1', 'Course') returning id`,
        [tenantId],
      );
      const key = { tenantId, courseId: course?.id ?? '' };
      await sightDocument(tx, key, sighting(held));
      await followReplaced(tx, key, 'canvas', [sighting(listed)]);
      return (await listDocuments(tx, key)).map(({ sourceKey }) => sourceKey);
    });
  }

  it('goes on as the one of its kind and name that is new', async () => {
    expect(await keyAfter('file:1', 'file:2')).toEqual(['file:2']);
  });

  it('does not go on as something of another kind that has its name', async () => {
    expect(await keyAfter('page:limits', 'assignment:2')).toEqual(['page:limits']);
  });
});
