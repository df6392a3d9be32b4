import { listReleasedDocuments, type Reader } from '../courses/index.ts';
import { createFindNearWork, createNearInMeaning } from '../assessment/index.ts';
import { createReadSnapshot } from '../learner/index.ts';
import type { Budget } from '../budget/index.ts';
import {
  createOfflineModel,
  type ChatRouter,
  type Embedder,
  type Quote,
  type Reranker,
} from '../models/index.ts';
import { createReadSource, createSearch, type RankingShelf } from '../retrieve/index.ts';
import {
  claimTurn,
  createAfterVerdict,
  createAnswerPause,
  createCanAsk,
  createCancelTurn,
  createFollowTurn,
  createGiveExercise,
  createEvaluateTurn,
  createGivePrepared,
  createLoadCourseFacts,
  createMarkFirstToken,
  createModerateTurn,
  createPrepareAnswers,
  createPrepareExercise,
  createProposeConcepts,
  createReadConversations,
  createReadExercises,
  createReadHelp,
  createReadNextStep,
  createReadOpenWork,
  createRecoverTurns,
  createRetryTurn,
  createRunTurn,
  createTakeTurn,
  createTellOpened,
  createToolObstacles,
  createTools,
  createWriteQuestions,
  lastPause,
  prepareOpenedCourses,
  type PromptShelf,
} from '../tutor/index.ts';
import { hearQueue, type TurnKey } from '../conduct/index.ts';
import { retryWhenAway } from '../ground/db/index.ts';
import { noteDeclined } from '../messages/index.ts';
import type { ConductRooms } from './conduct.ts';
import type { Ground } from './ground.ts';
import type { MessageRooms } from './messages.ts';
import type { PictureRooms } from './pictures.ts';
import type { WebRooms } from './web.ts';

export interface TutorParts {
  readonly embedder: Embedder;
  readonly former: (id: string) => Embedder | undefined;
  readonly reranker: Reranker | undefined;
  readonly shelf: PromptShelf;
  readonly rankings: RankingShelf;
  readonly router: ChatRouter;
  readonly keepsAnswers: boolean;
  readonly quote: Quote;
  readonly budget: Budget;
  readonly messages: Pick<MessageRooms, 'postOffice' | 'sendMessage'>;
  readonly web: WebRooms;
  readonly conduct: ConductRooms;
  readonly pictures: Pick<PictureRooms, 'picturesOf' | 'readWords' | 'openPicture'>;
}

/** The turn, from question to answer. */
export function composeTutor(
  { db, withTenant, live, queue, logger, config }: Ground,
  parts: TutorParts,
) {
  const { embedder, former, reranker, rankings, router, quote, budget, messages, web } = parts;
  const { log, signals } = live;
  const memoryBytes = config.searchMemoryBytes;
  const search = createSearch({ withTenant, embedder, former, reranker, rankings, memoryBytes });
  const documents = createListCitable(withTenant);
  const readSource = createReadSource(withTenant);
  const courseFacts = createLoadCourseFacts({ withTenant, shelf: parts.shelf });
  const { conduct } = parts.conduct;
  const takeTurn = createTakeTurn({ withTenant, queue, budget, quote, conduct });
  const { postOffice } = messages;
  const writing = { withTenant, search, router, budget, quote, courseFacts };
  const nearInMeaning = createNearInMeaning({ withTenant, embedder, former });
  const nearWork = createFindNearWork(withTenant, nearInMeaning);
  const exercises = composeExercises(config, { ...writing, conduct, nearWork });
  const tools = createTools({ search, documents, readSource, postOffice, web });
  return {
    search,
    tellOpened: createTellOpened(signals),
    prepareOpenedCourses: () => prepareOpenedCourses({ signals, prepare: search.prepare, logger }),
    answerPause: createAnswerPause({ withTenant, queue, noteDeclined, ...messages }),
    toolObstacles: createToolObstacles(tools),
    takeTurn,
    readNextStep: createReadNextStep(withTenant),
    readOpenWork: createReadOpenWork(withTenant),
    readHelp: createReadHelp({ withTenant, budget, quote }),
    retryTurn: createRetryTurn({ withTenant, takeTurn }),
    cancelTurn: createCancelTurn({ withTenant, signals, log }),
    followTurn: createFollowTurn({ withTenant, log }),
    conversations: createReadConversations(withTenant),
    recoverTurns: createRecoverTurns({ db, withTenant, log, queue, logger }),
    claimTurn: (tenantId: string, turnId: string) => claimTurn(withTenant, tenantId, turnId),
    ...exercises,
    ...composeWriting(config, writing),
    ...composeModeration({ withTenant, queue, config }, { ...parts.conduct, ...writing }),
    runTurn: createRunTurn({
      conduct,
      hearCry: createHearCry({ queue, logger }, parts.conduct),
      search,
      router,
      keepsAnswers: parts.keepsAnswers,
      budget,
      withTenant,
      extractive: createOfflineModel(),
      tools,
      lastPause: (turn) => withTenant(turn.tenantId, (tx) => lastPause(tx, turn)),
      documentTitles: async (reader) => (await documents(reader)).map(({ title }) => title),
      ...parts.pictures,
      wallMs: config.agentSeconds * 1_000,
      courseFacts,
      givePrepared: createGivePrepared({ withTenant, search }),
      readsTurns: config.learnFromChat > 0,
      ...exercises,
      beforeFirstToken: createMarkFirstToken(withTenant),
    }),
  };
}

