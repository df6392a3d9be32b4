export { createClassQuizzes, type ClassQuizzes } from './class-quizzes.ts';
export { createQuizzes, QuizRefusedError, type Quizzes } from './take-quiz.ts';
export { createPostEarlierQuizzes } from './wanted-grade.ts';
