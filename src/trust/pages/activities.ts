/** What is done with data about people, by the subjects of its tables. */
export interface Activity {
  readonly name: string;
  readonly purpose: string;
  readonly data: string;
  readonly recipients: string;
  readonly subjects: readonly string[];
}

export const activities: readonly Activity[] = [
  {
    name: 'Letting people in',
    purpose: 'To know who is in a course and as what',
    data: 'Id in the LMS, name and e-mail where the LMS tells them, role, sections and groups',
    recipients: 'None',
    subjects: ['account'],
  },
  {
    name: 'Answering questions',
    purpose: 'To help students learn from the material of their course',
    data: 'Questions, answers, their course of events, what went to a model and came back',
    recipients: 'Providers of models that are asked, without who it is',
    subjects: ['conversations', 'pictures'],
  },
  {
    name: 'Following what is learned',
    purpose: 'To teach at the right level, and to show students and classes what to look at again',
    data: 'Answers to quizzes and exercises, evidence by concept, what was contested and decided about it, misconceptions, explanations that helped, how somebody likes them',
    recipients:
      'Providers of models, by concept and without who it is; teachers from five students on, and what a student contests',
    subjects: ['learning'],
  },
  {
    name: 'Posting scores',
    purpose: 'To bring scores into the gradebook, where an instructor wants it',
    data: 'Score, column, time, state of posting',
    recipients: 'The LMS',
    subjects: ['grades'],
  },
  {
    name: 'Messages to teachers',
    purpose: 'To write to the teachers what a student has approved',
    data: 'The message, its recipients, that it was approved and sent',
    recipients: 'Teachers, through the LMS or by e-mail',
    subjects: ['messages'],
  },
  {
    name: 'Keeping to budgets',
    purpose: 'To share money for models fairly and to account for it',
    data: 'What was used and what it cost',
    recipients: 'None',
    subjects: ['costs'],
  },
  {
    name: 'Upkeep',
    purpose: 'To finish work, to read courses, to prove what was decided',
    data: 'Ids beside jobs, readings and decisions',
    recipients: 'None',
    subjects: ['upkeep'],
  },
];
