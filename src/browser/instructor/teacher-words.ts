import { answerWords } from './answer-words.ts';
import { linkingWords, peopleWords, settingsWords } from './course-words.ts';
import { materialWords } from './material-words.ts';

/** What the pages of those who teach say beside what students read. They speak English only. */
export const teacherWords = {
  tabs: {
    people: 'People',
    material: 'Material',
    settings: 'Settings',
    preview: 'Try the tutor',
  },
  emptyCourse:
    'There is no course material yet. Read the course under “Material” first; then students and you can ask about it.',
  answers: answerWords,
  material: materialWords,
  settings: settingsWords,
  people: peopleWords,
  linking: linkingWords,
};
