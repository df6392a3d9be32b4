export { createReadNextStep, type ReadNextStep } from './evaluation/read-next-step.ts';
export { createReadOpenWork, type ReadOpenWork } from './read-open-work.ts';
export { setMoneyAside } from './set-money-aside.ts';
export { createWritingDesk } from './questions/writing-desk.ts';
export { createCanAsk } from './can-ask.ts';
export { createAfterVerdict } from './after-verdict.ts';
export { createCancelTurn, type CancelTurn } from './cancel-turn.ts';
export { createLoadCourseFacts } from './course-facts.ts';
export { createMarkFirstToken } from './first-token.ts';
export { createFollowTurn, type FollowTurn } from './follow-turn.ts';
export {
  createReadConversations,
  type Conversations,
  type TurnWithPictures,
} from './conversations.ts';
export {
  promptShelf,
  taskOfPrompt,
  type PromptName,
  type PromptShelf,
} from './prompts/prompt-shelf.ts';
export { createGivePrepared } from './prepared/give-prepared.ts';
export { createPrepareAnswers, type PrepareAnswers } from './prepared/prepare-answers.ts';
export { createProposeConcepts, type ProposeConcepts } from './concepts/propose-concepts.ts';
export { createWriteQuestions, type WriteQuestions } from './questions/write-questions.ts';
export {
  createEvaluateTurn,
  evaluationQueue,
  type EvaluateTurn,
} from './evaluation/evaluate-turn.ts';
export { createGiveExercise } from './exercises/give-exercise.ts';
export {
  createPrepareExercise,
  exerciseQueue,
  type PrepareExercise,
} from './exercises/prepare-exercise.ts';
export { createReadExercises, type ReadExercises } from './exercises/read-exercises.ts';
export { createReadHelp, type ReadHelp } from './read-help.ts';
export { createRecoverTurns } from './recover-turns.ts';
export { createRunTurn } from './run-turn.ts';
export { createTellOpened, prepareOpenedCourses } from './opened-courses.ts';
export { createTools } from './tools/create-tools.ts';
export { createToolObstacles, type ToolObstacles } from './tools/tool-obstacles.ts';
export { createAnswerPause, type AnswerPause } from './pauses/answer-pause.ts';
export { pauseAnswer } from './pauses/pause.ts';
export { lastPause } from './pauses/pause-store.ts';
export {
  createModerateTurn,
  moderationQueue,
  type ModerateTurn,
} from './moderation/moderate-turn.ts';
export { createRetryTurn, type RetryTurn } from './retry-turn.ts';
export { topicOf } from './topic.ts';
export { startSweep } from './sweep-turns.ts';
export {
  createTakeTurn,
  TurnHeldError,
  TurnRefusedError,
  turnQueue,
  type TakeTurn,
} from './take-turn.ts';
export { claimTurn, type Owner } from './turn-store.ts';
export { createTurnWorker, type TurnWorker } from './turn-worker.ts';
