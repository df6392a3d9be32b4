import { randomUUID } from 'node:crypto';
import type { Budget } from '../../budget/index.ts';
import {
  countModerations,
  day,
  keepModeration,
  offenceFound,
  readModelFindings,
  wasModerated,
  type Conduct,
} from '../../conduct/index.ts';
import type { ChatRouter } from '../../models/index.ts';
import { isDoubtful } from '../../safety/index.ts';
import type { AccountNeeds } from '../account-for.ts';
import { askForJson, type JsonReply } from '../ask-for-json.ts';
import type { LoadCourseFacts } from '../course-facts.ts';
import { moderationFinding } from '../prompts/moderation-prompt.ts';
import type { Prompts } from '../prompts/prompt-shelf.ts';
import { createWritingDesk } from '../questions/writing-desk.ts';
import { setMoneyAside, type AsideNeeds } from '../set-money-aside.ts';
import { loadTurn } from '../turn-store.ts';
import type { Turn } from '../turn.ts';
import { isModerated } from './is-moderated.ts';

export const moderationQueue = 'turn.moderate';

export interface ModerationJob {
  readonly tenantId: string;
  readonly turnId: string;
}

/**
 * Asks a model about a message that was answered and that the guard was in doubt about. Ends without a word where
 * no model, not enough money or no wish for it is there. May run any number of times: a finding is kept once.
 */
export type ModerateTurn = (job: ModerationJob, signal: AbortSignal) => Promise<void>;

interface ModerateNeeds extends AccountNeeds, AsideNeeds {
  readonly router: Pick<ChatRouter, 'stream'>;
  readonly budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
  readonly courseFacts: LoadCourseFacts;
  readonly conduct: Pick<Conduct, 'note' | 'standings'>;
  /** Messages of a course within a day; 0 = none. */
  readonly moderated: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const size = { inputTokens: 1_300, outputTokens: 60 };
/** What is worse than this at its beginning is as bad at its end. */
const longestRead = 2_000;

export function createModerateTurn(needs: ModerateNeeds): ModerateTurn {
  const { withTenant, budget, courseFacts } = needs;
  return async (job, signal) => {
    const { tenantId } = job;
    const turn = await findDoubtful(needs, job);
    if (!turn) return;
    const facts = await courseFacts(turn);
    const id = randomUUID();
    const parts = [{ task: 'moderation', size }] as const;
    try {
      if (!(await setMoneyAside(needs, { tenantId, courseId: turn.courseId, id, parts }))) return;
      const desk = createWritingDesk(needs, { tenantId, id });
      const prompt = facts.prompts.moderation;
      const question = questionFor(prompt, { turn, courseTitle: facts.courseTitle });
      const ask = { question, schema: moderationFinding, repair: null };
      await keep(needs, turn, await askForJson(desk, ask, signal), prompt.version);
    } finally {
      await withTenant(tenantId, (tx) => budget.settle(tx, tenantId, id));
    }
  };
}

/** Undefined when there is nothing to ask about: what was wanted when the turn ended may be wanted no more. */
async function findDoubtful(
  { withTenant, conduct, moderated, now }: ModerateNeeds,
  { tenantId, turnId }: ModerationJob,
): Promise<Turn | undefined> {
  if (moderated === 0) return undefined;
  return withTenant(tenantId, async (tx) => {
    const turn = await loadTurn(tx, tenantId, turnId);
    if (turn?.status !== 'complete' || !isDoubtful(turn.message)) return undefined;
    if (await wasModerated(tx, turn)) return undefined;
    if (!(await isModerated(tx, conduct, turn))) return undefined;
    const asked = await countModerations(tx, turn, new Date(now() - day));
    return asked < moderated ? turn : undefined;
  });
}

function questionFor(
  prompt: Prompts['moderation'],
  { turn, courseTitle }: { turn: Turn; courseTitle: string },
) {
  const question = turn.message.slice(0, longestRead);
  const request = {
    system: prompt.write({ courseTitle, question }),
    messages: [{ role: 'user', content: 'Judge the message.' }],
    maxOutputTokens: size.outputTokens,
    temperature: 0,
    json: true,
  } as const;
  return { task: 'moderation', promptVersion: prompt.version, request } as const;
}

type Finding = ReturnType<typeof moderationFinding.parse>;

/** What a model found is kept with the note that it was asked, so that a second run changes nothing. */
async function keep(
  { withTenant, conduct, now }: ModerateNeeds,
  turn: Turn,
  reply: JsonReply<Finding>,
  promptVersion: string,
): Promise<void> {
  if (reply.kind === 'no_model') return;
  const found = reply.kind === 'value' && reply.value.category !== 'none' ? reply.value : undefined;
  const outcome = reply.kind === 'malformed' ? 'unusable' : found ? 'found' : 'clear';
  await withTenant(turn.tenantId, async (tx) => {
    const kept = await keepModeration(tx, turn, { outcome, promptVersion, at: new Date(now()) });
    if (!kept || !found) return;
    const offence = offenceFound(found, await readModelFindings(tx, turn.tenantId));
    await conduct.note(tx, turn, offence, 'model');
  });
}
