/** What the pages of those who teach say about what conversations show of a class, in English. */
export const classWords = {
  class: {
    setting: 'What students understand',
    use: 'The tutor also learns from conversations what each student understands',
    useWhat:
      'When a student has shown some thinking of their own, a language model reads that question and its answer once more and notes what was understood, what should be looked at again, and which explanation helped. The tutor uses this for the next answers. It counts a quarter of a quiz answer and never reaches the gradebook. What it costs counts on the course. Where a written question for quizzes says what a wrong option means, choosing it is noted as well.',
    useWho:
      'Students see everything that is noted about them under “My progress” and can have what should be looked at again taken out. You see it under “Class” only for groups of at least five, without names. When you switch this off, nothing more is read; what was noted stays.',
    title: 'What the class should look at again',
    lead: 'What a language model noted when it read conversations, concept by concept. It says nothing of fewer than five students, gives numbers only as ranges and never a name, and changes only when at least five students have changed. Classes of fewer than ten see nothing here.',
    switchedOff:
      'This is switched off: no conversation is read. An instructor switches it on under “Settings”.',
    noModel: 'No language model can be asked to read conversations here.',
    nothing:
      'There is nothing to show yet: on no concept do enough students have something open, or the class has fewer than ten.',
    bands: {
      '5-9': '5 to 9 students',
      '10-19': '10 to 19 students',
      '20-49': '20 to 49 students',
      '5+': '5 students or more',
      '10+': '10 students or more',
      '20+': '20 students or more',
      '50+': '50 students or more',
    },
    ideas: 'What they share:',
    noIdea: 'They have different things open; no single one is shared by five.',
    asOf: (when: string) => `As of ${when}.`,
    mayErr: 'A model wrote these notes, and it can be wrong.',
  },
};

export type ClassWords = typeof classWords;
