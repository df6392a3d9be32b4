import type { Concept } from '../../learner/index.ts';
import { askForJson } from '../ask-for-json.ts';
import type { CourseFacts } from '../course-facts.ts';
import type { Passage } from '../passages.ts';
import { proposedQuestions, type ProposedQuestion } from '../prompts/questions-prompt.ts';
import {
  checkQuestion,
  type Flaw,
  type KnownQuestion,
  type SoundQuestion,
} from './check-question.ts';
import { isConfirmed } from './second-opinion.ts';
import type { WritingDesk } from './writing-desk.ts';

export const proposalSize = { inputTokens: 4_500, outputTokens: 1_600 };

/** Why something that a model wrote was not kept. */
type Drop =
  | Flaw
  /** The whole reply: it was no JSON of the form that was asked for. */
  | 'malformed'
  /** More than was asked for. */
  | 'surplus'
  /** Whoever answered it without the key found another answer, or none. */
  | 'second_opinion';

export type Proposed =
  | {
      readonly sound: readonly SoundQuestion[];
      readonly dropped: Readonly<Partial<Record<Drop, number>>>;
      readonly provider: string;
      readonly model: string;
    }
  | 'no means';

interface Ask {
  readonly facts: CourseFacts;
  readonly concept: Pick<Concept, 'id' | 'name'>;
  readonly passages: readonly Passage[];
  /** Of the whole course. */
  readonly known: readonly (KnownQuestion & { readonly conceptId: string })[];
  readonly count: number;
}

/** Has a model propose questions on a concept, and keeps those that pass every check. */
export async function proposeQuestions(
  desk: WritingDesk,
  ask: Ask,
  signal: AbortSignal,
): Promise<Proposed> {
  const reply = await writeQuestions(desk, ask, signal);
  if (reply.kind === 'no_model') return 'no means';
  const { provider, model } = desk.spoke();
  const dropped: Partial<Record<Drop, number>> = {};
  const drop = (why: Drop): void => void (dropped[why] = (dropped[why] ?? 0) + 1);
  const sound: SoundQuestion[] = [];
  if (reply.kind === 'malformed') drop('malformed');
  const proposed = reply.kind === 'value' ? reply.value.questions : [];
  for (const one of proposed) {
    const verdict = await judge(desk, { ...ask, sound }, one, signal);
    if (verdict === 'no means') return verdict;
    if (typeof verdict === 'string') drop(verdict);
    else sound.push(verdict);
  }
  return { sound, dropped, provider, model };
}

function writeQuestions(desk: WritingDesk, ask: Ask, signal: AbortSignal) {
  const { facts, concept, passages, count } = ask;
  const { questions: prompt, repair } = facts.prompts;
  const known = ask.known.filter(({ conceptId }) => conceptId === concept.id);
  const system = prompt.write({
    ...facts,
    concept: concept.name,
    passages,
    known: known.map(({ question }) => question),
    count,
  });
  const request = {
    system,
    messages: [{ role: 'user', content: 'Write the questions.' }],
    maxOutputTokens: proposalSize.outputTokens,
    temperature: 0.4,
    json: true,
  } as const;
  const question = {
    task: 'quiz_generation',
    promptVersion: prompt.version,
    request,
  } as const;
  return askForJson(desk, { question, schema: proposedQuestions, repair }, signal);
}

async function judge(
  desk: WritingDesk,
  {
    facts,
    concept,
    passages,
    known,
    sound,
    count,
  }: Ask & { readonly sound: readonly SoundQuestion[] },
  proposed: ProposedQuestion,
  signal: AbortSignal,
): Promise<SoundQuestion | Drop | 'no means'> {
  if (sound.length >= count) return 'surplus';
  const checked = checkQuestion(proposed, {
    concept: concept.name,
    passages,
    known: [...known, ...sound],
  });
  if ('flaw' in checked) return checked.flaw;
  const opinion = facts.prompts['second-opinion'];
  const confirmed = await isConfirmed(desk, opinion, checked.sound, signal);
  if (confirmed === 'no means') return confirmed;
  return confirmed ? checked.sound : 'second_opinion';
}
