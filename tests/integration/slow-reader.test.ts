import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendEvents, type SseMessage } from '../../src/http/sse.ts';

const batchBytes = 64 * 1024;
const batches = 2_000;
/** What the kernel's own buffers may take on both ends, generously. */
const mostBytes = 24 * 1024 * 1024;

/** One answer of 125 MB for whoever comes; counts how much of it each reader was fetched. */
describe('a reader of events that stops reading', () => {
  let server: Server;
  let fetched: Map<string, number>;
  let left: Set<string>;
  const closing = new AbortController();

  beforeEach(async () => {
    fetched = new Map();
    left = new Set();
    server = createServer((req, res) => {
      const reader = req.url ?? '';
      async function* messages(signal: AbortSignal): AsyncGenerator<SseMessage[]> {
        try {
          for (let id = 1; id <= batches && !signal.aborted; id += 1) {
            fetched.set(reader, id * batchBytes);
            yield [{ id, type: 'token', data: 'x'.repeat(batchBytes) }];
          }
        } finally {
          left.add(reader);
        }
      }
      void sendEvents(res, messages, closing.signal);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function ask(reader: string): Promise<Socket> {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET ${reader} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    return socket;
  }

  async function readAll(socket: Socket): Promise<number> {
    let bytes = 0;
    for await (const chunk of socket) bytes += (chunk as Buffer).length;
    return bytes;
  }

  // features: L11, L13, A42
  it('holds a bounded part of the answer, while others read it to the end', async () => {
    const slow = await ask('/slow');
    slow.pause();
    const others = await Promise.all(['/a', '/b'].map(ask));
    const read = await Promise.all(others.map(readAll));
    for (const bytes of read) expect(bytes).toBeGreaterThan(batches * batchBytes);
    const held = fetched.get('/slow') ?? 0;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(mostBytes);
    // It takes up again, and gets everything.
    expect(await readAll(slow)).toBeGreaterThan(batches * batchBytes);
  }, 120_000);

  it('is not fetched anything more once it is gone', async () => {
    const slow = await ask('/slow');
    slow.pause();
    await expect.poll(() => fetched.get('/slow') ?? 0).toBeGreaterThan(0);
    slow.destroy();
    await expect.poll(() => left.has('/slow'), { timeout: 10_000 }).toBe(true);
    expect(fetched.get('/slow')).toBeLessThan(mostBytes);
  }, 60_000);
});
