import { cleanTitle } from '../../ground/text/index.ts';
import type { SourceDue } from '../course-source.ts';
import type { Section } from './moodle-shapes.ts';
import { plainText } from './plain-text.ts';
import { walkSections } from './walk-sections.ts';

/** What Moodle calls the dates at which work is due: of assignments, of tests and choices, of lessons. */
const dueNames = new Set(['duedate', 'timeclose', 'deadline']);

/** When the activities of a course are due that students can see. */
export function dueDatesIn(sections: readonly Section[]): SourceDue[] {
  return walkSections(sections)
    .filter(({ open }) => open)
    .flatMap(({ module: { id, name, dates } }) =>
      dates.flatMap(({ dataid, timestamp }) => {
        if (!dueNames.has(dataid ?? '') || !timestamp) return [];
        const title = cleanTitle(plainText(name ?? ''), `Activity ${id}`);
        return [{ key: `${dataid}:${id}`, title, dueAt: new Date(timestamp * 1000) }];
      }),
    );
}
