export { createPostOffice, type PostOffice } from './address-message.ts';
export { readAudit } from './audit-store.ts';
export {
  createDeliverMessage,
  deliveryAttempts,
  settleLostMessages,
  type DeliverMessage,
} from './deliver-message.ts';
export { createEmailCarrier } from './email-carrier.ts';
export { createMailer, type Mailer } from './mailer.ts';
export { createMessages, type Messages } from './follow-messages.ts';
export { createLmsCarrier } from './lms-carrier.ts';
export type { Envelope, MessageNews } from './message.ts';
export { tellReason } from './tell-reason.ts';
export { createSendMessage, messageQueue, noteDeclined, type SendMessage } from './send-message.ts';
