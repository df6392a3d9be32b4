import { expect, it } from 'vitest';
import { createUnlaunchedCourse, markWaiting, sightDocument } from '../../src/courses/index.ts';
import { createHashingEmbedder } from '../../src/models/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp } from '../support/app.ts';
import { mainEngine } from '../support/databases.ts';

// features: A08, A10
it('reads the next document while a slow embedder still has this one', async () => {
  const real = createHashingEmbedder();
  const names = ['one.md', 'other.md'] as const;
  const arrived = new Map(names.map((name) => [name, Promise.withResolvers<void>()]));
  await using app = await startApp({
    engine: mainEngine,
    embedder: {
      ...real,
      // Each document's vectors come only once the other one has been read as well.
      embed: async (texts, signal) => {
        for (const name of names) {
          if (!texts.some((text) => text.includes(`This is ${name}.`))) continue;
          arrived.get(name)?.resolve();
          await Promise.all([...arrived.values()].map(({ promise }) => promise));
        }
        return real.embed(texts, signal);
      },
    },
  });
  const { ground, material } = app.composed;
  const { id: tenantId } = await ensureTenant(ground.db, 'State University');
  const { id: courseId } = await ground.withTenant(tenantId, (tx) =>
    createUnlaunchedCourse(tx, tenantId, 'course-1', 'Calculus I'),
  );
  const course = { tenantId, courseId };
  for (const [position, fileName] of names.entries()) {
    const bytes = Buffer.from(`This is ${fileName}. ${'It speaks of limits. '.repeat(20)}`);
    const blobKey = await ground.blobs.put(tenantId, bytes);
    await ground.withTenant(tenantId, async (tx) => {
      const document = await sightDocument(tx, course, {
        source: 'folder',
        sourceKey: fileName,
        title: fileName,
        fileName,
        url: null,
        mediaType: 'text/markdown',
        moduleTitle: null,
        position,
        published: true,
        unlockAt: null,
        lockAt: null,
        releaseRule: null,
        sourceVersion: '1',
      });
      await markWaiting(tx, document, { sourceVersion: blobKey, byteSize: bytes.length });
      await material.ingestRequests.add(document, { blobKey, reason: 'sync' });
    });
  }
  await expect
    .poll(async () => (await material.listDocuments(course)).map(({ state }) => state), {
      timeout: 45_000,
    })
    .toEqual(['ready', 'ready']);
});
