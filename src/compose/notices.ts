import { carryChoicesOver, carrySettingsOver } from '../courses/index.ts';
import {
  createAskForNotices,
  createTakeNotice,
  createTakeOver,
  createWantNotices,
  type CarryOver,
} from '../launch/index.ts';
import { carryConceptsOver } from '../learner/index.ts';
import { carryClassQuizzesOver } from '../quiz/index.ts';
import type { Ground } from './ground.ts';

/** What a copied course begins with, room by room; never anything about people. */
const carryOvers: readonly CarryOver[] = [
  carrySettingsOver,
  carryConceptsOver,
  carryClassQuizzesOver,
  carryChoicesOver,
];

type NoticeNeeds = Omit<
  Parameters<typeof createTakeNotice>[0] & Parameters<typeof createAskForNotices>[0],
  'withTenant' | 'takeOver' | 'publicUrl'
>;

/** What platforms tell outside of launches, and what copied courses take over. */
export function composeNotices({ withTenant, queue, config }: Ground, needs: NoticeNeeds) {
  const { registrations, platformKeys, serviceCall } = needs;
  const { publicUrl } = config;
  const takeOver = createTakeOver(carryOvers);
  return {
    takeOver,
    wantNotices: createWantNotices(queue),
    takeNotice: createTakeNotice({ registrations, platformKeys, withTenant, takeOver }),
    askForNotices: createAskForNotices({ withTenant, registrations, serviceCall, publicUrl }),
  };
}
