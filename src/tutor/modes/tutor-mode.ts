import { looksUnanswerable, toPassages } from '../passages.ts';
import { tutorPrompt, tutorPromptVersion } from '../prompts/tutor-prompt.ts';
import { createSpeaker } from '../speaker.ts';
import { answerRequest, endAnswer, streamAnswer } from './give-answer.ts';
import { pickStrategy, retrieve, type Mode, type ModeNeeds } from './mode.ts';

const maxAnswerTokens = 1_200;

/** The tutor: retrieve → strategy → prompt → model → checked stream. The plan is deterministic. */
export function createTutorMode(needs: ModeNeeds): Mode {
  return async (open, signal) => {
    const { turn, trace, facts, snapshot, guideOnly } = open;
    const hits = await retrieve(needs, open, signal);
    const strategy = pickStrategy(open);
    const passages = toPassages(hits);
    const unanswerable = looksUnanswerable(turn.message, hits);
    const speaker = createSpeaker(needs, { turn, trace, passages, policy: facts.citations });

    const request = answerRequest(open, {
      system: tutorPrompt({ ...facts, snapshot, guideOnly, strategy, passages, unanswerable }),
      passages,
      unanswerable,
      strategy: strategy.name,
      maxOutputTokens: maxAnswerTokens,
    });
    const question = { task: 'chat_tutor', promptVersion: tutorPromptVersion, request } as const;
    await streamAnswer(open, { question, speaker }, signal);
    const limit = unanswerable ? 'partial' : 'supported';
    return endAnswer(open, speaker, { limit, strategy: strategy.name });
  };
}
