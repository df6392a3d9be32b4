import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createEnvelope,
  createSeal,
  loadMasterKey,
  type DataKeyStore,
} from '../../src/ground/crypto/index.ts';

const rows = new Map<string, string>();
const keys: DataKeyStore = {
  read: async (tenantId) => rows.get(tenantId),
  insert: async (tenantId, wrapped) => {
    if (!rows.has(tenantId)) rows.set(tenantId, wrapped);
    return rows.get(tenantId) ?? '';
  },
};
const master = createSeal(randomBytes(32));
const open = () => createEnvelope({ master, keys });

beforeEach(() => rows.clear());

describe('what a tenant seals at rest', () => {
  it('opens for that tenant and that purpose, in any process', async () => {
    const sealed = await open().seal('a', 'secret', 'key 1');
    expect(sealed).not.toContain('secret');
    expect(await open().open('a', sealed, 'key 1')).toBe('secret');
    await expect(open().open('a', sealed, 'key 2')).rejects.toMatchObject({ code: 'seal_broken' });
  });

  it('does not open for another tenant', async () => {
    const envelope = open();
    const sealed = await envelope.seal('a', 'secret', 'key');
    await envelope.seal('b', 'other', 'key');
    await expect(envelope.open('b', sealed, 'key')).rejects.toMatchObject({ code: 'seal_broken' });
  });

  it('does not open when a data key is put in another tenant’s place', async () => {
    const sealed = await open().seal('a', 'secret', 'key');
    rows.set('b', rows.get('a') ?? '');
    await expect(open().open('b', sealed, 'key')).rejects.toMatchObject({ code: 'seal_broken' });
  });

  it('holds for bytes as well, which stay bytes', async () => {
    const plain = randomBytes(1_000);
    const sealed = await open().sealBytes('a', plain, 'file 1');
    expect(sealed.length).toBeLessThan(1_100);
    expect(sealed.includes(plain.subarray(0, 16))).toBe(false);
    expect(await open().openBytes('a', sealed, 'file 1')).toEqual(plain);
    const others: [string, Uint8Array, string][] = [
      ['a', sealed, 'file 2'],
      ['b', sealed, 'file 1'],
      ['a', sealed.subarray(0, 20), 'file 1'],
      ['a', sealed.with(500, (sealed[500] ?? 0) ^ 1), 'file 1'],
    ];
    await open().seal('b', 'other', 'key');
    for (const [tenant, bytes, purpose] of others)
      await expect(open().openBytes(tenant, bytes, purpose)).rejects.toMatchObject({
        code: 'seal_broken',
      });
  });

  it('is gone for good with the tenant’s data key', async () => {
    const sealed = await open().seal('a', 'secret', 'key');
    rows.delete('a');
    await expect(open().open('a', sealed, 'key')).rejects.toMatchObject({ code: 'seal_broken' });
  });

  it('opens with the key that is kept, though another was made in a transaction that failed', async () => {
    const envelope = open();
    await envelope.open('a', await envelope.seal('a', 'lost', 'key'), 'key');
    rows.delete('a');
    const sealed = await open().seal('a', 'kept', 'key');
    expect(await envelope.open('a', sealed, 'key')).toBe('kept');
  });

  it('was sealed by the master key alone before there were data keys, and still opens', async () => {
    expect(await open().open('a', master.seal('old', 'key'), 'key')).toBe('old');
  });
});

describe('the master key', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'preceptor-key-')), 'master');

  it('comes from the environment, from a file, or is made once in the data folder', () => {
    const value = randomBytes(32).toString('base64');
    writeFileSync(file, `${value}\n`);
    const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-data-'));
    const none = { value: undefined, file: undefined };
    expect(loadMasterKey({ ...none, value }, dataDir)).toEqual(Buffer.from(value, 'base64'));
    expect(loadMasterKey({ ...none, file }, dataDir)).toEqual(Buffer.from(value, 'base64'));
    expect(loadMasterKey(none, dataDir)).toEqual(loadMasterKey(none, dataDir));
  });

  it('that is too short is refused with the name of what to mend', () => {
    writeFileSync(file, 'c2hvcnQ=');
    expect(() => loadMasterKey({ value: undefined, file }, '')).toThrow(/MASTER_KEY_FILE/);
    expect(() => loadMasterKey({ value: 'c2hvcnQ=', file: undefined }, '')).toThrow(/MASTER_KEY/);
  });
});
