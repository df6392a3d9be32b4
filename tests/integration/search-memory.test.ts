import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSearch,
  rankingShelf,
  type Hit,
  type RankingShelf,
  type Search,
} from '../../src/retrieve/index.ts';
import { createHashingEmbedder } from '../../src/models/index.ts';
import type { WithTenant } from '../../src/tenancy/index.ts';
import { engines } from '../support/databases.ts';
import { openSearchCourse, roomyBytes, type SearchCourse } from '../support/search-course.ts';

const topics = [
  ['Tides', 'The moon pulls the sea towards it, and twice a day the water rises.'],
  ['Yeast', 'Yeast turns sugar into gas and alcohol while the dough rests in a warm place.'],
  ['Contracts', 'A contract is concluded by offer and acceptance between two parties.'],
  ['Gradients', 'The gradient points where the loss rises fastest; a step goes against it.'],
  ['Momentum', 'With momentum, earlier gradients keep pushing the step in their direction.'],
  ['Volcanoes', 'Volcanoes grow where plates of the crust move apart and molten rock rises.'],
] as const;

const questions = [
  'why does the water rise twice a day',
  'gradient step',
  'gradeint of the loss',
  'rises',
  'what pushes a step in its direction',
  'acceptance',
  'is it so',
  'quantum chromodynamics',
];

/** Counts how often the vectors of documents are read into memory. */
function countReads(inner: WithTenant): { withTenant: WithTenant; reads: () => number } {
  let reads = 0;
  const withTenant: WithTenant = (tenantId, work) =>
    inner(tenantId, (tx) =>
      work({
        ...tx,
        query: (text, values) => {
          if (text.includes('sparsevec_send')) reads += 1;
          return tx.query(text, values);
        },
      }),
    );
  return { withTenant, reads: () => reads };
}

