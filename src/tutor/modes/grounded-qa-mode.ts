import type { ChatModel, ChatRequest } from '../../models/index.ts';
import { wordsIn } from '../../tongues/index.ts';
import { askForJson, type JsonReply } from '../ask-for-json.ts';
import { evidenceOf } from '../citations/evidence.ts';
import { toPassages, type Passage } from '../passages.ts';
import { withOpenWork } from '../open-work.ts';
import { isUnanswerable, withPictures } from '../pictures/asked.ts';
import { groundedReply, type GroundedReply } from '../prompts/grounded-qa-prompt.ts';
import { createSpeaker, sayExtracts, type Speaker } from '../speaker.ts';
import { tellStep } from '../tell-step.ts';
import type { SupportStatus } from '../turn-event.ts';
import { answerRequest, endAnswer, sayUnseen } from './give-answer.ts';
import { pickManner, type Mode, type ModeNeeds, type OpenTurn } from './mode.ts';
import { retrieve } from './retrieve.ts';

export interface GroundedQaNeeds extends ModeNeeds {
  /** Answers with sentences of the course when no model keeps to the form. */
  readonly extractive: ChatModel;
}

const maxAnswerTokens = 1_500;

/**
 * Answers from the course or says that the course does not answer: retrieve → strict JSON, asked
 * for once more when malformed → quotes verified → checked stream. What cannot be had that way is
 * answered with extracts. The JSON itself is never shown.
 */
export function createGroundedQaMode(needs: GroundedQaNeeds): Mode {
  return async (open, signal) => {
    const { turn, trace, facts, opening } = open;
    const hits = await retrieve(needs, open, signal);
    const passages = toPassages(hits);
    const unanswerable = isUnanswerable(open, hits);
    const found: Found = { passages, unanswerable, ...toRequest(open, passages, unanswerable) };

    const reply = passages.length === 0 ? nothingFound : await writeAnswer(open, found, signal);
    const citable =
      reply.kind === 'value' ? await verifyQuotes(open, passages, reply.value) : passages;
    const policy = facts.citations;
    const speaker = createSpeaker(needs, { turn, trace, passages: citable, policy, opening });
    if (reply.kind !== 'value' || reply.unseen) await sayUnseen(open, speaker);
    const limit = await sayReply(needs, { reply, speaker, found }, signal);
    return endAnswer(open, speaker, { limit, strategy: null });
  };
}

interface Found {
  readonly passages: readonly Passage[];
  readonly unanswerable: boolean;
  readonly request: ChatRequest;
  readonly promptVersion: string;
}

const nothingFound: JsonReply<GroundedReply> = {
  kind: 'malformed',
  problem: 'nothing to ask about',
};

function toRequest(
  open: OpenTurn,
  passages: readonly Passage[],
  unanswerable: boolean,
): Pick<Found, 'request' | 'promptVersion'> {
  const { version, write, ...prompt } = open.facts.prompts['grounded-qa'];
  const adjustments = pickManner(open, prompt);
  const written = write({ ...open.facts, passages, adjustments, guideOnly: open.guideOnly });
  const held = withOpenWork(open, { system: written, version });
  const { system, promptVersion } = withPictures(open, held);
  const request = answerRequest(open, {
    system,
    passages,
    unanswerable,
    strategy: open.nearWork ? 'socratic' : 'direct_instruction',
    maxOutputTokens: maxAnswerTokens,
  });
  return { request: { ...request, temperature: 0, json: true }, promptVersion };
}

function writeAnswer(
  { turn, trace, desk, facts }: OpenTurn,
  { request, promptVersion }: Found,
  signal: AbortSignal,
): Promise<JsonReply<GroundedReply>> {
  const says = wordsIn(turn.language).steps.grounded;
  const name = { step: 'grounded_answer', label: says.label };
  return tellStep<JsonReply<GroundedReply>>(trace, name, async () => {
    const question = { task: 'chat_tutor', promptVersion, request } as const;
    const ask = { question, schema: groundedReply, repair: facts.prompts.repair };
    const value = await askForJson(desk, ask, signal);
    if (value.kind === 'value') {
      const summary = value.repaired ? says.formedSecond : says.formed;
      return { value, status: 'done', summary, output: JSON.stringify(value.value) };
    }
    const problem = value.kind === 'malformed' ? { output: value.problem } : {};
    const summary = says[value.kind];
    return { value, status: 'failed', summary, errorKind: value.kind, ...problem };
  });
}

/** The passages that the answer may cite: those with a quote that really stands in them. */
function verifyQuotes(
  { turn, trace }: OpenTurn,
  passages: readonly Passage[],
  { citations }: GroundedReply,
): Promise<Passage[]> {
  const says = wordsIn(turn.language).steps.quotes;
  const name = { step: 'verify_quotes', label: says.label };
  return tellStep(trace, name, async () => {
    const value = passages.filter((passage) =>
      citations.some(
        ({ passage: marker, quote }) =>
          marker === passage.marker && evidenceOf(passage).holds({ kind: 'quote', said: quote }),
      ),
    );
    const named = new Set(citations.map(({ passage }) => passage)).size;
    const summary = says.summary(value.length, named);
    return { value, status: value.length === named ? 'done' : 'failed', summary };
  });
}

interface Saying {
  readonly reply: JsonReply<GroundedReply>;
  readonly speaker: Speaker;
  readonly found: Found;
}

/** Says the answer in pieces, so that it can be stopped; returns the most it may claim. */
async function sayReply(
  { extractive }: GroundedQaNeeds,
  { reply, speaker, found }: Saying,
  signal: AbortSignal,
): Promise<SupportStatus> {
  if (reply.kind === 'value') {
    await sayInPieces(speaker, reply.value.answer, signal);
    return reply.value.support_status;
  }
  if (reply.kind === 'no_model' && reply.prose !== '') {
    await sayInPieces(speaker, reply.prose, signal);
  } else await sayExtracts(extractive, { speaker, request: found.request }, signal);
  return found.unanswerable ? 'partial' : 'supported';
}

async function sayInPieces(speaker: Speaker, text: string, signal: AbortSignal): Promise<void> {
  for (const piece of text.match(/\S+\s*|\s+/g) ?? []) {
    signal.throwIfAborted();
    await speaker.say(piece);
  }
}
