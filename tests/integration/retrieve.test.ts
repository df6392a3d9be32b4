import * as fc from 'fast-check';
import { escapeLiteral } from 'pg';
import { createHashingEmbedder } from '../../src/models/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearch, deleteOtherRevisions } from '../../src/retrieve/index.ts';
import { engines } from '../support/databases.ts';
import { openSearchCourse, type SearchCourse } from '../support/search-course.ts';

/** EXECUTE takes no parameters of its own. */
function literal(value: unknown): string {
  if (Array.isArray(value))
    return escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return typeof value === 'string' ? escapeLiteral(value) : JSON.stringify(value);
}

const fillers = [
  'The library opens at eight and closes when the last reader has left the building.',
  'Volcanoes grow where plates of the crust move apart and molten rock rises between them.',
  'A contract is concluded by offer and acceptance, and both sides are bound from then on.',
  'Bread rises because yeast turns sugar into gas, and the dough holds the bubbles in place.',
  'The parliament sits in two chambers, and a bill has to pass both of them to become law.',
];

const ways = engines.flatMap((engine) => [
  { engine, way: `in memory, beside ${engine.name}`, memoryBytes: 1024 * 1024 },
  { engine, way: `by ${engine.name} itself`, memoryBytes: 0 },
]);

describe.each(ways)('a search $way', ({ engine, memoryBytes }) => {
  let course: SearchCourse;

  beforeAll(async () => {
    course = await openSearchCourse(engine, memoryBytes);
    for (const [at, text] of fillers.entries()) {
      await course.put({ title: `Filler ${at}`, pieces: [text] });
    }
    await course.put({
      title: 'Optimisers',
      moduleTitle: 'Training',
      pieces: [
        ['Step sizes', 'The learning rate decides how far every update moves the parameters.'],
        ['Step sizes', 'With momentum, earlier gradients keep pushing in their direction.'],
        ['Adaptive methods', 'Adam keeps beta1 at 0.9 and divides by a running mean of squares.'],
      ],
    });
    await course.put({
      title: 'Notation',
      pieces: ['The significance level \\alpha is fixed before the data are seen.'],
    });
    await course.put({
      title: 'Languages',
      pieces: ['Templates of C++ are expanded by the compiler, once for every type.'],
    });
    await course.put({
      title: 'Dérivation',
      language: 'french',
      pieces: ['Les fonctions dérivables sont continues, mais l’inverse est faux.'],
    });
    await course.put({
      title: 'Answers to the exam',
      published: false,
      pieces: ['The learning rate of question seven is exactly one half.'],
    });
  });

  afterAll(() => course[Symbol.asyncDispose]());

  // features: A22, A23, S18
  it('explains every hit by both ranks and scores, the fused one, and where it stands', async () => {
    const [best] = await course.ask('How does the learning rate move the parameters?');
    expect(best).toMatchObject({
      title: 'Optimisers',
      rank: 1,
      textRank: 1,
      vectorRank: 1,
      headingPath: ['Step sizes'],
    });
    expect(best?.textScore).toBeGreaterThan(0);
    expect(best?.vectorScore).toBeGreaterThan(0);
    expect(best?.fusedScore).toBeGreaterThan(0);
    expect(best?.coverage).toBeGreaterThan(0.5);
    expect(best).not.toHaveProperty('otherWords');
  });

  // features: S21
  it('says of every hit which lesson of which module it is from, in which file', async () => {
    const [best] = await course.ask('How does the learning rate move the parameters?');
    expect(best).toMatchObject({ moduleTitle: 'Training', title: 'Optimisers' });
    expect(best?.fileName).toBe('Optimisers');
    const document = await course.withTenant(course.tenantId, (tx) =>
      tx.query<{ courseId: string }>(
        `select d.course_id as "courseId" from documents d join chunks c on c.document_id = d.id and c.course_id = d.course_id
         where c.id = $1 and d.id = $2`,
        [best?.chunkId, best?.documentId],
      ),
    );
    expect(document).toHaveLength(1);
  });

  it.each([
    ['letters in the wrong order', 'learnign rate', 'Optimisers'],
    ['a letter too few', 'momntum', 'Optimisers'],
    ['only the beginning of a word', 'adapt', 'Optimisers'],
    ['an identifier', 'beta1', 'Optimisers'],
    ['a number', '0.9', 'Optimisers'],
    ['a Greek letter that the text writes as a command', 'α', 'Notation'],
    ['the name of a programming language', 'c++ templates', 'Languages'],
    ['another form of a French word', 'fonction continue', 'Dérivation'],
  ])('finds the passage by %s', async (_what, query, title) => {
    const [best] = await course.ask(query);
    expect(best?.title).toBe(title);
    expect(best?.textRank).toBe(1);
  });

  // features: A22
  it('finds a passage that says it in other words', async () => {
    const [best] = await course.ask('what settles the size of each step');
    expect(best?.title).toBe('Optimisers');
  });

  it('finds a passage none of whose words the question says', async () => {
    const [best] = await course.ask('why does a loaf swell');
    expect(best?.content).toContain('Bread rises');
    expect(best?.textRank).toBe(1);
    expect(best?.coverage).toBe(0);
    expect(best?.otherWords).toBe(1);
  });

  // features: L28, P09
  it('never shows what is not released, nor lets it lead to anything', async () => {
    const hits = await course.ask('learning rate of question seven is one half');
    expect(hits.map(({ title }) => title)).not.toContain('Answers to the exam');
  });

  it('hands out neighbours as one passage in reading order, and cites the best of them', async () => {
    const hits = await course.ask('momentum and learning rate of an update');
    const optimisers = hits.filter(({ title }) => title === 'Optimisers');
    expect(optimisers).toHaveLength(1);
    const [passage] = optimisers;
    const chunkIds = passage?.pieces.map(({ chunkId }) => chunkId);
    expect(chunkIds?.length).toBeGreaterThan(1);
    expect(chunkIds).toContain(passage?.chunkId);
    expect(passage?.content.indexOf('learning rate')).toBeLessThan(
      passage?.content.indexOf('momentum') ?? -1,
    );
    expect(passage?.content).toContain(passage?.excerpt);
  });

  // features: S20
  it('lifts what speaks of the student’s weak areas, and says so', async () => {
    const query = 'bill offer yeast crust';
    const plain = await course.ask(query);
    const last = plain.findLast(({ content }) => content.includes('acceptance'));
    const lifted = await course.ask(query, { weakAreas: ['Offer and acceptance'] });
    const same = lifted.find(({ chunkId }) => chunkId === last?.chunkId);
    expect(same?.boostedBy).toEqual(['Offer and acceptance']);
    expect(same?.fusedScore).toBeGreaterThan(last?.fusedScore ?? 0);
    expect(same?.rank).toBeLessThanOrEqual(last?.rank ?? 0);
  });

  // features: S17, P07, L10, L36
  it('asks once, and reads only the tenant’s own partition by its keys', async () => {
    const statements: [string, readonly unknown[]][] = [];
    const search = createSearch({
      embedder: createHashingEmbedder(),
      memoryBytes,
      withTenant: (id, work) =>
        course.withTenant(id, (tx) =>
          work({
            query: (text, values) => {
              statements.push([text, values ?? []]);
              return tx.query(text, values);
            },
            queryPlannedOnce: (text, values) => {
              statements.push([text, values]);
              return tx.queryPlannedOnce(text, values);
            },
          }),
        ),
    });
    const { tenantId, courseId } = course;
    await course.other('Another University');
    await course.analyze();
    const ask = () =>
      search({ tenantId, courseId, query: 'learning rate', limit: 5 }, AbortSignal.timeout(10_000));
    const first = await ask();
    statements.length = 0;
    expect(await ask()).toEqual(first);
    expect(statements).toHaveLength(1);
    const [text, values] = statements[0] ?? ['', []];
    const plan = await course.withTenant(tenantId, async (tx) => {
      // A handful of rows is read faster without any index; a course is not.
      await tx.query('set local enable_seqscan = off');
      await tx.query('set local plan_cache_mode = force_generic_plan');
      await tx.query(`prepare searching as ${text}`);
      const given = values.map(literal).join(', ');
      const lines = await tx.query<{ 'QUERY PLAN': string }>(
        `explain execute searching (${given})`,
      );
      await tx.query('deallocate searching');
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
    const partitions = new Set(
      [...plan.matchAll(/ on (chunks_[0-9a-f]{32})/g)].map(([, name]) => name),
    );
    expect([...partitions]).toEqual([`chunks_${tenantId.replaceAll('-', '')}`]);
    expect(plan).not.toMatch(/Seq Scan on (?:chunks|course_terms)/);
    if (memoryBytes > 0) {
      expect(plan).toMatch(/Index Scan using chunks_\S+_pkey on chunks_/);
      expect(plan).toMatch(/Index Cond: .*tenant_id = \$1.* AND .*id = wanted/);
    } else {
      expect(plan).toMatch(/Index Scan using chunks_\S+ on chunks_/);
      expect(plan).toMatch(/Index Cond: .*initial = s.initial.* AND .*lexeme = s.lexeme/);
    }
  });

  it('survives any question', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (query) => {
        const hits = await course.ask(query.replaceAll('\0', ''));
        expect(hits.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 25 },
    );
  });

  it('counts the words of the course as they come and go', async () => {
    const counted = (): Promise<unknown[]> =>
      course.withTenant(course.tenantId, (tx) =>
        tx.query('select lexeme, chunks from course_terms order by lexeme collate "C"'),
      );
    const recounted = (): Promise<unknown[]> =>
      course.withTenant(course.tenantId, (tx) =>
        tx.query(`select lexeme, count(*)::int as chunks
          from chunks, lateral (select '' union all select lexeme from unnest(terms)) as said (lexeme)
          group by lexeme order by lexeme collate "C"`),
      );
    const before = await counted();
    const documentId = await course.put({
      title: 'Passing through',
      pieces: ['Zebras graze.', 'A zebra and a gnu.'],
    });
    expect(await counted()).toEqual(await recounted());
    await course.withTenant(course.tenantId, (tx) =>
      deleteOtherRevisions(tx, { ...course, documentId }, null),
    );
    expect(await counted()).toEqual(before);
  });
});
