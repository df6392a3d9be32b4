import { expect, it } from 'vitest';
import { contextHistory } from '../../src/launch/notices/context-history.ts';

// features: B08
it.each([
  ['', []],
  ['4dde05e8,5098686f', ['4dde05e8', '5098686f']],
  ['4dde05e8, 5098686f ,truncated', ['4dde05e8', '5098686f']],
  ['Canvas could not compute this in time', []],
  ['a%2Cb,a%2Cb,%', ['a,b', '%']],
  [undefined, []],
])('reads the history %j as %j', (value, ids) => {
  expect(contextHistory(value)).toEqual(ids);
});
