import { spread } from '../../../bench/statistics.ts';
import { auc, type CaseReport, type Figure, type ReportTable } from '../../../src/quality/index.ts';
import type { HitSummary } from '../../../src/tutor/turn-event.ts';
import { prepareCourse, type CourseFile, type PreparedCourse } from '../../doors/course.ts';
import type { DeepHit } from '../../doors/installation.ts';
import { costOf, hitsOf, lastOf, traceOf, type AskedTurn } from '../../doors/student.ts';
import { groupsIn, type Question } from '../../gold/question.ts';
import type { CaseRun, Conclusion, Measure, OpenSuite, Suite, SuiteContext } from '../../suite.ts';
import { diagnose, diagnoses } from './diagnose.ts';
import { questionSlices, readQuestionCases, type QuestionCase } from './question-case.ts';
import { rankOfAll, recallAt } from './ranks.ts';

const measures: readonly Measure[] = [
  { key: 'hit1', label: 'hit@1', better: 'higher', decides: true },
  { key: 'hit3', label: 'hit@3', better: 'higher', decides: true },
  { key: 'hit5', label: 'hit@5', better: 'higher', decides: true },
  { key: 'reciprocalRank', label: 'MRR (first 10)', better: 'higher', decides: true },
  { key: 'passageRecall', label: 'multi-passage recall (first 5)', better: 'higher' },
  { key: 'vectorHit5', label: 'hit@5 of vectors alone', better: 'higher', wholeOnly: true },
  { key: 'textHit5', label: 'hit@5 of full text alone', better: 'higher', wholeOnly: true },
  { key: 'vectorReciprocalRank', label: 'MRR of vectors alone', better: 'higher', wholeOnly: true },
  { key: 'textReciprocalRank', label: 'MRR of full text alone', better: 'higher', wholeOnly: true },
  {
    key: 'passageChars',
    label: 'length of the first 5 passages',
    better: 'neither',
    unit: 'characters',
    wholeOnly: true,
  },
  {
    key: 'admitted',
    label: 'unanswerable questions the tutor says it cannot answer',
    better: 'higher',
  },
  {
    key: 'falseAlarm',
    label: 'answerable questions the tutor says it cannot answer',
    better: 'lower',
  },
];

const courseContext = 'retrieval';

/** Does the right passage come up? Asked as a student asks, scored on the trace of the turn. */
export const retrieval: Suite<QuestionCase> = {
  name: 'retrieval',
  title: 'Retrieval',
  measures,
  sliceBy: questionSlices,
  readGold: readQuestionCases,
  open: openRetrieval,
};

async function openRetrieval(context: SuiteContext): Promise<OpenSuite<QuestionCase>> {
  const { installation, corpusDir } = context;
  const folder = { dir: corpusDir, context: courseContext };
  const course = await prepareCourse(installation, folder);
  return {
    run: (one, signal) => runCase(context, course, one, signal),
    conclude: async (cases) => conclude(cases, course),
  };
}

async function runCase(
  context: SuiteContext,
  course: PreparedCourse,
  { id, question }: QuestionCase,
  signal: AbortSignal,
): Promise<CaseRun> {
  const { installation, mode } = context;
  const student = await installation.campus.launch({ courseContext, sub: `student-${id}` });
  const turn = await student.ask({ message: question.question, mode }, signal);
  const contents = contentsOf(course.files);
  const textOf = (chunkIds: readonly string[]): string =>
    chunkIds.map((chunk) => contents.get(chunk) ?? '').join('\n');
  const found = hitsOf(turn).map(({ chunkIds }) => groupsIn(textOf(chunkIds), question.groups));
  const deep = await searchDeep(context, course, turn, signal);
  const scores = scoreHits(question, found, { deep, textOf });
  const saysNo = lastOf(turn.events, 'support')?.status !== 'supported';
  const answerable = question.groups.length > 0;
  const misses = answerable ? explain(question, found, { files: course.files, deep }) : [];
  const passed = answerable ? scores.hit5 === true : saysNo;
  return {
    costMicros: costOf(turn),
    report: {
      measures: {
        ...scores,
        admitted: answerable ? null : saysNo,
        falseAlarm: answerable ? saysNo : null,
        ...topScores(hitsOf(turn)),
        passageChars: answerable ? lengthOfFirst(hitsOf(turn), textOf) : null,
        searchMs: lastOf(turn.events, 'retrieval.hits')?.durationMs ?? null,
      },
      outcome: passed ? 'passed' : 'failed',
      reason: passed ? null : reasonOf(answerable, misses),
      facts: passed ? {} : factsOf(question, turn, misses),
      transcript: [
        { role: 'student', text: turn.message },
        { role: 'tutor', text: turn.answer },
      ],
      trace: passed ? [] : traceOf(turn),
    },
  };
}

