import { normalise } from '../normalise.ts';
import { featuresOf, slots, type Features } from './features.ts';
import { labels, type Label } from './labels.ts';
import { likelihoods, step, type Weights } from './weights.ts';

export interface Example {
  readonly message: string;
  readonly label: Label;
}

const epochs = 12;
/** The weights are the mean of those after each epoch from this one on: the last alone hang on the order of the examples. */
const settled = 3;
const rate = 0.1;
const biasRate = 0.02;
/** Below it nothing is learned any more from an example. */
const negligible = 1e-3;
/** A feature of fewer messages than this says something about them and nothing about others. */
const fewest = 3;
const largest = 127;

/**
 * Learns the weights from examples: stochastic gradient descent on the logistic loss, each weight at a
 * pace of its own (Duchi, Hazan and Singer 2011, "Adaptive subgradient methods"). The same examples
 * give the same weights.
 */
export function learnWeights(examples: readonly Example[]): Weights {
  const known = examples.map(({ message, label }) => ({
    features: featuresOf(normalise(message)),
    label: labels.indexOf(label),
  }));
  const table = new Float64Array(slots * labels.length);
  const paces = new Float64Array(table.length).fill(1e-6);
  const biases = new Float64Array(labels.length);
  const random = createRandom();
  const order = known.map((_, at) => at);
  const means = new Float64Array(table.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = known[at];
      if (example) learnOne({ table, paces, biases }, example.features, example.label);
    }
    if (epoch >= settled) addTo(means, table, 1 / (epochs - settled));
  }
  return {
    table: rounded(means, rareSlots(known.map(({ features }) => features))),
    biases: Float32Array.from(biases),
  };
}

function addTo(means: Float64Array, table: Float64Array, share: number): void {
  for (let at = 0; at < table.length; at += 1)
    means[at] = (means[at] ?? 0) + share * (table[at] ?? 0);
}

interface Learning {
  readonly table: Float64Array;
  /** Sums of squared gradients. */
  readonly paces: Float64Array;
  readonly biases: Float64Array;
}

function learnOne({ table, paces, biases }: Learning, features: Features, right: number): void {
  const { slots: found, values } = features;
  const likely = likelihoods({ table, biases, unit: 1 }, features);
  for (let label = 0; label < labels.length; label += 1) {
    const error = (likely[label] ?? 0) - (label === right ? 1 : 0);
    biases[label] = (biases[label] ?? 0) - biasRate * error;
    if (Math.abs(error) < negligible) continue;
    for (let one = 0; one < found.length; one += 1) {
      const at = (found[one] ?? 0) * labels.length + label;
      const gradient = error * (values[one] ?? 0);
      const pace = (paces[at] ?? 0) + gradient * gradient;
      paces[at] = pace;
      table[at] = (table[at] ?? 0) - (rate * gradient) / Math.sqrt(pace);
    }
  }
}

function rareSlots(all: readonly Features[]): ReadonlySet<number> {
  const counts = new Uint32Array(slots);
  for (const { slots: found } of all)
    for (const slot of found) counts[slot] = (counts[slot] ?? 0) + 1;
  return new Set([...counts.keys()].filter((slot) => (counts[slot] ?? 0) < fewest));
}

function rounded(table: Float64Array, rare: ReadonlySet<number>): Int8Array {
  return Int8Array.from(table, (weight, at) =>
    rare.has(Math.floor(at / labels.length))
      ? 0
      : Math.max(-largest, Math.min(largest, Math.round(weight / step))),
  );
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/** The same numbers each time: what is learned must not hang on the day. Park and Miller 1988. */
function createRandom(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
