import { cleanTitle } from '../../ground/text/index.ts';
import type { SourceDue } from '../course-source.ts';
import type { Section } from './moodle-shapes.ts';
import { plainText } from './plain-text.ts';
import { walkSections } from './walk-sections.ts';

/** What Moodle calls the dates at which work is due: of assignments, of tests and choices, of lessons. */
const dueNames = new Set(['duedate', 'timeclose', 'deadline']);

/** What a date is called, when it is one at which work is due. */
export function dueName({ dataid }: { readonly dataid?: string | null }): string | undefined {
  return dueNames.has(dataid ?? '') ? (dataid ?? undefined) : undefined;
}

/** When the activities of a course are due that students can see. */
export function dueDatesIn(sections: readonly Section[]): SourceDue[] {
  return walkSections(sections)
    .filter(({ open }) => open)
    .flatMap(({ module: { id, name, dates } }) =>
      dates.flatMap(({ dataid, timestamp }) => {
        if (dueName({ dataid }) === undefined || !timestamp) return [];
        const title = cleanTitle(plainText(name ?? ''), `Activity ${id}`);
        return [{ key: `${dataid}:${id}`, title, dueAt: new Date(timestamp * 1000) }];
      }),
    );
}
