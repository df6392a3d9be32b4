import { intlTag, type Language } from '../ground/language/index.ts';
import { wordsIn } from '../tongues/index.ts';
import type { Standing } from './contest.ts';
import { probabilityFrom, type Evidence } from './mastery.ts';

/** What a grade may rest on: shown without help, in a quiz or before a teacher; never a conversation. */
export type GradedEvidence = Pick<
  Evidence,
  'conceptId' | 'source' | 'outcome' | 'weight' | 'assisted' | 'happenedAt'
> & { readonly conceptName: string };

/** One student's mastery as a grade. */
export interface MasteryGrade {
  /** 0 to 1, both excluded. */
  readonly score: number;
  /** In the order in which their evidence came; `probability` 0 to 1, both excluded. */
  readonly concepts: readonly {
    readonly name: string;
    readonly probability: number;
    readonly evidence: number;
  }[];
  /** Quiz answers it rests on. */
  readonly answers: number;
  /** How often a teacher saw it in class. */
  readonly shown: number;
}

const gradedSources: ReadonlySet<Evidence['source']> = new Set(['quiz', 'instructor']);

/**
 * The mean of α / (α + β) over the concepts that have evidence given without help, each folded from Beta(1, 1) by
 * that evidence alone. A concept nobody was asked about does not count: one half would be no finding, and a zero a
 * penalty for what was not taught or quizzed yet. So three right answers on one concept are 80 of 100, and eight are
 * 90. Undefined where there is no such evidence: nothing known is no grade.
 */
export function masteryGrade(events: readonly GradedEvidence[]): MasteryGrade | undefined {
  const graded = events.filter(({ assisted, source }) => !assisted && gradedSources.has(source));
  const concepts = [...Map.groupBy(graded, ({ conceptId }) => conceptId).values()].map((all) => ({
    name: all[0]?.conceptName ?? '',
    probability: probabilityFrom(all),
    evidence: all.length,
  }));
  if (concepts.length === 0) return undefined;
  const sum = concepts.reduce((total, { probability }) => total + probability, 0);
  const answers = graded.filter(({ source }) => source === 'quiz').length;
  return { score: sum / concepts.length, concepts, answers, shown: graded.length - answers };
}

/**
 * Whether discounted evidence still counts for the grade. Saying “I guessed” lowers what is believed and never a
 * grade: for the grade the answer stays what it was, so that honesty costs nothing, now or at the next quiz. What a
 * check or a teacher set aside counts for nothing.
 */
export function isOnlyGuessed({ counts, claim, decided, dismissed }: Standing): boolean {
  return !counts && claim === 'guessed' && !decided && !dismissed;
}

/** Characters of the comment at most: gradebooks show it beside the grade. */
export const commentMaxChars = 500;
const nameMaxChars = 80;

/** What the gradebook says beside the grade: which concepts, and on how much each rests. Names no person. */
export function commentOn({ concepts, answers, shown }: MasteryGrade, language: Language): string {
  const said = wordsIn(language).gradebook;
  const percent = new Intl.NumberFormat(intlTag(language), { style: 'percent' });
  const head = said.masteryComment(answers, shown);
  const parts = concepts.map(
    ({ name, probability, evidence }) =>
      `${shorten(name)}: ${percent.format(probability)} (${evidence})`,
  );
  for (let kept = parts.length; kept > 0; kept -= 1) {
    const left = parts.length - kept;
    const tail = left === 0 ? '' : `; ${said.more(left)}`;
    const comment = `${head} ${parts.slice(0, kept).join('; ')}${tail}`;
    if (comment.length <= commentMaxChars) return comment;
  }
  return `${head} ${said.concepts(concepts.length)}`;
}

function shorten(name: string): string {
  const characters = Array.from(name);
  return characters.length <= nameMaxChars
    ? name
    : `${characters.slice(0, nameMaxChars - 1).join('')}…`;
}
