import { z } from 'zod';
import { foldSpace } from '../../src/ground/text/index.ts';
import { readLines, type GoldFile } from './read-lines.ts';

const words = z.string().trim().min(1, 'must not be empty');
const phrases = z.array(words).min(1);

const common = {
  id: words,
  question: words,
  difficulty: words,
  docType: z.string(),
  answer: z.string().default(''),
  source: z.string(),
  sources: z.array(words).optional(),
};

const line = z
  .object({ ...common, category: words, expected: z.array(z.union([words, phrases])) })
  .superRefine(({ category, expected, source }, context) => {
    const complain = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (category === 'unanswerable') {
      if (expected.length > 0) complain('expected', 'must be empty for an unanswerable question');
      return;
    }
    if (source === '') complain('source', 'must name the file that holds the answer');
    if (expected.length === 0) complain('expected', 'must name at least one passage');
    const groups = expected.filter((entry) => Array.isArray(entry)).length;
    if (category === 'multi_passage' && groups < expected.length)
      complain('expected', 'must be a list of groups (lists of strings) for multi_passage');
    if (category !== 'multi_passage' && groups > 0)
      complain('expected', 'must be a list of strings; only multi_passage has groups');
  });

/** A question with the passages that answer it. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly category: string;
  readonly difficulty: string;
  readonly docType: string;
  /** Files that hold the answer, the most important first; none for an unanswerable question. */
  readonly sources: readonly string[];
  /**
   * Of each group one phrase must be found. Most questions have one group; multi_passage has several,
   * unanswerable none.
   */
  readonly groups: readonly (readonly string[])[];
  /** Reference answer in a sentence; may be empty. */
  readonly answer: string;
}

const question: z.ZodType<Question> = line.transform(
  ({ category, expected, source, sources, ...rest }) => ({
    ...rest,
    category,
    sources: sources ?? (source === '' ? [] : [source]),
    groups: toGroups(expected),
  }),
);

function toGroups(expected: readonly (string | string[])[]): string[][] {
  const single = expected.filter((entry) => typeof entry === 'string');
  if (single.length > 0) return [single];
  return expected.filter((entry) => Array.isArray(entry));
}

/** @throws GoldError */
export function readQuestions(file: string): Promise<GoldFile<Question>> {
  return readLines(file, question);
}

/** Which groups have one of their phrases in the text. */
export function groupsIn(text: string, groups: Question['groups']): number[] {
  const folded = foldSpace(text);
  return groups.flatMap((group, at) =>
    group.some((phrase) => folded.includes(foldSpace(phrase))) ? [at] : [],
  );
}
