import { contentTerms } from '../../ground/text/index.ts';
import type { ChatMessage, ChatPicture } from '../../models/index.ts';
import type { Hit } from '../../retrieve/index.ts';
import { looksUnanswerable } from '../passages.ts';
import { fence } from '../prompts/fence.ts';
import type { Prompts } from '../prompts/prompt-shelf.ts';
import type { Turn } from '../turn.ts';
import type { TurnPicture } from './turn-picture.ts';

/** A question with its pictures, as different readers take it. */
export interface Asked {
  readonly turn: Pick<Turn, 'message'>;
  readonly pictures: readonly TurnPicture[];
}

/** A question as models are asked it: where nothing was written, our words stand in. */
export interface AskedOfModel extends Asked {
  readonly facts: { readonly prompts: Pick<Prompts, 'pictures' | 'picture-alone'> };
}

/** Of the text in pictures, in characters: what a search can use. */
const searchedWords = 600;
/** A line with fewer words that matter ("Name:") says nothing of its sheet. */
const termsOfALine = 2;

/** For the model that answers: it is shown the pictures, or gets their words when it does not see. */
export function shownQuestion(asked: AskedOfModel): ChatMessage {
  const { turn, pictures } = asked;
  if (pictures.length === 0) return { role: 'user', content: turn.message };
  const captions = pictures.flatMap(({ description }, at) =>
    description === '' ? [] : [`Picture ${at + 1}, in my words: ${description}`],
  );
  const shown = pictures.flatMap((picture, at) => toChatPicture(picture, at + 1));
  const gone = pictures.flatMap((picture, at) =>
    picture.content === null ? [inWords(picture, at + 1)] : [],
  );
  const content = [questionIn(asked), ...captions, ...gone].join('\n\n');
  return { role: 'user', content, pictures: shown };
}

/** For models that only look for something: the words of the pictures, never the pictures. */
export function toldQuestion(asked: AskedOfModel): string {
  const read = asked.pictures.map((picture, at) => inWords(picture, at + 1));
  return [questionIn(asked), ...read].join('\n\n');
}

/** The version of a prompt, with that of the words that stand in for a question. */
export function versionTold(version: string, asked: AskedOfModel): string {
  return isWordless(asked) ? `${version}+${asked.facts.prompts['picture-alone'].version}` : version;
}

/** A prompt that answers, with how to treat pictures where there are any. */
export function withPictures(
  asked: AskedOfModel,
  { system, version }: { readonly system: string; readonly version: string },
): { readonly system: string; readonly promptVersion: string } {
  if (asked.pictures.length === 0) return { system, promptVersion: version };
  const { pictures } = asked.facts.prompts;
  return {
    system: `${system}\n\n${pictures.write()}`,
    promptVersion: versionTold(`${version}+${pictures.version}`, asked),
  };
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
  if (isWordless(asked)) return linesIn(asked).every((line) => looksUnanswerable(line, hits));
  if (!looksUnanswerable(asked.turn.message, hits)) return false;
  return asked.pictures.length === 0 || looksUnanswerable(searchedQuestion(asked), hits);
}

/** A sheet is no question: one line of it that the course speaks of is enough. */
function linesIn(asked: Asked): string[] {
  const lines = besideQuestion(asked).split('\n');
  const telling = lines.filter((line) => contentTerms(line).length >= termsOfALine);
  return telling.length > 0 ? telling : [searchedQuestion(asked)];
}

/** Pictures alone: nothing was written. */
export function isWordless({ turn, pictures }: Asked): boolean {
  return turn.message === '' && pictures.length > 0;
}

function questionIn(asked: AskedOfModel): string {
  const { turn, pictures, facts } = asked;
  return isWordless(asked) ? facts.prompts['picture-alone'].write(pictures.length) : turn.message;
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
