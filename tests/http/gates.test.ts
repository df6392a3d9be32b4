import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { compose, type Composed } from '../../src/compose/compose.ts';
import { createMetrics } from '../../src/ground/telemetry/index.ts';
import { digest } from '../../src/ground/crypto/index.ts';
import { createHashingEmbedder } from '../../src/models/index.ts';
import { gateDecisions, judgedAnswers, type RunReport } from '../../src/quality/index.ts';
import { promptShelf, type PromptShelf } from '../../src/tutor/index.ts';
import { rankingShelf, type RankingShelf } from '../../src/retrieve/index.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { ingestFiles } from '../support/course.ts';
import { mainEngine, type TestDatabase } from '../support/databases.ts';
import { startEmbeddingDouble, type EmbeddingDouble } from '../support/doubles/embedding-double.ts';
import { passedRun } from '../support/passed-run.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';
import { pngOf } from '../support/files/pictures.ts';
import { pictureClient } from '../support/picture-world.ts';
import { createReplyingModel, type ReplyingModel } from '../support/replying-model.ts';

const soon = () => AbortSignal.timeout(60_000);

const question = 'What does the lesson say about the pouch of marsupials?';
const rightPages = {
  'right.md': `# Animals\n\nThe lesson says that marsupials carry their young in a pouch. The pouch of marsupials opens at the front.\n`,
};
/** Pages that a model without sense puts before the right one, and pages nobody asks for. */
const otherPages = Object.fromEntries([
  ...Array.from({ length: 6 }, (_, at) => [
    `decoy-${at}.md`,
    `# Notice ${at}\n\nThis decoy says the lesson about room ${at} moves to another floor of building ${at + 20}.\n`,
  ]),
  ...Array.from({ length: 14 }, (_, at) => [
    `filler-${at}.md`,
    `# Sheet ${at}\n\nSheet ${at} lists ${at + 100} bottles and ${at + 200} boxes that stand in cupboard ${at}.\n`,
  ]),
]);

/** Decoys lie where every question lies, what speaks of marsupials at the other end of the world. */
function senseless(text: string): readonly number[] {
  const isDocument = text.includes('\n');
  const side = !isDocument || text.includes('decoy') ? 1 : text.includes('marsupials') ? -1 : 0;
  return Array.from({ length: 1024 }, (_, at) =>
    at === 0 ? side : at === 1 && side === 0 ? 1 : 0,
  );
}

