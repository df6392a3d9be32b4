import {
  createGradeDecisions,
  createPostGrade,
  createPreviewGrades,
  createReadOutbox,
  createRetryGrades,
  createWantGrade,
} from '../gradebook/index.ts';
import {
  createContests,
  createReadBoard,
  createReadLearned,
  createReadMastery,
  createReadWeeks,
  createReviewConcepts,
  createWishes,
} from '../learner/index.ts';
import {
  createChecks,
  createClassQuizzes,
  createLedgers,
  createPlannedChecks,
  createPostEarlierMastery,
  createPostEarlierQuizzes,
  createQuizzes,
  createReteach,
  createReviewWork,
  createWantMastery,
  createWrittenQuestions,
  readEarned,
} from '../quiz/index.ts';
import type { ConductRooms } from './conduct.ts';
import type { Ground } from './ground.ts';
import type { LaunchRooms } from './launch.ts';

/** What students know, quizzes, and grades on their way to the LMS. */
export function composeLearning(
  { db, withTenant, queue, config }: Ground,
  launch: LaunchRooms,
  { conduct }: Pick<ConductRooms, 'conduct'>,
) {
  const { registrations, services } = launch;
  const { publicUrl } = config;
  const readMastery = createReadMastery(withTenant);
  const wantGrade = createWantGrade(queue);
  const wantMastery = createWantMastery(wantGrade);
  return {
    readMastery,
    readLearned: createReadLearned(withTenant),
    readBoard: createReadBoard(withTenant),
    wishes: createWishes(withTenant),
    readWeeks: createReadWeeks(withTenant),
    reteach: createReteach(withTenant),
    contests: createContests({ withTenant, wantMastery }),
    masteryChecks: createChecks(withTenant),
    plannedChecks: createPlannedChecks({ withTenant, conduct }),
    ledgers: createLedgers(withTenant),
    reviewConcepts: createReviewConcepts(withTenant),
    quizzes: createQuizzes({ withTenant, readMastery, wantGrade, wantMastery }),
    classQuizzes: createClassQuizzes(withTenant),
    writtenQuestions: createWrittenQuestions(withTenant),
    reviewWork: createReviewWork(withTenant),
    postGrade: createPostGrade({ withTenant, registrations, services, queue, publicUrl }),
    postEarlierQuizzes: createPostEarlierQuizzes({ withTenant, wantGrade }),
    postEarlierMastery: createPostEarlierMastery({ withTenant, wantGrade }),
    readOutbox: createReadOutbox(withTenant),
    previewGrades: createPreviewGrades({ withTenant, registrations, services, readEarned }),
    gradeDecisions: createGradeDecisions({ withTenant, queue }),
    retryGrades: createRetryGrades({ db, withTenant, queue }),
  };
}
