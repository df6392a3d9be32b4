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
    this.requestID = headers.get('x-request-id');
  }
}

/**
 * The JSON of a stream of server-sent events, until `[DONE]` or the end. Whatever arrived together is
 * read together: the SDK's own reading costs more than all that is done with a token afterwards.
 * @throws ReportedFailure, SyntaxError
 */
export async function* readChunks<Chunk>({ body, headers }: Response): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder();
  const events = createEventReader();
  for await (const part of body ?? []) {
    for (const event of events.read(decoder.decode(part, { stream: true }))) {
      if (event.data === '[DONE]') return;
      yield parse(event, headers) as Chunk;
    }
  }
  // Some servers leave out the empty line after the last event.
  for (const event of events.read('\n\n')) {
    if (event.data !== '[DONE]') yield parse(event, headers) as Chunk;
  }
}

interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

function createEventReader() {
  let rest = '';
  let data: string[] = [];
  let name = '';

  function take(line: string): void {
    const [, field, value = ''] = /^(data|event):? ?(.*)$/.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'event') name = value;
  }

  return {
    /** The events that are whole by now. */
    read: function* (text: string): Generator<ServerEvent> {
      rest += text;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (whole !== '') take(whole);
        else {
          const event = { name, data: data.join('\n') };
          [data, name] = [[], ''];
          if (event.data !== '') yield event;
        }
      }
    },
  };
}

function parse({ name, data }: ServerEvent, headers: Headers): unknown {
  const chunk = JSON.parse(data) as { readonly error?: unknown } | null;
  if (chunk?.error) throw new ReportedFailure(chunk.error, headers);
  if (name === 'error') throw new ReportedFailure(chunk, headers);
  return chunk;
}
