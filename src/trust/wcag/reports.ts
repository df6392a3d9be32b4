import type { Reports } from './criteria.ts';
import { operable } from './operable.ts';
import { perceivable } from './perceivable.ts';
import { understandable } from './understandable.ts';

/** What is known about each criterion. */
export const reports: Reports = { ...perceivable, ...operable, ...understandable };
