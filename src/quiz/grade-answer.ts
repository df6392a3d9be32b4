import type { Language } from '../ground/language/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { fold, stem, words } from '../ground/text/index.ts';
import type { ItemResult, QuizItem } from './quiz.ts';

/** Grades one answer and explains it from the course. Anything that is no answer counts as none. */
export function gradeAnswer(item: QuizItem, answer: unknown, language: Language): ItemResult {
  const given = textOf(item, answer);
  const correct =
    given !== '' &&
    (item.kind === 'choice' ? given === item.solution : matches(given, item.solution));
  const says = wordsIn(language).quiz;
  const solution = says.solution(item.solution);
  const wrong = given === '' ? `${says.noAnswer} ${solution}` : solution;
  return { id: item.id, correct, feedback: correct ? says.right : wrong, source: item.source };
}

/** What a wrong answer suggests that the student believes, where whoever wrote the item said so. */
export function mistakeIn(item: QuizItem, answer: unknown): string | undefined {
  if (item.kind !== 'choice' || item.mistakes === undefined) return undefined;
  const given = textOf(item, answer);
  return given !== item.solution && Object.hasOwn(item.mistakes, given)
    ? item.mistakes[given]
    : undefined;
}

/** A choice may also be answered by the place of the option, from 0. */
function textOf(item: QuizItem, answer: unknown): string {
  if (item.kind === 'choice' && typeof answer === 'number') return item.options[answer] ?? '';
  return typeof answer === 'string' ? answer.trim() : '';
}

/** Case, accents, articles, plural and one slip of the finger in a long word are forgiven. */
function matches(given: string, solution: string): boolean {
  const left = essence(given);
  const right = essence(solution);
  if (left === right) return true;
  return right.length >= 6 && distanceAtMostOne(left, right);
}

function essence(text: string): string {
  return words(fold(text).replaceAll('-', ' '))
    .filter((word) => !['the', 'a', 'an'].includes(word))
    .map(stem)
    .join(' ');
}

/** True when one insertion, deletion or replacement at most leads from one text to the other. */
function distanceAtMostOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rests = [
    [a.slice(at + 1), b.slice(at + 1)],
    [a.slice(at + 1), b.slice(at)],
    [a.slice(at), b.slice(at + 1)],
  ];
  return rests.some(([left, right]) => left === right);
}
