import { z } from 'zod';
import type { ReportTable } from '../../../src/quality/index.ts';
import type { ChatModel } from '../../../src/models/index.ts';
import { readLines } from '../../gold/read-lines.ts';
import { cohenKappa, trustedKappa } from '../../statistics/kappa.ts';
import { dimensions, judgeReply, labels, type Label, type Labels } from './rubric.ts';

const label = z.preprocess((value) => {
  const word = String(value).trim().toLowerCase();
  return word === 'to some extent' ? 'some' : word;
}, z.enum(labels));

const line = z.object({
  id: z.string().min(1),
  history: z
    .array(z.object({ role: z.enum(['user', 'assistant']), content: z.string().min(1) }))
    .min(1),
  response: z.string().min(1),
  /** A person's label a dimension; dimensions that were not judged are left out. */
  labels: z.partialRecord(z.enum(dimensions.map(({ key }) => key) as [string, ...string[]]), label),
});
type Labelled = z.infer<typeof line>;

export interface Calibration {
  readonly table: ReportTable;
  /** Dimensions whose figures nobody should rely on. */
  readonly distrusted: readonly string[];
}

/** Holds the judge against people: κ per dimension, "not trusted" below 0.6 or where nothing was compared. */
export async function calibrate(
  judge: ChatModel,
  file: string | undefined,
  signal: AbortSignal,
): Promise<Calibration> {
  const labelled =
    file === undefined ? [] : (await readLines(file, line as z.ZodType<Labelled>)).entries;
  const judged: { human: Labelled['labels']; judge: Labels }[] = [];
  for (const { history, response, labels: human } of labelled) {
    const read = await judgeReply(judge, { history, response }, signal);
    if (read.labels) judged.push({ human, judge: read.labels });
  }
  return compareWithPeople(judged);
}

export function compareWithPeople(
  judged: readonly { human: Readonly<Record<string, Label | undefined>>; judge: Labels }[],
): Calibration {
  const rows = dimensions.map(({ key, label: name }) => {
    const pairs = judged.flatMap(({ human, judge }) => {
      const a = human[key];
      const b = judge[key];
      return a && b ? [[a, b] as const] : [];
    });
    const kappa = cohenKappa(pairs);
    const trusted = kappa !== undefined && kappa.value >= trustedKappa;
    return { key, name, n: pairs.length, kappa, trusted };
  });
  return {
    distrusted: rows.filter(({ trusted }) => !trusted).map(({ key }) => key),
    table: {
      title: 'The judge against people',
      note: `Cohen’s κ between the judge and human labels of the same replies. Below ${trustedKappa} a dimension is not trusted.`,
      columns: ['dimension', 'replies', 'κ', '95 % interval', ''],
      rows: rows.map(({ name, n, kappa, trusted }) => [
        name,
        String(n),
        kappa ? kappa.value.toFixed(2) : '–',
        kappa ? `${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}` : '–',
        trusted ? 'trusted' : 'not trusted',
      ]),
    },
  };
}
