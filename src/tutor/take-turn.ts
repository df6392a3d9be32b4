import { randomUUID } from 'node:crypto';
import { ExamLockedError, examLockOf } from '../assessment/index.ts';
import type { Conduct, Hold } from '../conduct/index.ts';
import { findCourse } from '../courses/index.ts';
import { digest } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { intlTag, type Language } from '../ground/language/index.ts';
import type { Budget, Offer } from '../budget/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { Quote } from '../models/index.ts';
import {
  attachPictures,
  lockPictures,
  type AskedPicture,
  type Picture,
  type ReadPicture,
} from '../pictures/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { timeIn, wordsIn } from '../tongues/index.ts';
import { findThread, insertThread, type ThreadFocus } from './thread-store.ts';
import { guard, soundsStrained } from '../safety/index.ts';
import { findByIdempotencyKey, insertTurn, saidInThread, type Owner } from './turn-store.ts';
import type { TurnMode } from './turn-event.ts';

export interface TurnRequest {
  readonly owner: Owner;
  readonly message: string;
  /** What the tutor speaks to the student; English unless told. */
  readonly language?: Language;
  readonly threadId: string | null;
  /** What a new conversation is about, when the link it begins at says so. */
  readonly focus?: ThreadFocus | null;
  /** Null: as the course is set. */
  readonly mode: TurnMode | null;
  readonly pictures?: readonly AskedPicture[];
  readonly idempotencyKey: string | null;
  /** The turn this one asks again. */
  readonly retryOf?: string;
}

export interface TakenTurn {
  readonly turnId: string;
  readonly threadId: string;
}

export type TakeTurn = (request: TurnRequest) => Promise<TakenTurn>;

export type TurnRefusal =
  | 'thread_not_found'
  | 'thread_busy'
  | 'idempotency_conflict'
  | 'turn_not_retryable'
  | 'picture_not_found'
  | 'pictures_off'
  | 'questions_paused';

/** A turn that was not begun; nothing was written. */
export class TurnRefusedError extends Error {
  override readonly name = 'TurnRefusedError';
  readonly code: TurnRefusal;

  constructor(code: TurnRefusal, message?: string, options?: ErrorOptions) {
    super(message ?? wordsIn('en').problems[code], options);
    this.code = code;
  }
}

/** Questions pause for this student; what they have stays open to them. */
export class TurnHeldError extends TurnRefusedError {
  readonly hold: Hold;
  /** They sound as if they carried more than the course: whom to talk to is said first. */
  readonly isStrained: boolean;

  constructor(hold: Hold, message: string) {
    super('questions_paused');
    this.hold = hold;
    this.isStrained = soundsStrained(message);
  }

  /** Until when, why, and how to object. */
  saidIn(language: Language): string {
    const { conduct, answer } = wordsIn(language);
    const { until, reasons } = this.hold;
    const named = new Set(reasons.map(({ category }) => conduct.categories[category]));
    const why = new Intl.ListFormat(intlTag(language)).format(named);
    const paused = conduct.paused(timeIn(language)(until.toISOString()), why);
    return this.isStrained ? `${answer.strained} ${paused}` : paused;
  }
}

export const turnQueue = 'turn.run';

export interface TurnJob {
  readonly tenantId: string;
  readonly turnId: string;
}

/** What a turn usually needs in tokens; an agent asks several times. */
const usualSize = { inputTokens: 6_000, outputTokens: 1_200 };
const agentSize = { inputTokens: 18_000, outputTokens: 3_600 };

/**
 * Takes a question in: turn, money set aside and job are written in one transaction, so there is
 * never one without the others. The same Idempotency-Key with the same request answers as it did
 * the first time.
 * @throws TurnRefusedError, TurnHeldError, ExamLockedError, BudgetRefusedError
 */
export function createTakeTurn(needs: {
  withTenant: WithTenant;
  queue: Pick<Queue, 'enqueue'>;
  budget: Pick<Budget, 'admit' | 'reserve'>;
  quote: Quote;
  conduct: Pick<Conduct, 'holdOn'>;
}): TakeTurn {
  const { withTenant, queue, budget, quote, conduct } = needs;
  return async (request) => {
    const { tenantId } = request.owner;
    const fingerprint = fingerprintOf(request);
    const answered = await replay(withTenant, request, fingerprint);
    if (answered) return answered;
    const { owner, idempotencyKey } = request;
    if (idempotencyKey === null) await budget.admit(owner);
    const pictures = await findPictures(withTenant, request);
    const offersFor = await quoteByMode(quote, tenantId, pictures);
    try {
      return await withTenant(tenantId, async (tx) => {
        const [threadId, mode, hold, exam] = await Promise.all([
          openThread(tx, request, pictures),
          request.mode ?? courseMode(tx, owner),
          conduct.holdOn(tx, owner),
          examLockOf(tx, owner),
        ]);
        const danger = hold || exam ? await dangerIn(tx, request, pictures) : 'none';
        if (danger === 'none') {
          if (hold) throw new TurnHeldError(hold, request.message);
          if (exam) throw new ExamLockedError(exam.title, exam.until);
        }
        const onlyForHelp = danger === 'unread';
        const { message, language = 'en', retryOf = null } = request;
        const turnId = randomUUID();
        const asked = { ...owner, threadId, mode, message, language, retryOf, onlyForHelp };
        await insertTurn(tx, { ...asked, id: turnId, idempotencyKey, fingerprint });
        if (pictures.length > 0) await attach(tx, request, turnId);
        // Of copies sent at the same moment only one comes so far: they are one question to the limit.
        if (idempotencyKey !== null) await budget.admit(owner);
        const job: TurnJob = { tenantId, turnId };
        // The meters come last, because everybody of the tenant waits for them until the transaction ends.
        await Promise.all([
          queue.enqueue(turnQueue, job),
          budget.reserve(tx, owner, { id: turnId, offers: offersFor(mode) }),
        ]);
        return { turnId, threadId };
      });
    } catch (error) {
      const settled = await settleCollision(withTenant, request, { fingerprint, error });
      if (settled) return settled;
      throw error;
    }
  };
}

