import type { CourseKey } from '../../courses/index.ts';
import type { Hit, Search } from '../../retrieve/index.ts';

/** As many as a turn's own search brings. */
const limit = 10;

/** What the course, as its students may see it now, says about a concept: when its answer is prepared and when it is given. */
export function conceptHits(
  search: Search,
  { tenantId, courseId }: CourseKey,
  concept: string,
  signal: AbortSignal,
): Promise<Hit[]> {
  return search({ tenantId, courseId, query: concept, limit }, signal);
}
