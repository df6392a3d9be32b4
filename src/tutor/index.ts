export { createCallLog } from './call-log.ts';
export { createCancelTurn, type CancelTurn } from './cancel-turn.ts';
export { createLoadCourseFacts } from './course-facts.ts';
export { createFollowTurn, type FollowTurn } from './follow-turn.ts';
export { createReadConversations, type Conversations } from './conversations.ts';
export { createRecoverTurns } from './recover-turns.ts';
export { createRunTurn } from './run-turn.ts';
export {
  createTakeTurn,
  TurnRefusedError,
  turnQueue,
  type TakeTurn,
  type TurnJob,
} from './take-turn.ts';
export type { Thread } from './thread-store.ts';
export { isOver, type Turn } from './turn.ts';
export { claimTurn, markFirstToken, type Owner } from './turn-store.ts';
export { createTurnWorker, type TurnWorker } from './turn-worker.ts';
