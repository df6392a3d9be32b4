import { judgeByExamples } from './learned/judge.ts';
import { normalise } from './normalise.ts';
import { soundsStrained } from './strain.ts';

/**
 * Whether a message that is answered as usual has so much in common with those that are stopped that somebody may
 * look at it again. Never of somebody who sounds as if they carried more than the course: that is nobody's to judge.
 */
export function isDoubtful(message: string): boolean {
  return judgeByExamples(normalise(message)).isDoubtful && !soundsStrained(message);
}
