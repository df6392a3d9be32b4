import { z } from 'zod';

/**
 * Every environment variable Preceptor reads, once: its name, its form and what it means.
 * Defaults and contradictions live in config.ts; `.env.example` is tested against this list.
 */
const text = z.string().trim().min(1).optional();
const number = z.coerce.number().int().nonnegative().optional();
const port = z.coerce.number().int().min(0).max(65_535).optional();
const toggle = z.enum(['on', 'off']).optional();
const dollars = z.coerce.number().nonnegative().max(1_000_000_000).optional();
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address, with its https://' })
  .optional();
const addressOf = (form: RegExp, example: string) =>
  z
    .string()
    .trim()
    .refine(
      // Without a host, as for a socket of this machine, pg knows more addresses than URLs do.
      (value) => form.test(value) && URL.canParse(value.replace('@/', '@socket/')),
      `must be an address such as ${example}, with signs like # / ? @ in a password written as %23 %2F %3F %40`,
    )
    .optional();
const database = addressOf(
  /^(?:postgres(?:ql)?:\/\/|socket:)./,
  'postgres://user:password@host:5432/name',
);

export const environment = {
  NODE_ENV: z
    .string()
    .optional()
    .describe('production switches the demo parts off and the strict start-up checks on'),
  PORT: port.describe('port of the tool (4000)'),
  PUBLIC_URL: url.describe(
    'address at which browsers and LMSs reach the tool (http://localhost:PORT)',
  ),
  METRICS_PORT: port.describe('internal port for Prometheus metrics; 0 leaves it closed (0)'),
  LAB: toggle.describe('the LMS lab: on | off (on without DATABASE_URL, never in production)'),
  LAB_PORT: port.describe('port of the LMS lab (4001)'),
  DATA_DIR: text.describe(
    'folder for the embedded database, files and the generated master key (./data)',
  ),
  DATABASE_URL: database.describe(
    'PostgreSQL 15 or newer with pgvector 0.8; unset: the embedded database in DATA_DIR',
  ),
  DATABASE_OWNER_URL: database.describe(
    'role that owns the schema and runs migrations, when DATABASE_URL is only the app role',
  ),
  DATABASE_POOL: number.describe('connections per process (10)'),
  REDIS_URL: addressOf(/^rediss?:\/\/./, 'redis://host:6379').describe(
    'Redis for the live log, counters and caches; unset: inside the process',
  ),
  MASTER_KEY: text.describe(
    '32 bytes in base64 that seal keys and tokens at rest; unset: generated in DATA_DIR',
  ),
  MASTER_KEY_FILE: text.describe('file that holds the master key, instead of MASTER_KEY'),
  BLOBS_S3_BUCKET: text.describe(
    'bucket of an S3-compatible store that keeps files, instead of DATA_DIR (none)',
  ),
  BLOBS_S3_ENDPOINT: url.describe(
    'address of that store, e.g. https://minio.example.edu; unset: AWS in BLOBS_S3_REGION',
  ),
  BLOBS_S3_REGION: text.describe('region of the bucket; needed for AWS (us-east-1)'),
  BLOBS_S3_PREFIX: text.describe('folder of the bucket that files go into (its root)'),
  BLOBS_S3_PATH_STYLE: toggle.describe(
    "the bucket in the path instead of the host's name: on | off (on with BLOBS_S3_ENDPOINT, else off)",
  ),
  BLOBS_S3_ACCESS_KEY_ID: text.describe('key for the bucket; needed with BLOBS_S3_BUCKET'),
  BLOBS_S3_SECRET_ACCESS_KEY: text.describe('secret of that key'),
  BLOBS_S3_SECRET_ACCESS_KEY_FILE: text.describe(
    'file that holds it, instead of BLOBS_S3_SECRET_ACCESS_KEY',
  ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('log level (info)'),
  ALLOW_PRIVATE_HOSTS: z
    .string()
    .optional()
    .describe(
      'comma separated hosts that may be private addresses and plain http (127.0.0.1,localhost without DATABASE_URL, else none)',
    ),
  TRUST_PROXY: number.describe(
    'proxies in front whose X-Forwarded-For is believed, counted from here (0)',
  ),
  LTI_REQUESTS_PER_ADDRESS: number.describe(
    'logins, and likewise launches, one address may send in a minute (30000)',
  ),
  LTI_REQUESTS_PER_REGISTRATION: number.describe(
    'logins, and likewise launches, of one registration in a minute (60000)',
  ),
  LTI_REFUSALS_PER_ADDRESS: number.describe(
    'refused logins and launches after which an address waits for the minute to end (300)',
  ),
  TURN_SLOTS: number.describe('turns one worker answers at the same time (64)'),
  AGENT_SECONDS: number.describe(
    'what a turn in the agent mode may take before it answers with what it has (60)',
  ),
  DRAIN_SECONDS: number.describe(
    'seconds that answers being written may go on after SIGTERM before they are ended (20)',
  ),
  MESSAGE_MAX_CHARS: number.describe('longest message a student may send, in characters (8000)'),
  PICTURE_MAX_MB: number.describe(
    'largest picture a student may add to a question, in megabytes; 0 takes none (10)',
  ),
  EVAL_GOLD: text.describe(
    'gold file of questions measured once a week, published on /eval; needs EVAL_CORPUS',
  ),
  EVAL_CORPUS: text.describe('folder of course files the weekly questions are about'),
  SEARCH_MEMORY_MB: number.describe(
    'memory of one process for courses it searches, in megabytes; what does not fit is searched in the database, more slowly (192)',
  ),
  INGEST_THREADS: number.describe('threads that read documents in one process (2)'),
  INGEST_MEMORY_MB: number.describe('memory one reading thread may hold, in megabytes (512)'),
  INGEST_SECONDS: number.describe('time the text of one document may take to read (300)'),
  INGEST_MAX_MB: number.describe('largest document that is read, in megabytes (64)'),
  INGEST_MAX_PAGES: number.describe('most pages of one document (2000)'),
  INGEST_COURSE_MB: number.describe('most a course may hold in documents, in megabytes (4096)'),
  OCR_LANGUAGES: z
    .string()
    .regex(/^[a-z]{3}(?:_[a-z]+)?(?:\+[a-z]{3}(?:_[a-z]+)?)*$/i)
    .optional()
    .describe('languages of scanned pages in Tesseract codes, e.g. heb+eng (eng)'),
  OCR_DATA_DIR: text.describe(
    'folder with LANGUAGE.traineddata for every language but eng, which is built in',
  ),
  OCR_MAX_PAGES: number.describe('most scanned pages of one document that are recognised (300)'),
  SYNC_NIGHT: z
    .string()
    .regex(/^(?:off|(?:\d|1\d|2[0-3])-(?:\d|1\d|2[0-3]))$/)
    .optional()
    .describe(
      'hours in UTC between which every connected course is read anew, each at a minute of its own, or off (1-5)',
    ),
  CLAMAV: text.describe(
    'ClamAV daemon that scans every document, as host:port or socket path (no scanner)',
  ),
  CHAT_MODEL: text.describe(
    'who answers, in the order of asking: anthropic, openai, xai, groq, gemini with models of their own, or provider:model; comma separated (offline)',
  ),
  MODELS_FILE: text.describe(
    'JSON file with providers, models by tier and task, what tenants may choose, prices and timeouts (none)',
  ),
  CHAT_PRICE_INPUT: z.coerce
    .number()
    .nonnegative()
    .optional()
    .describe(
      'US dollars per million input tokens of the one model in CHAT_MODEL, when it is not in the price list',
    ),
  CHAT_PRICE_OUTPUT: z.coerce
    .number()
    .nonnegative()
    .optional()
    .describe('US dollars per million output tokens of the one model in CHAT_MODEL'),
  ANTHROPIC_API_KEY: text.describe('key for anthropic models'),
  ANTHROPIC_BASE_URL: url.describe('another address for the Anthropic API'),
  OPENAI_API_KEY: text.describe('key for openai models and OpenAI-compatible servers'),
  OPENAI_BASE_URL: url.describe('address of an OpenAI-compatible server'),
  XAI_API_KEY: text.describe('key for xai models'),
  GROQ_API_KEY: text.describe('key for groq models'),
  GEMINI_API_KEY: text.describe('key for gemini models'),
  OLLAMA_BASE_URL: url.describe('address of an Ollama server (http://127.0.0.1:11434/v1)'),
  VLLM_BASE_URL: url.describe('address of a vLLM server (http://127.0.0.1:8000/v1)'),
  MESSAGES_VIA: z
    .enum(['lms', 'email'])
    .optional()
    .describe(
      "how messages that students approve reach their teachers: lms (its own inbox, with the course's connection) | email (none leave)",
    ),
  MESSAGES_FROM: text.describe(
    'address that e-mails come from; needed with MESSAGES_VIA=email, and to call those on duty',
  ),
  SMTP_URL: text.describe(
    'mail server for MESSAGES_VIA=email and for calling those on duty, e.g. smtps://user:password@mail.example.edu',
  ),
  WEB_SEARCH: z
    .enum(['searxng', 'brave', 'tavily'])
    .optional()
    .describe('search engine of the web_search tool: searxng | brave | tavily (none)'),
  WEB_SEARCH_URL: url.describe(
    'where the search engine stands; needed for searxng, for the others their own address',
  ),
  WEB_SEARCH_KEY: text.describe('key of brave or tavily'),
  EMBEDDING_MODEL: text.describe(
    'what finds passages by meaning: voyage:MODEL, openai:MODEL, or offline, which knows words alone (offline)',
  ),
  EMBEDDING_BASE_URL: url.describe(
    'another address for the provider of EMBEDDING_MODEL, e.g. of a server compatible with OpenAI',
  ),
  EMBEDDING_PRICE: z.coerce
    .number()
    .nonnegative()
    .optional()
    .describe(
      'US dollars per million tokens of EMBEDDING_MODEL, when it is not in the price list; 0 for a server of your own',
    ),
  RERANK_MODEL: text.describe(
    'who reads the passages found beside the question and orders them: voyage:MODEL, or openai:MODEL for a server of your own with /rerank (nobody)',
  ),
  RERANK_BASE_URL: url.describe('address of the server of RERANK_MODEL; needed for openai:MODEL'),
  RERANK_PRICE: z.coerce
    .number()
    .nonnegative()
    .optional()
    .describe('US dollars per million tokens of RERANK_MODEL; 0 for a server of your own'),
  VOYAGE_API_KEY: text.describe('key for voyage embeddings and rerankers'),
  TENANT_DAY_CAP_USD: dollars.describe(
    'US dollars a tenant without a cap of its own may spend on models a day (no cap)',
  ),
  TENANT_MONTH_CAP_USD: dollars.describe(
    'US dollars a tenant without a cap of its own may spend on models a month (no cap)',
  ),
  PREPARED_ANSWERS: number.describe(
    'concepts of a course that get an explanation written in advance, for when no model answers or the budget is used up; 0 writes none (0)',
  ),
  WRITTEN_QUESTIONS: number.describe(
    'concepts of a course that get questions for quizzes written by a model, once an instructor of the course has switched that on; 0 has none written anywhere (20)',
  ),
  CONCEPT_PROPOSALS: toggle.describe(
    'proposals of a model about the concepts of courses, once an instructor of the course has switched that on: on | off, which has none anywhere (on)',
  ),
  LEARN_FROM_CHAT: number.describe(
    'questions of one student a day that a model reads once more for what the student understands, once an instructor of the course has switched that on; 0 has none read anywhere (40)',
  ),
  NEXT_EXERCISES: number.describe(
    'exercises a day that a model prepares for one student while they read answers, once an instructor of the course has switched that on; 0 has none prepared anywhere (20)',
  ),
  CONDUCT: toggle.describe(
    'strikes and pauses for misconduct, in courses whose instructor has switched them on: on | off, which has none anywhere (on)',
  ),
  MODERATED_MESSAGES: number.describe(
    'answered messages of a course a day that a model may be asked about, once an instructor of the course has switched that on; 0 has none looked at anywhere (200)',
  ),
  TURNS_PER_MINUTE: number.describe(
    'questions one student may ask within a minute; 0 sets no limit (60)',
  ),
} as const;

const schema = z.object(environment);
export type Environment = z.infer<typeof schema>;

/** Reads and checks the form of the variables; empty strings count as unset. Throws a ZodError. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const set = Object.entries(source).filter(([, value]) => value !== undefined && value !== '');
  return schema.parse(Object.fromEntries(set));
}
