import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { clientOf, told } from '../support/client.ts';
import { answer, scriptedModelAt, startOpenAiDouble } from '../support/doubles/index.ts';
import { launch, startPlatform } from '../support/platform.ts';

const words = Array.from({ length: 600 }, (_, at) => `word${at}`).join(' ');

// features: L22, S40, B15
it('an answer that a vendor sends in hundreds of pieces reaches the reader whole, in frames', async () => {
  await using model = await startOpenAiDouble();
  await using app = await startApp({
    env: scriptedModelAt(model.url),
  });
  await using platform = await startPlatform(app);
  const student = clientOf(app, await launch(app, platform));
  model.script(answer(words, { tokensPerSecond: 500 }));
  const began = performance.now();
  const { events, answer: read } = await student.ask('What is a limit?');
  const tookMs = performance.now() - began;
  expect(read).toBe(words);
  const frames = told(events, 'token').length;
  // However slow the machine, no two frames within 20 ms; and never the whole answer at once.
  expect(frames).toBeLessThan(2 + tookMs / 20);
  expect(frames).toBeGreaterThan(2);
});
