import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

/**
 * Field names that would carry a secret or a person. They are removed wherever somebody logs them
 * by mistake; the rule is to log ids only.
 */
const forbidden = [
  'authorization',
  'cookie',
  'token',
  'id_token',
  'access_token',
  'session',
  'password',
  'secret',
  'name',
  'given_name',
  'family_name',
  'email',
  'message',
  'answer',
  'text',
  'query',
];

const paths = forbidden.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

type OnLine = (line: string) => void;

const watchers = new WeakMap<Logger, Set<OnLine>>();

/** JSON lines on standard output (or `destination`), without tokens, names or message texts. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const watching = new Set<OnLine>();
  const streamWrite = (line: string): string => {
    for (const onLine of watching) onLine(line);
    return line;
  };
  const logger = pino(
    {
      level,
      base: null,
      redact: { paths, censor: '[removed]' },
      serializers: { err: serializeError },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
  watchers.set(logger, watching);
  return logger;
}

/** Reads along what the logger writes, its children's lines included; returns how to stop. */
export function watchLog(logger: Logger, onLine: OnLine): () => void {
  const watching = watchers.get(logger);
  watching?.add(onLine);
  return () => void watching?.delete(onLine);
}

// Kind, code and stack; a message of a foreign library may quote what a student wrote, so only
// errors that declare a code of ours or the system's show theirs.
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code, reason: error.message.slice(0, 300) }),
    stack: error.stack?.split('\n').slice(1, 8).join('\n'),
    ...(error.cause instanceof Error ? { cause: serializeError(error.cause) } : {}),
  };
}
