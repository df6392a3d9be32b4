import type { Platform } from '../platform/platform.ts';
import type { Visitor } from '../platform/signed-in.ts';
import type { FaceAddresses } from './face-addresses.ts';
import type { Shell } from './render.ts';

export function shellOf(
  { material }: Pick<Platform, 'material'>,
  { face, course, gradebook }: FaceAddresses,
  { person, session }: Visitor,
): Shell {
  return {
    face,
    courseTitle: material.title,
    person,
    session,
    nav: [
      { title: 'Course', href: course },
      { title: 'Grades', href: gradebook },
      { title: 'Change person', href: '/' },
    ],
  };
}
