import { plainText } from './plain-text.ts';
import type { CourseModule, Section } from './moodle-shapes.ts';

/** An activity where the course page shows it. */
export interface PlacedModule {
  readonly module: CourseModule;
  readonly sectionTitle: string | null;
  /** Students see it now, as far as can be told. */
  readonly open: boolean;
}

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
  return top.flatMap((section) => placeModules(section, delegated, true));
}

function placeModules(
  section: Section,
  delegated: Map<string, Section>,
  openAbove: boolean,
): PlacedModule[] {
  const openHere = openAbove && section.hiddenbynumsections === 0 && isOpen(section);
  const sectionTitle = section.name === null ? null : plainText(section.name);
  return section.modules.flatMap((module) => {
    const open = openHere && isOpen(module);
    const inner = module.modname === 'subsection' ? takeOut(delegated, module.instance) : undefined;
    return inner ? placeModules(inner, delegated, open) : [{ module, sectionTitle, open }];
  });
}

function takeOut(delegated: Map<string, Section>, instance: string | null): Section | undefined {
  const section = delegated.get(instance ?? '');
  // Taken once only, so that sections that claim to contain each other come to an end.
  delegated.delete(instance ?? '');
  return section;
}

/**
 * Neither hidden nor restricted. A restriction (date, group, grade, completion, …) decides from
 * student to student; until a filter can weigh it for the one who asks (B10), what is restricted
 * counts as unpublished for everybody, even when its date has passed.
 */
function isOpen(
  thing: Pick<Section, 'visible' | 'uservisible' | 'availabilityinfo' | 'availability'>,
) {
  return (
    thing.visible &&
    thing.uservisible &&
    (thing.availabilityinfo ?? '') === '' &&
    !hasConditions(thing.availability)
  );
}

/** Moodle keeps `{"op":"&","c":[],…}` when the last condition was taken away again. */
function hasConditions(availability: string | null): boolean {
  if (availability === null || availability === '') return false;
  try {
    const tree = JSON.parse(availability) as { c?: unknown } | null;
    return tree !== null && !(Array.isArray(tree.c) && tree.c.length === 0);
  } catch {
    return true;
  }
}
