import { z } from 'zod';
import type { ReportTable } from './run-report.ts';
import { dimensions, labels, type Label, type Labels } from './rubric.ts';
import { cohenKappa, trustedKappa } from './statistics/kappa.ts';

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
export type LabelledReply = z.infer<typeof line>;
/** A reply with the labels that people gave it. */
export const labelledReply = line as z.ZodType<LabelledReply>;

/** What a person and the judge said of the same reply. */
export interface JudgedReply {
  readonly human: Readonly<Record<string, Label | undefined>>;
  readonly judge: Labels;
}

/** How far a judge may be believed on a dimension. */
export type Trust = 'trusted' | 'not trusted' | 'uncalibrated';

export interface Calibration {
  readonly table: ReportTable;
  /** Dimensions whose figures nobody should rely on. */
  readonly distrusted: readonly string[];
  /** By dimension; `uncalibrated` where no person has labelled anything. */
  readonly trust: Readonly<
    Record<string, { readonly trust: Trust; readonly kappa: number | null }>
  >;
}

/** κ between the judge and people, dimension by dimension. */
export function compareWithPeople(judged: readonly JudgedReply[]): Calibration {
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
    trust: Object.fromEntries(
      rows.map(({ key, n, kappa, trusted }) => [
        key,
        {
          trust: trusted ? 'trusted' : n === 0 ? 'uncalibrated' : 'not trusted',
          kappa: kappa?.value ?? null,
        },
      ]),
    ),
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
