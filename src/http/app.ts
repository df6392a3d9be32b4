import express, { type Express } from 'express';
import type { Logger, Metrics } from '../ground/telemetry/index.ts';
import type { FindSession } from '../launch/index.ts';
import { schoolErasureRoutes, type SchoolErasureNeeds } from './admin/erasures.ts';
import { schoolRoutes, type SchoolRoutesNeeds } from './admin/school.ts';
import { boardRoutes, type BoardRoutesNeeds } from './instructor/board.ts';
import { classQuizRoutes, type ClassQuizRoutesNeeds } from './instructor/class-quizzes.ts';
import { conceptRoutes, type ConceptRoutesNeeds } from './instructor/concepts.ts';
import { conductRoutes, type ConductRoutesNeeds } from './instructor/conduct.ts';
import { contestRoutes, type ContestRoutesNeeds } from './instructor/contests.ts';
import { courseRoutes, type CourseRoutesNeeds } from './instructor/course.ts';
import {
  connectionRoutes,
  consentRoutes,
  type ConnectionRoutesNeeds,
} from './instructor/connection.ts';
import { examinationRoutes, type ExaminationNeeds } from './instructor/examination.ts';
import { exerciseRoutes, type ExerciseRoutesNeeds } from './instructor/exercises.ts';
import { gateRoutes, type GateRoutesNeeds } from './instructor/gates.ts';
import { openWorkRoutes, type OpenWorkRoutesNeeds } from './instructor/open-work.ts';
import { peopleRoutes, type PeopleRoutesNeeds } from './instructor/people.ts';
import { reviewRoutes, type ReviewRoutesNeeds } from './instructor/review.ts';
import {
  writtenQuestionRoutes,
  type WrittenQuestionRoutesNeeds,
} from './instructor/written-questions.ts';
import { verdictRoutes, type VerdictRoutesNeeds } from './instructor/verdicts.ts';
import { jsonBody } from './json-body.ts';
import { deepLinkingRoutes, type DeepLinkingNeeds } from './lti/deep-linking.ts';
import { ltiRoutes, type LtiRoutesNeeds } from './lti/routes.ts';
import { measureRequests } from './metrics-server.ts';
import { nothingHere } from './nothing-here.ts';
import { problemHandler } from './problem.ts';
import { evalRoutes, type EvalRoutesNeeds } from './public/evals.ts';
import { onCallRoutes, type OnCallNeeds } from './public/on-call.ts';
import { publicRoutes, type PublicRoutesNeeds } from './public/routes.ts';
import { giveRequestId, requireSession } from './request.ts';
import { learnedRoutes, type LearnedRoutesNeeds } from './student/learned.ts';
import { learningRoutes, type LearningRoutesNeeds } from './student/learning.ts';
import { ledgerRoutes, type LedgerRoutesNeeds } from './student/ledger.ts';
import { plannedCheckRoutes, type PlannedCheckRoutesNeeds } from './student/planned-checks.ts';
import { keptRoutes, type KeptRoutesNeeds } from './student/kept.ts';
import { pictureRoutes, type PictureRoutesNeeds } from './student/pictures.ts';
import { sourceRoutes, type SourceRoutesNeeds } from './student/sources.ts';
import { turnRoutes, type TurnRoutesNeeds } from './student/turns.ts';

export type AppNeeds = LtiRoutesNeeds &
  DeepLinkingNeeds &
  TurnRoutesNeeds &
  LearningRoutesNeeds &
  LearnedRoutesNeeds &
  LedgerRoutesNeeds &
  PlannedCheckRoutesNeeds &
  SourceRoutesNeeds &
  PictureRoutesNeeds &
  KeptRoutesNeeds &
  CourseRoutesNeeds &
  ConnectionRoutesNeeds &
  PeopleRoutesNeeds &
  ReviewRoutesNeeds &
  ClassQuizRoutesNeeds &
  WrittenQuestionRoutesNeeds &
  ExerciseRoutesNeeds &
  ConceptRoutesNeeds &
  BoardRoutesNeeds &
  ContestRoutesNeeds &
  ConductRoutesNeeds &
  OnCallNeeds &
  OpenWorkRoutesNeeds &
  ExaminationNeeds &
  VerdictRoutesNeeds &
  GateRoutesNeeds &
  SchoolRoutesNeeds &
  SchoolErasureNeeds &
  PublicRoutesNeeds &
  EvalRoutesNeeds & {
    readonly findSession: FindSession;
    readonly logger: Logger;
    readonly metrics: Metrics;
    /** Proxies in front of us whose word about the address of a browser is taken. */
    readonly trustProxy: number;
  };

/** Far above the longest message, so that a message that is too long gets an answer about itself. */
const bodyLimit = '1mb';

/** What search engines may show: the page at the front and what was measured; all else is somebody's. */
function isForEverybody(path: string): boolean {
  return path === '/' || path === '/eval' || path.startsWith('/eval/');
}

/** The whole HTTP face: every door, and what an error becomes. */
export function createApp(needs: AppNeeds): Express {
  const app = express();
  app.disable('x-powered-by');
  // Nothing that is made on request may be kept; files bring their own.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', needs.trustProxy);
  app.use(giveRequestId(), measureRequests(needs.metrics));
  app.use((req, res, next) => {
    res.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    if (!isForEverybody(req.path)) res.set('x-robots-tag', 'noindex');
    next();
  });

  app.use(publicRoutes(needs), evalRoutes(needs), onCallRoutes(needs));
  app.use(ltiRoutes(needs), consentRoutes(needs));

  const api = express.Router();
  api.use(requireSession(needs.findSession), jsonBody(bodyLimit));
  api.use(
    turnRoutes(needs),
    learningRoutes(needs),
    learnedRoutes(needs),
    ledgerRoutes(needs),
    plannedCheckRoutes(needs),
    sourceRoutes(needs),
    pictureRoutes(needs),
    keptRoutes(needs),
    courseRoutes(needs),
    connectionRoutes(needs),
    peopleRoutes(needs),
    reviewRoutes(needs),
    classQuizRoutes(needs),
    writtenQuestionRoutes(needs),
    exerciseRoutes(needs),
    conceptRoutes(needs),
    boardRoutes(needs),
    contestRoutes(needs),
    conductRoutes(needs),
    openWorkRoutes(needs),
    examinationRoutes(needs),
    verdictRoutes(needs),
    gateRoutes(needs),
    schoolRoutes(needs),
    schoolErasureRoutes(needs),
    deepLinkingRoutes(needs),
  );
  app.use('/api', (_req, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  app.use('/api', api);

  app.use(nothingHere());
  app.use(problemHandler(needs.logger));
  return app;
}
