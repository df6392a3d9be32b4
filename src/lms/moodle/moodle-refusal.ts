import { CourseSourceError, type CourseSourceFailure } from '../course-source.ts';
import { cleanTitle } from '../../ground/text/index.ts';

/** What Moodle said, and what it was asked. */
export interface Said {
  readonly errorcode: string;
  readonly message: string;
}

/** Moodle failed at what it was asked in a word that is none of those known here. */
export class UnknownRefusalError extends CourseSourceError {}

type Explain = (asked: string, said: Said) => [CourseSourceFailure, string];

const tellAdmin = 'Ask your Moodle administrator';

const explanations: Readonly<Record<string, Explain>> = {
  invalidtoken: () => reconnect,
  // What Moodle says of a file when no token reached it.
  missingparam: () => reconnect,
  // The same word covers a function that is missing and a token that ran out a moment ago.
  accessexception: (asked) => [
    'forbidden',
    `Moodle does not let the connected account use ${asked}. ${tellAdmin} to add it to the external service, and to check that the token is still valid for it.`,
  ],
  nopermissions: (asked, said) => [
    'forbidden',
    `The connected Moodle account lacks ${capability(said)} for ${asked}. ${tellAdmin} to allow it in the role of that account.`,
  ],
  errorcoursecontextnotvalid: () => [
    'forbidden',
    `The connected Moodle account cannot enter this course. ${tellAdmin} to give it moodle/course:view, or to enrol it.`,
  ],
  invalidrecord: (asked, said) =>
    // quirk: moodle reports a function it does not know as a row missing from its table of functions.
    said.message.includes('external_functions')
      ? ['forbidden', `This Moodle has no function ${asked}. ${tellAdmin} whether it was removed.`]
      : ['not_found', 'Moodle does not find this course. Check that it still exists.'],
  invalidparameter: () => [
    'not_found',
    'Moodle does not accept the number of this course. Open the tutor from the course again.',
  ],
  requireloginerror: () => [
    'forbidden',
    'Moodle hides this from the connected account: the activity is hidden or restricted.',
  ],
  lessonopen: () => closedLesson,
  lessonclosed: () => closedLesson,
  passwordprotectedlesson: () => closedLesson,
  completethefollowingconditions: () => closedLesson,
  lessonnotready2: () => closedLesson,
  leftduringtimednoretake: () => closedLesson,
  noretake: () => closedLesson,
  filenotfound: () => ['not_found', 'Moodle no longer has this file. Sync the course again.'],
};

const reconnect: [CourseSourceFailure, string] = [
  'reconnect',
  'Moodle no longer accepts the token of this connection. Connect the course with a new one.',
];

const closedLesson: [CourseSourceFailure, string] = [
  'forbidden',
  'Moodle does not let the connected account into this lesson.',
];

/**
 * Turns Moodle's own word for a failure into ours. `asked` names the function, or what else is to
 * be allowed, in Moodle's spelling. What is quoted never holds the token, even if Moodle echoes it.
 */
export function moodleRefusal(asked: string, said: Said, token: string): CourseSourceError {
  const quotable = {
    errorcode: said.errorcode.replaceAll(token, ''),
    message: said.message.replaceAll(token, '…'),
  };
  const explain = Object.hasOwn(explanations, said.errorcode)
    ? explanations[said.errorcode]
    : undefined;
  return explain ? new CourseSourceError(...explain(asked, quotable)) : unknown(asked, quotable);
}

function unknown(asked: string, { errorcode }: Said): UnknownRefusalError {
  const word = /^\w{1,60}$/.test(errorcode) ? ` ("${errorcode}")` : '';
  return new UnknownRefusalError(
    'unavailable',
    `Moodle failed at ${asked}${word}. Try again later.`,
  );
}

// quirk: moodle names the missing capability at the end of the sentence, in brackets, in the words
// of the account's language.
function capability({ message }: Said): string {
  const named = /\(([^()]{1,100})\)[^()]*$/.exec(message)?.[1];
  return named === undefined ? 'a capability' : `the capability “${cleanTitle(named, '?')}”`;
}
