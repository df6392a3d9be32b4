import { z } from 'zod';
import { environment, readEnvironment, type Environment } from './env.ts';
import { s3Config, s3Mistakes, type S3Config } from './s3-config.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { shownSettings, type ShownSetting } from './shown-settings.ts';

export type Role = 'web' | 'worker' | 'all';

/** What this process is to do. Holds no secret, so it may be logged whole. */
export interface Config {
  readonly role: Role;
  readonly production: boolean;
  readonly port: number;
  /** Origin at which browsers reach the tool, without a trailing slash. */
  readonly publicUrl: string;
  /** 0 = no metrics listener. */
  readonly metricsPort: number;
  readonly lab: { readonly port: number } | undefined;
  readonly dataDir: string;
  /** Where files go; undefined = a folder in `dataDir`. */
  readonly s3: S3Config | undefined;
  readonly database: 'embedded' | 'server';
  readonly databasePool: number;
  readonly live: 'process' | 'redis';
  readonly logLevel: string;
  /** File of the master key, when it is not in the environment. */
  readonly masterKeyFile: string | undefined;
  readonly allowPrivateHosts: readonly string[];
  /** Proxies whose word about a browser's address is taken. */
  readonly trustProxy: number;
  /** Requests a minute to the LTI doors. */
  readonly ltiLimits: {
    readonly perAddress: number;
    readonly perRegistration: number;
    readonly refusals: number;
  };
  readonly turnSlots: number;
  /** Concepts of a course that get an answer in advance; 0 = none. */
  readonly preparedAnswers: number;
  /** Concepts of a course that get questions where an instructor wants them. */
  readonly writtenQuestions: number;
  readonly conceptProposals: boolean;
  readonly learnFromChat: number;
  /** Exercises prepared for one student within a day, where an instructor wants them; 0 = none. */
  readonly nextExercises: number;
  /** How long answers may go on after a signal to stop. */
  readonly drainMs: number;
  readonly messageMaxChars: number;
  /** Of a picture in a question; 0 = none are taken. */
  readonly pictureMaxBytes: number;
  readonly agentSeconds: number;
  /** Who is asked about the web; undefined = nobody. */
  readonly web:
    | { readonly engine: 'searxng' | 'brave' | 'tavily'; readonly baseUrl: string | null }
    | undefined;
  /** How students' messages reach their teachers; undefined = they do not. */
  readonly messagesVia: 'lms' | 'email' | undefined;
  /** The address that e-mails come from, whoever sends them. */
  readonly mailFrom: string | undefined;
  /** False: nothing a student writes is held against them anywhere. */
  readonly conduct: boolean;
  /** Answered messages of a course a day that a model may be asked about, where an instructor wants it; 0 = none. */
  readonly moderatedMessages: number;
  readonly models: ModelsConfig;
  readonly embedding: EmbeddingConfig;
  /** Who orders passages, as `embedding`; '' = nobody. */
  readonly rerank: EmbeddingConfig;
  /** For courses that are searched in this process. */
  readonly searchMemoryBytes: number;
  readonly budget: BudgetConfig;
  /** What is measured once a week; undefined = nothing. */
  readonly weeklyEval: { readonly gold: string; readonly corpus: string } | undefined;
  readonly ingest: IngestLimits;
  /** Hours in UTC between which courses are read by themselves; undefined = never. */
  readonly syncNight: { readonly from: number; readonly to: number } | undefined;
  /** Every variable as others may see it. */
  readonly shown: Readonly<Record<string, ShownSetting>>;
}

/** What one document, and the documents of one course, may cost. */
export interface IngestLimits {
  readonly maxBytes: number;
  readonly courseQuotaBytes: number;
  /** host:port or socket path of a ClamAV daemon. */
  readonly clamAv: string | undefined;
  readonly reader: {
    /** Threads. */
    readonly size: number;
    /** Of one thread. */
    readonly memoryMb: number;
    readonly maxPages: number;
    readonly maxMs: number;
    readonly maxOcrPages: number;
    readonly ocr: { readonly codes: readonly string[]; readonly dataDir: string | undefined };
  };
}

