export { createQuizzes, QuizRefusedError, type Quizzes } from './take-quiz.ts';
export { createPostEarlierQuizzes, type PostEarlierQuizzes } from './wanted-grade.ts';