// features: B06
describe('what is new to a school with test cases', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let app: TestApp;
  let platform: Platform;
  let dataDir: string;
  let boot: Boot;
  let teacher: Client;
  let vendor: EmbeddingDouble;
  let model: ReplyingModel;

  beforeEach(async () => {
    database = await mainEngine.open();
    dataDir = mkdtempSync(join(tmpdir(), 'preceptor-gates-'));
    model = createReplyingModel();
    model.replyWith(() => 'Marsupials carry their young in a pouch [1].');
    app = await openApp();
    platform = await startPlatform(app, 'Gated University');
    await ingestFiles(app, platform, { ...rightPages, ...otherPages });
    boot = await launch(app, platform, { sub: 'teacher', role: 'Instructor' });
    teacher = clientOf(app, boot);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await vendor?.[Symbol.asyncDispose]();
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const openApp = (more: TestAppOptions = {}): Promise<TestApp> =>
    startApp({
      engine: {
        ...mainEngine,
        open: async () => ({ ...database, [Symbol.asyncDispose]: async () => {} }),
      },
      chatModels: [model],
      ...more,
      env: { OPENAI_API_KEY: 'sk-secret', DATA_DIR: dataDir, ...more.env },
    });
  /** The program of the next day, on the storage of this one. */
  const restart = async (more: TestAppOptions): Promise<void> => {
    await app[Symbol.asyncDispose]();
    app = await openApp(more);
    teacher = clientOf(app, boot);
  };
  const withEmbedder = (name: string): TestAppOptions => ({
    env: {
      EMBEDDING_MODEL: name,
      EMBEDDING_PRICE: '1',
      EMBEDDING_BASE_URL: vendor.url,
    },
  });
  const callRight = async (): Promise<string> => {
    const { turnId, events } = await teacher.ask(question);
    expect(events.some(({ event }) => event === 'citation')).toBe(true);
    expect((await teacher.put(`/api/turns/${turnId}/verdict`, { verdict: 'right' })).status).toBe(
      200,
    );
    return turnId;
  };
  const startAgain = (embeddingModel: string): Composed => {
    const { ground } = app.composed;
    const embedding = { model: embeddingModel, baseUrl: vendor.url, priceUsd: 1 };
    return compose(
      {
        ...ground,
        metrics: createMetrics(),
        config: { ...ground.config, embedding: { ...ground.config.embedding, ...embedding } },
      },
      { chatModels: [model] },
    );
  };
  const rows = <Row>(sql: string) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(sql));
  const carried = async () =>
    (
      await rows<{ id: string }>('select distinct active_embedder as id from documents order by 1')
    ).map(({ id }) => id);
  const standing = async (composed: Composed, part = 'embedder') =>
    (await composed.quality.gates.standing(platform.tenantId)).find((one) => one.part === part);
  const allReadBy = (wanted: string) =>
    expect
      .poll(
        async () => {
          await app.composed.material.renewEmbeddings(soon());
          return carried();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toEqual([wanted]);

  describe('an embedder', () => {
    const offline = createHashingEmbedder().id;

    it('is not let in that loses their passages: what served goes on serving, new documents included', async () => {
      vendor = await startEmbeddingDouble(senseless);
      await callRight();
      const again = startAgain('openai:senseless');
      await again.quality.gates.settleAll(soon());
      expect(await standing(again)).toMatchObject({
        serves: offline,
        waits: 'openai:senseless',
        last: { verdict: 'failed', report: { won: 0, lost: [{ question, before: 1 }] } },
      });
      expect(await rows('select chunk_id from trial_vectors')).toEqual([]);

      const asked = vendor.requests.length;
      await again.quality.gates.settleAll(soon());
      expect(await again.material.renewEmbeddings(soon())).toBe(0);
      await ingestFiles(
        { ...app, composed: again },
        { ...platform, contextId: 'course-2' },
        rightPages,
      );
      expect(await carried()).toEqual([offline]);
      const [course] = await rows<{ id: string }>(
        `select id from courses where context_id = 'course-1'`,
      );
      const [hit] = await again.tutor.search(
        { tenantId: platform.tenantId, courseId: course?.id ?? '', query: question, limit: 5 },
        soon(),
      );
      expect(hit?.fileName).toBe('right.md');
      // Whoever is held to another model is not charged for questions in this one.
      expect(vendor.requests.length).toBe(asked);
      expect(
        app.logs.some(({ msg, verdict }) => msg === 'gate decided' && verdict === 'failed'),
      ).toBe(true);
    });

    it('is shown to the teacher who asked, with the answer, to colleagues as a number, and to no student', async () => {
      const shown = async (client: Client) => {
        const { body } = await client.get('/api/course/gates');
        const its = body.parts.find(({ part }: { part: string }) => part === 'embedder');
        return { cases: body.cases, ...its };
      };
      expect(await shown(teacher)).toMatchObject({
        cases: 0,
        serves: offline,
        waits: null,
        last: null,
      });
      vendor = await startEmbeddingDouble(senseless);
      await callRight();
      await restart(withEmbedder('openai:senseless'));
      await app.composed.quality.gates.settleAll(soon());
      expect(await shown(teacher)).toMatchObject({
        cases: 1,
        serves: offline,
        waits: 'openai:senseless',
        last: {
          verdict: 'failed',
          trial: {
            cases: 1,
            lost: 1,
            won: 0,
            own: [{ question, answer: 'Marsupials carry their young in a pouch [1].', before: 1 }],
          },
        },
      });
      const { last } = await shown(teacher);
      const [hit1] = last.trial.measures;
      expect(hit1).toMatchObject({ label: 'hit@1', before: { value: 1, high: 1 } });
      expect(hit1.before.low).toBeCloseTo(0.207, 3);
      const other = { sub: 'colleague', role: 'Instructor' } as const;
      const colleague = clientOf(app, await launch(app, platform, other));
      expect((await shown(colleague)).last.trial).toMatchObject({ lost: 1, own: [] });
      const student = clientOf(app, await launch(app, platform));
      expect((await student.get('/api/course/gates')).status).toBe(403);
    });

    it('is let in by the operator’s word, which is kept with its reason', async () => {
      vendor = await startEmbeddingDouble(senseless);
      await callRight();
      await restart(withEmbedder('openai:senseless'));
      const { gates } = app.composed.quality;
      await gates.settleAll(soon());
      await gates.overrule(platform.tenantId, 'embedder', 'the vendor ends the other one');
      await expect(gates.overrule(platform.tenantId, 'embedder', 'again')).rejects.toThrow(
        'Nothing waits',
      );
      await allReadBy('openai:senseless');
      const kept = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
        gateDecisions(tx, platform.tenantId, 10),
      );
      expect(kept.map(({ verdict, because }) => [verdict, because])).toEqual([
        ['overruled', 'the vendor ends the other one'],
        ['failed', null],
      ]);
      await expect(rows(`update gate_decisions set because = 'another'`)).rejects.toThrow(
        'permission denied',
      );
    });

    it('is let in when their cases do not fare worse, and their documents are read again', async () => {
      vendor = await startEmbeddingDouble();
      await callRight();
      await restart(withEmbedder('openai:as-good'));
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed)).toMatchObject({
        serves: 'openai:as-good',
        waits: null,
        last: { verdict: 'passed', before: offline, report: { lost: [] } },
      });
      await allReadBy('openai:as-good');
    });

    it('goes live at once for a school without cases, or whose cases were taken back', async () => {
      vendor = await startEmbeddingDouble();
      await restart(withEmbedder('openai:text-embedding-3-small'));
      await allReadBy('openai:text-embedding-3-small');
      const turnId = await callRight();
      await teacher.put(`/api/turns/${turnId}/verdict`, { verdict: null });
      await restart(withEmbedder('openai:second'));
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed)).toMatchObject({
        serves: 'openai:second',
        last: { verdict: 'no_cases', before: 'openai:text-embedding-3-small' },
      });
    });

    it('waits while it cannot be tried, and cannot be held back where nobody kept what served', async () => {
      vendor = await startEmbeddingDouble(senseless);
      await callRight();
      const again = startAgain('openai:senseless');
      vendor.steps.push(...Array.from({ length: 4 }, () => ({ status: 500 })));
      await again.quality.gates.settleAll(soon());
      expect(await standing(again)).toMatchObject({ serves: offline, last: undefined });
      expect(app.logs.some(({ msg }) => msg === 'gate not settled')).toBe(true);
      await rows(`update held_versions set version = 'hashing-1' where part = 'embedder'`);
      await again.quality.gates.settleAll(soon());
      expect(await standing(again)).toMatchObject({
        serves: 'openai:senseless',
        last: { verdict: 'not_kept' },
      });
    });

    // The command opens the installation itself, which needs a database that two can open.
    it.skipIf(mainEngine.name !== 'postgres')(
      'is shown to the operator with the cases it loses',
      async () => {
        vendor = await startEmbeddingDouble(senseless);
        await callRight();
        const settings = {
          DATABASE_URL: database.url ?? '',
          DATA_DIR: dataDir,
          OPENAI_API_KEY: 'sk-secret',
          EMBEDDING_MODEL: 'openai:senseless',
          EMBEDDING_PRICE: '1',
          EMBEDDING_BASE_URL: vendor.url,
          ALLOW_PRIVATE_HOSTS: '127.0.0.1',
        };
        for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
        const cli = async (...args: string[]): Promise<string> => {
          const lines: string[] = [];
          const spy = vi
            .spyOn(console, 'log')
            .mockImplementation((line) => void lines.push(String(line)));
          await createCli()
            .parseAsync(['gates', ...args, '--tenant', 'Gated University'], { from: 'user' })
            .finally(() => spy.mockRestore());
          return lines.join('\n');
        };
        expect(await cli('show')).toMatch(/embedder +hashing-\d+ +openai:senseless waits\n/);
        const tried = await cli('try');
        expect(tried).toMatch(/openai:senseless waits +failed .* \(openai:senseless\)/);
        expect(tried).toContain('1 of 1 cases are lost and 0 are won');
        expect(tried).toContain(`“${question}” was at place 1, with it at place`);
        await expect(cli('pass', 'embedder', '--gate', 'none.json')).rejects.toThrow(
          'cannot be read',
        );
        await expect(cli('overrule', 'tutor', '--because', 'x')).rejects.toThrow('Nothing waits');
        expect(await cli('overrule', 'embedder', '--because', 'it is cheaper')).toMatch(
          /embedder +openai:senseless +overruled/,
        );
        expect(await cli('log')).toMatch(
          /embedder {2}hashing-\d+ → openai:senseless {2}overruled {2}“it is cheaper”\n.* failed$/,
        );
      },
    );
  });

  describe('what a release reads otherwise', () => {
    let readingNow: string;
    beforeEach(() => {
      readingNow = app.composed.material.reader.version;
    });
    /** The readers of a next release, which make this of what a file holds. */
    const reading = (finish: (content: string) => string): TestAppOptions => ({
      readWith: (reader) => ({
        ...reader,
        version: 'reader-next',
        finish: async (...given) => {
          const finished = await reader.finish(...given);
          const chunks = finished.chunks.map((chunk) => {
            const content = finish(chunk.content);
            if (content === chunk.content) return chunk;
            return { ...chunk, content, embeddingText: content, contentHash: digest(content) };
          });
          return { ...finished, chunks };
        },
      }),
    });
    const forgetful = reading((content) => content.replaceAll('marsupials', 'animals'));
    const readers = async () =>
      (
        await rows<{ reader: string; documents: number }>(
          `select r.reader, count(*)::int as documents from documents d join document_revisions r
             on r.document_id = d.id and r.revision = d.active_revision group by 1 order by 1`,
        )
      ).map(({ reader, documents }) => `${documents} by ${reader}`);
    const first = async (): Promise<string | undefined> => {
      const [course] = await rows<{ id: string }>('select id from courses');
      const asked = { tenantId: platform.tenantId, courseId: course?.id ?? '', query: question };
      const [hit] = await app.composed.tutor.search({ ...asked, limit: 5 }, soon());
      return hit?.content;
    };

    it('leaves their documents as they were read while their passages would be lost, and only what is new is read so', async () => {
      await callRight();
      const before = await first();
      expect(before).toContain('marsupials');
      const words = () =>
        rows(`select lexeme, chunks from course_terms where lexeme like 'mars%' or lexeme = ''`);
      const counted = await words();
      await restart(forgetful);
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'reader')).toMatchObject({
        serves: readingNow,
        waits: 'reader-next',
        last: {
          verdict: 'failed',
          report: { won: 0, lost: [{ question, before: 1, after: null }] },
        },
      });
      // Nothing of the trial stays.
      expect(await words()).toEqual(counted);
      expect(await app.composed.material.renewEmbeddings(soon())).toBe(0);
      expect(await first()).toBe(before);
      const added = { 'new.md': '# New\n\nA page about the wombat.\n' };
      await ingestFiles(app, platform, { ...rightPages, ...otherPages, ...added });
      expect(await readers()).toEqual([`21 by ${readingNow}`, '1 by reader-next']);

      await app.composed.quality.gates.overrule(platform.tenantId, 'reader', 'the pages are right');
      await expect
        .poll(
          async () => {
            await app.composed.material.renewEmbeddings(soon());
            return readers();
          },
          { timeout: 60_000, interval: 500 },
        )
        .toEqual(['22 by reader-next']);
      expect(await first()).not.toContain('marsupials');
    });

    it('reads their documents again once their cases do not fare worse', async () => {
      await callRight();
      await restart(reading((content) => content.replaceAll('bottles', 'flasks')));
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'reader')).toMatchObject({
        serves: 'reader-next',
        last: { verdict: 'passed', before: readingNow, report: { lost: [] } },
      });
      expect(await app.composed.material.renewEmbeddings(soon())).toBeGreaterThan(0);
    });
  });

  describe('another ranking', () => {
    const [rankingNow] = rankingShelf;
    const { version: now } = rankingNow;
    /** What lies near the question comes last. */
    const backwards = { whenCovered: -100, whenUncovered: -100 };
    const senselessNext: RankingShelf = [
      {
        ...rankingNow,
        version: 'ranking-next',
        trust: { ofSpelling: backwards, ofMeaning: backwards },
        ...(rankingNow.related && { related: { ...rankingNow.related, trust: backwards } }),
      },
      rankingNow,
    ];
    const first = async (): Promise<string> => {
      const [course] = await rows<{ id: string }>(
        'select distinct course_id as id from judged_answers',
      );
      const asked = { tenantId: platform.tenantId, courseId: course?.id ?? '', query: question };
      const [hit] = await app.composed.tutor.search({ ...asked, limit: 5 }, soon());
      return hit?.content ?? '';
    };

    it('is held back while it loses their passages, and let in by the operator’s word', async () => {
      const turnId = await callRight();
      await restart({ rankings: senselessNext });
      expect(await first()).toContain('marsupials');
      const { gates } = app.composed.quality;
      await gates.settleAll(soon());
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: now,
        waits: 'ranking-next',
        last: {
          verdict: 'failed',
          before: now,
          report: { won: 0, lost: [{ turnId, question, before: 1, after: null }] },
        },
      });
      expect(await first()).toContain('marsupials');
      const { tenantId } = platform;
      const run = passedRun([], { setup: {}, before: {} });
      await expect(gates.pass(tenantId, 'ranking', [run])).rejects.toThrow('is tried here');
      await gates.overrule(tenantId, 'ranking', 'backwards is what we want');
      // Processes look again after some seconds, and a new one at once.
      await restart({ rankings: senselessNext });
      expect(await first()).not.toContain('marsupials');
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: 'ranking-next',
        waits: null,
      });
    });

    it('serves once their cases do not fare worse, and a school without cases at once', async () => {
      const next = { ...rankingNow, version: 'ranking-next', fusionConstant: 25 };
      const turnId = await callRight();
      await restart({ rankings: [next, rankingNow] });
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: 'ranking-next',
        waits: null,
        last: { verdict: 'passed', before: now, report: { lost: [], won: 0 } },
      });
      await teacher.put(`/api/turns/${turnId}/verdict`, { verdict: null });
      await restart({ rankings: [{ ...next, version: 'ranking-after-next' }, next] });
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: 'ranking-after-next',
        last: { verdict: 'no_cases', before: 'ranking-next' },
      });
    });

    /** Makes the ranking that runs the next one, under which the case stood at this place. */
    const comeAfter = async (place: number): Promise<void> => {
      await app.composed.quality.gates.settleAll(soon());
      await rows(`update held_versions set version = 'ranking-before' where part = 'ranking'`);
      await rows(`update case_ranks set version = 'ranking-before',
        ranks = (select jsonb_object_agg(key, ${place}) from jsonb_each(ranks))`);
      await app.composed.quality.gates.settleAll(soon());
    };

    it('of which no old one is carried serves at once, and is held against where the passages stood before', async () => {
      await callRight();
      await comeAfter(3);
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: now,
        waits: null,
        last: { verdict: 'passed', before: 'ranking-before', report: { lost: [], won: 0 } },
      });
    });

    it('of which no old one is carried is reported with the cases it loses, which nothing can hold back', async () => {
      const turnId = await callRight();
      await app.composed.quality.gates.settleAll(soon());
      expect(await rows('select ranks from case_ranks')).toEqual([{ ranks: { [turnId]: 1 } }]);
      await rows(`update chunks set content = replace(content, 'marsupials', 'animals')`);
      await rows(`update held_versions set version = 'ranking-before' where part = 'ranking'`);
      await rows(`update case_ranks set version = 'ranking-before'`);
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'ranking')).toMatchObject({
        serves: now,
        waits: null,
        last: { verdict: 'regressed', report: { lost: [{ question, before: 1, after: null }] } },
      });
      const { gates } = app.composed.quality;
      await expect(gates.overrule(platform.tenantId, 'ranking', 'x')).rejects.toThrow(
        'Nothing waits',
      );
    });
  });

  describe('a version of a prompt', () => {
    const newWords = 'You speak in verse.';
    const [tutorNow] = promptShelf.tutor;
    const released: PromptShelf = {
      ...promptShelf,
      tutor: [
        { version: 'tutor-next', write: (input) => `${tutorNow.write(input)}\n${newWords}` },
        tutorNow,
      ],
    };
    const spokenTo = async (): Promise<string> => {
      await teacher.ask('What opens at the front?');
      return model.requests.at(-1)?.system ?? '';
    };
    /** A run with the new version, compared with one of the version that serves. */
    const runWith = async (
      setup: Record<string, string>,
      before = tutorNow.version,
    ): Promise<RunReport> => {
      const answers = await app.composed.ground.withTenant(platform.tenantId, (tx) =>
        judgedAnswers(tx, platform.tenantId, null),
      );
      return passedRun(answers, { setup, before: { prompt: before } });
    };

    const serving = 'scripted:replying';
    const passing = (version: string) => ({
      chat: serving,
      prompt: version,
      replies: 'live',
      told: `${version} query-1`,
    });

    it('writes no answer for a school with cases before a run shows that it is not worse', async () => {
      const turnId = await callRight();
      await restart({ prompts: released });
      expect(await spokenTo()).not.toContain(newWords);
      const { gates } = app.composed.quality;
      await gates.settleAll(soon());
      expect(await standing(app.composed, 'tutor')).toMatchObject({
        serves: tutorNow.version,
        waits: 'tutor-next',
      });
      const { tenantId } = platform;
      const good = passing('tutor-next');
      const objections: [string, RunReport][] = [
        [`not with tutor-next`, await runWith({ ...good, prompt: tutorNow.version })],
        ['reads no prompt', await runWith({ ...good, chat: 'offline:extractive' })],
        [`here ${serving} is told`, await runWith({ ...good, chat: 'openai:gpt' })],
        ['no model read', await runWith({ ...good, replies: 'replayed from a cassette' })],
        ['In no case', await runWith({ ...good, told: 'query-1 tutor-next-1' })],
        ['tells of no case', { ...(await runWith(good)), cases: [] }],
        ['not compared', { ...(await runWith(good)), comparisons: [] }],
        [`${tutorNow.version} serves here now`, await runWith(good, 'tutor-0')],
      ];
      for (const [why, run] of objections)
        await expect(gates.pass(tenantId, 'tutor', [run])).rejects.toThrow(why);
      expect(await spokenTo()).not.toContain(newWords);
      await gates.pass(tenantId, 'tutor', [await runWith(good)]);
      expect(await spokenTo()).toContain(newWords);
      // What was judged under the old one stays a case.
      expect(await standing(app.composed, 'tutor')).toMatchObject({
        serves: 'tutor-next',
        last: { verdict: 'passed', before: tutorNow.version },
      });
      expect(turnId).not.toBe('');
    });

    it('plans nothing for a school with cases before a run shows it, like the prompts that answer', async () => {
      const [plannerNow] = promptShelf.planner;
      const prompts: PromptShelf = {
        ...promptShelf,
        planner: [
          { version: 'planner-next', write: (input) => `${plannerNow.write(input)}\n${newWords}` },
          plannerNow,
        ],
      };
      const planned = async (): Promise<string> => {
        model.requests.length = 0;
        await teacher.ask('What opens at the front?', { mode: 'agent' });
        return model.requests.find(({ system }) => system.startsWith('You plan'))?.system ?? '';
      };
      await callRight();
      await restart({ prompts });
      expect(await planned()).toMatch(/^You plan/);
      expect(await planned()).not.toContain(newWords);
      const { gates } = app.composed.quality;
      await gates.pass(platform.tenantId, 'planner', [
        await runWith(passing('planner-next'), plannerNow.version),
      ]);
      expect(await planned()).toContain(newWords);
    });

    it('says nothing else about pictures to a school with cases before a person lets it in', async () => {
      const [picturesNow] = promptShelf.pictures;
      const [aloneNow] = promptShelf['picture-alone'];
      const newRequest = 'What do you see in it?';
      const prompts: PromptShelf = {
        ...promptShelf,
        pictures: [
          { version: 'pictures-next', write: () => `${picturesNow.write()}\n${newWords}` },
          picturesNow,
        ],
        'picture-alone': [{ version: 'picture-alone-next', write: () => newRequest }, aloneNow],
      };
      const shown = async (): Promise<{ system: string; asked: string }> => {
        const asking = pictureClient(app, boot);
        const id = await asking.add(pngOf('The pouch of marsupials'));
        await asking.ask('', { pictures: [{ id }] });
        const { system = '', messages = [] } = model.requests.at(-1) ?? {};
        return { system, asked: messages.at(-1)?.content ?? '' };
      };
      await callRight();
      await restart({ prompts });
      const before = await shown();
      expect(before.system).toContain(picturesNow.write());
      expect(before.system).not.toContain(newWords);
      expect(before.asked).toContain(aloneNow.write(1));
      const { gates } = app.composed.quality;
      for (const part of ['pictures', 'picture-alone']) {
        await gates.settleAll(soon());
        expect(await standing(app.composed, part)).toMatchObject({
          serves: `${part}-1`,
          waits: `${part}-next`,
        });
        await gates.overrule(platform.tenantId, part, 'read by a person');
      }
      const after = await shown();
      expect(after.system).toContain(newWords);
      expect(after.asked).toContain(newRequest);
    });

    it('writes at once for a school without cases, and for one held to a version that is gone', async () => {
      await restart({ prompts: released });
      expect(await spokenTo()).toContain(newWords);
      await callRight();
      const [newest] = released.tutor;
      await restart({
        prompts: { ...released, tutor: [{ ...newest, version: 'tutor-after-next' }] },
      });
      expect(await spokenTo()).toContain(newWords);
      await app.composed.quality.gates.settleAll(soon());
      expect(await standing(app.composed, 'tutor')).toMatchObject({
        serves: 'tutor-after-next',
        last: { verdict: 'not_kept', before: 'tutor-next' },
      });
    });
  });
});
