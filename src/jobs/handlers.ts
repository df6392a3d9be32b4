import { z } from 'zod';
import {
  gradeQueue,
  gradeSweepQueue,
  type PostGrade,
  type RetryGrades,
} from '../gradebook/index.ts';
import { standingQueue, type Standings, type CourseKey } from '../courses/index.ts';
import { callQueue, hearQueue, type CallOnDuty, type TurnKey } from '../conduct/index.ts';
import type { JobHandler } from '../ground/queue/index.ts';
import type { Metrics } from '../ground/telemetry/index.ts';
import type { ProbeIsolation } from '../isolation/index.ts';
import {
  ingestQueue,
  nightlySyncsQueue,
  renewalQueue,
  sweepQueue,
  syncQueue,
  type IngestDocument,
  type NightlySyncs,
  type RenewEmbeddings,
  type SweepBlobs,
  type SyncCourse,
} from '../ingest/index.ts';
import { reapplyQueue, retentionQueue, type ReapplyErasures } from '../privacy/index.ts';
import type { RefreshConcepts } from '../learner/index.ts';
import {
  nightlyRostersQueue,
  noticesQueue,
  rosterQueue,
  type AskForNotices,
  type Rosters,
  type SyncRoster,
} from '../launch/index.ts';
import { messageQueue, type DeliverMessage } from '../messages/index.ts';
import { pictureQueue, type ReadWords } from '../pictures/index.ts';
import {
  evaluationQueue,
  exerciseQueue,
  moderationQueue,
  turnQueue,
  type EvaluateTurn,
  type ModerateTurn,
  type PrepareAnswers,
  type PrepareExercise,
  type ProposeConcepts,
  type TurnWorker,
  type WriteQuestions,
} from '../tutor/index.ts';
import {
  conceptsQueue,
  gatesQueue,
  housekeepingQueue,
  isolationQueue,
  preparedQueue,
  proposalsQueue,
  questionsQueue,
  weeklyEvalQueue,
} from './queues.ts';

export interface HandlerNeeds {
  readonly turnWorker: TurnWorker;
  readonly syncCourse: SyncCourse;
  readonly nightlySyncs: Pick<NightlySyncs, 'requestDue'>;
  readonly standings: Pick<Standings, 'refresh'>;
  readonly ingestDocument: IngestDocument;
  readonly renewEmbeddings: RenewEmbeddings;
  readonly sweepBlobs: SweepBlobs;
  readonly refreshConcepts: RefreshConcepts;
  readonly prepareAnswers: PrepareAnswers;
  readonly writeQuestions: WriteQuestions;
  readonly proposeConcepts: ProposeConcepts;
  readonly evaluateTurn: EvaluateTurn;
  readonly prepareExercise: PrepareExercise;
  /** Calls for what is written in advance; does nothing where none of it is wanted. */
  readonly requestWriting: (course: CourseKey) => Promise<void>;
  readonly readWords: ReadWords;
  readonly postGrade: PostGrade;
  readonly retryGrades: Pick<RetryGrades, 'due'>;
  readonly deliverMessage: DeliverMessage;
  readonly callOnDuty: CallOnDuty;
  readonly hear: (turn: TurnKey) => Promise<void>;
  readonly moderateTurn: ModerateTurn;
  readonly syncRoster: SyncRoster;
  readonly askForNotices: AskForNotices;
  readonly rosters: Pick<Rosters, 'requestAll'>;
  readonly tidyUp: () => Promise<void>;
  readonly settleGates: (signal: AbortSignal) => Promise<void>;
  readonly probeIsolation: ProbeIsolation;
  readonly retentionNight: (signal: AbortSignal) => Promise<void>;
  readonly reapplyErasures: ReapplyErasures;
  readonly weeklyRun: (signal: AbortSignal) => Promise<void>;
  readonly metrics: Metrics;
}

const turnJob = z.object({ tenantId: z.string(), turnId: z.string() });
const studentTurnJob = turnJob.extend({ courseId: z.string(), userId: z.string() });
const syncJob = z.object({ tenantId: z.string(), courseId: z.string(), syncId: z.string() });
const ingestJob = z.object({ tenantId: z.string(), jobId: z.string() });
const courseJob = z.object({ tenantId: z.string(), courseId: z.string() });
const callJob = z.object({ tenantId: z.string(), noticeId: z.string(), step: z.number().int() });
const hearJob = courseJob.extend({ userId: z.string(), id: z.string() });
const messageJob = z.object({ tenantId: z.string(), messageId: z.string() });
const noticesJob = z.object({
  tenantId: z.string(),
  registrationId: z.string(),
  deploymentId: z.string(),
});
const pictureJob = z.object({ tenantId: z.string(), pictureId: z.string() });
const standingJob = courseJob.extend({ userId: z.string() });
const gradeJob = z.object({ tenantId: z.string(), entryId: z.string() });

