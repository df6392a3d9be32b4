/** What the page says of the money that is kept for deadlines. */
export const reserveWords = {
  title: 'Kept for the days before deadlines',
  why: 'So that the tutor’s best models are there when something is due, a share of what the course may spend in a month can be kept for those days. It needs a monthly limit for the course, which the operator sets.',
  share: 'Share of the month, in per cent (0 keeps nothing)',
  daysBefore: 'Days before a due date on which it may be spent',
  days: 'Due days the LMS does not tell, as 2026-12-01, with spaces between them',
  save: 'Save',
  notDays: 'A due day is written as 2026-12-01.',
  everywhere: 'This is what your institution has set for every course.',
  none: 'No due date is known yet. The LMS is asked for them whenever the course is read.',
  next: 'Due dates that are known',
  forSome: '(for some of the class)',
  zone: (timeZone: string) => `Days begin at midnight in ${timeZone.replaceAll('_', ' ')}.`,
};
