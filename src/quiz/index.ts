export { carryClassQuizzesOver } from './class-quiz-store.ts';
export { createClassQuizzes, type ClassQuizzes } from './class-quizzes.ts';
export { createQuizzes, QuizRefusedError, type Quizzes } from './take-quiz.ts';
export { createReviewWork, type ReviewWork } from './review-work.ts';
export { createPostEarlierQuizzes } from './wanted-grade.ts';
