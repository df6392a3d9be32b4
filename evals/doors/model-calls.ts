import { nameOf, offlineRef } from '../../src/models/index.ts';
import type { WithTenant } from '../../src/tenancy/index.ts';
import { lastOf, type AskedTurn } from './student.ts';

/** What the product wrote down of its calls to models. */
export interface ModelCalls {
  /** Versions of prompts that language models answered to, since this process began. */
  readonly promptsTold: () => Promise<readonly string[]>;
  /** The model that wrote the answer of a turn (provider:model); undefined when none was asked for it. */
  readonly answeredBy: (turn: AskedTurn) => Promise<string | undefined>;
}

/** Reads the calls of one tenant. */
export function createModelCalls(withTenant: WithTenant, tenantId: string): ModelCalls {
  return {
    promptsTold: async () => {
      // A reply that is asked for again is told two prompts, joined by a plus.
      const told = await withTenant(tenantId, (tx) =>
        tx.query<{ version: string }>(
          `select distinct version from model_calls, unnest(string_to_array(prompt_version, '+')) as said (version)
           where tenant_id = $1 and provider <> 'offline' and error_kind is null order by version`,
          [tenantId],
        ),
      );
      return told.map(({ version }) => version);
    },
    answeredBy: async (turn) => {
      // A call that was broken off counts as asked: time may have run out before the answer was begun.
      const calls = await withTenant(tenantId, (tx) =>
        tx.query<{ name: string; wrote: boolean }>(
          `select provider || ':' || model as name, task = 'chat_tutor' and error_kind is null as wrote
           from model_calls
           where tenant_id = $1 and turn_id = $2 and (task = 'chat_tutor' or error_kind is not null)
           order by created_at, id`,
          [tenantId, turn.turnId],
        ),
      );
      if (calls.length === 0) return undefined;
      const writer = calls.findLast(({ wrote }) => wrote);
      return writer && !wasThrownAway(turn) ? writer.name : nameOf(offlineRef);
    },
  };
}

/** Whether the model kept to no form that could be used, and sentences of the course were said instead. */
function wasThrownAway({ events }: AskedTurn): boolean {
  const formed = events.filter(
    (event) => event.type === 'step.finished' && event.step === 'grounded_answer',
  );
  const last = lastOf(formed, 'step.finished');
  return last?.errorKind === 'malformed';
}
