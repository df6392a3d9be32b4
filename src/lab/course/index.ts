import type { SampleCourse, SampleModule } from './course-content.ts';
import { outline, type PlannedModule } from './outline.ts';

export type { SampleCourse, SampleItem } from './course-content.ts';
export { lockedPhrase, unreleasedPhrase } from './hidden-phrases.ts';

/**
 * The unit on derivatives that the demo shows: pages, notes, slides, a handout and a transcript,
 * one page unpublished and one locked. The same bytes at every call.
 */
export async function sampleCourse(): Promise<SampleCourse> {
  const modules = await Promise.all(outline.map(fill));
  return { title: 'Calculus I: Derivatives', label: 'CALC-1', modules };
}

async function fill(planned: PlannedModule): Promise<SampleModule> {
  const items = planned.items.map(async (item) => ({ ...item, bytes: await item.bytes() }));
  return { ...planned, items: await Promise.all(items) };
}
