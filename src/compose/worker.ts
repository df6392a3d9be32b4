import type { HandlerNeeds } from '../jobs/handlers.ts';
import { preparedQueue, proposalsQueue, questionsQueue } from '../jobs/queues.ts';
import { createWeeklyRun } from '../quality/index.ts';
import { createTurnWorker } from '../tutor/index.ts';
import type { Composed } from './compose.ts';

const writingAfterMs = 10 * 60_000;

/** What the worker role does: turns and the jobs behind them. */
export function composeWorker({
  ground,
  launch,
  material,
  pictures,
  learning,
  tutor,
  isolation,
  privacy,
  accounting,
  messages,
  conduct,
  quality,
}: Composed): HandlerNeeds {
  const { db, lifeline, withTenant, live, queue, config, logger, metrics } = ground;
  const { runTurn, afterVerdict, writeQuestions, proposeConcepts } = tutor;
  return {
    ...material,
    ...tutor,
    writeQuestions: async (course, signal) => {
      const outcome = await writeQuestions(course, signal);
      logger.info({ ...course, ...outcome }, 'questions written');
      return outcome;
    },
    proposeConcepts: async (course, signal) => {
      const outcome = await proposeConcepts(course, signal);
      if (outcome) logger.info({ ...course, ...outcome }, 'concepts looked through');
      return outcome;
    },
    requestWriting: requestWritingOf(ground),
    readWords: pictures.readWords,
    postGrade: learning.postGrade,
    retryGrades: learning.retryGrades,
    ...conduct,
    deliverMessage: messages.deliverMessage,
    syncRoster: launch.syncRoster,
    rosters: launch.rosters,
    askForNotices: launch.askForNotices,
    settleGates: (signal) => quality.gates.settleAll(signal),
    probeIsolation: isolation.probe,
    ...privacy,
    weeklyRun: createWeeklyRun({ sql: db, weekly: config.weeklyEval }),
    tidyUp: tidyUpOf({ launch, accounting, messages, pictures, conduct }),
    metrics,
    turnWorker: createTurnWorker({
      db: lifeline,
      withTenant,
      live,
      queue,
      runTurn,
      afterVerdict,
      slots: config.turnSlots,
      logger,
      metrics,
    }),
  };
}

function requestWritingOf({ queue, config }: Composed['ground']): HandlerNeeds['requestWriting'] {
  return async (course) => {
    // A course is read document by document: once, when it has come to rest.
    const startAfter = new Date(Date.now() + writingAfterMs);
    const once = { startAfter, singletonKey: course.courseId };
    if (config.preparedAnswers > 0) await queue.enqueue(preparedQueue, course, once);
    if (config.conceptProposals) await queue.enqueue(proposalsQueue, course, once);
    if (config.writtenQuestions > 0) await queue.enqueue(questionsQueue, course, once);
  };
}

function tidyUpOf(
  rooms: Pick<Composed, 'launch' | 'accounting' | 'messages' | 'pictures' | 'conduct'>,
): () => Promise<void> {
  const { launch, accounting, messages, pictures, conduct } = rooms;
  return async () => {
    await launch.tidyUp();
    await accounting.tidyReservations();
    await messages.settleLostMessages();
    await pictures.sweepPictures();
    await conduct.tidyConduct();
  };
}
