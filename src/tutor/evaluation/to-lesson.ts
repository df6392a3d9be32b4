import { foldSpace, words } from '../../ground/text/index.ts';
import { findInstructions } from '../../ingest/index.ts';
import type { Lesson, Misconception, SeenMisconception } from '../../learner/index.ts';
import type { TurnReading } from '../prompts/evaluation-prompt.ts';

/** What a reply may speak of: ids in the order in which it was shown, so that the first is c1, the first m1. */
export interface Shown {
  readonly turnId: string;
  readonly message: string;
  readonly concepts: readonly string[];
  /** Null: gone since. */
  readonly known: readonly (Pick<Misconception, 'id' | 'conceptId'> | null)[];
}

const longest = { description: 200, what: 120, nextStep: 300 } as const;
/** From one turn no more is learned, however much is said of it. */
const most = { concepts: 4, misconceptions: 3, explanations: 3 } as const;
/** So many words in a row as the student wrote them are a quote. */
const quoteWords = 5;

const strange =
  /https?:|www\.|[@`<>{}[\]|]|\d{5,}|["“”„«»]|\b(?:i am|my name|ich bin|mein name|me llamo|je m'appelle|meu nome)\b/i;

/**
 * What is left of a model's reading of a turn: only concepts and misconceptions that it was shown, each once,
 * and only notes that quote nobody and speak to nobody.
 */
export function toLesson(reading: TurnReading, shown: Shown): Lesson {
  const conceptAt = (mark: string): string | undefined => itemAt('c', mark, shown.concepts);
  const knownAt = (mark: string): string | undefined => itemAt('m', mark, shown.known)?.id;
  const knownIds = (marks: readonly string[]): string[] => [
    ...new Set(marks.flatMap((mark) => knownAt(mark) ?? [])),
  ];
  const understanding = new Map(
    reading.understanding.flatMap(({ concept, value }) => {
      const conceptId = conceptAt(concept);
      return conceptId === undefined ? [] : [[conceptId, value] as const];
    }),
  );
  const misconceptions = reading.misconceptions.flatMap((one): SeenMisconception[] => {
    const { severity, addressed } = one;
    const known = one.known === null ? null : itemAt('m', one.known, shown.known);
    if (known) return [{ ...ofKnown(known), severity, addressed }];
    const conceptId = conceptAt(one.concept);
    const description = cleaned(one.description, longest.description, shown);
    // One that is called known and was not shown is neither.
    if (one.known !== null || conceptId === undefined || description === null) return [];
    return [{ knownId: null, conceptId, description, severity, addressed }];
  });
  const explanations = reading.explanations.flatMap(({ concept, kind, what, worked }) => {
    const conceptId = conceptAt(concept);
    const said = cleaned(what, longest.what, shown);
    return conceptId === undefined || said === null
      ? []
      : [{ conceptId, kind, what: said, worked }];
  });
  return {
    turnId: shown.turnId,
    attempted: reading.attempted,
    understanding: [...understanding]
      .slice(0, most.concepts)
      .map(([conceptId, value]) => ({ conceptId, value })),
    misconceptions: misconceptions.slice(0, most.misconceptions),
    addressed: knownIds(reading.addressed),
    overcome: knownIds(reading.resolved),
    explanations: explanations.slice(0, most.explanations),
  };
}

function ofKnown({ id, conceptId }: NonNullable<Shown['known'][number]>) {
  return { knownId: id, conceptId, description: '' };
}

/** What the model would have the student do next; null where it says nothing that may be kept. */
export function nextStepOf({ next_step }: TurnReading, shown: Shown): string | null {
  return next_step === null ? null : cleaned(next_step, longest.nextStep, shown);
}

function itemAt<Item>(kind: 'c' | 'm', mark: string, items: readonly Item[]): Item | undefined {
  const number = new RegExp(`^${kind}([1-9]\\d?)$`).exec(mark)?.[1];
  return number === undefined ? undefined : items[Number(number) - 1];
}

/** Null when a note may not be kept: too long, empty, a quote, markup, an address, or words to a model. */
function cleaned(text: string, length: number, { message }: Shown): string | null {
  const said = foldSpace(text.replaceAll(/\p{Cc}|\p{Cf}/gu, ' ')).trim();
  if (said === '' || said.length > length) return null;
  if (strange.test(said) || findInstructions(said).length > 0) return null;
  return quotes(said, message) ? null : said;
}

function quotes(note: string, message: string): boolean {
  const written = ` ${words(message).join(' ')} `;
  const said = words(note);
  return said.some(
    (_, at) =>
      at + quoteWords <= said.length &&
      written.includes(` ${said.slice(at, at + quoteWords).join(' ')} `),
  );
}
