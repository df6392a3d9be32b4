export { createConduct, type Conduct, type Hold } from './conduct.ts';
export {
  cryForHelp,
  day,
  offenceFound,
  offenceIn,
  offenceInPicture,
  type Offence,
  type TurnKey,
} from './incident.ts';
export { countModerations, keepModeration, wasModerated } from './moderation-store.ts';
export { readModelFindings, setModelFindings, type ModelFindings } from './policy-store.ts';
export { createReviewConduct, type ReviewConduct } from './review-conduct.ts';
export { createAnswerCall, type AnswerCall, type OpenedCall } from './oncall/answer-call.ts';
export { createCallOnDuty, type CallOnDuty } from './oncall/call-on-duty.ts';
export { addContact, listContacts, removeContact } from './oncall/contact-store.ts';
export { listNotices } from './oncall/notice-store.ts';
export {
  callAttempts,
  callQueue,
  createDrill,
  createRaise,
  hearQueue,
} from './oncall/raise-notice.ts';
