import { estimateTokens } from '../../ground/text/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import type { ChatChunk, ChatModel, ChatRequest, Grounding } from '../chat-model.ts';
import { extractSentences, type Extract } from './extract-sentences.ts';

/**
 * The tutor that needs no language model: it answers with the sentences of the course that say most
 * about the question, each with its citation, and frames them as the strategy asks; or with what was
 * written in advance for exactly this question. The last rung
 * of every fallback, so that a student is never left without an answer.
 */
export function createOfflineModel(): ChatModel {
  return {
    provider: 'offline',
    model: 'extractive',
    stream: async function* (request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatChunk> {
      const { grounding } = request;
      const prepared = await grounding?.prepared?.(signal);
      const answer =
        prepared ?? (grounding ? compose(grounding) : wordsIn('en').offline.unprepared);
      for (const text of answer.match(/\S+\s*|\s+/g) ?? []) {
        signal.throwIfAborted();
        yield { type: 'text', text };
      }
      const usage = {
        inputTokens:
          estimateTokens(request.system) + estimateTokens(request.messages.at(-1)?.content ?? ''),
        outputTokens: estimateTokens(answer),
      };
      yield { type: 'finish', reason: 'stop', usage, responseId: null };
    },
  };
}

/** Extracts per answer: enough to explain, few enough to be read. */
const extractsFor = {
  direct_instruction: 5,
  scaffolding: 3,
  socratic: 2,
  guided_practice: 3,
  challenge: 3,
} as const;

function compose(grounding: Grounding): string {
  const { strategy, language } = grounding;
  if (grounding.question === '') return wordsIn(language).offline.nothingAsked;
  const wanted = isStrategy(strategy) ? extractsFor[strategy] : 4;
  const extracts = grounding.unanswerable
    ? []
    : extractSentences(grounding.question, grounding.passages, wanted);
  if (extracts.length === 0) return notInTheCourse(grounding);
  return [openingFor(grounding), ...paragraphs(extracts), closingFor(grounding, extracts)].join(
    '\n\n',
  );
}

function notInTheCourse({ passages, language }: Grounding): string {
  const { notFound, askInstructor, nearby, askAgain } = wordsIn(language).offline;
  const titles = [...new Set(passages.map(({ title }) => title))].slice(0, 3);
  if (titles.length === 0) return `${notFound} ${askInstructor}`;
  const list = titles.map((title) => `- ${title}`).join('\n');
  return `${notFound} ${nearby}\n\n${list}\n\n${askAgain}`;
}

function openingFor({ strategy, language }: Grounding): string {
  const { openings } = wordsIn(language).offline;
  return openings[isStrategy(strategy) ? strategy : 'direct_instruction'];
}

/** Neighbouring sentences of one passage stay one paragraph, with one citation at its end. */
function paragraphs(extracts: readonly Extract[]): string[] {
  const byPassage = Map.groupBy(extracts, ({ marker }) => marker);
  return [...byPassage].map(
    ([marker, group]) => `${group.map(({ text }) => text).join(' ')} [${marker}]`,
  );
}

function closingFor({ strategy, passages, language }: Grounding, extracts: readonly Extract[]) {
  const { closings, somewhere } = wordsIn(language).offline;
  const source = passages.find(({ marker }) => marker === extracts[0]?.marker);
  const place = source?.heading ?? source?.title ?? somewhere;
  return closings[isStrategy(strategy) ? strategy : 'challenge'](place);
}

function isStrategy(name: string): name is keyof typeof extractsFor {
  return Object.hasOwn(extractsFor, name);
}
