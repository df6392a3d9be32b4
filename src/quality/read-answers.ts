import type { Sql } from '../ground/db/index.ts';
import { coursesWithEvidence, predictionsOf, readCourseEvidence } from '../learner/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import type { Answers } from './mastery-run.ts';

/**
 * What mastery said before each answer given alone, student by student over the whole installation: no school,
 * course, concept, time or name is in it. Reads one course at a time.
 */
export async function readAnswers(db: Sql, withTenant: WithTenant): Promise<Answers[]> {
  const students: Answers[] = [];
  for (const { id: tenantId } of await listTenants(db)) {
    const courses = await withTenant(tenantId, (tx) => coursesWithEvidence(tx, tenantId));
    for (const courseId of courses) {
      const evidence = await withTenant(tenantId, (tx) =>
        readCourseEvidence(tx, { tenantId, courseId }),
      );
      for (const theirs of Map.groupBy(evidence, ({ userId }) => userId).values()) {
        const byConcept = Map.groupBy(theirs, ({ conceptId }) => conceptId);
        students.push([...byConcept.values()].flatMap((events) => predictionsOf(events)));
      }
    }
  }
  return students;
}
