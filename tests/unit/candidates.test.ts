import { expect, it } from 'vitest';
import { createCandidates, nameOf, routesFromFile } from '../../src/models/index.ts';

/** Who would be asked a question with a picture, in order. */
async function askedFirst(file: object, keys: readonly string[] = ['groq', 'openai']) {
  const candidates = createCandidates({
    routes: routesFromFile(JSON.stringify(file)),
    settings: {
      keyFor: async (_tenantId, provider) =>
        keys.includes(provider) ? { key: `key of ${provider}`, owner: 'installation' } : undefined,
      choiceFor: async () => undefined,
      heldTo: async () => [],
    },
    open: () => {
      throw new Error('nobody is asked here');
    },
    isPriced: () => true,
  });
  const asked = await candidates({ tenantId: null, task: 'chat_tutor', pictures: true });
  return asked.filter(({ obstacle }) => obstacle === null).map(nameOf);
}

const blind = { tiers: { medium: ['groq:openai/gpt-oss-120b'] } };
const usual = ['groq:openai/gpt-oss-120b', 'offline:extractive'];

// features: S46
it('shows a picture to the smallest model that sees, of a provider of which all are allowed', async () => {
  const [first, ...rest] = await askedFirst({ ...blind, allow: ['openai:*'] });
  expect(first).toBe('openai:gpt-6-luna');
  expect(rest.slice(-2)).toEqual(usual);
  expect(await askedFirst({ ...blind, allow: ['openai:*'] }, ['groq'])).toEqual(usual);
  expect(await askedFirst({ ...blind, allow: ['xai:*'] })).toEqual(usual);
  expect(await askedFirst(blind)).toEqual(usual);
});

it('knows of a server of one’s own the models that are named: as seeing, or with a price', async () => {
  const like = { speaks: 'chat', baseUrl: 'http://gpu.example.edu/v1', key: 'optional' };
  const providers = {
    owl: { ...like, sees: ['gpt'] },
    lens: { ...like, sees: true },
    // Not the vendor any more: what it holds is for the operator to say.
    openai: like,
  };
  const allow = ['owl:*', 'lens:*', 'openai:*'];
  const prices = { 'lens:v2': { input: 0, output: 0 } };
  expect(await askedFirst({ ...blind, providers, allow, prices })).toEqual([
    'owl:gpt',
    'lens:v2',
    ...usual,
  ]);
});
