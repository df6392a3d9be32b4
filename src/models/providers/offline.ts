import { estimateTokens } from '../../ground/text/index.ts';
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
      const answer = prepared ?? (grounding ? compose(grounding) : unprepared);
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

const unprepared =
  'No language model is configured, and this request carries no course material to answer from.';

/** Extracts per answer: enough to explain, few enough to be read. */
const extractsFor = {
  direct_instruction: 5,
  scaffolding: 3,
  socratic: 2,
  guided_practice: 3,
  challenge: 3,
} as const;

const nothingAsked =
  'I do not know what to look for in your course. Tell me in a sentence what you would like to understand; if it stands in a picture, a closer or sharper one may be read.';

function compose(grounding: Grounding): string {
  if (grounding.question === '') return nothingAsked;
  const wanted = extractsFor[grounding.strategy as keyof typeof extractsFor] ?? 4;
  const extracts = grounding.unanswerable
    ? []
    : extractSentences(grounding.question, grounding.passages, wanted);
  if (extracts.length === 0) return notInTheCourse(grounding);
  return [
    openingFor(grounding.strategy),
    ...paragraphs(extracts),
    closingFor(grounding, extracts),
  ].join('\n\n');
}

function notInTheCourse({ passages }: Grounding): string {
  const nearby = [...new Set(passages.map(({ title }) => title))].slice(0, 3);
  const said =
    'I could not find an answer to this in your course material, so I would rather not guess.';
  if (nearby.length === 0) return `${said} Your instructor can tell you where it is covered.`;
  const list = nearby.map((title) => `- ${title}`).join('\n');
  return `${said} The closest pages are:\n\n${list}\n\nIf one of them is what you mean, ask again with its words, or ask your instructor.`;
}

const openings: Readonly<Record<string, string>> = {
  direct_instruction: 'Here is what your course says about this:',
  scaffolding: 'Here is a start from your course:',
  socratic:
    'Before you read on, say in a sentence what you think the answer is. Your course puts it like this:',
  guided_practice: 'You know a good part of this already. Your course says:',
  challenge: 'You are strong here, so read this critically:',
};

function openingFor(strategy: string): string {
  return openings[strategy] ?? 'Here is what your course says about this:';
}

/** Neighbouring sentences of one passage stay one paragraph, with one citation at its end. */
function paragraphs(extracts: readonly Extract[]): string[] {
  const byPassage = Map.groupBy(extracts, ({ marker }) => marker);
  return [...byPassage].map(
    ([marker, group]) => `${group.map(({ text }) => text).join(' ')} [${marker}]`,
  );
}

function closingFor({ strategy, passages }: Grounding, extracts: readonly Extract[]): string {
  const source = passages.find(({ marker }) => marker === extracts[0]?.marker);
  const place = source?.heading ?? source?.title ?? 'this section';
  if (strategy === 'direct_instruction')
    return `Read “${place}” for the whole explanation, and ask me about any sentence that is unclear.`;
  if (strategy === 'scaffolding')
    return `Now try it yourself: which step of “${place}” applies to your question first, and why?`;
  if (strategy === 'socratic') return 'Where does this agree with what you thought, and where not?';
  if (strategy === 'guided_practice')
    return `Try an example of your own on “${place}” and tell me each step; I will point to the part of the course that checks it.`;
  return `Can you find a case in which the statement in “${place}” would fail if one of its conditions were missing?`;
}