/** How much a reader of the first five passages must read, in characters. */
function lengthOfFirst(hits: readonly HitSummary[], textOf: (ids: readonly string[]) => string) {
  return hits.slice(0, 5).reduce((sum, { chunkIds }) => sum + textOf(chunkIds).length, 0);
}

function contentsOf(files: readonly CourseFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ pieces }) => pieces.map(({ chunkId, content }) => [chunkId, content])),
  );
}

/** Each side's own order, and where the right passages ended up. */
async function searchDeep(
  { installation }: SuiteContext,
  { courseId }: PreparedCourse,
  turn: AskedTurn,
  signal: AbortSignal,
): Promise<readonly DeepHit[]> {
  const query = lastOf(turn.events, 'retrieval.hits')?.query;
  return query === undefined ? [] : installation.searchDeep(courseId, query, signal);
}

type Found = readonly (readonly number[])[];

function scoreHits(
  { groups, category }: Question,
  found: Found,
  { deep, textOf }: { deep: readonly DeepHit[]; textOf: (ids: readonly string[]) => string },
) {
  const n = groups.length;
  if (n === 0) return { hit1: null, hit3: null, hit5: null, reciprocalRank: null };
  const side = (rankOf: (hit: DeepHit) => number | null): number | undefined => {
    const ranked = deep
      .flatMap((hit) => {
        const rank = rankOf(hit);
        return rank === null ? [] : [{ rank, groups: groupsIn(textOf(hit.chunkIds), groups) }];
      })
      .toSorted((a, b) => a.rank - b.rank);
    return rankOfAll(
      ranked.map((one) => one.groups),
      n,
    );
  };
  const rank = rankOfAll(found, n);
  const vector = side(({ vectorRank }) => vectorRank);
  const text = side(({ textRank }) => textRank);
  const within = (at: number | undefined, k: number): boolean => at !== undefined && at <= k;
  const reciprocal = (at: number | undefined): number => (at === undefined || at > 10 ? 0 : 1 / at);
  return {
    hit1: within(rank, 1),
    hit3: within(rank, 3),
    hit5: within(rank, 5),
    reciprocalRank: reciprocal(rank),
    passageRecall: category === 'multi_passage' ? recallAt(found, n, 5) : null,
    vectorHit5: within(vector, 5),
    textHit5: within(text, 5),
    vectorReciprocalRank: reciprocal(vector),
    textReciprocalRank: reciprocal(text),
  };
}

function topScores(hits: readonly HitSummary[]) {
  const best = (score: (hit: HitSummary) => number | null): number =>
    Math.max(0, ...hits.map((hit) => score(hit) ?? 0));
  return {
    topFused: best(({ fusedScore }) => fusedScore),
    topVector: best(({ vectorScore }) => vectorScore),
    topText: best(({ textScore }) => textScore),
    topCoverage: best(({ coverage }) => coverage),
  };
}

interface Miss {
  readonly group: number;
  readonly diagnosis: string;
}

function explain(
  { groups, sources }: Question,
  found: Found,
  seen: { files: readonly CourseFile[]; deep: readonly DeepHit[] },
): Miss[] {
  const there = new Set(found.slice(0, 5).flat());
  return groups.flatMap((group, at) =>
    there.has(at) ? [] : [{ group: at, diagnosis: diagnose(group, sources, seen) }],
  );
}

