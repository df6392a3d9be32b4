import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openStudent } from '../../evals/doors/student.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';

/** An installation whose every turn tells these events. */
async function installationThatTells(...events: TurnEvent[]) {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      response.end(JSON.stringify({ turnId: 'turn-1', threadId: 'thread-1' }));
      return;
    }
    response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ask: () =>
      openStudent(`http://127.0.0.1:${port}`, 'session').ask(
        { message: 'What is a limit?' },
        AbortSignal.timeout(5_000),
      ),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const turnId = 'turn-1';
const words: TurnEvent = { type: 'token', text: 'A limit is' };

// features: B06, L04
describe('a turn that an evaluation asks for', () => {
  it('ends the run with its code when it failed, was stopped or broke off, whatever was said before', async () => {
    const failed: TurnEvent = {
      type: 'turn.failed',
      turnId,
      code: 'model_unavailable',
      message: 'Try again.',
      retryable: true,
    };
    const broken: [string, TurnEvent[]][] = [
      ['model_unavailable', [words, failed]],
      ['aborted', [words, { type: 'turn.aborted', turnId }]],
      ['unended', [words]],
      ['unended', []],
    ];
    for (const [code, events] of broken) {
      await using installation = await installationThatTells(...events);
      await expect(installation.ask()).rejects.toMatchObject({ name: 'DoorError', code });
    }
  });

  it('is scored when it came to its end, also where the guard stopped it', async () => {
    const interrupt: TurnEvent = { type: 'interrupt', kind: 'moderation', reason: 'attack' };
    for (const status of ['complete', 'blocked'] as const) {
      const end: TurnEvent = { type: 'turn.complete', turnId, status };
      await using installation = await installationThatTells(interrupt, words, end);
      expect(await installation.ask()).toMatchObject({ answer: 'A limit is' });
    }
  });
});
