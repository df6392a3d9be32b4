import { Router, type Request } from 'express';
import { render } from '../pages/render.ts';
import { shellOf } from '../pages/shell.ts';
import type { Cell, Column } from '../platform/gradebook.ts';
import { count, text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { canvasAddresses } from './addresses.ts';
import type { LaunchPageNeeds } from './launch-pages.ts';

/**
 * SpeedGrader. Canvas has no message for a review: it launches the address that the tool handed in
 * with the score, as a link of the assignment.
 */
export function createSpeedGrader({ platform, pages, beginLaunch }: LaunchPageNeeds): Router {
  const router = Router();
  const addresses = canvasAddresses(platform);

  router.get(
    '/gradebook/speed_grader',
    pages.teacher(async (visitor, request, response) => {
      const work = workAsked(platform, request);
      if (!work) return response.redirect(addresses.gradebook);
      const { column, cell } = work;
      const query = `assignment_id=${column.id}&student_id=${encodeURIComponent(cell.userId)}`;
      const source = `${addresses.gradebook}/speed_grader/launch?${query}`;
      const frame = addresses.tutorFrame(source, undefined);
      const shell = shellOf(platform, addresses, visitor);
      const title = 'SpeedGrader';
      response.send(await render('activity', { shell, title, text: column.label, frame }));
    }),
  );
  router.get(
    '/gradebook/speed_grader/launch',
    pages.teacher(async ({ person }, request, response) => {
      const work = workAsked(platform, request);
      if (!work) return response.redirect(addresses.gradebook);
      response.send(
        await beginLaunch({
          person,
          message: 'LtiResourceLinkRequest',
          placement: 'assignment_selection',
          link: platform.links.byUuid(work.column.resourceLinkId ?? ''),
          url: work.cell.submissionUrl,
          target: 'iframe',
        }),
      );
    }),
  );
  return router;
}

/** The cell of the gradebook that was opened, if a launch was handed in with its score. */
function workAsked(
  { gradebook }: Platform,
  { query }: Request,
): { column: Column; cell: Cell } | undefined {
  const column = gradebook.column(count(query['assignment_id']) ?? -1);
  const cell = column && gradebook.cell(column.id, text(query['student_id']) ?? '');
  return column && cell?.submissionUrl ? { column, cell } : undefined;
}
