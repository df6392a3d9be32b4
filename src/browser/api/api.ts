import type { Call } from './call.ts';
import { jsonCalls, patiently, type JsonCalls } from './json-calls.ts';
import { ledgerCalls, type LedgerApi } from './ledger-calls.ts';
import type { CoursePeople } from './people-shapes.ts';
import { placeQuery } from './place-query.ts';
import { ApiError } from './problem.ts';
import { schoolCalls, type SchoolApi } from './school-calls.ts';
import type { SendFile } from './send-file.ts';
import type { ReviewedWork } from './review-shapes.ts';
import type { ClassQuiz, DeepLinkingAnswer, LinkingOffer, PickedLink } from './linking-shapes.ts';
import { boardCalls, type BoardApi } from './board-calls.ts';
import type { KeptAbout, KeptUntil, Learned, Wish } from './learned-shapes.ts';
import type { GatePicture } from './gate-shapes.ts';
import { gradeCalls, type GradesApi } from './grade-calls.ts';
import type { CourseConduct } from './conduct-shapes.ts';
import { conceptCalls, type ConceptsApi } from './concept-calls.ts';
import type { WrittenQuestions } from './question-shapes.ts';
import type { ReserveChange, ReserveState } from './reserve-shapes.ts';
import type {
  Allowance,
  AnswerVerdict,
  Concept,
  CourseExercises,
  CourseMaterial,
  CourseSync,
  DocumentChoice,
  Finding,
  ModelCall,
  PauseAnswer,
  PictureRules,
  PublicTurn,
  Quiz,
  QuizResult,
  Thread,
  ThreadWithTurns,
  ToolStanding,
  TurnPicture,
} from './shapes.ts';
import type { CourseSettings, SettingsChange } from './settings-shapes.ts';
import type { OpenWorkPicture } from './open-work-shapes.ts';
import type { DocumentPart, SourceDocument, SourcePiece, SourcePlace } from './source-shapes.ts';

/** What has files of its own here. */
type OtherApis = BoardApi & ConceptsApi & GradesApi & LedgerApi & SchoolApi;

