import type { Concept, StrategyName } from '../../learner/index.ts';
import type { QuizItem } from '../../quiz/index.ts';
import { askForJson } from '../ask-for-json.ts';
import type { CourseFacts } from '../course-facts.ts';
import type { ModelDesk } from '../model-desk.ts';
import type { Passage } from '../passages.ts';
import { proposedExercise } from '../prompts/exercise-prompt.ts';
import { checkQuestion, type Flaw } from '../questions/check-question.ts';
import { isConfirmed } from '../questions/second-opinion.ts';
import { toItem } from '../questions/to-item.ts';

export const exerciseSize = { inputTokens: 4_000, outputTokens: 500 };

/** Questions asked before that a model is shown; the check knows all of them. */
const mostShown = 10;

/** Why nothing came of writing an exercise. */
export type NoExercise = Flaw | 'malformed' | 'nothing' | 'second_opinion' | 'no_model';

export type WrittenExercise =
  | { readonly item: QuizItem; readonly chunkIds: readonly string[] }
  | NoExercise;

export interface ExerciseAsk {
  readonly facts: CourseFacts;
  readonly concept: Pick<Concept, 'name'>;
  readonly strategy: StrategyName;
  readonly passages: readonly Passage[];
  /** Questions that the student was asked about the concept. */
  readonly known: readonly string[];
}

/** Has a model write an exercise, and another reader answer it, as with questions for quizzes. */
export async function writeExercise(
  desk: Pick<ModelDesk, 'stream'>,
  ask: ExerciseAsk,
  signal: AbortSignal,
): Promise<WrittenExercise> {
  const { facts, concept, passages, known } = ask;
  const { exercise: prompt, repair, 'second-opinion': opinion } = facts.prompts;
  const request = {
    system: prompt.write({
      ...facts,
      ...ask,
      concept: concept.name,
      strategy: { name: ask.strategy },
      known: known.slice(0, mostShown),
    }),
    messages: [{ role: 'user', content: 'Write the exercise.' }],
    maxOutputTokens: exerciseSize.outputTokens,
    temperature: 0.4,
    json: true,
  } as const;
  const question = { task: 'content_generation', promptVersion: prompt.version, request } as const;
  const reply = await askForJson(desk, { question, schema: proposedExercise, repair }, signal);
  if (reply.kind === 'no_model') return 'no_model';
  if (reply.kind === 'malformed') return reply.kind;
  if (reply.value.exercise === null) return 'nothing';
  const asked = known.map((text) => ({ question: text, solution: '' }));
  const surroundings = { concept: concept.name, passages, known: asked };
  const checked = checkQuestion(reply.value.exercise, surroundings);
  if ('flaw' in checked) return checked.flaw;
  const confirmed = await isConfirmed(desk, opinion, checked.sound, signal);
  if (confirmed === 'no means') return 'no_model';
  return confirmed ? toItem(checked.sound) : 'second_opinion';
}
