import type { FaceAddresses } from '../pages/face-addresses.ts';
import type { Platform } from '../platform/platform.ts';
import { instanceCmid, itemCmid, linkCmid, tutorCmid, typeId } from './moodle-ids.ts';
import { modName } from './ws/course-module.ts';

export function moodleAddresses(platform: Platform): FaceAddresses {
  const { issuer, courseId, tool } = platform;
  const course = `${issuer}/course/view.php?id=${courseId}`;
  const gradebook = `${issuer}/grade/report/grader/index.php?id=${courseId}`;
  return {
    face: 'moodle',
    course,
    gradebook,
    override: gradebook,
    pick: `${issuer}/course/modedit.php?add=lti&course=${courseId}&typeid=${typeId}`,
    item: (item) => `${issuer}/mod/${modName(item)}/view.php?id=${itemCmid(item)}`,
    link: (link) => `${issuer}/mod/lti/view.php?id=${linkCmid(link.number)}`,
    // Activities are open to students as soon as they are saved.
    publish: () => course,
    review: ({ resourceLinkId }, { userId, timestamp }) =>
      resourceLinkId === null || timestamp === null
        ? undefined
        : `${issuer}/mod/lti/view.php?id=${instanceCmid(resourceLinkId)}&user=${userId}&action=gradeReport`,
    tutor: (target) => launchAddress(platform, tutorCmid, target),
    tutorFrame: (source, newTab) => ({
      name: 'contentframe',
      title: 'Tutor',
      source,
      newTab,
      allow: allowed.map((feature) => `${feature} ${tool.origin}`).join('; '),
      storage: undefined,
    }),
  };
}

const allowed = ['microphone', 'camera', 'geolocation', 'midi', 'encrypted-media', 'autoplay'];

/** `launch.php` of an activity; embedded launches say that the view was counted already. */
export function launchAddress(
  { issuer }: Platform,
  cmid: number,
  target: 'iframe' | 'window',
): string {
  const embedded = target === 'iframe' ? '&triggerview=0' : '';
  return `${issuer}/mod/lti/launch.php?id=${cmid}${embedded}`;
}
