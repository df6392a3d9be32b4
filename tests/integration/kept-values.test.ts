import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asJson } from '../../src/ground/db/index.ts';
import { storable } from '../../src/ground/text/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';

const text = oneof(
  string({ unit: 'binary' }),
  array(
    constantFrom('\0', '\ud83d', '\ude00', '\\', '\\u0000', '\\ud83d', '"', 'x', '\n', '😀'),
  ).map((parts) => parts.join('')),
);

describe.each(engines)('what is given to $name', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await engine.open()));
  afterAll(() => database[Symbol.asyncDispose]());

  const read = async <Kept>(type: string, value: unknown): Promise<Kept | undefined> => {
    const rows = await database.databases.app.query<{ kept: Kept }>(`select $1::${type} as kept`, [
      value,
    ]);
    return rows[0]?.kept;
  };

  it('as text comes back as it was, but for NUL and halves of characters', async () => {
    await assert(
      asyncProperty(text, async (one) => {
        expect(await read('text', one)).toBe(storable(one));
        expect(await read('text[]', [one, 'x'])).toEqual([storable(one), 'x']);
      }),
    );
  });

  it('as JSON comes back as it was, but for NUL and halves of characters', async () => {
    await assert(
      asyncProperty(text, text, async (name, one) => {
        const value = { [`of ${name}`]: [one, { said: one }], count: 1 };
        const kept = {
          [`of ${storable(name)}`]: [storable(one), { said: storable(one) }],
          count: 1,
        };
        expect(await read('jsonb', asJson(value))).toEqual(kept);
        expect(await read('jsonb', value)).toEqual(kept);
      }),
    );
  });
});
