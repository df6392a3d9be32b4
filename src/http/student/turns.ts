import { Router } from 'express';
import { z } from 'zod';
import type { Session } from '../../launch/index.ts';
import type { Language } from '../../ground/language/index.ts';
import { tellReason, type MessageNews } from '../../messages/index.ts';
import { longestDescription, mostPerTurn, type SentPicture } from '../../pictures/index.ts';
import type {
  CancelTurn,
  Conversations,
  FollowTurn,
  Owner,
  RetryTurn,
  TakeTurn,
  TurnWithPictures,
} from '../../tutor/index.ts';
import { HttpProblem } from '../problem.ts';
import { allow, everybody, idFrom, sessionOf, teachers } from '../request.ts';
import { pauseRoutes, type PauseRoutesNeeds } from './pauses.ts';
import { spokenIn } from '../spoken-in.ts';
import { lastEventId, sendEvents } from '../sse.ts';

export interface TurnRoutesNeeds extends PauseRoutesNeeds {
  readonly takeTurn: TakeTurn;
  readonly retryTurn: RetryTurn;
  readonly cancelTurn: CancelTurn;
  readonly followTurn: FollowTurn;
  readonly conversations: Conversations;
  readonly messageMaxChars: number;
  /** Aborts when this process closes: open streams end, their readers come back elsewhere. */
  readonly closing: AbortSignal;
}

/** One line, as it stands in prompts. */
const oneLine = z
  .string()
  .max(longestDescription)
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim());

const body = z.object({
  message: z.string().transform((text) => (text.trim() === '' ? '' : text)),
  threadId: z.uuid().nullish(),
  mode: z.enum(['tutor', 'grounded_qa', 'agent']).nullish(),
  pictures: z
    .array(z.object({ id: z.uuid().toLowerCase(), description: oneLine.default('') }))
    .max(mostPerTurn)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'the same picture twice')
    .default([]),
});

/** The number of the last event a reader has heard; what is far beyond any is none. */
const polled = z.object({
  after: z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number that is not negative')
    .transform(Number)
    .optional(),
});

/** /turns and /threads: questions, their answers as streams, and conversations. */
export function turnRoutes(needs: TurnRoutesNeeds): Router {
  const { takeTurn, retryTurn, cancelTurn, followTurn, conversations, messageMaxChars } = needs;
  const router = Router();
  router.use(allow(...everybody));

  router.post('/turns', async (req, res) => {
    const { message, threadId, mode, pictures } = body.parse(req.body);
    requireReadable(message, { hasPictures: pictures.length > 0, maxChars: messageMaxChars });
    const idempotencyKey = readKey(req.get('idempotency-key'));
    const owner = ownerOf(sessionOf(req));
    const taken = await takeTurn({
      owner,
      message,
      language: spokenIn(req),
      threadId: threadId ?? null,
      focus: focusOf(sessionOf(req)),
      mode: mode ?? null,
      pictures,
      idempotencyKey,
    });
    res.status(202).json(taken);
  });

  router.get('/turns/:id', async (req, res) => {
    const owner = ownerOf(sessionOf(req));
    const { after } = polled.parse(req.query);
    const turn = required(await conversations.turn(owner, idFrom(req, 'id'), after));
    const { waitsFor, events, ...rest } = turn;
    const news = await needs.messages.ofTurns(owner, [turn.id]);
    res.json({ ...toPublicTurn(rest, news), waitsFor, ...(events && { events }) });
  });

  router.get('/turns/:id/events', async (req, res) => {
    const { tenantId } = sessionOf(req);
    const id = idFrom(req, 'id');
    if (!(await conversations.owns(ownerOf(sessionOf(req)), id))) throw turnNotFound();
    const after = lastEventId(req);
    await sendEvents(res, (signal) => followTurn({ tenantId, id }, after, signal), needs.closing);
  });

  router.post('/turns/:id/retry', async (req, res) => {
    const taken = await retryTurn(ownerOf(sessionOf(req)), idFrom(req, 'id'));
    if (!taken) throw turnNotFound();
    res.status(202).json(taken);
  });

  // Prompts hold the tutor's rules: teachers see those of their own questions, students none.
  router.get('/turns/:id/calls', allow(...teachers), async (req, res) => {
    const calls = await conversations.calls(ownerOf(sessionOf(req)), idFrom(req, 'id'));
    if (!calls) throw new HttpProblem(404, 'turn_not_found');
    res.json({ calls });
  });

  router.post('/turns/:id/cancel', async (req, res) => {
    const turn = required(await cancelTurn(ownerOf(sessionOf(req)), idFrom(req, 'id')));
    res.status(202).json({ turnId: turn.id, status: turn.status });
  });

  router.use(pauseRoutes(needs));

  router.use(threadRoutes(needs));
  return router;
}

function threadRoutes({ conversations, messages }: TurnRoutesNeeds): Router {
  const router = Router();

  router.get('/threads', async (req, res) => {
    res.json({ threads: await conversations.threads(ownerOf(sessionOf(req))) });
  });

  router.get('/threads/:id', async (req, res) => {
    const owner = ownerOf(sessionOf(req));
    const thread = await conversations.thread(owner, idFrom(req, 'id'));
    if (!thread) throw new HttpProblem(404, 'thread_not_found');
    const ids = thread.turns.map(({ id }) => id);
    const news = await messages.ofTurns(owner, ids);
    res.json({ ...thread, turns: thread.turns.map((turn) => toPublicTurn(turn, news)) });
  });

  return router;
}

function ownerOf({ tenantId, courseId, userId }: Owner): Owner {
  return { tenantId, courseId, userId };
}

function required<T extends { readonly id: string }>(turn: T | undefined): T {
  if (!turn) throw turnNotFound();
  return turn;
}

function turnNotFound(): HttpProblem {
  return new HttpProblem(404, 'turn_not_found');
}

/** A link to a part of the material begins conversations about it. */
function focusOf({ launch: { item } }: Session) {
  return item.kind === 'module' || item.kind === 'document' ? item : null;
}

/** A question may be a picture alone. */
function requireReadable(
  message: string,
  { hasPictures, maxChars }: { hasPictures: boolean; maxChars: number },
): void {
  if (message === '' && !hasPictures) throw new HttpProblem(400, 'message_empty');
  if (message.length > maxChars) {
    throw new HttpProblem(400, 'message_too_long', undefined, { most: maxChars });
  }
}

function readKey(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  if (header.length <= 200) return header;
  throw new HttpProblem(400, 'idempotency_key_too_long');
}

function toPublicTurn(turn: TurnWithPictures, messages: ReadonlyMap<string, MessageNews>) {
  const { id, threadId, mode, message, status, answer, citations, support, strategy } = turn;
  const { marks, budget, counts, openWork, errorCode, retryOf, pictures, language } = turn;
  const { exercise, next } = turn;
  return {
    turnId: id,
    threadId,
    mode,
    message,
    pictures: pictures.map(toPublicPicture),
    status,
    answer,
    citations,
    marks,
    support,
    counts,
    strategy,
    budget,
    openWork,
    exercise,
    next,
    error: errorCode === null ? null : { code: errorCode },
    retryOf,
    sent: toPublicMessage(messages.get(id), language),
    createdAt: turn.createdAt,
    finishedAt: turn.finishedAt,
  };
}

function toPublicPicture({ id, width, height, description, words }: SentPicture) {
  return { id, width, height, description, words };
}

function toPublicMessage(news: MessageNews | undefined, language: Language) {
  if (!news) return null;
  const { state, to } = news;
  const reason = tellReason(news, language);
  return { state: state === 'sending' ? 'waiting' : state, reason, to };
}