/** Everything the page asks of the server, in the page's words. All of it may throw ApiError. */
export interface Api extends OtherApis {
  /** Sends a question; safe to repeat with the same key. */
  ask(question: Question): Promise<{ turnId: string; threadId: string }>;
  pictureRules(): Promise<PictureRules>;
  /** Puts a picture where a question can point to it; the same one twice is one. */
  addPicture(file: Blob, signal: AbortSignal): Promise<Omit<TurnPicture, 'description'>>;
  /** Takes one back that was not sent. */
  dropPicture(id: string): Promise<void>;
  pictureBytes(id: string): Promise<Blob>;
  /** Asks a failed or stopped turn again, once however often it is called. */
  retry(turnId: string): Promise<{ turnId: string; threadId: string }>;
  turn(id: string): Promise<PublicTurn>;
  /** The same with its events after `afterId`. */
  turnSince(id: string, afterId: number, signal: AbortSignal): Promise<PublicTurn>;
  /** The same with all of them. */
  story(id: string, signal: AbortSignal): Promise<PublicTurn>;
  /** The events of a turn after `afterId`, as the bytes of a server-sent event stream. */
  events(id: string, afterId: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  stop(turnId: string): Promise<void>;
  /** Answers what a turn waits for; safe to repeat. */
  answerPause(turnId: string, pauseId: string, answer: PauseAnswer): Promise<void>;
  /** Has a message that did not go out sent again. */
  sendAgain(turnId: string): Promise<void>;
  threads(): Promise<readonly Thread[]>;
  thread(id: string): Promise<ThreadWithTurns>;
  mastery(): Promise<readonly Concept[]>;
  /** What is kept of the one who asks. */
  learned(): Promise<Learned>;
  /** Says of something that was noted that it is not so; safe to repeat. */
  dismiss(id: string): Promise<void>;
  /** How the reader wants things explained; null: they have not said. */
  wish(): Promise<Wish | null>;
  /** Puts another one in its place; null takes it back. Safe to repeat. */
  chooseWish(wish: Wish | null): Promise<void>;
  /** How much more may be asked, as a sentence; null where nothing limits it. */
  help(): Promise<string | null>;
  /** How much is held about the reader, by subject, and until when by course. */
  kept(): Promise<KeptAbout & { readonly until: readonly KeptUntil[] }>;
  /** All of it. */
  keptExport(): Promise<Blob>;
  /** A document with its pieces around a place. */
  document(id: string, near: SourcePlace): Promise<SourceDocument>;
  /** Pieces of it from number `from` to before `to`. */
  documentPart(part: DocumentPart): Promise<readonly SourcePiece[]>;
  /** Bytes of a document's file from `from` to before `to`. */
  originalPart(part: OriginalPart, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  makeQuiz(conceptId: string | null): Promise<Quiz>;
  /** The quiz that the opened link leads to. */
  assignedQuiz(): Promise<Quiz>;
  /** Has a quiz checked; safe to repeat. */
  answerQuiz(id: string, answers: Readonly<Record<string, string>>): Promise<QuizResult>;
  /** The work that the gradebook of the LMS opened. */
  review(): Promise<ReviewedWork>;
  material(): Promise<CourseMaterial>;
  sync(): Promise<CourseSync>;
  /** Where consent is given, in a tab of its own. */
  connect(): Promise<{ readonly url: string }>;
  disconnect(): Promise<void>;
  /** Puts a file into the course. */
  readonly upload: SendFile;
  removeUpload(documentId: string): Promise<void>;
  chooseDocument(id: string, choice: Partial<DocumentChoice>): Promise<unknown>;
  chooseModule(title: string | null, use: boolean): Promise<unknown>;
  people(): Promise<CoursePeople>;
  syncPeople(): Promise<unknown>;
  /** Has a document read once more: after a failure, or although nothing changed. */
  readAgain(documentId: string, why: 'retry' | 'reindex'): Promise<void>;
  settings(): Promise<CourseSettings>;
  tools(): Promise<readonly ToolStanding[]>;
  courseUsage(): Promise<readonly Allowance[]>;
  reserve(): Promise<ReserveState>;
  keepReserve(change: ReserveChange): Promise<ReserveState>;
  changeSettings(change: SettingsChange): Promise<CourseSettings>;
  /** What went to models for a turn of one's own, for teachers. */
  calls(turnId: string): Promise<readonly ModelCall[]>;
  /** What one said of answers to one's own questions, for teachers. */
  verdicts(): Promise<readonly { turnId: string; verdict: AnswerVerdict }[]>;
  judge(turnId: string, verdict: AnswerVerdict | null): Promise<void>;
  /** What serves the school, and what waits for its cases. */
  gates(): Promise<GatePicture>;
  /** Graded work that the tutor knows of, and what comes of it. */
  openWork(): Promise<OpenWorkPicture>;
  /** What a model wrote for quizzes. */
  questions(): Promise<WrittenQuestions>;
  exercises(): Promise<CourseExercises>;
  /** Takes one of them out of quizzes to come, or puts it back. */
  takeOutQuestion(id: string, takenOut: boolean): Promise<void>;
  conduct(): Promise<CourseConduct>;
  decideIncident(turnId: string, standing: 'counts' | 'struck_out'): Promise<void>;
  liftQuarantine(id: string): Promise<void>;
  examine(): Promise<{ findings: readonly Finding[] }>;
  linkingOffer(): Promise<LinkingOffer>;
  makeClassQuiz(conceptId: string, count: number): Promise<ClassQuiz>;
  answerDeepLinking(items: readonly PickedLink[]): Promise<DeepLinkingAnswer>;
}

export interface OriginalPart {
  readonly documentId: string;
  readonly revision: number;
  readonly from: number;
  readonly to: number;
}

export interface Question {
  readonly message: string;
  readonly threadId: string | null;
  readonly pictures: readonly Pick<TurnPicture, 'id' | 'description'>[];
  readonly key: string;
}

/** What is known about the reader and their school, told and as a file. */
type FactsCall = 'mastery' | 'learned' | 'dismiss' | 'wish' | 'chooseWish' | 'kept' | 'keptExport';

type TeachersCall =
  | 'review'
  | 'material'
  | 'sync'
  | 'connect'
  | 'disconnect'
  | 'upload'
  | 'removeUpload'
  | 'chooseDocument'
  | 'chooseModule'
  | 'people'
  | 'syncPeople'
  | 'readAgain'
  | 'settings'
  | 'tools'
  | 'courseUsage'
  | 'reserve'
  | 'keepReserve'
  | 'changeSettings'
  | 'calls'
  | 'verdicts'
  | 'judge'
  | 'gates'
  | 'openWork'
  | 'questions'
  | 'exercises'
  | 'takeOutQuestion'
  | 'conduct'
  | 'decideIncident'
  | 'liftQuarantine'
  | 'examine'
  | 'linkingOffer'
  | 'makeClassQuiz'
  | 'answerDeepLinking';

export function createApi(call: Call, upload: SendFile): Api {
  const send = jsonCalls(call);
  return {
    ...everybodysCalls(call, send),
    ...factsCalls(call, send),
    ...teachersCalls(send),
    ...boardCalls(send),
    ...conceptCalls(send),
    ...gradeCalls(send),
    ...ledgerCalls(send),
    ...schoolCalls(call, send),
    upload,
  };
}

function everybodysCalls(
  call: Call,
  { get, post }: JsonCalls,
): Omit<Api, TeachersCall | FactsCall | keyof OtherApis> {
  return {
    ask: ({ message, threadId, pictures, key }) => {
      const shown = pictures.length > 0 && {
        pictures: pictures.map(({ id, description }) => ({ id, description })),
      };
      const asked = { message, ...(threadId && { threadId }), ...shown };
      return patiently(() => post('/api/turns', asked, key));
    },
    pictureRules: () => get('/api/pictures'),
    addPicture: (file, signal) =>
      patiently(async () => (await call('/api/pictures', { method: 'POST', file, signal })).json()),
    dropPicture: async (id) => {
      await call(`/api/pictures/${id}`, { method: 'DELETE' });
    },
    pictureBytes: async (id) => (await call(`/api/pictures/${id}`)).blob(),
    retry: (turnId) => patiently(() => post(`/api/turns/${turnId}/retry`, {})),
    turn: (id) => get(`/api/turns/${id}`),
    turnSince: (id, afterId, signal) => get(`/api/turns/${id}?after=${afterId}`, signal),
    story: (id, signal) => patiently(() => get(`/api/turns/${id}?after=0`, signal)),
    events: async (id, afterId, signal) => {
      const headers: Record<string, string> =
        afterId > 0 ? { 'last-event-id': String(afterId) } : {};
      const { body } = await call(`/api/turns/${id}/events`, { headers, signal });
      if (!body) throw new ApiError({ status: 0, code: 'no_stream', detail: '' });
      return body;
    },
    stop: async (turnId) => {
      await post(`/api/turns/${turnId}/cancel`, {});
    },
    answerPause: async (turnId, pauseId, answer) => {
      await patiently(() => post(`/api/turns/${turnId}/pauses/${pauseId}`, answer));
    },
    sendAgain: async (turnId) => {
      await post(`/api/turns/${turnId}/message/again`, {});
    },
    threads: async () => (await get<{ threads: readonly Thread[] }>('/api/threads')).threads,
    thread: (id) => get(`/api/threads/${id}`),
    help: async () =>
      (await get<{ help: { message: string } | null }>('/api/me/help')).help?.message ?? null,
    document: (id, near) => get(`/api/documents/${id}?${placeQuery(near)}`),
    documentPart: async ({ documentId, revision, from, to }) => {
      const query = `revision=${revision}&from=${from}&to=${to}`;
      return (await get<SourceDocument>(`/api/documents/${documentId}?${query}`)).pieces;
    },
    originalPart: async ({ documentId, revision, from, to }, signal) => {
      const headers = { range: `bytes=${from}-${to - 1}` };
      const path = `/api/documents/${documentId}/original/${revision}`;
      const response = await patiently(() => call(path, { headers, signal }));
      return new Uint8Array(await response.arrayBuffer());
    },
    makeQuiz: (conceptId) => post('/api/quizzes', conceptId === null ? {} : { conceptId }),
    assignedQuiz: () => post('/api/quizzes/assigned', {}),
    answerQuiz: (id, answers) => patiently(() => post(`/api/quizzes/${id}/attempts`, { answers })),
  };
}

function factsCalls(call: Call, { get, put, remove }: JsonCalls): Pick<Api, FactsCall> {
  const file = async (path: string): Promise<Blob> => (await call(path)).blob();
  return {
    mastery: async () => (await get<{ concepts: readonly Concept[] }>('/api/me/mastery')).concepts,
    learned: () => get('/api/me/learned'),
    dismiss: (id) => patiently(() => remove(`/api/me/misconceptions/${id}`)),
    wish: async () => (await get<{ wish: Wish | null }>('/api/me/wish')).wish,
    chooseWish: async (wish) => {
      await patiently(() => put('/api/me/wish', { wish }));
    },
    kept: () => get('/api/me/kept'),
    keptExport: () => file('/api/me/kept/export'),
  };
}

function teachersCalls({
  get,
  post,
  put,
  remove,
}: JsonCalls): Omit<Pick<Api, TeachersCall>, 'upload'> {
  return {
    calls: async (turnId) =>
      (await get<{ calls: readonly ModelCall[] }>(`/api/turns/${turnId}/calls`)).calls,
    review: () => get('/api/review'),
    material: () => get('/api/course/documents'),
    sync: () => post('/api/course/sync', {}),
    connect: () => post('/api/course/connection', {}),
    disconnect: () => remove('/api/course/connection'),
    removeUpload: (id) => remove(`/api/course/uploads/${id}`),
    chooseDocument: (id, choice) => put(`/api/course/documents/${id}/choice`, choice),
    chooseModule: (title, use) => put('/api/course/modules', { title, use }),
    people: () => get('/api/course/people'),
    syncPeople: () => post('/api/course/people/sync', {}),
    readAgain: (id, why) => post(`/api/course/documents/${id}/${why}`, {}),
    settings: () => get('/api/course/settings'),
    tools: async () => (await get<{ tools: readonly ToolStanding[] }>('/api/course/tools')).tools,
    courseUsage: async () =>
      (await get<{ course: readonly Allowance[] }>('/api/course/usage')).course,
    reserve: () => get('/api/course/reserve'),
    keepReserve: (change) => put('/api/course/reserve', change),
    changeSettings: (change) => put('/api/course/settings', change),
    verdicts: async () =>
      (
        await get<{ verdicts: readonly { turnId: string; verdict: AnswerVerdict }[] }>(
          '/api/course/verdicts',
        )
      ).verdicts,
    judge: async (turnId, verdict) => {
      await put(`/api/turns/${turnId}/verdict`, { verdict });
    },
    gates: () => get('/api/course/gates'),
    openWork: () => get('/api/course/open-work'),
    questions: () => get('/api/course/questions'),
    exercises: () => get('/api/course/exercises'),
    takeOutQuestion: async (id, takenOut) => {
      await put(`/api/course/questions/${id}`, { takenOut });
    },
    conduct: () => get('/api/course/conduct'),
    decideIncident: async (turnId, standing) => {
      await put(`/api/course/conduct/incidents/${turnId}`, { standing });
    },
    liftQuarantine: async (id) => {
      await post(`/api/course/conduct/quarantines/${id}/lift`, {});
    },
    examine: () => post('/api/course/examination', {}),
    linkingOffer: () => get('/api/deep-linking'),
    makeClassQuiz: (conceptId, count) => post('/api/course/quizzes', { conceptId, count }),
    answerDeepLinking: (items) => post('/api/deep-linking/answer', { items }),
  } satisfies Partial<Api>;
}
