/** What the pages of those who teach say about misconduct, in English. */
export const conductWords = {
  conduct: {
    setting: 'Conduct',
    use: 'Misconduct is noted, and pauses a student’s questions when it is repeated',
    useWhat:
      'What the guard stops (insults, harassment, threats, sexual content, help with cheating or a crime, attempts to get around the tutor’s rules) is noted with its kind and time, never with what was written, and the student is told each time. Three notes within seven days pause their questions for two days, a serious threat for seven. Everything else stays open to them, and a student in danger is always answered.',
    useWhere:
      'You find the notes under “People” and can take back each of them. Questions beside the course never count, and a cry for help is never noted here.',
    model: 'A language model also looks at messages the guard was in doubt about',
    modelWhat:
      'It is asked after the answer and about few messages, and is told nothing about who wrote them. What this costs counts on the course. What it finds waits for you and has no consequence before, unless your institution has decided otherwise. It works only while the switch above is on.',
    title: 'Conduct',
    lead: 'What was noted in students’ messages, by kind and time. What they wrote stays between them and the tutor. About two in a hundred harmless messages are stopped in error: take back what was noted wrongly.',
    switchedOff:
      'Conduct is not noted in this course. An instructor switches it on under “Settings”.',
    notAllowed: 'Whoever runs this tutor has switched this off for all courses.',
    none: 'Nothing was noted.',
    pauses: 'Questions pause now',
    notes: 'Notes',
    nameless: 'Name not shared by the LMS',
    until: (name: string, when: string) => `${name}: until ${when}`,
    lift: 'Lift the pause',
    lifted: 'The pause is lifted.',
    letCount: 'Let it count',
    takeBack: 'Take it back',
    saidCounts: 'It counts now.',
    saidBack: 'It is taken back.',
    kinds: {
      inappropriate_language: 'Insulting language',
      violence: 'Violence or threats',
      illegal: 'Help with something forbidden',
      sexual: 'Sexual content',
      off_topic: 'A subject outside the course',
      harassment: 'Harassment',
      self_harm: 'A cry for help',
      jailbreak_attempt: 'An attempt to get around the tutor’s rules',
    },
    standings: {
      counts: 'counts',
      noted: 'noted, without consequence',
      waits: 'waits for you, without consequence until then',
      struck_out: 'taken back',
    },
  },
};

export type ConductWords = typeof conductWords;
