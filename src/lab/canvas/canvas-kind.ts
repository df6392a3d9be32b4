import { randomBytes } from 'node:crypto';
import type { FaceKind } from '../platform/face-kind.ts';
import type { LabPerson } from '../platform/people.ts';
import { opaqueId } from './canvas-ids.ts';
import { answerCanvasFault } from './faults.ts';

export const canvasKind: FaceKind = {
  path: '',
  clientId: '100000000000042',
  deploymentId: `3407:${opaqueId('deployment')}`,
  custom: {
    course_id: '$Canvas.course.id',
    user_id: '$Canvas.user.id',
    api_domain: '$Canvas.api.domain',
    assignment_id: '$Canvas.assignment.id',
    context_history: '$Canvas.course.previousContextIds.recursive',
    section_ids: '$Canvas.course.sectionIds',
  },
  course: (nth) => ({
    courseId: String(17 + nth),
    contextId: opaqueId(`course ${17 + nth}`),
  }),
  holds: ({ kind }) => kind !== 'link' && kind !== 'lesson',
  // The credential is a teacher's token.
  readsHidden: true,
  linkId: ({ uuid }) => uuid,
  identify,
  newKid,
  newToken: () => `1~${randomBytes(32).toString('base64url')}`,
  publishedKeys: 2,
  firstColumnId: 9,
  answerFault: answerCanvasFault,
};

// People have a UUID towards tools and a number within Canvas.
function identify(nth: number, login: string): Pick<LabPerson, 'sub' | 'lmsUserId'> {
  const hex = opaqueId(`user ${login}`);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return { sub: parts.join('-'), lmsUserId: String(420_000_000_000_000 + nth) };
}

// The time and something random, as Canvas names its keys.
function newKid(): string {
  return `${new Date().toISOString().slice(0, 19)}Z_${randomBytes(16).toString('hex')}`;
}
