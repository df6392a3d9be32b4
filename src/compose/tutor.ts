import { createReadSnapshot } from '../learner/index.ts';
import {
  createChatRouter,
  type ChatModel,
  type Embedder,
  type PriceBook,
} from '../models/index.ts';
import { createSearch } from '../retrieve/index.ts';
import {
  claimTurn,
  createCallLog,
  createCancelTurn,
  createFollowTurn,
  createLoadCourseFacts,
  createReadConversations,
  createRecoverTurns,
  createRunTurn,
  createTakeTurn,
  markFirstToken,
} from '../tutor/index.ts';
import type { Ground } from './ground.ts';

export interface TutorParts {
  readonly embedder: Embedder;
  readonly chatModels: readonly [ChatModel, ...ChatModel[]];
  readonly prices: PriceBook;
}

/** The turn, from question to answer. */
export function composeTutor(
  { db, withTenant, live, queue }: Ground,
  { embedder, chatModels, prices }: TutorParts,
) {
  const { log, signals } = live;
  return {
    takeTurn: createTakeTurn({ withTenant, queue }),
    cancelTurn: createCancelTurn({ withTenant, signals, log }),
    followTurn: createFollowTurn({ withTenant, log }),
    conversations: createReadConversations(withTenant),
    recoverTurns: createRecoverTurns({ db, withTenant, log, queue }),
    claimTurn: (tenantId: string, turnId: string) =>
      withTenant(tenantId, (tx) => claimTurn(tx, tenantId, turnId)),
    runTurn: createRunTurn({
      readSnapshot: createReadSnapshot(withTenant),
      search: createSearch({ withTenant, embedder }),
      router: createChatRouter(chatModels),
      prices,
      courseFacts: createLoadCourseFacts({ sql: db, withTenant }),
      callLog: createCallLog(withTenant),
      beforeFirstToken: (turn) => withTenant(turn.tenantId, (tx) => markFirstToken(tx, turn)),
    }),
  };
}
