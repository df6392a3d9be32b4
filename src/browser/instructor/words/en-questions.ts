/** What the pages of those who teach say about questions that a model writes for quizzes, in English. */
export const questionWords = {
  questions: {
    setting: 'Quizzes',
    use: 'Questions are also written by a language model',
    useWhat:
      'They are written in advance from the text of your course, never while a student waits, and nothing about a student goes into them. Each is tied to a place of the course that is quoted word for word, and kept only when a second reading of that place finds the same answer. What this costs counts on the course.',
    useWhere:
      'You can read them under “Questions”, and take any of them out before and after students have met it. While this is off, quizzes have only questions made from sentences of your course.',
    checks: {
      use: 'Students are offered short checks without help',
      useWhat:
        'When a student has solved something with help, or could do it alone some days ago, two questions on it wait under “My progress” and, at most once a visit, where a new conversation begins: never in the middle of one, in an exam or a pause, or within a day of somebody sounding strained. They may take it, put it off or leave it out.',
      useGrades:
        'What is answered counts towards what the tutor believes they can do without help, and never for a grade. Those who teach see nothing of it, unless a student contests an answer. No model is asked, and it costs nothing.',
    },
    exercises: {
      setting: 'Exercises',
      use: 'Students are given an exercise when they ask for one',
      useWhat:
        'A button beneath an answer, or “give me an exercise”, asks one question inside the conversation. Its answer counts half as much as one in a quiz, because help was at hand, and for no grade. Nothing that comes near graded work open for the student is asked.',
      useCost:
        'While a student reads an answer, a language model prepares the next exercise from the text of your course, checks it like the questions for quizzes, and keeps it for half an hour. That costs money also where nobody asks for it. Without a model, exercises are made from sentences of your course.',
      noModel:
        'No language model can prepare exercises here: they are made from sentences of your course.',
      counts: (prepared: number, served: number, expired: number) =>
        `In the last 30 days ${prepared} were prepared, ${served} of them given and ${expired} not asked for in time.`,
    },
    title: 'Questions for quizzes',
    lead: 'What a language model wrote for quizzes from the text of your course, with the right answer and the place it rests on. Quizzes ask these first, and fill up with questions made from sentences of your course.',
    switchedOff:
      'This is switched off: none is written, and none is asked. An instructor switches it on under “Settings”.',
    noModel:
      'No language model can be asked to write questions here. Quizzes have those made from sentences of your course.',
    waiting:
      'Nothing is written yet. It begins within minutes after it was switched on, and again some time after new material was read; it also waits while money is short.',
    noConcepts: 'There are no concepts yet to ask about: the course must be read first.',
    count: (count: number) => (count === 1 ? '1 question' : `${count} questions`),
    notYet: 'Nothing was written for this concept yet.',
    none: 'The model was asked, and nothing it wrote was kept.',
    dropped: (count: number) =>
      count === 1
        ? '1 suggestion did not pass the checks and was not kept.'
        : `${count} suggestions did not pass the checks and were not kept.`,
    right: 'Right answer:',
    wrong: 'Other options:',
    mistake: 'Choosing it is taken to mean:',
    quote: 'It rests on these words:',
    by: (model: string, when: string) => `Written by ${model}, ${when}.`,
    takeOut: 'Take it out',
    putBack: 'Put it back',
    takenOut: 'Taken out: no new quiz asks it.',
    saidOut: 'The question is taken out.',
    saidBack: 'The question is back.',
    places: {
      held_back:
        'Not asked now: its place in the course is not open to the whole class, or may not be quoted.',
      gone: 'Not asked any more: its place in the course has changed.',
    },
  },
};

export type QuestionWords = typeof questionWords;