/** The table job name → function of a room. */
export function jobHandlers(needs: HandlerNeeds): Readonly<Record<string, JobHandler>> {
  const handlers: Readonly<Record<string, JobHandler>> = {
    [turnQueue]: (data) => needs.turnWorker.take(turnJob.parse(data)),
    [syncQueue]: (data, signal) => needs.syncCourse(syncJob.parse(data), signal),
    [nightlySyncsQueue]: async () => void (await needs.nightlySyncs.requestDue()),
    [standingQueue]: (data, signal) => needs.standings.refresh(standingJob.parse(data), signal),
    [ingestQueue]: async (data, signal) =>
      void (await needs.ingestDocument(ingestJob.parse(data), signal)),
    [renewalQueue]: async (_data, signal) => void (await needs.renewEmbeddings(signal)),
    [sweepQueue]: async () => void (await needs.sweepBlobs()),
    [conceptsQueue]: async (data) => {
      const course = courseJob.parse(data);
      await needs.refreshConcepts(course);
      await needs.requestWriting(course);
    },
    [preparedQueue]: async (data, signal) =>
      void (await needs.prepareAnswers(courseJob.parse(data), signal)),
    [questionsQueue]: async (data, signal) =>
      void (await needs.writeQuestions(courseJob.parse(data), signal)),
    [proposalsQueue]: async (data, signal) =>
      void (await needs.proposeConcepts(courseJob.parse(data), signal)),
    [evaluationQueue]: async (data, signal) =>
      void (await needs.evaluateTurn(studentTurnJob.parse(data), signal)),
    [exerciseQueue]: (data, signal) => needs.prepareExercise(studentTurnJob.parse(data), signal),
    [pictureQueue]: async (data, signal) =>
      void (await needs.readWords(pictureJob.parse(data), signal)),
    [gradeQueue]: (data) => needs.postGrade(gradeJob.parse(data)),
    [messageQueue]: (data) => needs.deliverMessage(messageJob.parse(data)),
    [callQueue]: (data) => needs.callOnDuty(callJob.parse(data)),
    [hearQueue]: (data) => needs.hear(hearJob.parse(data)),
    [moderationQueue]: (data, signal) => needs.moderateTurn(turnJob.parse(data), signal),
    [rosterQueue]: (data) => needs.syncRoster(courseJob.parse(data)),
    [noticesQueue]: (data) => needs.askForNotices(noticesJob.parse(data)),
    [nightlyRostersQueue]: () => needs.rosters.requestAll(),
    [gradeSweepQueue]: () => needs.retryGrades.due(),
    [housekeepingQueue]: () => needs.tidyUp(),
    [gatesQueue]: (_data, signal) => needs.settleGates(signal),
    [isolationQueue]: async (_data, signal) => void (await needs.probeIsolation(signal)),
    [retentionQueue]: (_data, signal) => needs.retentionNight(signal),
    [reapplyQueue]: async () => void (await needs.reapplyErasures({ thorough: false })),
    [weeklyEvalQueue]: (_data, signal) => needs.weeklyRun(signal),
  };
  const measured = Object.entries(handlers).map(([name, handler]) => [
    name,
    measure(needs.metrics, name, handler),
  ]);
  return Object.fromEntries(measured);
}

function measure(metrics: Metrics, name: string, handler: JobHandler): JobHandler {
  return async (data, signal) => {
    const began = performance.now();
    const ended = (outcome: 'done' | 'failed'): void =>
      metrics.jobEnded(name, outcome, (performance.now() - began) / 1000);
    try {
      await handler(data, signal);
      ended('done');
    } catch (error) {
      ended('failed');
      throw error;
    }
  };
}

/** Jobs that come by themselves: queue and cron expression (UTC). */
export const schedules: readonly (readonly [string, string])[] = [
  [housekeepingQueue, '17 * * * *'],
  // Sunday night, when nobody learns.
  [weeklyEvalQueue, '40 3 * * 0'],
  [gradeSweepQueue, '37 * * * *'],
  // Before the documents are asked for that what has just been let in must read again.
  [gatesQueue, '*/5 * * * *'],
  [renewalQueue, '*/5 * * * *'],
  // Every course has a minute of its own in the night; missed ones are made up for.
  [nightlySyncsQueue, '*/10 * * * *'],
  [nightlyRostersQueue, '23 2 * * *'],
  [isolationQueue, '43 2 * * *'],
  [sweepQueue, '13 4 * * *'],
  // After the lists of members were read.
  [retentionQueue, '47 4 * * *'],
  // What a restored backup brings back goes before a start, and while everything runs.
  [reapplyQueue, '*/15 * * * *'],
];
