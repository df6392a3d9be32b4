import type { ReleaseRule } from '../course-source.ts';
import { ruleOf } from './availability.ts';
import { plainText } from './plain-text.ts';
import type { CourseModule, Section } from './moodle-shapes.ts';

/** An activity where the course page shows it. */
export interface PlacedModule {
  readonly module: CourseModule;
  readonly sectionTitle: string | null;
  /** Neither it nor what it stands in is hidden from everybody. */
  readonly open: boolean;
  /** Its own restrictions and those of what it stands in. */
  readonly rules: readonly ReleaseRule[];
}

/** What an activity inherits from where it stands. */
type Above = Pick<PlacedModule, 'open' | 'rules'>;

/** All activities of a course in the order of its page, subsections where they stand. */
export function walkSections(sections: readonly Section[]): PlacedModule[] {
  const delegated = new Map<string, Section>();
  const standing = new Set<string>();
  for (const { modules } of sections) {
    for (const { modname, instance } of modules) {
      if (modname === 'subsection' && instance !== null) standing.add(instance);
    }
  }
  const top: Section[] = [];
  for (const section of sections) {
    const { component, itemid } = section;
    // quirk: moodle lists the content of a subsection as a section of its own at the end.
    const below = component === 'mod_subsection' && itemid !== null && standing.has(itemid);
    if (below) delegated.set(itemid, section);
    else top.push(section);
  }
  return top.flatMap((section) => placeModules(section, delegated, { open: true, rules: [] }));
}

function placeModules(
  section: Section,
  delegated: Map<string, Section>,
  above: Above,
): PlacedModule[] {
  const here = within(above, section, !section.hiddenbynumsections);
  const sectionTitle = section.name === null ? null : plainText(section.name);
  return section.modules.flatMap((module) => {
    const now = within(here, module);
    const inner = module.modname === 'subsection' ? takeOut(delegated, module.instance) : undefined;
    return inner ? placeModules(inner, delegated, now) : [{ module, sectionTitle, ...now }];
  });
}

function takeOut(delegated: Map<string, Section>, instance: string | null): Section | undefined {
  const section = delegated.get(instance ?? '');
  // Taken once only, so that sections that claim to contain each other come to an end.
  delegated.delete(instance ?? '');
  return section;
}

type Restricted = Pick<Section, 'visible' | 'uservisible' | 'availabilityinfo' | 'availability'>;

/**
 * Conditions are told only to those who may edit them. Where there are some and they are not told, the
 * thing counts as hidden from everybody.
 */
function within(above: Above, thing: Restricted, shown = true): Above {
  const { visible, uservisible, availabilityinfo, availability } = thing;
  const rule = ruleOf(availability);
  const told = rule !== null || (availabilityinfo ?? '') === '';
  return {
    open: above.open && shown && visible && uservisible && told,
    rules: rule === null ? above.rules : [...above.rules, rule],
  };
}
