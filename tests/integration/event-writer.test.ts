import { expect, it } from 'vitest';
import { createEventWriter } from '../../src/tutor/event-writer.ts';
import { claimTurn } from '../../src/tutor/turn-store.ts';
import { startApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { launch, startPlatform } from '../support/platform.ts';

// features: A33, L08
it('stores the answers of a school also while one of them holds what no database takes', async () => {
  await using app = await startApp({ worker: false });
  await using platform = await startPlatform(app);
  const { withTenant } = app.composed.ground;
  const { tenantId } = platform;
  const begin = async (sub: string) => {
    const student = clientOf(app, await launch(app, platform, { sub }));
    const { turnId } = (await student.post('/api/turns', { message: 'What is a limit?' })).body;
    const turn = await claimTurn(withTenant, tenantId, turnId);
    if (!turn) throw new Error('the turn was not there to be claimed');
    return { student, turn };
  };
  const [one, other] = [await begin('one'), await begin('other')];
  const writer = createEventWriter(withTenant);
  const lost = (): never => {
    throw new Error('nobody else holds it');
  };
  const [broken, fine] = [writer.open(one.turn, lost), writer.open(other.turn, lost)];
  broken.add({ id: 1, data: String.raw`{"type":"token","text":"\u0000"}` });
  fine.add({ id: 1, data: '{"type":"token","text":"A limit is"}' });
  // What comes while a transaction is under way goes together with the next one.
  const before = fine.flush();
  fine.add({ id: 2, data: '{"type":"token","text":" a number."}' });
  expect(await Promise.all([broken.flush(), fine.flush(), before])).toEqual([false, true, true]);
  await Promise.all([broken.close(), fine.close()]);
  const stored = await withTenant(tenantId, (tx) =>
    tx.query<{ turnId: string; upTo: number }>(
      'select turn_id as "turnId", max(last_id) as "upTo" from turn_events group by turn_id',
    ),
  );
  expect(stored).toEqual([{ turnId: other.turn.id, upTo: 2 }]);
});
