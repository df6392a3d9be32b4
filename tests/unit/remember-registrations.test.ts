import { describe, expect, it } from 'vitest';
import { rememberRegistrations, type Registration } from '../../src/launch/index.ts';

const found = (change: Partial<Registration> = {}): Registration => ({
  tenantId: 'tenant',
  id: 'registration',
  issuer: 'https://lms.example',
  clientId: 'client',
  authUrl: 'https://lms.example/auth',
  tokenUrl: 'https://lms.example/token',
  tokenAudience: null,
  keysUrl: 'https://lms.example/keys',
  product: 'other',
  courseSource: 'none',
  status: 'active',
  deploymentPolicy: 'hold',
  frameOrigins: [],
  ...change,
});

function remembering(answers: readonly (readonly Registration[])[]) {
  const clock = { now: 0 };
  let asked = 0;
  const next = async (): Promise<Registration[]> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return [...answer];
  };
  const directory = rememberRegistrations(
    { find: next, byId: async () => (await next())[0] },
    () => clock.now,
  );
  return { directory, clock, asked: () => asked };
}

// features: P01
describe('a registration found once', () => {
  it('is not asked for again within ten seconds, by either way to it, and is afterwards', async () => {
    const { directory, clock, asked } = remembering([[found()], [found()], [found({ id: 'new' })]]);
    for (let at = 0; at < 5; at += 1) {
      expect(await directory.find('https://lms.example', 'client')).toEqual([found()]);
      expect(await directory.byId('tenant', 'registration')).toEqual(found());
    }
    expect(asked()).toBe(2);
    clock.now = 10_000;
    expect(await directory.find('https://lms.example', 'client')).toEqual([found({ id: 'new' })]);
  });

  it.each([
    ['that is switched off', [[found({ status: 'disabled' })], [found()]]],
    ['that is one of several of an issuer', [[found(), found({ id: 'b' })], [found()]]],
    ['that is not there yet', [[], [found()]]],
  ])('is asked for every time when it is one %s', async (_what, answers) => {
    const { directory } = remembering(answers);
    expect(await directory.find('https://lms.example', undefined)).toEqual(answers[0]);
    expect(await directory.find('https://lms.example', undefined)).toEqual(answers[1]);
  });

  it('is another one for another client of the same issuer', async () => {
    const { directory } = remembering([[found()], [found({ id: 'b' })]]);
    await directory.find('https://lms.example', 'client');
    expect(await directory.find('https://lms.example', 'other')).toEqual([found({ id: 'b' })]);
  });
});
