export { createChecks, type Checks } from './checks.ts';
export { createPlannedChecks, type PlannedChecks } from './planned-checks.ts';
export { carryClassQuizzesOver } from './class-quiz-store.ts';
export { createClassQuizzes, type ClassQuizzes } from './class-quizzes.ts';
export { createLedgers, type CourseContests, type Ledgers } from './open-ledger.ts';
export {
  askInConversation,
  itemsOnConcept,
  readAsked,
  standsNow,
  type AskedInConversation,
} from './in-conversation.ts';
export {
  findUnwritten,
  keepWriting,
  listKept,
  type KeptQuestion,
  type WritingOutcome,
} from './question-bank-store.ts';
export { quizItem, type PublicItem, type QuizItem } from './quiz.ts';
export { questionsMet } from './quiz-store.ts';
export { createReteach, type Reteach } from './reteach.ts';
export { shuffled } from './shuffle.ts';
export { createQuizzes, QuizRefusedError, type Quizzes } from './take-quiz.ts';
export { createReviewWork, type ReviewWork } from './review-work.ts';
export { createPostEarlierQuizzes } from './wanted-grade.ts';
export { createPostEarlierMastery, createWantMastery, readEarned } from './wanted-mastery.ts';
export { createWrittenQuestions, type WrittenQuestions } from './written-questions.ts';
