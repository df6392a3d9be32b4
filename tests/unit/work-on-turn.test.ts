import { expect, it } from 'vitest';
import type { Offence } from '../../src/conduct/index.ts';
import { workOnTurn, type WorkOnTurnNeeds } from '../../src/tutor/work-on-turn.ts';
import type { Turn } from '../../src/tutor/turn.ts';

const offence: Offence = { category: 'harassment', severity: 'high', standing: 'counts' };
const outcome = {
  status: 'blocked',
  answer: '',
  citations: [],
  marks: [],
  support: null,
  strategy: null,
  errorCode: null,
  usage: null,
} as const;

// features: S55, S57
it('misconduct is noted before its turn ends, in no other transaction than its own', async () => {
  const steps: string[] = [];
  const turn = { tenantId: 't', id: 'turn', attempt: 1, mode: 'tutor' } as Turn;
  const needs = {
    withTenant: async (_tenantId: string, work: (tx: unknown) => Promise<unknown>) => {
      steps.push('begin');
      const done = await work({ query: async () => [{ id: 'turn' }] });
      steps.push('commit');
      return done;
    },
    live: { log: { append: async () => {}, retire: async () => {} } },
    writer: { open: () => ({ add: () => {}, flush: async () => true, close: async () => [] }) },
    queue: { enqueue: async () => {} },
    runTurn: async () => ({
      outcome,
      terminal: { type: 'turn.complete', turnId: 'turn', status: 'blocked' },
      offence,
    }),
    afterVerdict: {
      note: async (_turn: Turn, found: Offence) => void steps.push(`note ${found.standing}`),
      lookAgain: async () => void steps.push('look again'),
    },
    logger: { warn: () => {} },
    metrics: { turnEnded: () => void steps.push('ended'), tokensUsed: () => {} },
  } as unknown as WorkOnTurnNeeds;
  await workOnTurn(needs, { turn, stop: new AbortController(), doubt: () => {} });
  expect(steps).toEqual(['note counts', 'begin', 'commit', 'ended']);
});
