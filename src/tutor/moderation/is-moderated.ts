import type { Conduct } from '../../conduct/index.ts';
import { findCourse } from '../../courses/index.ts';
import type { Tx } from '../../ground/db/index.ts';
import type { Turn } from '../turn.ts';

/** Whether a model may be asked about what this student writes here. */
export async function isModerated(
  tx: Tx,
  conduct: Pick<Conduct, 'standings'>,
  turn: Pick<Turn, 'tenantId' | 'courseId' | 'userId'>,
): Promise<boolean> {
  const course = await findCourse(tx, turn.tenantId, turn.courseId);
  return course?.settings.moderation === true && (await conduct.standings(tx, turn)).strikes;
}
