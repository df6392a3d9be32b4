import type { RunReport } from '../quality/index.ts';
import { config, doc, test, type Evidence } from './evidence.ts';
import type { TrustFacts } from './facts.ts';

/** What somebody wants to know of an AI before they use it, a line each. */
export interface LabelLine {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly evidence: readonly Evidence[];
}

/** A figure of a run that comes with the program or was published. */
export interface Measured {
  readonly suite: string;
  readonly answeredBy: string;
  readonly on: string;
  readonly label: string;
  readonly value: string;
  readonly interval: string;
  readonly cases: number;
}

/** The label of an installation: its models and settings as they are now. */
export function writeLabel({ providers, embedding, rerank, search }: TrustFacts): LabelLine[] {
  const asked = providers.filter(({ use }) => use === 'asked');
  const models = asked.flatMap(({ models: named }) => named);
  return [
    {
      id: 'label/models',
      name: 'Models that answer',
      says:
        models.length === 0
          ? 'None: the offline tutor answers with sentences of the course.'
          : `${models.join(', ')}; where none answers, the offline tutor with sentences of the course.`,
      evidence: [config('CHAT_MODEL'), config('MODELS_FILE')],
    },
    {
      id: 'label/finding',
      name: 'Models that find passages',
      says: `${embedding?.model ?? 'The built-in one, which knows words alone'}; ${rerank ? `ordered by ${rerank.model}` : 'ordered by nobody else'}.`,
      evidence: [config('EMBEDDING_MODEL'), config('RERANK_MODEL')],
    },
    {
      id: 'label/web',
      name: 'The web',
      says: search
        ? `Searched with ${search.engine} in courses that have it switched on.`
        : 'Not searched. A page whose address a student types can be read in courses that have that switched on.',
      evidence: [config('WEB_SEARCH')],
    },
    ...fixed,
  ];
}

const fixed: readonly LabelLine[] = [
  {
    id: 'label/data',
    name: 'Data it works with',
    says: 'Material of the course, the question with its pictures, the conversation, by concept what the student has shown to know, and how they like things explained. Not: who the student is.',
    evidence: [
      test(
        'http/modes',
        'keeps each call with its prompt’s version, what went out and what came back, and no name',
      ),
    ],
  },
  {
    id: 'label/training',
    name: 'Training',
    says: 'Nothing is trained on people’s data. What a provider does with what it is sent is in its terms.',
    evidence: [
      test('unit/guard-weights', 'the weights of the guard are those that its messages teach'),
    ],
  },
  {
    id: 'label/oversight',
    name: 'People who oversee it',
    says: 'Instructors decide what is switched on, read and take out written questions, accept or refuse what is proposed about concepts, strike out notes of misconduct, decide about contested answers, call answers right or wrong; students see how an answer came about, say that something noted about them is not so, and contest what a number of theirs rests on.',
    evidence: [
      test('http/verdicts', 'is kept, can be changed, and is taken back'),
      test(
        'e2e/written-questions',
        'are switched on, read with their place, taken out and put back, by keyboard on a small screen',
      ),
      test(
        'e2e/learning-from-chat',
        'are read by the student they are about, who can say that one is not so',
      ),
      test(
        'http/contested-evidence',
        'see what a student contests and nothing else, decide with a reason that the student reads, and decide otherwise',
      ),
    ],
  },
  {
    id: 'label/switches',
    name: 'Off until somebody switches it on',
    says: 'Posting of grades, tools, the web, written questions, exercises in conversations, proposals about concepts, reading of conversations, comparing meanings with open graded work, notes of misconduct, a model behind the guard.',
    evidence: [
      config('WRITTEN_QUESTIONS'),
      config('LEARN_FROM_CHAT'),
      config('NEXT_EXERCISES'),
      config('CONCEPT_PROPOSALS'),
      config('CONDUCT'),
      config('MODERATED_MESSAGES'),
      test(
        'http/gradebook',
        'stays here while passback is off, and is posted when it is switched on',
      ),
    ],
  },
  {
    id: 'label/limits',
    name: 'What it cannot do',
    says: 'It is no teacher and no counselling service. A paraphrase that turns a source around passes its check. It knows nothing of what happened in class. More stands on the page /eval/limits of every installation.',
    evidence: [
      test(
        'http/eval-page',
        'tells a professor what the tutor cannot do, and which steps come next',
      ),
      doc('answers', 'What is checked'),
    ],
  },
];

/** Figures as runs have them; nothing here is typed by hand. */
export function readMeasured(runs: readonly RunReport[]): Measured[] {
  return runs.flatMap((run) =>
    run.figures.map((figure) => {
      const shown = (value: number): string =>
        figure.kind === 'share'
          ? `${(value * 100).toFixed(1)} %`
          : `${Number(value.toFixed(3))}${figure.unit === '' ? '' : ` ${figure.unit}`}`;
      const { low, high } = figure;
      return {
        suite: run.title,
        answeredBy: run.setup['answered by'] ?? run.setup['chat'] ?? 'not named',
        on: `${run.gold.cases} cases of ${run.gold.name}, ${run.finishedAt.slice(0, 10)}`,
        label: figure.label,
        value: figure.value === null ? 'none' : shown(figure.value),
        interval: low === null || high === null ? 'none' : `${shown(low)} to ${shown(high)}`,
        cases: figure.n,
      };
    }),
  );
}
