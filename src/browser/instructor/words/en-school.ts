/** What the page about the school says to whoever runs the LMS, in English. */
export const schoolWords = {
  school: {
    title: 'Your school',
    lead: 'What concerns the whole school. Only people who run the LMS see this page.',
    isolation: 'Whether another school can see yours',
    how: 'Every night each school on this installation asks for a page that was planted in every other one: by meaning, by words, from memory, at the source and among the records of answers. Tables and the log are looked at as well.',
    never: 'No probe has run yet. One runs every night.',
    last: (when: string) => `Last probe: ${when}.`,
    asked: (ours: number, theirs: number) =>
      `Questions of others for your page: ${ours}. Questions of yours for theirs: ${theirs}.`,
    alone:
      'There is no other school on this installation, so there was nobody to ask. Tables and the log were looked at.',
    clean: 'Nothing came through.',
    open: (count: number) =>
      count === 1
        ? 'Something came through, by one way:'
        : `Something came through, by ${count} ways:`,
    directions: {
      others_shown_here: 'your school was shown something of another one',
      ours_shown: 'something of your school was shown to another one',
      open_to_all: 'something lay open, and nobody can say whose it was',
    },
    blind:
      'Your school did not find its own page, so this probe proves nothing for you. Tell whoever runs Preceptor.',
    history: 'The newest probes',
    summary: (clean: number, open: number, blind: number) =>
      `Nothing came through: ${clean}. Something did: ${open}. Proved nothing: ${blind}.`,
    each: 'One by one',
    columns: { when: 'Probe', found: 'What it found' },
    found: {
      clean: 'nothing came through',
      open: 'something came through',
      blind: 'proved nothing',
    },
    log: 'The signed log',
    logWhat:
      'Every entry is signed and carries the fingerprint of the one before it, so that an altered or removed one is found. It names no other school. Anyone can check the file without this server:',
    download: 'Download the signed log',
    saved: 'The file was handed to your browser.',
    use: 'What the school uses',
    opened: (count: number) =>
      count === 0 ? 'No course has opened the tutor yet.' : `Courses that opened it: ${count}`,
    connected: (count: number) =>
      count === 0
        ? 'No course’s files are read from the LMS yet.'
        : `Courses whose files are read from the LMS: ${count}`,
    students: (count: number) =>
      count === 0 ? 'No student has been here yet.' : `Students who have been here: ${count}`,
    spent: (spent: string) => `Spent on language models this month: ${spent}`,
    caps: {
      day: (cap: string) => `Limit for a day: ${cap}`,
      month: (cap: string) => `Limit for a month: ${cap}`,
    },
    noCap: 'No limit is set for the whole school.',
    models: 'Language models that answer, in the order in which they are asked',
    notReady: 'cannot be asked now: its key or its price is missing',
    noModel:
      'No language model is configured: answers are extracts from the courses, and nothing leaves this installation for one.',
    papers: 'Papers for your procurement',
    papersWhat:
      'Answers to a security questionnaire, an accessibility report, drafts for data protection, where data goes, what AI there is, a note on the EU AI Act and a list of parts: one page, in English, written from this installation’s program and settings. Beside each answer stands what it rests on.',
    papersDownload: 'Download the papers',
    seen: 'What teachers may see of single students',
    levels: {
      named: 'The answers that a student hands in, and when each was last here, by name.',
      pseudonymous:
        'The answers that a student hands in under a pseudonym, and no visits. Whoever opens them from the gradebook knows from there whose they are.',
      aggregate:
        'No single student’s answers and no visits, only what five or more of a class share.',
    },
    seenHow: 'Students read it on their page. Whoever runs Preceptor changes it:',
    erasing: {
      title: 'Erase what is kept about one person',
      lead: 'Somebody asked for it, or the school decided so. Give the id that your LMS shows for the person: in Canvas and Moodle the number in the address of their profile. It cannot be undone.',
      who: 'Id of the person in the LMS',
      look: 'Show what would go',
      whatGoes: (person: string) => `What would go of “${person}”`,
      goes: {
        account: 'Courses, with name and address',
        conversations: 'Questions with their answers',
        pictures: 'Pictures',
        learning: 'Quiz answers',
        grades: 'Grades waiting for the gradebook or kept beside it',
        messages: 'Messages to teachers',
        costs: 'Requests to language models',
      },
      stays:
        'Sums of money and proof that messages were sent stay without the person. What the LMS has, grades included, stays there; backups hold the rest until they expire.',
      mustWait: 'This person cannot be erased yet:',
      waits: {
        grades: 'a grade is still to be posted',
        crisis: 'a cry for help is open or recent',
        conduct: 'teachers still decide about misconduct',
      },
      again: 'To confirm, give the same id once more',
      erase: 'Erase for good',
      done: 'The person is erased.',
      receipt: 'Download the signed receipt',
      saved: 'The file was handed to your browser.',
      refused: {
        person_unknown: 'Nobody, or not exactly one person, has this id here.',
        person_yourself: 'You cannot erase yourself while you are signed in.',
        person_must_wait: 'Something must come to its end first. Look again what it is.',
        person_busy: 'An answer for this person is still being written. Try again in a minute.',
      },
    },
  },
};