export interface ModelsConfig {
  /** Providers and models in the order of asking, comma separated; '' = the offline tutor alone. */
  readonly list: string;
  /** Path of the file that says more; undefined = none. */
  readonly file: string | undefined;
  /** Other addresses than the providers' usual ones. */
  readonly baseUrls: Readonly<Record<string, string | undefined>>;
  /** US dollars per million tokens of the one model in `list`; undefined = look it up in the price list. */
  readonly price: { readonly input: number; readonly output: number } | undefined;
}

export interface EmbeddingConfig {
  /** provider:model; '' = the offline one. */
  readonly model: string;
  /** Undefined: the provider's own address. */
  readonly baseUrl: string | undefined;
  /** US dollars per million tokens; undefined = look it up in the price list. */
  readonly priceUsd: number | undefined;
}

export interface BudgetConfig {
  /** Millionths of a US dollar for tenants without a cap of their own; undefined = no cap. */
  readonly tenantDayMicros: number | undefined;
  readonly tenantMonthMicros: number | undefined;
  /** 0 = no limit. */
  readonly turnsPerMinute: number;
}

/** A contradiction or a malformed value in the environment; the message is for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
}

/**
 * Reads the environment into meaning.
 * @throws ConfigError with one sentence per mistake; the process must not start then.
 */
export function loadConfig(
  role: Role,
  source?: NodeJS.ProcessEnv,
): { config: Config; secrets: Secrets } {
  const env = parsed(source);
  const production = env.NODE_ENV === 'production';
  const port = env.PORT ?? 4000;
  const config: Config = {
    role,
    production,
    port,
    publicUrl: origin(env.PUBLIC_URL ?? `http://localhost:${port}`),
    metricsPort: env.METRICS_PORT ?? 0,
    lab: labOn(env, production) ? { port: env.LAB_PORT ?? 4001 } : undefined,
    dataDir: env.DATA_DIR ?? './data',
    s3: s3Config(env),
    database: env.DATABASE_URL ? 'server' : 'embedded',
    databasePool: env.DATABASE_POOL ?? 10,
    live: env.REDIS_URL ? 'redis' : 'process',
    logLevel: env.LOG_LEVEL ?? 'info',
    masterKeyFile: env.MASTER_KEY_FILE,
    allowPrivateHosts: hosts(
      env.ALLOW_PRIVATE_HOSTS ?? (env.DATABASE_URL ? '' : '127.0.0.1,localhost'),
    ),
    trustProxy: env.TRUST_PROXY ?? 0,
    ltiLimits: ltiLimits(env),
    turnSlots: env.TURN_SLOTS ?? 64,
    ...askedBesideTurns(env),
    drainMs: (env.DRAIN_SECONDS ?? 20) * 1000,
    messageMaxChars: env.MESSAGE_MAX_CHARS ?? 8000,
    pictureMaxBytes: (env.PICTURE_MAX_MB ?? 10) * mebibyte,
    agentSeconds: env.AGENT_SECONDS ?? 60,
    web: env.WEB_SEARCH && { engine: env.WEB_SEARCH, baseUrl: env.WEB_SEARCH_URL ?? null },
    messagesVia: env.MESSAGES_VIA,
    mailFrom: env.MESSAGES_FROM,
    conduct: env.CONDUCT !== 'off',
    moderatedMessages: env.MODERATED_MESSAGES ?? 200,
    models: modelsConfig(env),
    embedding: textModel(env.EMBEDDING_MODEL, env.EMBEDDING_BASE_URL, env.EMBEDDING_PRICE),
    rerank: textModel(env.RERANK_MODEL, env.RERANK_BASE_URL, env.RERANK_PRICE),
    searchMemoryBytes: (env.SEARCH_MEMORY_MB ?? 192) * mebibyte,
    budget: budgetConfig(env),
    weeklyEval: weeklyEval(env),
    ingest: ingestLimits(env),
    syncNight: syncNight(env.SYNC_NIGHT ?? '1-5'),
    shown: shownSettings(env),
  };
  const mistakes = contradictions(config, env);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return { config, secrets: readSecrets(env) };
}

