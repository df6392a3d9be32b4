import { z } from 'zod';
import type { Envelope, PostOffice } from '../../messages/index.ts';
import { askForJson } from '../ask-for-json.ts';
import type { PauseAnswer } from '../pauses/pause.ts';
import { draft } from '../prompts/draft-prompt.ts';
import { defineTool, ToolError, type Tool, type ToolContext, type ToolOutput } from './tool.ts';

/** Shorter than money stays set aside for a turn. */
const waitMs = 2 * 60 * 60 * 1000;
const maxDraftTokens = 900;

/**
 * Drafts a message to the teachers of the course. It is sent when, and only when, the student says so:
 * the turn waits for them, and no model can choose to whom it goes.
 */
export function messageInstructorTool(postOffice: PostOffice): Tool {
  return defineTool({
    name: 'message_instructor',
    writes: true,
    usage:
      'drafts a message to the teachers of the course; the student reads it and decides whether it is sent. Only when the student asks for one. Input: {"about": "what it should say"}',
    input: z.object({ about: z.string().trim().min(1).max(1_000) }),
    obstacle: (course) => postOffice.obstacle(course),
    run: async ({ about }, context, signal) => {
      const envelope = await postOffice.address(context, signal);
      if ('obstacle' in envelope)
        throw new ToolError('refused', context.says.message.noWay, { cause: envelope.obstacle });
      const { subject, body } = await writeDraft(about, context, signal);
      const { via, recipients, footer } = envelope;
      const message = { to: recipients.map(({ name }) => name), via, subject, body, footer };
      return {
        summary: context.says.message.drafted,
        pause: { ask: { kind: 'approval', message }, target: envelope satisfies Envelope, waitMs },
      };
    },
    afterPause: (answer, { message }) => decided(answer, message),
  });
}

async function writeDraft(about: string, context: ToolContext, signal: AbortSignal) {
  const { courseTitle, passages, results, question, desk, prompts } = context;
  const { version: promptVersion, write } = prompts.draft;
  const request = {
    system: write({ courseTitle, passages, results }),
    messages: [{ role: 'user', content: `${question}\n\nThe message should say: ${about}` }],
    maxOutputTokens: maxDraftTokens,
    temperature: 0.3,
    json: true,
  } as const;
  const asked = { task: 'chat_plan', promptVersion, request } as const;
  const ask = { question: asked, schema: draft, repair: prompts.repair };
  const reply = await askForJson(desk, ask, signal);
  if (reply.kind === 'value') return reply.value;
  throw new ToolError(reply.kind, context.says.message.noDraft);
}

// What becomes of the message later is told beneath the answer, not by a model.
function decided(answer: PauseAnswer | null, says: ToolContext['says']['message']): ToolOutput {
  if (answer?.kind === 'approve') {
    return {
      summary: says.approved,
      data: { decision: 'approved', status: 'handed over for delivery, not yet confirmed' },
    };
  }
  const declined = answer !== null;
  return {
    summary: declined ? says.declined : says.undecided,
    data: { decision: declined ? 'declined' : 'no answer', status: 'not sent' },
  };
}
