import {
  chooseStrategy,
  type ReadSnapshot,
  type Snapshot,
  type Strategy,
} from '../learner/index.ts';
import type { Hit, Search } from '../retrieve/index.ts';
import { guard, type Verdict } from '../safety/index.ts';
import { answerWithModel, type AnswerNeeds } from './answer-with-model.ts';
import { cannedAnswer } from './canned-answers.ts';
import type { LoadCourseFacts } from './course-facts.ts';
import { looksUnanswerable, toPassages, toSummary } from './passages.ts';
import { searchQuery } from './search-query.ts';
import type { TurnTrace } from './trace.ts';
import type { TurnOutcome } from './turn-store.ts';
import type { TurnEvent } from './turn-event.ts';
import type { Turn } from './turn.ts';

export interface RunTurnNeeds extends AnswerNeeds {
  readonly readSnapshot: ReadSnapshot;
  readonly search: Search;
  readonly courseFacts: LoadCourseFacts;
}

export interface TurnEnd {
  readonly outcome: TurnOutcome;
  readonly terminal: TurnEvent;
}

/**
 * Answers one turn: guard → snapshot ∥ retrieve → strategy → prompt → model → check → stream.
 * Everything that happens is told to the trace; how it ended is returned, not written.
 */
export type RunTurn = (turn: Turn, trace: TurnTrace, signal: AbortSignal) => Promise<TurnEnd>;

/** Chunks a search brings to a turn (S18). */
const hitsPerTurn = 10;

export function createRunTurn(needs: RunTurnNeeds): RunTurn {
  return async (turn, trace, signal) => {
    const { id: turnId, threadId, mode, attempt } = turn;
    trace.emit({ type: 'turn.started', turnId, threadId, mode, attempt });

    const facts = await needs.courseFacts(turn);
    const snapshot = await takeSnapshot(needs, turn, trace);
    const verdict = judge(turn, snapshot, trace);
    if (
      verdict.action === 'crisis' ||
      verdict.action === 'refuse' ||
      verdict.action === 'redirect'
    ) {
      return sayCanned(needs, { turn, trace, verdict, country: facts.country });
    }

    const hits = await retrieve(
      needs,
      { turn, trace, snapshot, language: facts.searchLanguage },
      signal,
    );
    const strategy = pickStrategy(turn, snapshot, trace);
    const passages = toPassages(hits);
    const unanswerable = looksUnanswerable(turn.message, hits);
    const guideOnly = verdict.action === 'guide';

    const answer = await answerWithModel(
      needs,
      { turn, trace, facts, snapshot, strategy, passages, unanswerable, guideOnly },
      signal,
    );
    return {
      outcome: { ...answer, status: 'complete', strategy: strategy.name, errorCode: null },
      terminal: { type: 'turn.complete', turnId, status: 'complete' },
    };
  };
}

async function takeSnapshot(
  { readSnapshot }: RunTurnNeeds,
  turn: Turn,
  trace: TurnTrace,
): Promise<Snapshot> {
  const began = performance.now();
  const snapshot = await readSnapshot(turn, { threadId: turn.threadId, turnId: turn.id });
  trace.emit({
    type: 'snapshot',
    concepts: snapshot.mastery.length,
    weakAreas: snapshot.quiz.weakAreas,
    quizAttempts: snapshot.quiz.totalAttempts,
    historyMessages: snapshot.history.length,
    durationMs: since(began),
  });
  return snapshot;
}

function judge(turn: Turn, snapshot: Snapshot, trace: TurnTrace): Verdict {
  const said = snapshot.history.filter(({ role }) => role === 'user').map(({ content }) => content);
  const verdict = guard(turn.message, said);
  trace.emit({ type: 'guard', ...verdict });
  return verdict;
}

async function sayCanned(
  { beforeFirstToken }: RunTurnNeeds,
  say: { turn: Turn; trace: TurnTrace; verdict: Verdict; country: string | null },
): Promise<TurnEnd> {
  const { turn, trace, verdict, country } = say;
  const crisis = verdict.action === 'crisis';
  trace.emit({
    type: 'interrupt',
    kind: crisis ? 'crisis' : 'moderation',
    reason: verdict.category,
  });
  const answer = cannedAnswer(verdict, country);
  await beforeFirstToken(turn);
  trace.emit({ type: 'token', text: answer });
  // A student in a crisis did nothing wrong: only real refusals count as blocked.
  const status = verdict.action === 'refuse' ? 'blocked' : 'complete';
  return {
    outcome: {
      status,
      answer,
      citations: [],
      support: null,
      strategy: null,
      errorCode: null,
      usage: null,
    },
    terminal: { type: 'turn.complete', turnId: turn.id, status },
  };
}

async function retrieve(
  { search }: RunTurnNeeds,
  ask: { turn: Turn; trace: TurnTrace; snapshot: Snapshot; language: string },
  signal: AbortSignal,
): Promise<Hit[]> {
  const { turn, trace, snapshot, language } = ask;
  const began = performance.now();
  const query = searchQuery(turn.message, snapshot.history);
  const { tenantId, courseId } = turn;
  const hits = await search({ tenantId, courseId, query, language, limit: hitsPerTurn }, signal);
  const numbered = hits.map((hit, at) => toSummary({ marker: at + 1, hit }));
  trace.emit({ type: 'retrieval.hits', query, hits: numbered, durationMs: since(began) });
  return hits;
}

function pickStrategy(turn: Turn, snapshot: Snapshot, trace: TurnTrace): Strategy {
  const strategy = chooseStrategy(turn.message, snapshot);
  const { name, concept, reasons } = strategy;
  trace.emit({ type: 'strategy', name, concept: concept?.name ?? null, reasons });
  return strategy;
}

function since(began: number): number {
  return Math.round((performance.now() - began) * 10) / 10;
}
