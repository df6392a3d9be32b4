/** What the page says to students about what is held about them, in English. */
export const keptWords = {
  kept: {
    title: 'What is kept about you',
    lead: 'How much there is, from all your courses at this school. The file holds all of it, word for word.',
    subjects: {
      account: 'Courses you are in, with your name and address of mail where your LMS tells them',
      conversations: 'Questions with their answers',
      pictures: 'Pictures in questions',
      learning: 'Quiz answers that tell what you can do',
      grades: 'Grades for the gradebook',
      messages: 'Messages to teachers that you approved',
      costs: 'Requests to language models, with what they cost',
    },
    until:
      'By the rules of your school it is erased by itself, course by course, from these days on:',
    download: 'Download everything',
    saved: 'The file was handed to your browser.',
    erase:
      'Nothing is erased here: that is your school’s decision. If you want it, ask the people who look after data protection there. What the gradebook of your LMS has stays in it.',
  },
};
