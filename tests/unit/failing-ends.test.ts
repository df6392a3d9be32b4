import { expect, it } from 'vitest';
import { sentenceFor } from '../../src/compose/sentence-for.ts';
import { ConfigError } from '../../src/config/config.ts';

// features: A60
it('tells an operator why a start failed, also where what was open could not be closed after it', async () => {
  const start = async (): Promise<void> => {
    await using open = new AsyncDisposableStack();
    open.defer(() => Promise.reject(new Error('the queue did not stop')));
    open.defer(() => Promise.reject(new Error('nor did the listener')));
    throw new ConfigError('MAIL: what it means');
  };
  const error: unknown = await start().catch((cause: unknown) => cause);
  expect(sentenceFor(error)).toBe('MAIL: what it means');
});
