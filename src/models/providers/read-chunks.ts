/** A failure that a server wrote into a stream that had begun well. */
class ReportedFailure extends Error {
  override readonly name = 'ReportedFailure';
  readonly type: unknown;
  readonly code: unknown;
  readonly requestID: string | null;

  constructor(error: unknown, headers: Headers) {
    super('the server reported a failure in its stream');
    const said: { type?: unknown; code?: unknown } =
      typeof error === 'object' && error !== null ? error : {};
    this.type = said.type;
    this.code = said.code;
    // OpenAI's name for it, and Anthropic's.
    this.requestID = headers.get('x-request-id') ?? headers.get('request-id');
  }
}

/**
 * The JSON of a stream of server-sent events, until `[DONE]` or the end. Whatever arrived together
 * comes together: a program that has fallen behind then catches up at the cost of one step. The SDKs'
 * own reading costs more than all that is done with a token afterwards.
 * @throws ReportedFailure, SyntaxError, after what was read before
 */
export async function* readChunks<Chunk>({
  body,
  headers,
}: Response): AsyncGenerator<readonly Chunk[]> {
  const decoder = new TextDecoder();
  const events = createEventReader();
  for await (const part of body ?? []) {
    const read = parseAll<Chunk>(events.read(decoder.decode(part, { stream: true })), headers);
    if (read.chunks.length > 0) yield read.chunks;
    if (read.failure) throw read.failure.cause;
    if (read.done) return;
  }
  // Some servers leave out the empty line after the last event.
  const rest = parseAll<Chunk>(events.read('\n\n'), headers);
  if (rest.chunks.length > 0) yield rest.chunks;
  if (rest.failure) throw rest.failure.cause;
}

interface ReadPart<Chunk> {
  readonly chunks: readonly Chunk[];
  readonly done: boolean;
  readonly failure?: { readonly cause: unknown };
}

/** The chunks before the end, or before what cannot be read. */
function parseAll<Chunk>(events: readonly ServerEvent[], headers: Headers): ReadPart<Chunk> {
  const chunks: Chunk[] = [];
  for (const event of events) {
    if (event.data === '[DONE]') return { chunks, done: true };
    try {
      chunks.push(parse(event, headers) as Chunk);
    } catch (cause) {
      return { chunks, done: true, failure: { cause } };
    }
  }
  return { chunks, done: false };
}

interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

function createEventReader() {
  let rest = '';
  let data = '';
  let name = '';

  function take(line: string): void {
    if (line.startsWith('data')) {
      const value = valueOf(line, 'data');
      if (value !== undefined) data = data === '' ? value : `${data}\n${value}`;
    } else if (line.startsWith('event')) name = valueOf(line, 'event') ?? name;
  }

  return {
    /** The events that are whole by now. */
    read: (text: string): ServerEvent[] => {
      const whole: ServerEvent[] = [];
      rest += text;
      let from = 0;
      for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
        const line = rest.slice(from, rest[end - 1] === '\r' ? end - 1 : end);
        from = end + 1;
        if (line !== '') take(line);
        else {
          if (data !== '') whole.push({ name, data });
          [data, name] = ['', ''];
        }
      }
      rest = rest.slice(from);
      return whole;
    },
  };
}

/** What follows the name of a field; undefined when it is another field's name that begins so. */
function valueOf(line: string, field: string): string | undefined {
  if (line.length === field.length) return '';
  if (line[field.length] !== ':') return undefined;
  return line.slice(field.length + (line[field.length + 1] === ' ' ? 2 : 1));
}

function parse({ name, data }: ServerEvent, headers: Headers): unknown {
  const chunk = JSON.parse(data) as { readonly error?: unknown } | null;
  if (chunk?.error) throw new ReportedFailure(chunk.error, headers);
  if (name === 'error') throw new ReportedFailure(chunk, headers);
  return chunk;
}
