import { isOpen, type HeldItem, type HeldModule } from './material.ts';
import type { LabPerson } from './people.ts';
import type { Platform } from './platform.ts';
import { teaches } from './signed-in.ts';

/** True when the person may open the item at that moment: the lab's own word on who sees what. */
export function mayOpen(
  platform: Pick<Platform, 'roster'>,
  person: LabPerson,
  item: HeldItem,
  now: number,
): boolean {
  if (teaches(person)) return true;
  return isOpen(item, now) && isFor(platform, person, item.module);
}

/** The module is for this person, and what comes before it is done. */
export function isFor(
  { roster }: Pick<Platform, 'roster'>,
  { login }: LabPerson,
  { audience, after = [] }: HeldModule,
): boolean {
  const done = roster.completedBy(login);
  const chosen =
    !audience ||
    audience.students.includes(login) ||
    audience.sections.includes(roster.sectionOf(login));
  return chosen && after.every((number) => done.has(number));
}
