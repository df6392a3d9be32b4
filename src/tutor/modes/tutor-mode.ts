import { wordsIn } from '../../tongues/index.ts';
import type { ModelQuestion } from '../model-desk.ts';
import { toPassages } from '../passages.ts';
import { isUnanswerable, withPictures } from '../pictures/asked.ts';
import { withOpenWork } from '../open-work.ts';
import type { GivePrepared } from '../prepared/give-prepared.ts';
import { createSpeaker, type Speaker } from '../speaker.ts';
import { tellStep } from '../tell-step.ts';
import { answerRequest, endAnswer, sayCut, streamAnswer } from './give-answer.ts';
import { pickStrategy, type Mode, type ModeNeeds, type OpenTurn } from './mode.ts';
import { retrieve } from './retrieve.ts';

export interface TutorNeeds extends ModeNeeds {
  readonly givePrepared: GivePrepared;
}

const maxAnswerTokens = 1_200;

/** The tutor: retrieve → strategy → prompt → model → checked stream. The plan is deterministic. */
export function createTutorMode(needs: TutorNeeds): Mode {
  return async (open, signal) => {
    const { turn, trace, facts, snapshot, guideOnly, nearWork, opening } = open;
    const hits = await retrieve(needs, open, signal);
    const strategy = pickStrategy(open, facts.prompts.tutor);
    const passages = toPassages(hits);
    const unanswerable = isUnanswerable(open, hits);
    const policy = facts.citations;
    const speaker = createSpeaker(needs, { turn, trace, passages, policy, opening });

    const { version, write } = facts.prompts.tutor;
    const written = write({ ...facts, snapshot, guideOnly, strategy, passages, unanswerable });
    const held = withOpenWork(open, { system: written, version });
    const { system, promptVersion } = withPictures(open, held);
    const request = answerRequest(open, {
      system,
      passages,
      unanswerable,
      strategy: strategy.name,
      maxOutputTokens: maxAnswerTokens,
      // Who asks for graded work to be done is guided, which nothing written in advance can do.
      ...(guideOnly || nearWork
        ? {}
        : { prepared: (ending) => sayPrepared(needs, { open, speaker }, ending) }),
    });
    const question: ModelQuestion = {
      task: 'chat_tutor',
      promptVersion,
      request,
      inConversation: true,
    };
    const end = await streamAnswer(open, { question, speaker }, signal);
    if (end === 'cut') await sayCut(open, speaker);
    const limit = unanswerable || end === 'cut' ? 'partial' : 'supported';
    return endAnswer(open, speaker, { limit, strategy: strategy.name });
  };
}

function sayPrepared(
  { givePrepared }: TutorNeeds,
  { open: { turn, trace }, speaker }: { open: OpenTurn; speaker: Speaker },
  signal: AbortSignal,
): Promise<string | undefined> {
  const { answer, steps } = wordsIn(turn.language);
  const name = { step: 'prepared', label: steps.prepared.label };
  return tellStep(trace, name, async () => {
    const found = await givePrepared(turn, signal);
    if (!found) return { value: undefined, status: 'done', summary: steps.prepared.none };
    speaker.turnTo(found.passages);
    const note = answer.prepared(found.concept);
    const value = `*${note}*\n\n${found.answer}`;
    return { value, status: 'done', summary: steps.prepared.found(found.concept) };
  });
}
