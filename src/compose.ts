import type { Express } from 'express';
import { createLmsConnections, findCourse, saveSettings } from './courses/index.ts';
import type { Ground } from './compose-ground.ts';
import { createPostGrade, createReadOutbox, createWantGrade } from './gradebook/index.ts';
import { createApp } from './http/app.ts';
import {
  createIngestDocument,
  createIngestFolder,
  createListDocuments,
  createSyncCourse,
  createSyncRequests,
} from './ingest/index.ts';
import type { HandlerNeeds } from './jobs/handlers.ts';
import { conceptsQueue, ingestQueue } from './jobs/queues.ts';
import {
  createAcceptLaunch,
  createAddPlatform,
  createAnswerDeepLinking,
  createBeginLogin,
  createFindSession,
  createGradeServices,
  createPlatformKeys,
  createRegistrationDirectory,
  createServiceTokens,
  createTidyUp,
  createToolKeys,
  createVerifyLaunch,
} from './launch/index.ts';
import { createReadMastery, createReadSnapshot, createRefreshConcepts } from './learner/index.ts';
import {
  createChatRouter,
  createHashingEmbedder,
  createPriceBook,
  type ChatModel,
  type Embedder,
  type PriceBook,
} from './models/index.ts';
import { createPostEarlierQuizzes, createQuizzes } from './quiz/index.ts';
import { createReadSource, createSearch } from './retrieve/index.ts';
import {
  claimTurn,
  createCallLog,
  createCancelTurn,
  createFollowTurn,
  createLoadCourseFacts,
  createReadConversations,
  createRecoverTurns,
  createRunTurn,
  createTakeTurn,
  createTurnWorker,
  markFirstToken,
} from './tutor/index.ts';

export interface ComposeOptions {
  /** Models in the order in which they are asked. */
  readonly chatModels: readonly [ChatModel, ...ChatModel[]];
  readonly prices?: PriceBook;
  readonly embedder?: Embedder;
}

/** Plugs the rooms together. The one place that knows which part stands behind which name. */
export function compose(ground: Ground, options: ComposeOptions) {
  const embedder = options.embedder ?? createHashingEmbedder();
  const launch = composeLaunch(ground);
  const material = composeMaterial(ground, embedder);
  const learning = composeLearning(ground, launch);
  const tutor = composeTutor(ground, {
    embedder,
    chatModels: options.chatModels,
    prices: options.prices ?? createPriceBook(),
  });
  return { ground, launch, material, learning, tutor };
}

export type Composed = ReturnType<typeof compose>;

function composeLaunch({ db, withTenant, seal, outbound, config: { publicUrl } }: Ground) {
  const registrations = createRegistrationDirectory(db, withTenant);
  const toolKeys = createToolKeys({ sql: db, withTenant, seal });
  const platformKeys = createPlatformKeys(outbound);
  const tokens = createServiceTokens({ outbound, toolKeys });
  return {
    registrations,
    toolKeys,
    addPlatform: createAddPlatform({ db, withTenant, toolKeys }),
    beginLogin: createBeginLogin({ registrations, seal, publicUrl }),
    verifyLaunch: createVerifyLaunch({ registrations, platformKeys, seal, publicUrl }),
    acceptLaunch: createAcceptLaunch(withTenant),
    answerDeepLinking: createAnswerDeepLinking({ registrations, toolKeys }),
    findSession: createFindSession(withTenant),
    services: createGradeServices({ outbound, tokens }),
    tidyUp: createTidyUp({ db, withTenant }),
  };
}

function composeMaterial({ withTenant, queue, blobs, seal, outbound }: Ground, embedder: Embedder) {
  const connections = createLmsConnections({ withTenant, seal, outbound });
  const ingestDocument = createIngestDocument({
    withTenant,
    blobs,
    embedder,
    onPublished: ({ tenantId, courseId }) =>
      queue.enqueue(conceptsQueue, { tenantId, courseId }, { singletonKey: courseId }),
  });
  return {
    connections,
    ingestDocument,
    ingestFolder: createIngestFolder({ withTenant, blobs, ingestDocument }),
    syncCourse: createSyncCourse({
      withTenant,
      connections,
      blobs,
      enqueueIngest: (job) => queue.enqueue(ingestQueue, job),
    }),
    syncs: createSyncRequests({ withTenant, queue }),
    listDocuments: createListDocuments(withTenant),
    readSource: createReadSource(withTenant),
    refreshConcepts: createRefreshConcepts(withTenant),
  };
}