/** What models are asked for although no student waits for it. */
function askedBesideTurns(env: Environment) {
  return {
    preparedAnswers: env.PREPARED_ANSWERS ?? 0,
    writtenQuestions: env.WRITTEN_QUESTIONS ?? 20,
    conceptProposals: env.CONCEPT_PROPOSALS !== 'off',
    learnFromChat: env.LEARN_FROM_CHAT ?? 40,
    nextExercises: env.NEXT_EXERCISES ?? 20,
  };
}

function parsed(source: NodeJS.ProcessEnv | undefined): Environment {
  try {
    return readEnvironment(source);
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    const lines = cause.issues.map(({ path: [name], message }) => {
      const { description } = environment[name as keyof Environment];
      return `${String(name)}: ${message}. It means: ${description}.`;
    });
    throw new ConfigError(lines.join('\n'), { cause });
  }
}

function labOn(env: Environment, production: boolean): boolean {
  if (env.LAB) return env.LAB === 'on';
  return !production && !env.DATABASE_URL;
}

function origin(address: string): string {
  return new URL(address).origin;
}

function hosts(list: string): string[] {
  return list
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

function modelsConfig(env: Environment): ModelsConfig {
  return {
    list: env.CHAT_MODEL ?? '',
    file: env.MODELS_FILE,
    baseUrls: {
      anthropic: env.ANTHROPIC_BASE_URL,
      openai: env.OPENAI_BASE_URL,
      ollama: env.OLLAMA_BASE_URL,
      vllm: env.VLLM_BASE_URL,
    },
    price:
      env.CHAT_PRICE_INPUT !== undefined && env.CHAT_PRICE_OUTPUT !== undefined
        ? { input: env.CHAT_PRICE_INPUT, output: env.CHAT_PRICE_OUTPUT }
        : undefined,
  };
}

function textModel(model = '', baseUrl?: string, priceUsd?: number): EmbeddingConfig {
  return { model: model.trim(), baseUrl, priceUsd };
}

function budgetConfig(env: Environment): BudgetConfig {
  const micros = (usd: number | undefined): number | undefined =>
    usd === undefined ? undefined : Math.round(usd * 1_000_000);
  return {
    tenantDayMicros: micros(env.TENANT_DAY_CAP_USD),
    tenantMonthMicros: micros(env.TENANT_MONTH_CAP_USD),
    turnsPerMinute: env.TURNS_PER_MINUTE ?? 60,
  };
}

function ltiLimits(env: Environment): Config['ltiLimits'] {
  return {
    perAddress: env.LTI_REQUESTS_PER_ADDRESS ?? 30_000,
    perRegistration: env.LTI_REQUESTS_PER_REGISTRATION ?? 60_000,
    refusals: env.LTI_REFUSALS_PER_ADDRESS ?? 300,
  };
}

function weeklyEval({ EVAL_GOLD: gold, EVAL_CORPUS: corpus }: Environment): Config['weeklyEval'] {
  return gold && corpus ? { gold, corpus } : undefined;
}

function syncNight(hours: string): Config['syncNight'] {
  const [from, to] = hours.split('-').map(Number);
  return hours === 'off' || from === undefined || to === undefined ? undefined : { from, to };
}

const mebibyte = 1024 * 1024;

function ingestLimits(env: Environment): IngestLimits {
  return {
    maxBytes: (env.INGEST_MAX_MB ?? 64) * mebibyte,
    courseQuotaBytes: (env.INGEST_COURSE_MB ?? 4096) * mebibyte,
    clamAv: env.CLAMAV,
    reader: {
      size: Math.max(1, env.INGEST_THREADS ?? 2),
      memoryMb: env.INGEST_MEMORY_MB ?? 512,
      maxPages: env.INGEST_MAX_PAGES ?? 2000,
      maxMs: (env.INGEST_SECONDS ?? 300) * 1000,
      maxOcrPages: env.OCR_MAX_PAGES ?? 300,
      ocr: { codes: (env.OCR_LANGUAGES ?? 'eng').split('+'), dataDir: env.OCR_DATA_DIR },
    },
  };
}

type Rule = (config: Config, env: Environment) => string | false;

const rules: readonly Rule[] = [
  ({ role, database }) =>
    role !== 'all' &&
    database === 'embedded' &&
    `--role ${role} needs DATABASE_URL: the embedded database serves one process only.`,
  ({ role, live }) =>
    role !== 'all' &&
    live === 'process' &&
    `--role ${role} needs REDIS_URL: separate web and worker processes meet in Redis.`,
  ({ production, database }) =>
    production &&
    database === 'embedded' &&
    'Production needs DATABASE_URL (PostgreSQL with pgvector).',
  ({ production }, env) =>
    production &&
    !env.MASTER_KEY &&
    !env.MASTER_KEY_FILE &&
    'Production needs MASTER_KEY (32 random bytes in base64, e.g. from `openssl rand -base64 32`) or MASTER_KEY_FILE.',
  (_, env) =>
    env.MASTER_KEY !== undefined &&
    env.MASTER_KEY_FILE !== undefined &&
    'MASTER_KEY and MASTER_KEY_FILE both name the master key: set one of them.',
  ({ production, publicUrl }) =>
    production &&
    !publicUrl.startsWith('https://') &&
    'Production needs an https PUBLIC_URL: LMSs embed only https tools.',
  ({ production, lab }) =>
    production &&
    lab !== undefined &&
    'LAB=on is refused in production: the lab signs in anybody as anybody.',
  (_, env) =>
    env.PUBLIC_URL !== undefined &&
    new URL(env.PUBLIC_URL).pathname !== '/' &&
    'PUBLIC_URL must be an origin without a path, e.g. https://tutor.example.edu.',
  (_, env) =>
    (env.CHAT_PRICE_INPUT === undefined) !== (env.CHAT_PRICE_OUTPUT === undefined) &&
    'CHAT_PRICE_INPUT and CHAT_PRICE_OUTPUT belong together: set both or neither.',
  ({ models }) =>
    models.price !== undefined &&
    !/^[^,:]+:[^,]+$/.test(models.list) &&
    'CHAT_PRICE_INPUT and CHAT_PRICE_OUTPUT are the price of one model: CHAT_MODEL must name just one, as provider:model. Prices of several go into MODELS_FILE.',
  (_, env) =>
    (env.EVAL_GOLD === undefined) !== (env.EVAL_CORPUS === undefined) &&
    'EVAL_GOLD and EVAL_CORPUS belong together: set both or neither.',
  ({ ingest }, env) =>
    env.OCR_DATA_DIR === undefined &&
    ingest.reader.ocr.codes.some((code) => code !== 'eng') &&
    'OCR_LANGUAGES other than eng need OCR_DATA_DIR, the folder with their traineddata files.',
  (_, env) =>
    env.WEB_SEARCH === 'searxng' &&
    !env.WEB_SEARCH_URL &&
    'WEB_SEARCH=searxng needs WEB_SEARCH_URL, the address of your SearXNG.',
  (_, env) =>
    (env.WEB_SEARCH === 'brave' || env.WEB_SEARCH === 'tavily') &&
    !env.WEB_SEARCH_KEY &&
    'WEB_SEARCH=brave and tavily need WEB_SEARCH_KEY.',
  (_, env) =>
    env.MESSAGES_VIA === 'email' &&
    (!env.SMTP_URL || !env.MESSAGES_FROM) &&
    'MESSAGES_VIA=email needs SMTP_URL, the mail server, and MESSAGES_FROM, the address messages come from.',
  (_, env) =>
    env.DATABASE_OWNER_URL !== undefined &&
    !env.DATABASE_URL &&
    'DATABASE_OWNER_URL without DATABASE_URL says nothing about where the data is.',
];

function contradictions(config: Config, env: Environment): string[] {
  const broken = rules.map((rule) => rule(config, env)).filter((sentence) => sentence !== false);
  return [...broken, ...s3Mistakes(env)];
}
