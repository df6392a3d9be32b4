import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import { isTooFewForMean, type RunReport, type RunSummary } from '../../quality/index.ts';
import { sendPage } from '../pages.ts';
import { HttpProblem } from '../problem.ts';
import { idFrom } from '../request.ts';

export interface EvalRoutesNeeds {
  /** The latest published run of each suite. */
  readonly latestRuns: () => Promise<readonly RunSummary[]>;
  readonly findRun: (id: string) => Promise<RunReport | undefined>;
}

const css = readFileSync(join(import.meta.dirname, '../../../views/eval-report.css'), 'utf8');

/** What is measured, in the order in which it is shown; a suite nobody has published yet says so. */
const suites = [
  ['retrieval', 'Retrieval: does the right passage come up?'],
  ['turns', 'Turns: refusals, guidance and safety'],
  ['grounding', 'Grounding: do answers rest on what they cite?'],
  ['tutoring', 'Tutoring: does it teach?'],
  ['mastery', 'Mastery: does it foretell which answers are right?'],
] as const;

/** /eval: what was measured and published here, for everybody. */
export function evalRoutes({ latestRuns, findRun }: EvalRoutesNeeds): Router {
  const router = Router();

  router.get('/eval', async (_req, res) => {
    const runs = await latestRuns();
    const shown = suites.map(([name, title]) => ({
      title,
      run: runs.find(({ suite }) => suite === name),
    }));
    await sendPage(res, 'eval', { shown, css, isTooFewForMean }, { inlineStyle: css });
  });

  router.get('/eval/limits', (_req, res) => sendPage(res, 'limits', { css }, { inlineStyle: css }));

  router.get('/eval/built', (_req, res) => sendPage(res, 'built', { css }, { inlineStyle: css }));

  router.get('/eval/runs/:id', async (req, res) => {
    const run = required(await findRun(idFrom(req, 'id')));
    await sendPage(res, 'eval-report', { run, css, isTooFewForMean }, { inlineStyle: css });
  });

  router.get('/eval/runs/:id/run.json', async (req, res) => {
    const run = required(await findRun(idFrom(req, 'id')));
    res.attachment(`${run.suite}-${run.finishedAt.slice(0, 10)}.json`).json(run);
  });

  return router;
}

function required(run: RunReport | undefined): RunReport {
  if (!run) throw new HttpProblem(404, 'run_not_found', 'There is no such published evaluation.');
  return run;
}