function composeLearning({ withTenant, queue }: Ground, launch: ReturnType<typeof composeLaunch>) {
  const { registrations, services } = launch;
  const readMastery = createReadMastery(withTenant);
  const wantGrade = createWantGrade(queue);
  return {
    readMastery,
    quizzes: createQuizzes({ withTenant, readMastery, wantGrade }),
    postGrade: createPostGrade({ withTenant, registrations, services, queue }),
    postEarlierQuizzes: createPostEarlierQuizzes({ withTenant, wantGrade }),
    readOutbox: createReadOutbox(withTenant),
  };
}

interface TutorParts {
  readonly embedder: Embedder;
  readonly chatModels: ComposeOptions['chatModels'];
  readonly prices: PriceBook;
}

function composeTutor(
  { db, withTenant, live, queue }: Ground,
  { embedder, chatModels, prices }: TutorParts,
) {
  const { log, signals } = live;
  return {
    takeTurn: createTakeTurn({ withTenant, queue }),
    cancelTurn: createCancelTurn({ withTenant, signals, log }),
    followTurn: createFollowTurn({ withTenant, log }),
    conversations: createReadConversations(withTenant),
    recoverTurns: createRecoverTurns({ db, withTenant, log, queue }),
    claimTurn: (tenantId: string, turnId: string) =>
      withTenant(tenantId, (tx) => claimTurn(tx, tenantId, turnId)),
    runTurn: createRunTurn({
      readSnapshot: createReadSnapshot(withTenant),
      search: createSearch({ withTenant, embedder }),
      router: createChatRouter(chatModels),
      prices,
      courseFacts: createLoadCourseFacts({ sql: db, withTenant }),
      callLog: createCallLog(withTenant),
      beforeFirstToken: (turn) => withTenant(turn.tenantId, (tx) => markFirstToken(tx, turn)),
    }),
  };
}

/** The HTTP face over the composed rooms. */
export function composeApp({ ground, launch, material, learning, tutor }: Composed): Express {
  const { withTenant, config, logger, metrics } = ground;
  const { publicUrl, messageMaxChars } = config;
  const courseOf = ({ tenantId, courseId }: { tenantId: string; courseId: string }) =>
    withTenant(tenantId, async (tx) => {
      const course = await findCourse(tx, tenantId, courseId);
      if (!course) throw new Error('a session names a course that is gone');
      return course;
    });
  return createApp({
    ...launch,
    ...material,
    ...learning,
    ...tutor,
    publicUrl,
    messageMaxChars,
    offlineTutor: config.chat.provider === 'offline',
    logger,
    metrics,
    afterLaunch: async ({ course }) => {
      if (await material.connections.sourceOf(course)) {
        await material.syncs.requestFirst({ tenantId: course.tenantId, courseId: course.id });
      }
    },
    subjectOf: async (session) => {
      const { tenantId, registrationId, deploymentId } = await courseOf(session);
      const registration =
        registrationId && (await launch.registrations.byId(tenantId, registrationId));
      return registration ? { registration, deploymentId: deploymentId ?? '' } : undefined;
    },
    readSettings: async (key) => (await courseOf(key)).settings,
    changeSettings: async (key, settings) => {
      await withTenant(key.tenantId, async (tx) => {
        const before = (await courseOf(key)).settings;
        await saveSettings(tx, key.tenantId, key.courseId, settings);
        if (settings.passback.quizzes && !before.passback.quizzes)
          await learning.postEarlierQuizzes(key);
      });
    },
    isConnected: async (key) =>
      (await material.connections.sourceOf(await courseOf(key))) !== undefined,
    checks: {
      database: async () => (await ground.db.query('select 1')).length === 1,
      live: () => ground.live.ready(),
      queue: () => ground.queue.ready(),
    },
  });
}

/** What the worker role does: turns and the jobs behind them. */
export function composeWorker({
  ground,
  launch,
  material,
  learning,
  tutor,
}: Composed): HandlerNeeds {
  const { db, withTenant, live, queue, config, logger, metrics } = ground;
  const { runTurn, recoverTurns } = tutor;
  return {
    ...material,
    postGrade: learning.postGrade,
    tidyUp: launch.tidyUp,
    metrics,
    turnWorker: createTurnWorker({
      db,
      withTenant,
      live,
      queue,
      runTurn,
      recoverTurns,
      slots: config.turnSlots,
      logger,
      metrics,
    }),
  };
}
