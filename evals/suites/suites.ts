import type { Suite } from '../suite.ts';
import { retrieval } from './retrieval/retrieval.ts';

/** Everything `npm run eval` can run. */
export const suites: readonly Suite[] = [retrieval];
