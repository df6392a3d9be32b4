import type { Allowance } from '../allowance.ts';
import { doorWords } from './en-doors.ts';
import { gradeWords } from './en-grades.ts';
import { stepWords } from './en-steps.ts';

// A section in Canvas, a group in Moodle, where a section is a part of the course's page.
const whose = {
  tenant: 'Your institution’s',
  course: 'This course’s',
  section: 'Your class group’s',
  student: 'Your',
};
const when = { hour: 'this hour', day: 'today', month: 'this month' };

function allowance({ scope, period, keptBack = 0 }: Allowance): string {
  const apart = keptBack > 0 ? ', but for what is kept for the days before due dates,' : '';
  return `${whose[scope]} allowance for language models ${when[period]}${apart}`;
}

/** "2026-11-22 00:00 UTC". */
function time({ resetsAt }: Allowance): string {
  return `${resetsAt.slice(0, 16).replace('T', ' ')} UTC`;
}

function openFor(until: string | null): string {
  return until === null ? 'still open' : `open until ${until}`;
}

/** What the server says to students, in English. Another language is another file of this shape. */
export const words = {
  /** To somebody in distress. The numbers are those of the country, whatever is spoken. */
  crisis: {
    opening:
      'Thank you for telling me. I am a computer program and cannot help with this the way a person can, but what you wrote matters more than any exercise, and you do not have to carry it alone.',
    talk: 'Please talk to somebody now:',
    closing:
      'If it is about a friend, the same people will tell you what to do. You can also go to your student counselling service, or to anybody you trust. Nothing you wrote here counts against you, and I am still here for the course whenever you want.',
    lines: {
      US: 'Call or text **988** (Suicide & Crisis Lifeline), any time, free.',
      CA: 'Call or text **988** (Suicide Crisis Helpline), any time, free.',
      GB: 'Call Samaritans on **116 123**, any time, free, or text SHOUT to **85258**.',
      IE: 'Call Samaritans on **116 123**, any time, free.',
      DE: 'TelefonSeelsorge: **116 123** or 0800 111 0 111, any time, free.',
      AU: 'Call Lifeline on **13 11 14**, any time.',
      AT: 'TelefonSeelsorge: **142**, any time, free.',
      CH: 'Die Dargebotene Hand, La Main Tendue, Telefono Amico: **143**, any time, free.',
      ES: 'Call **024** (Línea 024), any time, free.',
      MX: 'Call **800 911 2000** (Línea de la Vida), any time, free.',
      FR: 'Call **3114**, any time, free.',
      BR: 'Call CVV on **188**, any time, free.',
      IL: 'Call ERAN on **1201**, any time.',
    },
    emergency: (number: string) => `In immediate danger call **${number}**.`,
    anywhere: [
      'In the United States and Canada call or text **988**; in the United Kingdom and Ireland call **116 123**; in Australia call **13 11 14**.',
      'Anywhere else, [findahelpline.com](https://findahelpline.com) lists free lines in your country. In immediate danger call your local emergency number.',
    ],
  },
  refusals: {
    jailbreak_attempt:
      'I can’t do that. I stay with the rules of this course, and I do not share my instructions, other people’s data or answer keys.',
    violence:
      'I can’t help with that. If you or somebody else may be in danger, call your local emergency number or campus security now.',
    illegal: 'I can’t help with that.',
    sexual: 'I can’t write that. I am here for this course.',
    harassment:
      'I won’t help to hurt or belittle anybody. If there is a conflict in your group, your instructor or the student services can help.',
    any: 'I can’t help with that.',
  },
  redirections: {
    off_topic: 'That is outside what I can help with: I am the tutor of this course.',
    inappropriate_language: 'I understand that this is frustrating. Let us get back to the course.',
  },
  invitation:
    'What in the course would you like to work on? You can name a page, a formula, or a step where you are stuck.',
  /** When what somebody wrote is held against them, and why. */
  conduct: {
    /** Beneath the answer to a message that counts. */
    noted:
      'This message was noted. Three notes within seven days pause your questions in this course for two days. If it was noted by mistake, tell your teacher, who can take it back.',
    /** Likewise where one such message is enough. */
    notedGravely:
      'This message was noted, and your questions in this course pause for seven days. If it was noted by mistake, tell your teacher, who can lift the pause.',
    /** In place of an answer, while questions pause. */
    paused: (until: string, why: string) =>
      `Your questions in this course pause until ${until}. Reason: ${why}. What you have asked, your sources, your progress and quizzes stay open to you. If this is a mistake, tell your teacher, who can lift it. If you or somebody else is in danger, write it here all the same: that is answered at once.`,
    categories: {
      inappropriate_language: 'insulting language',
      violence: 'violence or threats',
      illegal: 'help with something forbidden',
      sexual: 'sexual content',
      off_topic: 'a subject outside the course',
      harassment: 'harassment',
      self_harm: 'a cry for help',
      jailbreak_attempt: 'an attempt to get around the tutor’s rules',
    },
  },
  answer: {
    /** Above an ordinary answer, to somebody who sounds as if they carried more than the course. */
    strained:
      'It sounds as if a lot weighs on you. You can talk to a person about it whenever you like: your student counselling service, somebody you trust, or a help line.',
    /** Above every answer, for a day after a cry for help. */
    helpNear: 'You told me about something hard not long ago. Somebody is still there to talk to:',
    again: 'The answer broke off; here it is again from the beginning.',
    /** Behind an answer that its model, a filter or the time let come no further. */
    cut: 'The answer breaks off here. Ask me to go on, and I will.',
    nothingLeft:
      'What I was about to say could not be found in your course material, so I left it out. Try a narrower question, or ask your instructor where this is covered.',
    prepared: (concept: string) =>
      `No language model answers at the moment. This explanation of “${concept}” was written in advance from your course; it does not know what you know.`,
    /** Before an answer by somebody who could not see the pictures of the question. */
    unseen: (pictures: number) =>
      `I could not look at ${pictures === 1 ? 'your picture' : 'your pictures'}, and found no text there that I could read.`,
    readOnly: (pictures: number, quote: string) =>
      `I could only read the text in ${pictures === 1 ? 'your picture' : 'your pictures'}: “${quote}”`,
    /** Beneath an answer that used more than the course. */
    fromWeb: (hosts: string) => `Looked up on the web, not from your course: ${hosts}.`,
  },
  /** Why an answer ended before its end. */
  failures: {
    worker_lost: 'The answer was interrupted. What was said so far is kept; please try again.',
    interrupted: 'The server was restarted while answering. Please try again.',
    not_begun: 'The tutor is too busy to answer at the moment. Please try again in a while.',
    model_unavailable: 'The language model did not answer. Please try again in a moment.',
    internal: 'Something went wrong while answering. Please try again.',
  },
  /** What the offline tutor puts around sentences of the course. */
  offline: {
    openings: {
      direct_instruction: 'Here is what your course says about this:',
      scaffolding: 'Here is a start from your course:',
      socratic:
        'Before you read on, say in a sentence what you think the answer is. Your course puts it like this:',
      guided_practice: 'You know a good part of this already. Your course says:',
      challenge: 'You are strong here, so read this critically:',
    },
    closings: {
      direct_instruction: (place: string) =>
        `Read “${place}” for the whole explanation, and ask me about any sentence that is unclear.`,
      scaffolding: (place: string) =>
        `Now try it yourself: which step of “${place}” applies to your question first, and why?`,
      socratic: (_place: string) => 'Where does this agree with what you thought, and where not?',
      guided_practice: (place: string) =>
        `Try an example of your own on “${place}” and tell me each step; I will point to the part of the course that checks it.`,
      challenge: (place: string) =>
        `Can you find a case in which the statement in “${place}” would fail if one of its conditions were missing?`,
    },
    somewhere: 'this section',
    notFound:
      'I could not find an answer to this in your course material, so I would rather not guess.',
    askInstructor: 'Your instructor can tell you where it is covered.',
    nearby: 'The closest pages are:',
    askAgain: 'If one of them is what you mean, ask again with its words, or ask your instructor.',
    nothingAsked:
      'I do not know what to look for in your course. Tell me in a sentence what you would like to understand; if it stands in a picture, a closer or sharper one may be read.',
    unprepared:
      'No language model is configured, and this request carries no course material to answer from.',
  },
  budget: {
    spent: (limit: Allowance, left: string) =>
      `${allowance(limit)} is used up (${left} left). It comes back at ${time(limit)}.`,
    tokens: (count: number) => `${count} tokens`,
    overWork: 'What may be spent on this is used up.',
    tooManyTurns: (count: number) =>
      `You have asked ${count} questions within a minute, which is as many as there may be.`,
    small: (limit: Allowance) =>
      `${allowance(limit)} is nearly used up, so a smaller model answers. It comes back at ${time(limit)}.`,
    offline: (limit: Allowance) =>
      `${allowance(limit)} is used up, so this answer comes from your course without a language model. It comes back at ${time(limit)}.`,
    /** Of what the next answers are made: `many` are more than a hundred. */
    enough: (limit: Allowance, answers: number | 'many', isSmall: boolean) => {
      const count = answers === 'many' ? 'more than 100' : `about ${answers}`;
      const kind = isSmall ? ' by a smaller model' : '';
      return `${allowance(limit)} is enough for ${count} more ${answers === 1 ? 'answer' : 'answers'}${kind}. It comes back at ${time(limit)}.`;
    },
    noMore: (limit: Allowance) =>
      `${allowance(limit)} is used up. You can ask again at ${time(limit)}.`,
    noMoreModel: (limit: Allowance) =>
      `${allowance(limit)} is used up: answers come from your course without a language model. It comes back at ${time(limit)}.`,
  },
  /** Beneath what is written near graded work that is open for the student. */
  openWork: {
    hints: (title: string, until: string | null) =>
      `This comes close to “${title}”, which is graded and ${openFor(until)}. Until then I help with hints and with questions about your own attempt, in this whole conversation. For something else begin a new one.`,
    refuse: (title: string, until: string | null) =>
      `This comes close to “${title}”, which is graded and ${openFor(until)}. Until then I do not answer about it, in this whole conversation. For something else begin a new one.`,
    refusal:
      'Your instructor wants this work to be done without me. I gladly help you with the ideas behind it afterwards, and with everything else now.',
    locked: (title: string, until: string) =>
      `The tutor is closed during “${title}”, for you until ${until}. Your earlier conversations can still be read.`,
  },
  quiz: {
    cloze: 'Which word is missing?',
    choice: 'Which term completes the sentence?',
    right: 'Right.',
    noAnswer: 'No answer.',
    solution: (term: string) => `The course says: “${term}”.`,
  },
  /** In the place of an answer, for somebody who asked for practice. */
  exercise: {
    on: (concept: string) => `Here is an exercise on “${concept}”.`,
    prepared:
      'A language model prepared it from your course while you were reading; it can be wrong.',
    written: 'It was written in advance from your course by a language model; it can be wrong.',
    ownWords: 'It is made from a sentence of your course, without a language model.',
  },
  /** Why a message to those who teach did not go out, or may not have. */
  delivery: {
    lms_busy: (lms: string) => `${lms} takes no messages at the moment.`,
    lms_failed: (lms: string) => `${lms} failed while it took the message.`,
    lms_forbidden: (lms: string) => `The address of ${lms} may not be called.`,
    lms_unreachable: (lms: string) => `${lms} could not be reached.`,
    lms_broke: (lms: string) => `The connection to ${lms} broke while the message was sent.`,
    lms_unclear: (lms: string) => `${lms} answered in a form Preceptor does not know.`,
    lms_partly: (lms: string) => `${lms} delivered it to some of the teachers only.`,
    lms_slow: (lms: string) => `${lms} is limiting how fast we may write.`,
    moodle_refused: () =>
      'Moodle did not take the message: the connected account needs core_message_send_instant_messages and moodle/site:sendmessage.',
    canvas_refused: () =>
      'Canvas did not take the message: the connected account may not write to these teachers.',
    not_connected: () =>
      'The course is not connected to the LMS any more, so there is no inbox to write to.',
    mail_refused: () => 'The mail server refused the message.',
    mail_busy: () => 'The mail server does not take messages now.',
    mail_broke: () => 'The connection to the mail server broke.',
    no_way: () => 'There is no way to send messages any more.',
    interrupted: () =>
      'Preceptor was interrupted while sending, so it is not known whether the message arrived. Sending it again may deliver it twice.',
  },
  gradebook: gradeWords,
  steps: stepWords,
  ...doorWords,
};

export type StudentWords = typeof words;
