import { randomBytes } from 'node:crypto';
import type { FaceKind } from '../platform/face-kind.ts';
import { answerMoodleFault } from './faults.ts';
import { linkInstance, typeId } from './moodle-ids.ts';

export const moodleKind: FaceKind = {
  // A sub-folder install: the issuer has a path in it.
  path: '/moodle',
  clientId: 'LabMoodleTutor1',
  deploymentId: typeId,
  custom: {
    context_history: '$Context.id.history',
    group_ids: '$Moodle.Person.userGroupIds',
  },
  course: (nth) => ({ courseId: String(2 + nth), contextId: String(2 + nth) }),
  holds: ({ kind, captions }) => captions === undefined && kind !== 'quiz',
  // The credential is an integration account that is not enrolled.
  readsHidden: false,
  linkId: ({ number }) => linkInstance(number),
  // One number is the person everywhere; 1 is the guest.
  identify: (nth) => ({ sub: String(nth + 1), lmsUserId: String(nth + 1) }),
  newKid: () => randomBytes(10).toString('hex'),
  newToken: () => randomBytes(16).toString('hex'),
  publishedKeys: 1,
  // Course and category have used up the first two grade items.
  firstColumnId: 3,
  answerFault: answerMoodleFault,
};
