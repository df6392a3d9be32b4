import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { CaseReport } from '../src/quality/index.ts';

/** What of a run is done already: one line a case, written when the case ends. */
export interface Journal {
  readonly id: string;
  readonly startedAt: string;
  readonly done: readonly CaseReport[];
  readonly spentMicros: number;
  add(report: CaseReport, costMicros: number): void;
}

/** The folder holds another run; nothing was changed. */
export class OtherRunError extends Error {
  override readonly name = 'OtherRunError';
  readonly code = 'other_run';
}

const head = z.object({ fingerprint: z.string(), id: z.string(), startedAt: z.string() });

/**
 * Opens the journal of a run, or begins one. A last line cut off by a kill is thrown away.
 * @param fingerprint of everything that decides the result; a journal of another one is left alone
 * @throws OtherRunError
 */
export function openJournal(
  file: string,
  fingerprint: string,
  fresh: { id: string; startedAt: string },
): Journal {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ fingerprint, ...fresh })}\n`);
  }
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) writeFileSync(file, whole);
  const [first = '{}', ...lines] = whole.split('\n').filter((line) => line !== '');
  const header = head.safeParse(JSON.parse(first));
  if (!header.success || header.data.fingerprint !== fingerprint)
    throw new OtherRunError(
      `${dirname(file)} holds an unfinished run of something else (gold, corpus, model, options or program changed). Choose another --out, or remove that folder.`,
    );
  const entries = lines.map((line) => JSON.parse(line) as { report: CaseReport; cost: number });
  return {
    id: header.data.id,
    startedAt: header.data.startedAt,
    done: entries.map(({ report }) => report),
    spentMicros: entries.reduce((sum, { cost }) => sum + cost, 0),
    add: (report, cost) => appendFileSync(file, `${JSON.stringify({ report, cost })}\n`),
  };
}