/** Documents that may be cited to this reader now. */
function createListCitable(withTenant: Ground['withTenant']) {
  return ({ tenantId, courseId, userId }: Reader) =>
    withTenant(tenantId, async (tx) => {
      const released = await listReleasedDocuments(tx, { tenantId, courseId, userId });
      return released.filter(({ mayCite }) => mayCite);
    });
}

/** What is written before anybody asks, and what is learned afterwards. */
function composeWriting(
  { preparedAnswers, writtenQuestions, conceptProposals, learnFromChat }: Ground['config'],
  needs: Omit<Parameters<typeof createWriteQuestions>[0], 'perCourse'> & { router: ChatRouter },
) {
  const { router } = needs;
  return {
    prepareAnswers: createPrepareAnswers({ ...needs, perCourse: preparedAnswers }),
    writeQuestions: createWriteQuestions({ ...needs, perCourse: writtenQuestions }),
    proposeConcepts: createProposeConcepts({ ...needs, wanted: conceptProposals }),
    evaluateTurn: createEvaluateTurn({ ...needs, perDay: learnFromChat }),
    canWriteQuestions: createCanAsk({
      router,
      tasks: ['quiz_generation', 'verify'],
      wanted: writtenQuestions > 0,
    }),
    canProposeConcepts: createCanAsk({
      router,
      tasks: ['concept_extraction'],
      wanted: conceptProposals,
    }),
    canReadTurns: createCanAsk({ router, tasks: ['chat_evaluation'], wanted: learnFromChat > 0 }),
  };
}

type ExerciseNeeds = Parameters<typeof createPrepareExercise>[0];

/** What is prepared while a student reads, and given when they ask for it. */
function composeExercises(
  { nextExercises }: Ground['config'],
  parts: Omit<ExerciseNeeds, 'perDay' | 'readSnapshot'> & { router: ChatRouter },
) {
  const { withTenant, router, nearWork } = parts;
  const readSnapshot = createReadSnapshot(withTenant);
  const needs = { ...parts, readSnapshot };
  const canPrepare = createCanAsk({
    router,
    tasks: ['content_generation', 'verify'],
    wanted: nextExercises > 0,
  });
  return {
    nearWork,
    readSnapshot,
    preparesExercises: nextExercises > 0,
    prepareExercise: createPrepareExercise({ ...needs, perDay: nextExercises }),
    giveExercise: createGiveExercise(needs),
    readExercises: createReadExercises({ withTenant, canPrepare }),
  };
}

type ModerationNeeds = Omit<Parameters<typeof createModerateTurn>[0], 'withTenant' | 'moderated'>;

/** What follows from what was found in a message. */
function composeModeration(
  { withTenant, queue, config }: Pick<Ground, 'withTenant' | 'queue' | 'config'>,
  needs: ModerationNeeds,
) {
  const moderated = config.moderatedMessages;
  const { conduct } = needs;
  return {
    afterVerdict: createAfterVerdict({ withTenant, queue, conduct, moderated }),
    moderateTurn: createModerateTurn({ ...needs, withTenant, moderated }),
  };
}

/** The student is answered even when it cannot be written down that they asked; a job then tries for an hour. */
function createHearCry(
  { queue, logger }: Pick<Ground, 'queue' | 'logger'>,
  { hear }: Pick<ConductRooms, 'hear'>,
) {
  return async ({ tenantId, courseId, userId, id }: TurnKey): Promise<void> => {
    const turn: TurnKey = { tenantId, courseId, userId, id };
    try {
      await retryWhenAway(() => hear(turn));
    } catch (err) {
      logger.error({ err, tenantId, turnId: id }, 'those on duty could not be called');
      await queue.enqueue(hearQueue, turn).catch((error: unknown) => {
        logger.error({ err: error, tenantId, turnId: id }, 'a cry for help is lost');
      });
    }
  };
}

export type TutorRooms = ReturnType<typeof composeTutor>;
