import type { FaceAddresses } from '../pages/face-addresses.ts';
import type { Platform } from '../platform/platform.ts';
import { toolId } from './canvas-ids.ts';
import { storageFrame } from './launch.ts';
import { assignmentId, fileId, linkItemId, quizId } from './rest/ids.ts';
import { pageAddress } from './rest/pages.ts';

export function canvasAddresses(platform: Platform): FaceAddresses {
  const { issuer, courseId, tool } = platform;
  const course = `${issuer}/courses/${courseId}`;
  return {
    face: 'canvas',
    course,
    gradebook: `${course}/gradebook`,
    override: `${course}/gradebook`,
    pick: `${course}/pick`,
    item: (item) => {
      if (item.kind === 'page') return pageAddress(platform, item);
      if (item.kind === 'assignment') return `${course}/assignments/${assignmentId(item)}`;
      if (item.kind === 'quiz') return `${course}/quizzes/${quizId(item)}`;
      return `${course}/files/${fileId(item)}`;
    },
    link: (link) => `${course}/modules/items/${linkItemId(link.number)}`,
    publish: (link) => `${course}/links/${link.number}/publish`,
    review: ({ id }, { submissionUrl, userId }) =>
      submissionUrl && `${course}/gradebook/speed_grader?assignment_id=${id}&student_id=${userId}`,
    tutor: (target) => `${course}/external_tools/${toolId}?${launchQuery(target)}`,
    tutorFrame: (source, newTab) => ({
      name: 'tool_content',
      title: 'Tutor',
      source,
      newTab,
      allow: allowed.map((feature) => `${feature} ${tool.origin}`).join('; '),
      storage: { name: storageFrame, toolOrigin: tool.origin },
    }),
  };
}

const allowed = ['microphone', 'camera', 'midi', 'encrypted-media', 'autoplay', 'clipboard-write'];

function launchQuery(target: 'iframe' | 'window'): string {
  return target === 'iframe' ? 'display=borderless' : 'display=in_new_tab';
}
