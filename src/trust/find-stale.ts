import { actNotes } from './answers/ai-act.ts';
import { questionnaire } from './answers/questionnaire.ts';
import { risks } from './answers/risks.ts';
import { undescribed } from './data-map/data-map.ts';
import { readSchema } from './data-map/read-schema.ts';
import type { Evidence } from './evidence.ts';
import type { TrustFacts } from './facts.ts';
import { writeLabel } from './nutrition-label.ts';
import { companies, listSubProcessors } from './sub-processors.ts';
import { criteria } from './wcag/criteria.ts';
import { reports } from './wcag/reports.ts';

/** What the papers are held against. */
export interface Repository {
  /** Text of a file by its path from the root; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  /** Every variable that the program reads. */
  readonly variables: readonly string[];
  /** Names in the catalogue of model providers. */
  readonly providers: readonly string[];
}

/** Something in the papers that is not so any more. */
export interface Stale {
  /** Of the answer, criterion, table or provider. */
  readonly id: string;
  readonly why: string;
}

/** An answer, with what kind of thing it must rest on. */
interface Claim {
  readonly id: string;
  readonly evidence: readonly Evidence[];
  readonly needs: 'nothing' | 'something' | 'a test or a look';
}

/** Whatever is claimed, wherever it stands in the papers. */
export function allClaims(facts: TrustFacts): Claim[] {
  const answers = questionnaire.flatMap(({ answers: some }) => some);
  const notes = [...actNotes, ...risks, ...writeLabel(facts), ...listSubProcessors(facts)];
  return [
    ...answers.map(({ id, evidence, verdict }): Claim => {
      const isClaim = verdict === 'yes' || verdict === 'partly';
      return { id, evidence, needs: isClaim ? 'something' : 'nothing' };
    }),
    ...Object.entries(reports).map(([id, { evidence, conformance }]): Claim => {
      const isOpen = conformance === 'not evaluated' || conformance === 'does not support';
      return { id, evidence, needs: isOpen ? 'nothing' : 'a test or a look' };
    }),
    ...notes.map(({ id, evidence }): Claim => ({ id, evidence, needs: 'something' })),
  ];
}

/** Everything in the papers that does not hold; none when they may be handed out. */
export function findStale(facts: TrustFacts, repository: Repository): Stale[] {
  const claims = allClaims(facts);
  return [
    ...claims.flatMap((claim) => staleIn(claim, repository)),
    ...twice(claims.map(({ id }) => id)),
    ...staleCriteria(),
    ...staleTables(facts),
    ...staleProviders(facts, repository),
  ];
}

function staleIn({ id, evidence, needs }: Claim, repository: Repository): Stale[] {
  const gone = evidence.flatMap((one) => {
    const why = missingFrom(one, repository);
    return why === undefined ? [] : [{ id, why }];
  });
  const proofs = evidence.filter(({ kind }) => kind === 'test' || kind === 'manual');
  const rests = needs === 'a test or a look' ? proofs : evidence;
  return needs !== 'nothing' && rests.length === 0
    ? [...gone, { id, why: `rests on nothing: needs ${needs}` }]
    : gone;
}

function missingFrom(one: Evidence, { read, variables }: Repository): string | undefined {
  if (one.kind === 'manual')
    return one.what === '' ? 'says nothing of what was looked at' : undefined;
  if (one.kind === 'config') {
    const { variable } = one;
    if (!variables.includes(variable)) return `no variable ${variable}`;
    const example = read('.env.example') ?? '';
    return example.includes(`\n# ${variable}=`) ? undefined : `${variable} is not in .env.example`;
  }
  const content = read(one.file);
  if (content === undefined) return `no file ${one.file}`;
  switch (one.kind) {
    case 'test':
      return titlesIn(content).includes(one.title)
        ? undefined
        : `${one.file} has no test “${one.title}”`;
    case 'code':
      return one.name === undefined || isExported(content, one.name)
        ? undefined
        : `${one.file} does not export ${one.name}`;
    default:
      return content.split('\n').some((line) => /^#+ (.*)$/.exec(line)?.[1] === one.heading)
        ? undefined
        : `${one.file} has no heading “${one.heading}”`;
  }
}

/** Titles of tests that run: none that is commented out, skipped always, or still to be written. */
function titlesIn(content: string): string[] {
  // Which of its tests that is about nobody needs to know: no proof comes from such a file.
  if (/^\s*describe\.(?:skip|todo)\(/m.test(content)) return [];
  const running = content.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, '');
  const begun =
    /(?<![.\w])(?:it|test)(?:\.(?!skip\b|todo\b)\w+)*(?:\([^;]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g;
  return [...running.matchAll(begun)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}

function isExported(content: string, name: string): boolean {
  return new RegExp(
    String.raw`^export (?:async )?(?:function|const|class|type|interface) ${name}\b`,
    'm',
  ).test(content);
}

function twice(ids: readonly string[]): Stale[] {
  const again = ids.filter((id, at) => ids.indexOf(id) !== at);
  return again.map((id) => ({ id, why: 'stands there twice' }));
}

function staleCriteria(): Stale[] {
  const known = criteria.map(({ number }) => number);
  return [
    ...known
      .filter((number) => !reports[number])
      .map((id) => ({ id, why: 'no word about this criterion' })),
    ...Object.keys(reports)
      .filter((number) => !known.includes(number))
      .map((id) => ({ id, why: 'no such criterion' })),
  ];
}

function staleTables({ migrations }: TrustFacts): Stale[] {
  const { missing, left } = undescribed(readSchema(migrations));
  const where = 'src/privacy and src/trust/data-map';
  return [
    ...missing.map((id) => ({
      id,
      why: `a table that is not in the data map: add it in ${where}`,
    })),
    ...left.map((id) => ({ id, why: `in the data map, and no table: take it out of ${where}` })),
  ];
}

function staleProviders(facts: TrustFacts, { providers }: Repository): Stale[] {
  const listed = new Set(listSubProcessors(facts).map(({ id }) => id));
  return providers.flatMap((name) => [
    ...(listed.has(`models/${name}`) ? [] : [{ id: name, why: 'not among the sub-processors' }]),
    ...(companies[name] ? [] : [{ id: name, why: 'nobody says who stands behind it' }]),
  ]);
}
