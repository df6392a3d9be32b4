import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser } from '../../src/browser/api/sse.ts';

const stream = [
  ': still here\r\n\r\n',
  'id: 1\nevent: token\ndata: {"text":"Grüße"}\n\n',
  'id: 2\r\nevent: token\r\ndata: first\r\ndata: second\r\n\r\n',
  'data\rid: 3\rdata:no space\r\r',
  'event: left out, for it has no data\n\n',
  'id: 4\ndata: last\n\n',
].join('');

const messages = [
  { id: '1', event: 'token', data: '{"text":"Grüße"}' },
  { id: '2', event: 'token', data: 'first\nsecond' },
  { id: '3', event: 'message', data: '\nno space' },
  { id: '4', event: 'message', data: 'last' },
];

describe('the reader of event streams', () => {
  it('reads messages with any line break, comments and fields without a value', () => {
    expect(createSseParser().push(stream)).toEqual(messages);
  });

  // features: B15
  it('reads the same messages however the stream is cut', () => {
    const cuts = fc.array(fc.nat(stream.length), { maxLength: 40 });
    fc.assert(
      fc.property(cuts, (places) => {
        const parser = createSseParser();
        const ends = [...new Set(places), stream.length].toSorted((a, b) => a - b);
        const read = ends.flatMap((end, at) => parser.push(stream.slice(ends[at - 1] ?? 0, end)));
        expect(read).toEqual(messages);
      }),
    );
  });

  it('keeps back a message that is not whole yet', () => {
    const parser = createSseParser();
    expect(parser.push('id: 1\ndata: half')).toEqual([]);
    expect(parser.push(' and half\n')).toEqual([]);
    expect(parser.push('\n')).toEqual([{ id: '1', event: 'message', data: 'half and half' }]);
  });
});
