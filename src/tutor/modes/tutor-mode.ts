import type { Strategy } from '../../learner/index.ts';
import type { ChatRequest } from '../../models/index.ts';
import { looksUnanswerable, toGrounding, toPassages, type Passage } from '../passages.ts';
import { tutorPrompt, tutorPromptVersion } from '../prompts/tutor-prompt.ts';
import { createSpeaker } from '../speaker.ts';
import { pickStrategy, retrieve, type Mode, type ModeNeeds, type OpenTurn } from './mode.ts';

const maxAnswerTokens = 1_200;

/** The tutor: retrieve → strategy → prompt → model → checked stream. The plan is deterministic. */
export function createTutorMode(needs: ModeNeeds): Mode {
  return async (open, signal) => {
    const { turn, trace, facts, desk } = open;
    const hits = await retrieve(needs, open, signal);
    const strategy = pickStrategy(open);
    const passages = toPassages(hits);
    const unanswerable = looksUnanswerable(turn.message, hits);
    const speaker = createSpeaker(needs, { turn, trace, passages, policy: facts.citations });

    const request = toRequest(open, { strategy, passages, unanswerable });
    const question = { task: 'chat_tutor', promptVersion: tutorPromptVersion, request } as const;
    for await (const chunk of desk.stream(question, signal)) {
      if (chunk.type === 'text') await speaker.say(chunk.text);
      else if (chunk.type === 'restart') await speaker.restart();
    }
    await speaker.finish();

    const usage = desk.settle();
    const support = speaker.conclude(unanswerable ? 'partial' : 'supported');
    const citations = speaker.cited();
    return { answer: trace.answer(), citations, support, strategy: strategy.name, usage };
  };
}

interface Plan {
  readonly strategy: Strategy;
  readonly passages: readonly Passage[];
  readonly unanswerable: boolean;
}

function toRequest(open: OpenTurn, { strategy, passages, unanswerable }: Plan): ChatRequest {
  const { turn, facts, snapshot, guideOnly } = open;
  return {
    system: tutorPrompt({ ...facts, snapshot, strategy, passages, unanswerable, guideOnly }),
    messages: [...snapshot.history, { role: 'user', content: turn.message }],
    maxOutputTokens: maxAnswerTokens,
    temperature: 0.4,
    grounding: {
      question: turn.message,
      passages: toGrounding(passages),
      unanswerable,
      strategy: strategy.name,
      language: facts.language,
    },
  };
}
