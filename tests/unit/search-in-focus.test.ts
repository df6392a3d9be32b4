import { expect, it } from 'vitest';
import type { Hit, Search } from '../../src/retrieve/index.ts';
import { searchInFocus } from '../../src/tutor/search-in-focus.ts';

const focus = { title: 'The long reader', documentIds: new Set(['reader']) };

/** Finds these documents, the best first, as many as are asked for. */
async function findAtLink(documents: readonly string[], most: number): Promise<string[]> {
  const search = (async ({ limit }: { limit: number }) =>
    documents
      .slice(0, limit)
      .map((documentId, at) => ({ documentId, chunkId: `${at}` }) as Hit)) as unknown as Search;
  const of = { tenantId: 't', courseId: 'c', userId: 'u', turnId: 'turn', weakAreas: [], focus };
  const { hits } = await searchInFocus(
    search,
    { searcher: of, query: 'how does the chain rule differentiate compositions', most },
    AbortSignal.timeout(1_000),
  );
  return hits.map(({ documentId }) => documentId);
}

// features: S20, S22
it('puts first what a link is about, and keeps the best of the rest of the course within reach', async () => {
  const long = Array<string>(40).fill('reader');
  expect(await findAtLink(['chain rule', ...long], 10)).toEqual([
    ...Array<string>(9).fill('reader'),
    'chain rule',
  ]);
  const mixed = ['chain rule', 'limits', 'sums', 'series', ...long];
  expect(await findAtLink(mixed, 10)).toEqual([
    ...Array<string>(7).fill('reader'),
    'chain rule',
    'limits',
    'sums',
  ]);
  expect(await findAtLink(['chain rule', 'reader', 'limits'], 6)).toEqual([
    'reader',
    'chain rule',
    'limits',
  ]);
});
