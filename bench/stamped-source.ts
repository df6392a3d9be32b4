import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A process of its own that streams tokens which say when they left, to as many readers as come:
//   /v1/chat/completions   as a vendor would, for the program to pass on
//   /direct                as server-sent events of the program's form, for the limit of this machine
// Told { go: { perSecond, seconds } } it begins on all open streams at once and reports when it is done.

interface Go {
  readonly perSecond: number;
  readonly seconds: number;
}

interface Stream {
  /** Sends one token with the time it leaves. */
  readonly write: (seq: number) => void;
  readonly end: () => void;
}

const open = new Set<Stream>();

const server = createServer((req, res) => {
  req.resume();
  req.on('end', () => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.flushHeaders();
    res.socket?.setNoDelay(true);
    const stream = req.url === '/direct' ? direct(res) : vendor(res);
    open.add(stream);
    res.on('close', () => open.delete(stream));
    process.send?.({ open: open.size });
  });
});
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);

const stamp = (seq: number): string => ` ${seq}:${process.hrtime.bigint() / 1_000n}`;

function direct(response: ServerResponse): Stream {
  return {
    write: (seq) => {
      const data = `{"type":"token","text":"${stamp(seq)}"}`;
      sendChunk(response, `id: ${seq + 1}\nevent: token\ndata: ${data}\n\n`);
    },
    end: () => response.end('event: turn.complete\ndata: {"type":"turn.complete"}\n\n'),
  };
}

function vendor(response: ServerResponse): Stream {
  const head =
    '{"id":"c","object":"chat.completion.chunk","created":1,"model":"stamped","choices":[';
  const choice = (delta: string, finish: string): string =>
    `data: ${head}{"index":0,"delta":${delta},"finish_reason":${finish}}]}\n\n`;
  const usage = `data: ${head}],"usage":{"prompt_tokens":10,"completion_tokens":10,"total_tokens":20}}\n\n`;
  return {
    write: (seq) => sendChunk(response, choice(`{"content":"${stamp(seq)}"}`, 'null')),
    end: () => response.end(`${choice('{}', '"stop"')}${usage}data: [DONE]\n\n`),
  };
}

// The chunk's frame and text in one write: this process shares two cores with what it measures.
function sendChunk({ socket }: ServerResponse, text: string): void {
  socket?.write(`${text.length.toString(16)}\r\n${text}\r\n`, 'latin1');
}

process.on('message', ({ go }: { go?: Go }) => {
  if (go) run(go);
  else process.exit();
});

/** Streams are spread evenly over the time between two tokens, as people would. */
function run({ perSecond, seconds }: Go): void {
  const streams = [...open];
  const total = perSecond * seconds;
  const gap = 1_000 / perSecond;
  const began = performance.now();
  const sent = streams.map(() => 0);
  const timer = setInterval(() => {
    const now = performance.now() - began;
    let left = false;
    for (const [at, stream] of streams.entries()) {
      const due = Math.min(total, Math.floor((now - (at / streams.length) * gap) / gap) + 1);
      for (let seq = sent[at] ?? 0; seq < due; seq += 1) {
        stream.write(seq);
        sent[at] = seq + 1;
      }
      if ((sent[at] ?? 0) < total) left = true;
    }
    if (left) return;
    clearInterval(timer);
    for (const { end } of streams) end();
    process.send?.({ done: true });
  }, 2);
}
