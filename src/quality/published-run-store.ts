import { asJson, type Sql } from '../ground/db/index.ts';
import { runReport, type RunReport } from './run-report.ts';
import { sampleRuns } from './sample-runs.ts';

/** Makes a run public; publishing it again changes nothing. True when it was not public before. */
export async function publishRun(sql: Sql, report: RunReport): Promise<boolean> {
  const { id, suite, finishedAt } = report;
  const inserted = await sql.query(
    `insert into published_runs (id, suite, finished_at, report) values ($1, $2, $3, $4)
     on conflict (id) do nothing returning id`,
    [id, suite, finishedAt, asJson(report)],
  );
  return inserted.length > 0;
}

/** A run without its cases: what an overview needs. */
export type RunSummary = Omit<RunReport, 'cases'> & {
  readonly failures: number;
  /** It came with the program: nothing was measured on this installation. */
  readonly isSample: boolean;
};

/** The latest published run of each suite; where none was published the one that comes with the program, if any. */
export async function latestRuns(sql: Sql): Promise<RunSummary[]> {
  const rows = await sql.query<{ report: unknown; failures: number }>(
    `select distinct on (suite) report - 'cases' || '{"cases": []}' as report,
       (select count(*)::int from jsonb_array_elements(report -> 'cases') c
        where c ->> 'outcome' = 'failed') as failures
     from published_runs order by suite, finished_at desc`,
  );
  const published = rows.map(({ report, failures }) => ({
    ...runReport.parse(report),
    failures,
    isSample: false,
  }));
  const measured = new Set(published.map(({ suite }) => suite));
  return [
    ...published,
    ...sampleRuns()
      .filter(({ suite }) => !measured.has(suite))
      .map(summaryOf),
  ];
}

function summaryOf({ cases, ...rest }: RunReport): RunSummary {
  const failures = cases.filter(({ outcome }) => outcome === 'failed').length;
  return { ...rest, failures, isSample: true };
}

/** A published run, or one that comes with the program. */
export async function findRun(sql: Sql, id: string): Promise<RunReport | undefined> {
  const [row] = await sql.query<{ report: unknown }>(
    'select report from published_runs where id = $1',
    [id],
  );
  return row ? runReport.parse(row.report) : sampleRuns().find((run) => run.id === id);
}
