export type { ModelProvider, TrustFacts, Use } from './facts.ts';
export { findStale, type Repository } from './find-stale.ts';
export { readSchema } from './data-map/read-schema.ts';
export { writeTrustPack } from './trust-pack.ts';
