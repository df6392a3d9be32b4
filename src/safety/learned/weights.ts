import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labels } from './labels.ts';
import { slots, type Features } from './features.ts';

/** Multinomial logistic regression: how much each feature speaks for each label. */
export interface Weights {
  /** Slot by slot, label by label, in steps of `step`. */
  readonly table: Int8Array;
  readonly biases: Float32Array;
}

/** What a weight of 1 in the table stands for. */
export const step = 0.04;

/** Made by `npm run eval -- train-guard`. */
const weightsFile = join(import.meta.dirname, 'weights.bin');

/** The table, then the biases, little endian as on every processor Node is built for. */
export function writeWeights({ table, biases }: Weights): void {
  writeFileSync(
    weightsFile,
    Buffer.concat([Buffer.from(table.buffer), Buffer.from(biases.buffer)]),
  );
}

export function readWeights(): Weighing {
  const { buffer } = new Uint8Array(readFileSync(weightsFile));
  const size = slots * labels.length;
  const biases = new Float32Array(buffer.slice(size));
  return { table: new Int8Array(buffer, 0, size), biases, unit: step };
}

/** Weights as they are used: the ones that were kept, and the ones that are being learned. */
export interface Weighing {
  /** Slot by slot, label by label. */
  readonly table: Int8Array | Float64Array;
  readonly biases: Float32Array | Float64Array;
  /** What a weight of 1 in the table stands for. */
  readonly unit: number;
}

/** How likely each label is; together 1. */
export function likelihoods({ table, biases, unit }: Weighing, features: Features): Float64Array {
  const sums = Float64Array.from(biases);
  features.slots.forEach((slot, at) => {
    const value = unit * (features.values[at] ?? 0);
    const row = slot * labels.length;
    for (let label = 0; label < labels.length; label += 1)
      sums[label] = (sums[label] ?? 0) + value * (table[row + label] ?? 0);
  });
  return softmax(sums);
}

function softmax(sums: Float64Array): Float64Array {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
}
