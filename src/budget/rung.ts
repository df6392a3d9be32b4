/**
 * How far down the ladder work has been sent: any model, a small one, or none at all (extracts from
 * the course).
 */
export const rungs = ['full', 'small', 'offline'] as const;
export type Rung = (typeof rungs)[number];

/** What one rung of the ladder is expected to cost. */
export interface Offer {
  readonly rung: Rung;
  /** Millionths of a US dollar. */
  readonly micros: number;
  readonly tokens: number;
}
