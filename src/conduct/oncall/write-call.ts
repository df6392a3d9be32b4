import { utcMinute } from '../../ground/time/index.ts';

interface CallFacts {
  readonly contact: { readonly name: string };
  /** Title of the course; null in a drill. */
  readonly course: string | null;
  /** A model hears it after an ordinary answer. */
  readonly foundBy: 'guard' | 'model' | null;
  readonly raisedAt: Date;
  readonly link: string;
}

/**
 * The e-mail to somebody on duty. Mail is forwarded, kept and shown on locked screens: who the student is stands
 * behind the link alone, and what they wrote nowhere outside their conversation. Pure.
 */
export function writeCall({ contact, course, foundBy, raisedAt, link }: CallFacts): {
  readonly subject: string;
  readonly text: string;
} {
  const at = utcMinute(raisedAt);
  const drill = course === null;
  const answered =
    foundBy === 'model'
      ? 'The tutor has answered it as an ordinary question, without the help lines: what was written was understood only afterwards.'
      : 'The tutor has answered with the help lines.';
  const happened = drill
    ? `This is a drill, begun at ${at}. Nobody is in danger. Answer it as you would answer a real call.`
    : `${foundBy === 'model' ? 'Shortly before' : 'At'} ${at} a student wrote something to the course tutor of “${course}” that may mean that they, or somebody they know, are in danger. ${answered}`;
  return {
    subject: drill
      ? 'DRILL: a call to those on duty'
      : `URGENT: a student may be in danger (${course})`,
    text: [
      `${contact.name},`,
      happened,
      `Who it is, and a button to say that you take it on:\n${link}`,
      'Until you have pressed it, the next person of your institution’s list is called when your time is up. The link works for seven days and is meant for you alone.',
      'A program noticed this and may be wrong. It does not show what was written.',
    ].join('\n\n'),
  };
}
