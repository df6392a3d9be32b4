import { describe, expect, it } from 'vitest';
import { toldSections } from '../../src/launch/told-sections.ts';

describe('the sections a launch tells of', () => {
  it.each([
    [{ section_ids: '42,7, 42' }, ['section:42', 'section:7']],
    [{ group_ids: '12' }, ['group:12']],
    [{ group_ids: '' }, []],
    [{}, null],
    [{ section_ids: '42,truncated' }, null],
    [{ section_ids: 'Expansion took too long' }, null],
    [{ section_ids: Array.from({ length: 51 }, (_, at) => at).join(',') }, null],
  ])('of %j are %j', (custom: Record<string, string>, keys) => {
    expect(toldSections(custom)).toEqual(keys);
  });
});
