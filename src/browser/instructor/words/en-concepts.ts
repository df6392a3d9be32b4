/** What the pages of those who teach say about the concepts of a course, in English. */
export const conceptWords = {
  concepts: {
    setting: 'Concepts',
    use: 'A language model proposes improvements to the list of concepts',
    useWhat:
      'The list is made from the headings of your course. Some time after material has changed, a language model reads the list and the beginnings of the sections and proposes better names, missing concepts, pairs that are the same, and another order. Nothing about a student goes into it. What this costs counts on the course.',
    useWhere:
      'You decide about each proposal under “Concepts”; nothing changes for students before you accept it.',
    title: 'Concepts',
    lead: 'What this course teaches, in the order in which it is taught. Mastery, quizzes and what the class should look at again are told by these.',
    switchedOff:
      'The list is made from the headings of your course. A language model can propose improvements: an instructor switches that on under “Settings”.',
    noModel: 'No language model can be asked for proposals here.',
    waiting:
      'Nothing is proposed yet. A model is asked within minutes after this was switched on, and again some time after new material was read; it also waits while money is short.',
    nothing: 'There is nothing to decide: the material as it stands has been looked through.',
    open: (count: number) => (count === 1 ? '1 proposal' : `${count} proposals`),
    now: 'The list as it is',
    none: 'There are no concepts yet: the course must be read first.',
    acceptedBefore: 'Accepted before',
    kinds: {
      add: (name: string) => `Add “${name}”.`,
      rename: (from: string, to: string) =>
        `Call “${from}” “${to}”. What is known about students stays.`,
      merge: (keep: string, drop: string) =>
        `“${drop}” is the same as “${keep}”: make them one. What students have shown on either counts for it.`,
      order: 'Teach them in this order:',
    },
    needs: (first: string, next: string) => `“${next}” needs “${first}”:`,
    quote: 'It rests on these words:',
    by: (model: string, when: string) => `Proposed by ${model}, ${when}.`,
    gone: 'Its place in the course has changed: this can only be refused.',
    accept: 'Accept',
    refuse: 'Refuse',
    takeBack: 'Take it back',
    acceptAll: 'Accept all',
    refuseAll: 'Refuse all',
    accepted: 'The proposal is accepted.',
    refused: 'The proposal is refused and will not come again.',
    decided: (count: number) =>
      count === 1 ? '1 proposal is decided.' : `${count} proposals are decided.`,
    notDecided: (count: number) =>
      count === 1 ? '1 was not possible any more.' : `${count} were not possible any more.`,
  },
};

export type ConceptWords = typeof conceptWords;
