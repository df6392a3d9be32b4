import type { Sql } from '../ground/db/index.ts';
import { runReport, type RunReport } from './run-report.ts';

/** Makes a run public; publishing it again changes nothing. True when it was not public before. */
export async function publishRun(sql: Sql, report: RunReport): Promise<boolean> {
  const { id, suite, finishedAt } = report;
  const inserted = await sql.query(
    `insert into published_runs (id, suite, finished_at, report) values ($1, $2, $3, $4)
     on conflict (id) do nothing returning id`,
    [id, suite, finishedAt, JSON.stringify(report)],
  );
  return inserted.length > 0;
}

/** A published run without its cases: what an overview needs. */
export type RunSummary = Omit<RunReport, 'cases'> & { readonly failures: number };

/** The latest published run of each suite. */
export async function latestRuns(sql: Sql): Promise<RunSummary[]> {
  const rows = await sql.query<{ report: unknown; failures: number }>(
    `select distinct on (suite) report - 'cases' || '{"cases": []}' as report,
       (select count(*)::int from jsonb_array_elements(report -> 'cases') c
        where c ->> 'outcome' = 'failed') as failures
     from published_runs order by suite, finished_at desc`,
  );
  return rows.map(({ report, failures }) => ({ ...runReport.parse(report), failures }));
}

export async function findRun(sql: Sql, id: string): Promise<RunReport | undefined> {
  const [row] = await sql.query<{ report: unknown }>(
    'select report from published_runs where id = $1',
    [id],
  );
  return row && runReport.parse(row.report);
}
