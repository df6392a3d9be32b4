/** What the page says about a message that waits for its student, and about what became of it. */
export const approvalWords = {
  title: 'Send this message?',
  what: 'The tutor has drafted it for you. You can change it. Nothing is sent unless you press “Send this message”.',
  to: 'To',
  via: 'Sent by',
  ways: { canvas: 'the Canvas inbox', moodle: 'Moodle messages', email: 'e-mail' },
  subject: 'Subject',
  body: 'Message',
  footer: (text: string) => `Added beneath it: ${text}`,
  send: 'Send this message',
  decline: 'Do not send',
  again: 'Send again',
  states: {
    waiting: (to: string) => `Your message to ${to} is on its way.`,
    sent: (to: string) => `Your message was sent to ${to}.`,
    failed: (to: string) => `Your message to ${to} was not sent.`,
    unsure: (to: string) => `It is not known whether your message reached ${to}.`,
  },
};
