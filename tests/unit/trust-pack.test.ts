import { describe, expect, it } from 'vitest';
import { findStale, readSchema, writeTrustPack, type Repository } from '../../src/trust/index.ts';
import { factsOf, repository } from '../support/trust-facts.ts';

const facts = factsOf();

/** The repository with one file changed, or without it. */
function changed(path: string, change: (text: string) => string | undefined): Repository {
  const read = (asked: string): string | undefined => {
    const text = repository.read(asked);
    return asked === path && text !== undefined ? change(text) : text;
  };
  return { ...repository, read };
}

const replaced = (path: string, from: string, to: string): Repository => {
  const before = repository.read(path) ?? '';
  if (!before.includes(from)) throw new Error(`${path} has no ${from}`);
  return changed(path, (text) => text.replace(from, to));
};
const gone = (path: string): Repository => changed(path, () => undefined);
const lti = 'tests/http/lti-limits.test.ts';
const limit = "it('let one address in so many times a minute";

// features: B03
describe('the trust pack', () => {
  it('rests on nothing that is not there', () => {
    expect(findStale(facts, repository)).toEqual([]);
  });

  it.each([
    [
      'a test that is called otherwise',
      replaced(lti, 'let one address in', 'let an address in'),
      'has no test',
    ],
    ['a test that is commented out', replaced(lti, limit, `// ${limit}`), 'has no test'],
    [
      'a test that is skipped',
      replaced(lti, limit, limit.replace('it(', 'it.skip(')),
      'has no test',
    ],
    [
      'a test that is a wish',
      replaced(lti, limit, limit.replace('it(', 'it.todo(')),
      'has no test',
    ],
    [
      'tests that are skipped together',
      replaced(lti, "describe('", "describe.skip('"),
      'has no test',
    ],
    [
      'a title that no test bears',
      replaced(lti, limit, limit.replace('it(', 'describe(')),
      'has no test',
    ],
    ['a file of tests that is gone', gone(lti), `no file ${lti}`],
    ['code that is gone', gone('src/trust/sbom.ts'), 'no file src/trust/sbom.ts'],
    [
      'code that is not exported',
      replaced('src/launch/session.ts', 'export const sessionL', 'const sessionL'),
      'does not export',
    ],
    ['a page that is gone', gone('docs/conduct.md'), 'no file docs/conduct.md'],
    [
      'a heading that is called otherwise',
      replaced('docs/conduct.md', '## Students in danger', '## Danger'),
      'has no heading',
    ],
    [
      'a variable that is not explained',
      replaced('.env.example', '# CONDUCT=', '# CONDUCTS='),
      'is not in .env.example',
    ],
    [
      'a variable that nobody reads',
      { ...repository, variables: repository.variables.filter((name) => name !== 'CHAT_MODEL') },
      'no variable CHAT_MODEL',
    ],
  ] satisfies [string, Repository, string][])(
    'cannot be handed out with %s',
    (_what, stale, why) => {
      const found = findStale(facts, stale);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((one) => !one.why.includes(why))).toEqual([]);
    },
  );

  it('has every table of the schema in its data map, with its columns', () => {
    const map = writeTrustPack(facts)['data-map.md'] ?? '';
    for (const [table, columns] of readSchema(facts.migrations)) {
      const row = map
        .split('\n')
        .find((line) => line.startsWith(`| ${table.replaceAll('_', String.raw`\_`)} |`));
      expect(row, table).toContain(columns.at(-1)?.replaceAll('_', String.raw`\_`));
    }
    expect(map).not.toContain('NOT DESCRIBED');
  });

  it.each([
    [
      'a table that nobody described',
      'create table diaries (tenant_id uuid, secret text);',
      'diaries',
    ],
    ['a described table that is gone', 'drop table episodes;', 'episodes'],
  ])('cannot be handed out with %s', (_what, statement, table) => {
    const stale = findStale({ ...facts, migrations: [...facts.migrations, statement] }, repository);
    expect(stale).toEqual([{ id: table, why: expect.stringContaining('data map') }]);
  });

  it('cannot be handed out without a provider of the catalogue', () => {
    const others = facts.providers.filter(({ name }) => name !== 'groq');
    expect(findStale({ ...facts, providers: others }, repository)).toEqual([
      { id: 'groq', why: 'not among the sub-processors' },
    ]);
    const more = { ...repository, providers: [...repository.providers, 'newcomer'] };
    expect(findStale(facts, more).map(({ id }) => id)).toEqual(['newcomer', 'newcomer']);
  });

  it('tells of this installation who is asked, and of all others that they are not', () => {
    const pack = writeTrustPack(
      factsOf({
        CHAT_MODEL: 'anthropic',
        WEB_SEARCH: 'brave',
        WEB_SEARCH_KEY: 'k',
        XAI_API_KEY: 'k',
      }),
    );
    const { subProcessors } = JSON.parse(pack['trust-pack.json'] ?? '') as {
      subProcessors: { id: string; use: string; here: string }[];
    };
    const useOf = (id: string) => subProcessors.find((one) => one.id === id)?.use;
    expect(useOf('models/anthropic')).toBe('asked');
    expect(useOf('models/xai')).toBe('key only');
    expect(useOf('models/openai')).toBe('not configured');
    expect(useOf('search/brave')).toBe('asked');
    expect(useOf('store/s3')).toBe('not configured');
    expect(pack['nutrition-label.md']).toContain('anthropic:claude-sonnet-5-5');
    expect(writeTrustPack(facts)['nutrition-label.md']).toContain('None: the offline tutor');
  });

  it('says how this installation is set up, and never a secret or a path', () => {
    const env = {
      CONDUCT: 'off',
      DATABASE_URL: 'postgres://owner:hush-hush@db.example/preceptor',
      REDIS_URL: 'redis://:hush-hush@redis.example',
      MASTER_KEY: 'hush-hush',
      SMTP_URL: 'smtps://user:hush-hush@mail.example',
      MESSAGES_FROM: 'hush-hush@school.example',
      CHAT_MODEL: 'openai:some-model',
      OPENAI_BASE_URL: 'https://user:hush-hush@gpu.example:8443/v1',
      OPENAI_API_KEY: 'hush-hush',
      DATA_DIR: '/srv/hush-hush',
      BLOBS_S3_BUCKET: 'files',
      BLOBS_S3_REGION: 'eu-central-1',
      BLOBS_S3_ACCESS_KEY_ID: 'hush-hush',
      BLOBS_S3_SECRET_ACCESS_KEY: 'hush-hush',
      CLAMAV: '/run/hush-hush.sock',
    };
    const pack = writeTrustPack(factsOf(env));
    for (const [name, text] of Object.entries(pack)) expect(text, name).not.toContain('hush-hush');
    expect(pack['impact-assessment.md']).toContain(String.raw`Setting: CONDUCT = off`);
    expect(pack['sub-processors.md']).toContain('openai:some-model, at gpu.example:8443');
    expect(pack['sub-processors.md']).toContain('| gpu.example:8443, in the place of OpenAI |');
  });

  it('is the same to the byte from the same source and settings, whatever the hour', () => {
    expect(writeTrustPack(factsOf())).toEqual(writeTrustPack(factsOf()));
    const year = `${new Date().getFullYear() + 1}`;
    const later = JSON.stringify(writeTrustPack({ ...facts, date: null }));
    expect(later).not.toContain(`${year}-`);
    expect(later).toContain('without a date');
  });

  it('claims no criterion of accessibility without a proof, and leaves none of the 55 out', () => {
    const { accessibility } = JSON.parse(writeTrustPack(facts)['trust-pack.json'] ?? '') as {
      accessibility: {
        number: string;
        level: string;
        conformance: string;
        evidence: { kind: string }[];
      }[];
    };
    expect(accessibility.filter(({ level }) => level === 'A')).toHaveLength(31);
    expect(accessibility.filter(({ level }) => level === 'AA')).toHaveLength(24);
    const unproven = accessibility.filter(
      ({ evidence }) => !evidence.some(({ kind }) => kind === 'test' || kind === 'manual'),
    );
    expect(unproven.map(({ conformance }) => conformance)).toEqual(['not evaluated']);
  });

  it('lists what an installation runs with licences and hashes, and where it came from nowhere', () => {
    const pack = writeTrustPack(facts);
    const sbom = JSON.parse(pack['sbom.cdx.json'] ?? '') as {
      components: { name: string; scope: string; hashes?: object[]; licenses?: object[] }[];
      dependencies: { ref: string; dependsOn: string[] }[];
    };
    const names = sbom.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['express', 'pg', 'client-s3', 'node']));
    expect(names).not.toEqual(expect.arrayContaining(['vitest']));
    const unhashed = sbom.components.filter(({ hashes }) => (hashes ?? []).length !== 1);
    expect([...new Set(unhashed.map(({ scope }) => scope))]).toEqual(['optional']);
    expect(sbom.components.filter(({ licenses }) => !licenses).length).toBeLessThan(15);
    const refs = new Set(sbom.dependencies.map(({ ref }) => ref));
    expect(
      sbom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref)),
    ).toEqual([]);
    expect(pack['sbom.cdx.json']).not.toMatch(/https?:|file:|\/home|\/work|\/tmp|node_modules/);
  });

  it('reads its figures from the runs that come with the program', () => {
    const [run] = facts.runs;
    const pack = writeTrustPack({
      ...facts,
      runs: [
        { ...run!, figures: [{ ...run!.figures[0]!, label: 'told by nobody', value: 0.1234 }] },
      ],
    });
    expect(pack['nutrition-label.md']).toContain('told by nobody | 12.3 %');
  });

  it('takes no word of its papers for a mark of Markdown or HTML', () => {
    const pack = writeTrustPack(
      factsOf({
        BLOBS_S3_BUCKET: '<b>|x',
        BLOBS_S3_REGION: 'r',
        BLOBS_S3_ACCESS_KEY_ID: 'i',
        BLOBS_S3_SECRET_ACCESS_KEY: 's',
      }),
    );
    expect(pack['index.html']).toContain('bucket &lt;b&gt;|x');
    expect(pack['sub-processors.md']).toContain(String.raw`bucket \<b\>\|x`);
  });
});
