import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendEvents, type SseMessage } from '../../src/http/sse.ts';

/** Says nothing until its reader leaves. */
async function* silence(signal: AbortSignal): AsyncGenerator<readonly SseMessage[]> {
  yield [];
  if (!signal.aborted) await once(signal, 'abort');
}

// features: B15
describe('a stream on which nothing happens', () => {
  let server: Server;
  const closing = new AbortController();

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    server = createServer((_req, res) => void sendEvents(res, silence, closing.signal));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    vi.useRealTimers();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('says at once and every fifteen seconds that it is there, in a comment that is no event', async () => {
    const { port } = server.address() as AddressInfo;
    const reading = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: reading.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async (): Promise<string> => (await reader?.read())?.value ?? '';
    expect(await next()).toMatch(/^:.*\n\n$/);
    for (let beat = 0; beat < 3; beat += 1) {
      vi.advanceTimersByTime(15_000);
      expect(await next()).toMatch(/^:.*\n\n$/);
    }
    reading.abort();
    // A reader who has left keeps no clock ticking.
    await vi.waitUntil(() => vi.getTimerCount() === 0, { timeout: 10_000 });
  });
});
