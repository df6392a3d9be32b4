import type { ChatMessage, ChatPicture } from '../../models/index.ts';
import type { Hit } from '../../retrieve/index.ts';
import { looksUnanswerable } from '../passages.ts';
import { fence } from '../prompts/fence.ts';
import type { Turn } from '../turn.ts';
import type { TurnPicture } from './turn-picture.ts';

/** A question with its pictures, as different readers take it. */
export interface Asked {
  readonly turn: Pick<Turn, 'message'>;
  readonly pictures: readonly TurnPicture[];
}

/** Of the text in pictures, in characters: what a search can use. */
const searchedWords = 600;

/** For the model that answers: it is shown the pictures, or gets their words when it does not see. */
export function shownQuestion({ turn, pictures }: Asked): ChatMessage {
  if (pictures.length === 0) return { role: 'user', content: turn.message };
  const captions = pictures.flatMap(({ description }, at) =>
    description === '' ? [] : [`Picture ${at + 1}, in my words: ${description}`],
  );
  const shown = pictures.flatMap((picture, at) => toChatPicture(picture, at + 1));
  const gone = pictures.flatMap((picture, at) =>
    picture.content === null ? [inWords(picture, at + 1)] : [],
  );
  const content = [turn.message, ...captions, ...gone].join('\n\n');
  return { role: 'user', content, pictures: shown };
}

/** For models that only look for something: the words of the pictures, never the pictures. */
export function toldQuestion({ turn, pictures }: Asked): string {
  return [turn.message, ...pictures.map((picture, at) => inWords(picture, at + 1))].join('\n\n');
}

/** What the course is searched for. */
export function searchedQuestion({ turn, pictures }: Asked): string {
  const said = pictures.map(({ description }) => description);
  const read = pictures.map(({ words }) => words.replaceAll(/\s+/g, ' ')).join(' ');
  return [turn.message, ...said, read.slice(0, searchedWords)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Everything the student wrote or photographed beside the question itself. */
export function besideQuestion({ pictures }: Pick<Asked, 'pictures'>): string {
  return pictures.flatMap(({ description, words }) => [description, words]).join('\n');
}

/** A question that is all in its picture ("what is this?") is looked for with what was read there. */
export function isUnanswerable(asked: Asked, hits: readonly Hit[]): boolean {
  const { turn, pictures } = asked;
  if (!looksUnanswerable(turn.message, hits)) return false;
  return pictures.length === 0 || looksUnanswerable(searchedQuestion(asked), hits);
}

function toChatPicture(picture: TurnPicture, number: number): ChatPicture[] {
  const { id, mediaType, width, height, size, content } = picture;
  if (content === null) return [];
  const base64 = (): string => content.toString('base64');
  return [{ id, mediaType, width, height, size, inWords: inWords(picture, number), base64 }];
}

function inWords({ description, words }: TurnPicture, number: number): string {
  const attributes = { number, ...(description === '' ? {} : { description }) };
  return fence('picture', attributes, words === '' ? '(no text could be read in it)' : words);
}
