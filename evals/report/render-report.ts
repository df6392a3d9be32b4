import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ejs from 'ejs';
import { isTooFewForMean, type RunReport } from '../../src/quality/index.ts';

const views = join(import.meta.dirname, '../../views');

/** One page that needs nothing but itself; the product shows the same one for a published run. */
export async function renderReport(run: RunReport): Promise<string> {
  const css = await readFile(join(views, 'eval-report.css'), 'utf8');
  return ejs.renderFile(join(views, 'eval-report.ejs'), { run, css, isTooFewForMean });
}
