import {
  answer,
  scriptedModelAt,
  startOpenAiDouble,
  type Double,
  type RecordedRequest,
} from './doubles/index.ts';

/** A question in the form in which a model is asked for it. */
export interface Proposal {
  readonly passage?: number;
  readonly quote: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly right: number;
  /** What each option suggests. */
  readonly mistakes?: readonly (string | null)[];
}

/** The first option is the right one, so that only shuffling can put it elsewhere. */
export const chainRuleQuestions: readonly Proposal[] = [
  {
    quote: 'The inner derivative is the factor that students most often forget.',
    question: 'What is most often left out when somebody differentiates a composition?',
    options: ['The inner derivative', 'The outer function', 'The constant term'],
    right: 1,
  },
  {
    quote: 'The rates of change are multiplied because each one scales the next.',
    question: 'Why does one take the product of the two rates, and not their sum?',
    options: [
      'Because each one scales the next',
      'Because both have the same unit',
      'Because the sum is always zero',
      'Because the inputs do not depend on each other',
    ],
    right: 1,
  },
];

type Says = (system: string) => string;

/** A vendor that writes questions, and answers those of others, by functions of what it was told. */
export interface QuestionVendor extends AsyncDisposable {
  readonly double: Double;
  /** Of the environment of a program that asks this vendor. */
  readonly env: Readonly<Record<string, string>>;
  writes: Says;
  thinks: Says;
}

export async function startQuestionVendor(): Promise<QuestionVendor> {
  const double = await startOpenAiDouble();
  const vendor: QuestionVendor = {
    double,
    env: scriptedModelAt(double.url),
    writes: writesAbout(chainRuleQuestions),
    thinks: finds(chainRuleQuestions),
    [Symbol.asyncDispose]: () => double.close(),
  };
  double.always((request) => {
    const system = systemOf(request);
    return answer(isSecondOpinion(system) ? vendor.thinks(system) : vendor.writes(system));
  });
  return vendor;
}

/** Proposes these where a passage holds their quote, and has nothing to ask elsewhere. */
export function writesAbout(proposals: readonly Proposal[]): Says {
  return (system) => {
    const questions = proposals.flatMap((one) => {
      const marker = one.passage ?? markerOf(system, one.quote);
      return marker === undefined ? [] : [{ ...one, passage: marker }];
    });
    return JSON.stringify({ questions });
  };
}

/** Answers with the number of the option that is right among these questions. */
export function finds(proposals: readonly Proposal[]): Says {
  return (system) => {
    const one = proposals.find(({ question }) => system.includes(question));
    const right = one?.options[one.right - 1];
    return JSON.stringify({ answer: right === undefined ? null : numberOf(system, right) });
  };
}

/** Which passage of a prompt holds these words. */
function markerOf(system: string, words: string): number | undefined {
  const at = system.indexOf(words);
  const before = [...system.slice(0, Math.max(0, at)).matchAll(/<passage id="(\d+)"/g)].at(-1)?.[1];
  return before === undefined ? undefined : Number(before);
}

function numberOf(system: string, option: string): number | null {
  const options = [...system.matchAll(/<option number="(\d)">\n(.*)\n<\/option>/g)];
  const found = options.find(([, , text]) => text === option)?.[1];
  return found === undefined ? null : Number(found);
}

export function isSecondOpinion(system: string): boolean {
  return system.includes('Nobody told you which option is meant');
}

export function systemOf({ body }: RecordedRequest): string {
  const said = (body['messages'] ?? body['input']) as { role: string; content: unknown }[];
  const first = said.find(({ role }) => role === 'system' || role === 'developer')?.content;
  const system = body['instructions'] ?? first;
  return typeof system === 'string' ? system : JSON.stringify(system);
}
