/** One message of a server-sent event stream. */
export interface SseMessage {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

export interface SseParser {
  /** Takes the next piece of the stream, cut anywhere; returns the messages that are now whole. */
  push(text: string): SseMessage[];
}

/** Reads a stream as the HTML standard says: any line break, comments, fields without a value. */
export function createSseParser(): SseParser {
  let rest = '';
  let lastId = '';
  let event = '';
  let data: string[] = [];

  function take(line: string, whole: SseMessage[]): void {
    if (line === '') {
      if (data.length > 0)
        whole.push({ id: lastId, event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) lastId = value;
  }

  return {
    push: (text) => {
      rest += text;
      const whole: SseMessage[] = [];
      // A carriage return at the very end may be half of a line break.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) take(line, whole);
      return whole;
    },
  };
}
