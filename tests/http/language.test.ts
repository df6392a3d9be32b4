import { expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { calculusPages, ingestFiles } from '../support/course.ts';
import { launch, startPlatform } from '../support/platform.ts';
import { createReplyingModel } from '../support/replying-model.ts';

const presented = (locale: string) => ({
  claims: { 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale } },
});

// features: S34
it('answers in the language of those who teach where a student’s own is not clear, whoever came last', async () => {
  const model = createReplyingModel();
  await using app = await startApp({ chatModels: [model, createOfflineModel()] });
  await using platform = await startPlatform(app);
  await ingestFiles(app, platform, calculusPages);
  await launch(app, platform, { sub: 'teacher', role: 'Instructor', ...presented('de') });
  const student = clientOf(app, await launch(app, platform, presented('fr')));
  model.replyWith(() => 'So ist es.');
  await student.ask('f’(x)?');
  expect(model.requests.at(-1)?.system).toContain('if that is unclear, in de');
});
