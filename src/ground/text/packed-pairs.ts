/** That one thing leads to another, by their numbers from 0. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly trust: number;
}

/** Many pairs in little memory: those from `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface PackedPairs {
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly trusts: Float32Array;
}

/**
 * @param room at least as many pairs as are read
 * @param size how many things there are, asked once all pairs were read
 */
export function packPairs(read: Iterable<Pair>, room: number, size: () => number): PackedPairs {
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  const said = new Float32Array(room);
  let count = 0;
  for (const pair of read) {
    from[count] = pair.from;
    to[count] = pair.to;
    said[count] = pair.trust;
    count += 1;
  }
  const starts = startsOf(from.subarray(0, count), size());
  const next = starts.slice();
  const others = new Uint32Array(count);
  const trusts = new Float32Array(count);
  for (let pair = 0; pair < count; pair += 1) {
    const one = from[pair] ?? 0;
    const at = next[one] ?? 0;
    next[one] = at + 1;
    others[at] = to[pair] ?? 0;
    trusts[at] = said[pair] ?? 0;
  }
  return { starts, others, trusts };
}

function startsOf(from: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (const one of from) starts[one + 1] = (starts[one + 1] ?? 0) + 1;
  for (let one = 0; one < size; one += 1)
    starts[one + 1] = (starts[one + 1] ?? 0) + (starts[one] ?? 0);
  return starts;
}
