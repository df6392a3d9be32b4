import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { changeMasterKey } from '../../src/compose/master-key.ts';
import { createSeal } from '../../src/ground/crypto/index.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp } from '../support/app.ts';

// features: S43
it('whoever forgot a process while the master key was changed finds nothing sealed by the former key afterwards', async () => {
  await using app = await startApp();
  const { ground, models } = app.composed;
  const { id: tenantId } = await ensureTenant(ground.db, `School ${randomUUID()}`);
  const next = createSeal(Buffer.alloc(32, 9));
  expect(await changeMasterKey(ground, next)).toEqual([]);
  const refused = /master key was changed/;
  await expect(ground.envelope.seal(tenantId, 'token', 'a token')).rejects.toThrow(refused);
  await expect(ground.signingKeys.rotate()).rejects.toThrow(refused);
  await expect(models.modelSettings.setKey(null, 'openai', 'sk-12345678')).rejects.toThrow(refused);
  expect(await models.modelSettings.listKeys(null)).toEqual([]);
});
