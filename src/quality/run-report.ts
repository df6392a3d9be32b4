import { z } from 'zod';

/** What an evaluation found, as it is written, compared, published and shown. */

const figure = z.object({
  key: z.string(),
  label: z.string(),
  /** share: of `n` cases; mean: over `n` cases; number: a quantity with a unit of its own. */
  kind: z.enum(['share', 'mean', 'number']),
  value: z.number().nullable(),
  /** 95 % interval; null where none can be given. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int().nonnegative(),
  unit: z.string().default(''),
  better: z.enum(['higher', 'lower', 'neither']),
});
export type Figure = z.infer<typeof figure>;

const slice = z.object({
  /** The property by which cases are split, e.g. "category". */
  by: z.string(),
  value: z.string(),
  cases: z.number().int().nonnegative(),
  figures: z.array(figure),
});
export type Slice = z.infer<typeof slice>;

const table = z.object({
  title: z.string(),
  note: z.string().default(''),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type ReportTable = z.infer<typeof table>;

const caseReport = z.object({
  id: z.string(),
  title: z.string(),
  tags: z.record(z.string(), z.string()),
  /** Null where a measure does not apply to the case. */
  measures: z.record(z.string(), z.union([z.boolean(), z.number(), z.null()])),
  outcome: z.enum(['passed', 'failed', 'review']),
  /** What went wrong, or what a person should look at. */
  reason: z.string().nullable(),
  /** Facts of the case that are not figures, by name. */
  facts: z.record(z.string(), z.string()),
  transcript: z.array(z.object({ role: z.enum(['student', 'tutor']), text: z.string() })),
  /** The model that wrote the answers, as provider:model; absent where none was asked for them. */
  answeredBy: z.string().optional(),
  /** Events of the turn; kept for cases that did not pass. */
  trace: z.array(z.record(z.string(), z.unknown())),
});
export type CaseReport = z.infer<typeof caseReport>;

export const verdicts = ['better', 'same', 'worse'] as const;
export type Verdict = (typeof verdicts)[number];

const comparison = z.object({
  /** What it is compared with. */
  against: z.string(),
  /** The earlier run it is compared with; null for another way within the same run. */
  run: z.uuid().nullable().default(null),
  /** What that run was; absent within the same run. */
  earlier: z
    .object({
      setup: z.record(z.string(), z.string()),
      /** Fingerprint of its gold file. */
      gold: z.string(),
      complete: z.boolean(),
      /** Whether its own model answered every case that asked one. */
      credited: z.boolean(),
      /** How many of the cases in common passed. */
      passed: z.number().int().nonnegative(),
    })
    .optional(),
  pairs: z.number().int().nonnegative(),
  verdict: z.enum(verdicts),
  measures: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      test: z.string(),
      pairs: z.number().int().nonnegative(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      /** Adjusted for the number of measures looked at. */
      p: z.number(),
      verdict: z.enum(verdicts),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;

export const runReport = z.object({
  format: z.literal(1),
  id: z.uuid(),
  suite: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  title: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** False when the run was stopped by its budget before all cases. */
  complete: z.boolean(),
  /** What was measured: model, embedder, prompt, engine, by name. */
  setup: z.record(z.string(), z.string()),
  gold: z.object({ name: z.string(), fingerprint: z.string(), cases: z.number().int() }),
  figures: z.array(figure),
  slices: z.array(slice),
  tables: z.array(table),
  /** What a reader must know to judge the figures. */
  notes: z.array(z.string()),
  comparisons: z.array(comparison),
  cases: z.array(caseReport),
});
export type RunReport = z.infer<typeof runReport>;