describe.each(engines)('a course held in memory, beside $name', (engine) => {
  let course: SearchCourse;
  let inDatabase: Search;

  beforeAll(async () => {
    course = await openSearchCourse(engine);
    const { withTenant } = course;
    inDatabase = createSearch({ withTenant, embedder: createHashingEmbedder(), memoryBytes: 0 });
    for (const [title, text] of topics) await course.put({ title, pieces: [text] });
    await course.put({
      title: 'Dérivées',
      language: 'french',
      pieces: ['Les fonctions dérivables sont continues.', 'La réciproque est fausse.'],
    });
  });
  afterAll(() => course[Symbol.asyncDispose]());

  const ask = (search: Search, query: string): Promise<Hit[]> => {
    const { tenantId, courseId } = course;
    return search({ tenantId, courseId, query, limit: 10 }, AbortSignal.timeout(10_000));
  };

  // features: S17, A23
  it.each(questions)('answers "%s" as the database does', async (query) => {
    const [held, searched] = [await ask(course.search, query), await ask(inDatabase, query)];
    expect(held[0]?.chunkId).toBe(searched[0]?.chunkId);
    expect(held.map(({ chunkId }) => chunkId).toSorted()).toEqual(
      searched.map(({ chunkId }) => chunkId).toSorted(),
    );
    for (const hit of held) {
      const same = searched.find(({ chunkId }) => chunkId === hit.chunkId);
      expect(hit.textRank).toBe(same?.textRank);
      expect(hit.textScore ?? 0).toBeCloseTo(same?.textScore ?? 0, 1);
      expect(hit.coverage).toBeCloseTo(same?.coverage ?? -1, 1);
      expect(hit.vectorScore ?? 0).toBeCloseTo(same?.vectorScore ?? 0, 1);
    }
  });

  it('follows another ranking as the database does, in all its numbers', async () => {
    const [now] = rankingShelf;
    const rankings: RankingShelf = [
      {
        version: 'ranking-other',
        fusionConstant: 60,
        fewestCandidates: 4,
        fewestRead: 3,
        guessWeight: 0.2,
        shortestGuessed: 8,
        typoSimilarity: 0.6,
        coverage: { whole: 0.9, span: 0.6 },
        trust: {
          ofSpelling: { whenCovered: 0.5, whenUncovered: 1 },
          ofMeaning: now.trust.ofMeaning,
        },
        weakAreaBoost: 2,
        related: {
          weight: 0.5,
          coverage: { whole: 1, span: 1 },
          most: 2,
          mostWords: 3,
          trust: { whenCovered: 0.4, whenUncovered: 0.8 },
        },
      },
    ];
    const embedder = createHashingEmbedder();
    const { withTenant } = course;
    const [held, searched] = [roomyBytes, 0].map((memoryBytes) =>
      createSearch({ withTenant, embedder, memoryBytes, rankings }),
    );
    if (!held || !searched) throw new Error('two searches were made');
    const scores = (hits: readonly Hit[]) =>
      Object.fromEntries(hits.map(({ chunkId, fusedScore }) => [chunkId, fusedScore.toFixed(4)]));
    let others = 0;
    for (const query of questions) {
      const inMemory = scores(await ask(held, query));
      expect(inMemory).toEqual(scores(await ask(searched, query)));
      const usual = scores(await ask(inDatabase, query));
      others += JSON.stringify(inMemory) === JSON.stringify(usual) ? 0 : 1;
    }
    expect(others).toBe(questions.length);
  });

  // features: L28, L35, P09
  it('forgets what is withdrawn, finds what is new, and sees a revision change, at the next question', async () => {
    const documentId = await course.put({
      title: 'Penguins',
      pieces: ['Penguins huddle together against the polar wind.'],
    });
    const titles = async (query: string): Promise<string[]> =>
      (await ask(course.search, query)).map(({ title }) => title);
    expect(await titles('penguins huddle')).toContain('Penguins');
    const set = (column: string): Promise<unknown> =>
      course.withTenant(course.tenantId, (tx) =>
        tx.query(`update documents set ${column} where id = $1`, [documentId]),
      );
    await set('published = false');
    expect(await titles('penguins huddle')).not.toContain('Penguins');
    await set('published = true');
    expect(await titles('penguins huddle')).toContain('Penguins');
    await set('active_revision = 2');
    expect(await titles('penguins huddle')).not.toContain('Penguins');
    await set('active_revision = 1');
    expect(await titles('penguins huddle')).toContain('Penguins');
  });

  it('is held for one tenant alone, whoever names the course', async () => {
    const stranger = await course.other('Strange University');
    const query = 'gradient step';
    expect(await ask(course.search, query)).not.toEqual([]);
    const { courseId } = course;
    const asked = { tenantId: stranger, courseId, query, limit: 10 };
    expect(await course.search(asked, AbortSignal.timeout(10_000))).toEqual([]);
  });

  it('is read once by a class that opens it together', async () => {
    const counted = countReads(course.withTenant);
    const search = createSearch({
      embedder: createHashingEmbedder(),
      memoryBytes: roomyBytes,
      withTenant: counted.withTenant,
    });
    await Promise.all(questions.map((query) => ask(search, query)));
    const once = counted.reads();
    await ask(search, 'gradient step');
    expect(once).toBeGreaterThanOrEqual(topics.length);
    expect(once).toBeLessThanOrEqual(topics.length + 2);
    expect(counted.reads()).toBe(once);
  });

  it('is read before the first question once it was opened, and not where another would have to leave', async () => {
    await using own = await openSearchCourse(engine, 0);
    const { tenantId, courseId } = own;
    for (const [title, text] of topics) await own.put({ title, pieces: [text] });
    for (const [room, isRead] of [
      [roomyBytes, true],
      [1_600, false],
    ] as const) {
      const counted = countReads(own.withTenant);
      const search = createSearch({
        embedder: createHashingEmbedder(),
        memoryBytes: room,
        withTenant: counted.withTenant,
      });
      await search.prepare({ tenantId, courseId });
      expect(counted.reads() > 0).toBe(isRead);
      const before = counted.reads();
      expect(
        await search(
          { tenantId, courseId, query: 'gradient step', limit: 3 },
          AbortSignal.timeout(20_000),
        ),
      ).not.toEqual([]);
      expect(counted.reads()).toBe(before);
    }
  });

  // features: S17, P09
  it('is searched where it stands once it is larger than the memory allowed, withdrawn pages and strangers apart', async () => {
    await using own = await openSearchCourse(engine, 0);
    const { tenantId, courseId } = own;
    for (const [title, text] of topics) await own.put({ title, pieces: [text] });
    const counted = countReads(own.withTenant);
    const search = createSearch({
      embedder: createHashingEmbedder(),
      // Room for what is there, and for no chunk more.
      memoryBytes: topics.length * 1_600,
      withTenant: counted.withTenant,
    });
    const askAs = (tenant: string, query: string) =>
      search({ tenantId: tenant, courseId, query, limit: 10 }, AbortSignal.timeout(10_000));
    expect((await askAs(tenantId, 'gradient step'))[0]?.content).toContain('gradient points');
    const held = counted.reads();
    expect(held).toBeGreaterThan(0);
    const grown = await own.put({ title: 'Glaciers', pieces: ['Glaciers calve into the sea.'] });
    for (const query of [...questions, 'glaciers calve']) {
      const found = await askAs(tenantId, query);
      const wanted = await own.ask(query, { limit: 10 });
      expect(found.map(({ chunkId }) => chunkId)).toEqual(wanted.map(({ chunkId }) => chunkId));
    }
    expect((await askAs(tenantId, 'glaciers calve'))[0]?.content).toContain('Glaciers');
    expect(counted.reads()).toBe(held);
    await own.withTenant(tenantId, (tx) =>
      tx.query('update documents set published = false where id = $1', [grown]),
    );
    const texts = (await askAs(tenantId, 'glaciers calve')).map(({ content }) => content);
    expect(texts.join(' ')).not.toContain('Glaciers');
    expect(await askAs(await own.other('Curious University'), 'gradient step')).toEqual([]);
  });

  it('keeps its place while it is asked for, and another one is searched in the database', async () => {
    const { tenantId, courseId, withTenant } = course;
    const other = await withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `insert into courses (tenant_id, context_id, title) values ($1, 'other', 'Other') returning id`,
        [tenantId],
      );
      await tx.query(
        `with copied as (
           insert into documents (tenant_id, course_id, source, source_key, title, file_name, source_version, state, active_revision, language)
           select tenant_id, $3, source, source_key, title, file_name, source_version, state, active_revision, language
           from documents where course_id = $2 returning id, source_key)
         insert into chunks (tenant_id, course_id, document_id, revision, ordinal, content, embedding_text,
           content_hash, tokens, heading_path, terms, lexical, embedding)
         select c.tenant_id, $3, n.id, c.revision, c.ordinal, c.content, c.embedding_text, c.content_hash,
           c.tokens, c.heading_path, c.terms, c.lexical, c.embedding
         from chunks c join documents o on o.id = c.document_id join copied n using (source_key)
         where c.tenant_id = $1 and c.course_id = $2`,
        [tenantId, courseId, row?.id],
      );
      return row?.id ?? '';
    });
    const counted = countReads(withTenant);
    const search = createSearch({
      embedder: createHashingEmbedder(),
      memoryBytes: 16_000,
      withTenant: counted.withTenant,
    });
    const askIn = (id: string, query: string) =>
      search({ tenantId, courseId: id, query, limit: 10 }, AbortSignal.timeout(10_000));
    const first = await askIn(courseId, 'gradient step');
    const once = counted.reads();
    expect(once).toBeGreaterThan(0);
    for (const id of [other, courseId, other, courseId]) {
      const [best] = await askIn(id, 'gradient step');
      expect(best?.content).toBe(first[0]?.content);
    }
    expect(counted.reads()).toBe(once);
  });
});