/**
 * Who is in a pause, or in an exam, is answered all the same when they may be in danger. Where nobody knows yet what
 * stands in a picture the turn is let in to read it, and answers nothing else.
 */
async function dangerIn(
  tx: Tx,
  { owner, message, threadId, pictures: asked = [] }: TurnRequest,
  pictures: readonly ReadPicture[],
): Promise<'heard' | 'unread' | 'none'> {
  const said = threadId === null ? [] : await saidInThread(tx, owner, threadId);
  const beside = [
    ...asked.map(({ description }) => description),
    ...pictures.map(({ words }) => words),
  ];
  const whole = [message, ...beside.filter((text) => text !== null && text !== '')].join('\n');
  if ([message, whole].some((text) => guard(text, said).action === 'crisis')) return 'heard';
  return pictures.some(({ words }) => words === null) ? 'unread' : 'none';
}

function fingerprintOf({ message, threadId, mode, pictures = [] }: TurnRequest): string {
  const asked = [message, threadId, mode];
  return digest(JSON.stringify(pictures.length === 0 ? asked : [...asked, pictures]));
}

/** @throws TurnRefusedError when one of them is not this person's, or not there any more */
async function findPictures(
  withTenant: WithTenant,
  { owner, pictures = [] }: TurnRequest,
): Promise<readonly ReadPicture[]> {
  if (pictures.length === 0) return [];
  return withTenant(owner.tenantId, (tx) => lockAsked(tx, owner, pictures));
}

async function lockAsked(
  tx: Tx,
  owner: Owner,
  asked: readonly AskedPicture[],
): Promise<readonly ReadPicture[]> {
  const ids = asked.map(({ id }) => id);
  const found = await lockPictures(tx, owner, ids);
  if (found.length === ids.length) return found;
  throw new TurnRefusedError(
    'picture_not_found',
    'A picture of this question is not there any more. Add it again.',
  );
}

async function attach(tx: Tx, { owner, pictures = [] }: TurnRequest, turnId: string) {
  const course = await findCourse(tx, owner.tenantId, owner.courseId);
  if (course?.settings.pictures === false) throw new TurnRefusedError('pictures_off');
  await lockAsked(tx, owner, pictures);
  await attachPictures(tx, owner, turnId, pictures);
}

/** Asked before anything is counted: whoever repeats a request for safety's sake has asked once. */
async function replay(
  withTenant: WithTenant,
  { owner, idempotencyKey }: TurnRequest,
  fingerprint: string,
): Promise<TakenTurn | undefined> {
  if (idempotencyKey === null) return undefined;
  const earlier = await withTenant(owner.tenantId, (tx) =>
    findByIdempotencyKey(tx, owner, idempotencyKey),
  );
  if (!earlier) return undefined;
  if (earlier.fingerprint !== fingerprint) {
    throw new TurnRefusedError('idempotency_conflict');
  }
  return { turnId: earlier.id, threadId: earlier.threadId };
}

/** What a turn is expected to cost, once its mode is known. */
export async function quoteByMode(
  quote: Quote,
  tenantId: string,
  pictures: readonly Picture[] = [],
): Promise<(mode: TurnMode) => readonly Offer[]> {
  const work = { tenantId, task: 'chat_tutor', pictures } as const;
  const usual = await quote(work, usualSize);
  // Of an agent's requests only the one that answers holds the pictures.
  const agent = await quote(work, agentSize);
  return (mode) => (mode === 'agent' ? agent : usual);
}

/** How the tutor answers in a course when a turn does not say. */
export async function courseMode(tx: Tx, { tenantId, courseId }: Owner): Promise<TurnMode> {
  return (await findCourse(tx, tenantId, courseId))?.settings.mode ?? 'tutor';
}

async function openThread(
  tx: Tx,
  request: TurnRequest,
  pictures: readonly ReadPicture[],
): Promise<string> {
  const { owner, threadId, focus = null } = request;
  if (threadId === null) {
    const id = randomUUID();
    await insertThread(tx, owner, { id, title: titleOf(request, pictures), focus });
    return id;
  }
  if (await findThread(tx, owner, threadId)) return threadId;
  throw new TurnRefusedError('thread_not_found');
}

// Two requests at the same moment: the database let one of them through, the other finds it here.
async function settleCollision(
  withTenant: WithTenant,
  request: TurnRequest,
  { fingerprint, error }: { fingerprint: string; error: unknown },
): Promise<TakenTurn | undefined> {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (code !== '23505') return undefined;
  if (constraint === 'turns_one_open') {
    throw new TurnRefusedError('thread_busy', undefined, { cause: error });
  }
  return replay(withTenant, request, fingerprint);
}

/** What the conversation is called: after its question, or after the pictures that came alone; '' where they say nothing. */
function titleOf(
  { message, pictures: asked = [] }: TurnRequest,
  pictures: readonly ReadPicture[],
): string {
  const described = asked.map(({ description }) => description);
  const read = asked.map(({ id }) => pictures.find((one) => one.id === id)?.words ?? '');
  const title = [message, ...described, ...read].map(firstLine).find((line) => line !== '');
  return title ?? '';
}

/** Cut at a word. */
function firstLine(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  if (line.length <= 80) return line;
  return `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
