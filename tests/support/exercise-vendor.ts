import {
  answer,
  scriptedModelAt,
  startOpenAiDouble,
  type Double,
  type RecordedRequest,
} from './doubles/index.ts';
import {
  chainRuleQuestions,
  finds,
  isSecondOpinion,
  systemOf,
  writesAbout,
  type Proposal,
} from './question-vendor.ts';

type Says = (system: string) => string;

/** A vendor that answers students in the same words, prepares exercises, and answers those of others. */
export interface ExerciseVendor extends AsyncDisposable {
  readonly double: Double;
  /** Of the environment of a program that asks this vendor. */
  readonly env: Readonly<Record<string, string>>;
  writes: Says;
  thinks: Says;
  /** The system prompts of every request for an exercise, oldest first. */
  prompts(): readonly string[];
  /** Likewise of every answer to a student. */
  answers(): readonly string[];
}

export async function startExerciseVendor(): Promise<ExerciseVendor> {
  const double = await startOpenAiDouble();
  const vendor: ExerciseVendor = {
    double,
    env: scriptedModelAt(double.url),
    writes: proposes(),
    thinks: finds(chainRuleQuestions),
    prompts: () => systems(double.requests).filter(isExercise),
    answers: () =>
      systems(double.requests).filter((system) => !isExercise(system) && !isSecondOpinion(system)),
    [Symbol.asyncDispose]: () => double.close(),
  };
  double.always((request) => answer(reply(vendor, systemOf(request))));
  return vendor;
}

function reply(vendor: ExerciseVendor, system: string): string {
  if (isSecondOpinion(system)) return vendor.thinks(system);
  if (isExercise(system)) return vendor.writes(system);
  return 'The derivative of the composite is a product [1]. What is the inner function?';
}

/** Proposes the first of these that a passage carries and that was not asked already. */
export function proposes(proposals: readonly Proposal[] = chainRuleQuestions): Says {
  return (system) => {
    const [already = ''] = /ASKED ALREADY[^]*?\n\n/.exec(system) ?? [];
    const fresh = proposals.filter(({ question }) => !already.includes(question));
    const { questions } = JSON.parse(writesAbout(fresh)(system)) as { questions: unknown[] };
    return JSON.stringify({ exercise: questions[0] ?? null });
  };
}

export function isExercise(system: string): boolean {
  return system.startsWith('You write one multiple-choice exercise');
}

function systems(requests: readonly RecordedRequest[]): string[] {
  return requests.map(systemOf);
}
