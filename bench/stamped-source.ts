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
  readonly response: ServerResponse;
  readonly write: (text: string, seq: number) => string;
  readonly ending: string;
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

function direct(response: ServerResponse): Stream {
  return {
    response,
    write: (text, seq) =>
      `id: ${seq + 1}\nevent: token\ndata: ${JSON.stringify({ type: 'token', text })}\n\n`,
    ending: 'event: turn.complete\ndata: {"type":"turn.complete"}\n\n',
  };
}

function vendor(response: ServerResponse): Stream {
  const chunk = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'stamped',
      choices: [{ index: 0, delta, finish_reason: finish }],
    })}\n\n`;
  const usage = `data: ${JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'stamped',
    choices: [],
    usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  })}\n\n`;
  return {
    response,
    write: (text) => chunk({ content: text }, null),
    ending: `${chunk({}, 'stop')}${usage}data: [DONE]\n\n`,
  };
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
        stream.response.write(stream.write(` ${seq}:${process.hrtime.bigint() / 1_000n}`, seq));
        sent[at] = seq + 1;
      }
      if ((sent[at] ?? 0) < total) left = true;
    }
    if (left) return;
    clearInterval(timer);
    for (const { response, ending } of streams) response.end(ending);
    process.send?.({ done: true });
  }, 2);
}
