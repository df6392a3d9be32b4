import type { Suite } from '../suite.ts';
import { grounding } from './grounding/grounding.ts';
import { retrieval } from './retrieval/retrieval.ts';
import { tutoring } from './tutoring/tutoring.ts';
import { turns } from './turns/turns.ts';

/** Everything `npm run eval` can run. */
export const suites: readonly Suite[] = [retrieval, turns, grounding, tutoring];
