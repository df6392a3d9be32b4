/** What the settings say about who is taught and what, in English. */
export const taughtWords = {
  audience: 'Who the students are',
  audienceWhat:
    'Nothing is concluded from what a student writes, and nothing is kept about anybody: you say it for the whole course. It changes tone, length and steps of the answers. In strict answers it changes the words alone.',
  /** Of what the school says of all its courses. */
  audienceOfSchool: (what: string) => `As the school says. ${what}`,
  audiences: {
    unset: 'Not said',
    under_13:
      'Children under 13: small steps, one question at a time, no harder problem unasked, no pages of the open web',
    '13_17': '13 to 17: plain and serious, one question at a time',
    adults: 'Adults: direct, with reasons',
  },
  subject: 'What the course is about',
  subjectWhat:
    'It changes how the tutor leads: a proof by its steps, a poem by its words and several readings, a program by small runs and its error messages. Material shows by itself where it is full of formulas, quantities or code; languages and history you say here.',
  subjects: {
    as_material: 'As the material shows',
    mathematics: 'Mathematics',
    natural_science: 'Natural science',
    programming: 'Programming',
    language_and_literature: 'Language and literature',
    history_and_society: 'History and social science',
    other: 'Something else: no way of its own',
  },
  notForChildren: 'children under 13 are not sent to the open web.',
};