function reasonOf(answerable: boolean, misses: readonly Miss[]): string {
  if (!answerable) return 'answered although the material does not hold the answer';
  return [...new Set(misses.map(({ diagnosis }) => diagnosis))].join(', ');
}

function factsOf({ groups, sources }: Question, turn: AskedTurn, misses: readonly Miss[]) {
  return {
    'where it stands': sources.join(', '),
    'phrases not found': misses
      .map(({ group }) => (groups[group] ?? []).map((phrase) => `“${phrase}”`).join(' or '))
      .join('; '),
    'what was searched for': lastOf(turn.events, 'retrieval.hits')?.query ?? '',
    turn: turn.turnId,
  };
}

function conclude(cases: readonly CaseReport[], course: PreparedCourse): Conclusion {
  const latencies = numbersOf(cases, 'searchMs');
  const { p50, p95 } = spread(latencies);
  return {
    figures: [
      ...scoreFigures(cases),
      durationFigure('searchP50', 'search, median', p50, latencies.length),
      durationFigure('searchP95', 'search, 95th percentile', p95, latencies.length),
    ],
    tables: [diagnosisTable(cases)],
    notes: [
      'A passage is right when it holds one of the gold phrases, white space folded; a multi-passage question is hit at k when the first k passages together hold a phrase of every group.',
      'Search times include the query embedding and one database round trip, under the load of the parallel cases.',
      'Vectors alone and full text alone are the two sides of the same search, before fusion.',
      ...(course.failed.length > 0
        ? [`Files that could not be read: ${course.failed.join(', ')}.`]
        : []),
    ],
    contests: [contest('vectors alone', 'vector'), contest('full text alone', 'text')],
  };
}

function contest(against: string, side: 'vector' | 'text') {
  return {
    against,
    pairs: [
      { label: 'hit@5', before: `${side}Hit5`, after: 'hit5' },
      { label: 'MRR', before: `${side}ReciprocalRank`, after: 'reciprocalRank' },
    ],
  };
}

function numbersOf(cases: readonly CaseReport[], key: string): number[] {
  return cases.flatMap(({ measures: { [key]: value } }) =>
    typeof value === 'number' ? [value] : [],
  );
}

const tellingScores = [
  { key: 'fused', measure: 'topFused', name: 'the best fused score' },
  { key: 'vector', measure: 'topVector', name: 'the best vector score' },
  { key: 'text', measure: 'topText', name: 'the best text score' },
  {
    key: 'coverage',
    measure: 'topCoverage',
    name: 'the share of the question’s words that is found',
  },
];

/** How well the best score of a search tells answerable from unanswerable questions. */
function scoreFigures(cases: readonly CaseReport[]): Figure[] {
  const isUnanswerable = ({ tags }: CaseReport): boolean => tags['category'] === 'unanswerable';
  const answerable = cases.filter((one) => !isUnanswerable(one));
  const unanswerable = cases.filter(isUnanswerable);
  return tellingScores.flatMap(({ key, measure, name }) => {
    const area = auc(numbersOf(answerable, measure), numbersOf(unanswerable, measure));
    if (!area) return [];
    return [
      {
        key: `auc-${key}`,
        label: `AUC of ${name}, answerable against unanswerable`,
        kind: 'number' as const,
        ...area,
        n: cases.length,
        unit: '',
        better: 'higher' as const,
      },
    ];
  });
}

function durationFigure(key: string, label: string, value: number, n: number): Figure {
  const known = Number.isFinite(value) ? value : null;
  return {
    key,
    label,
    kind: 'number',
    value: known,
    low: null,
    high: null,
    n,
    unit: 'ms',
    better: 'lower',
  };
}

function diagnosisTable(cases: readonly CaseReport[]): ReportTable {
  const missed = cases.filter(({ measures: { hit5 } }) => hit5 === false);
  return {
    title: 'Why passages were missed (not among the first 5)',
    note: 'A question counts in every row that explains one of its missing passages.',
    columns: ['diagnosis', 'questions'],
    rows: diagnoses.map((diagnosis) => [
      diagnosis,
      String(missed.filter(({ reason }) => reason?.split(', ').includes(diagnosis)).length),
    ]),
  };
}
