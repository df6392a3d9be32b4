import { Router } from 'express';
import { gradeOf, type Cell, type Column } from '../platform/gradebook.ts';
import { mediaType, scope } from '../platform/lti-names.ts';
import { text } from '../platform/params.ts';
import type { LabPerson } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { lineItemsUrl } from './id-token.ts';
import { LtiRefusal } from './lti-refusal.ts';
import { page, servicePages } from './paging.ts';
import {
  readExtension,
  scoreChecks,
  scored,
  submissionExtension,
  type SubmissionExtension,
} from './score.ts';
import { columnAsked, jsonBody, serviceDoor } from './service.ts';

/** Scores in, results out (as Canvas documents it). */
export function createScoresAndResults(platform: Platform): Router {
  const { gradebook, watch, issuer } = platform;
  const router = Router();
  const item = '/api/lti/courses/:course/line_items/:item';

  const scoring = serviceDoor(platform, scope.score);
  router.post(`${item}/scores`, watch('scores'), ...scoring, (request, response) => {
    const column = columnAsked(platform, request);
    const body = jsonBody(request);
    const student = studentCalled(platform, body['userId']);
    const held = gradebook.cell(column.id, student?.sub ?? '');
    const extension = readExtension(body);
    const facts = { body, extension, column, student, held, now: Date.now() };
    for (const check of scoreChecks) check(facts);
    gradebook.put(scored(facts));
    response.type(mediaType.score).send(
      JSON.stringify({
        resultUrl: resultUrl(platform, column, student),
        [submissionExtension]: { content_items: receipts(platform, extension) },
      }),
    );
  });

  const reading = serviceDoor(platform, scope.result);
  router.get(`${item}/results`, watch('services'), ...reading, (request, response) => {
    const column = columnAsked(platform, request);
    const wanted = text(request.query['user_id']);
    const only = wanted === undefined ? undefined : studentCalled(platform, wanted);
    const cells = gradebook
      .cells(column.id)
      .filter((cell) => wanted === undefined || cell.userId === only?.sub);
    const shown = page(request, response, cells, { ...servicePages, origin: issuer });
    response.type(mediaType.results);
    response.send(JSON.stringify(shown.map((cell) => result(platform, column, cell))));
  });

  router.get(`${item}/results/:user`, watch('services'), ...reading, (request, response) => {
    const column = columnAsked(platform, request);
    const student = studentCalled(platform, request.params['user']);
    const held = gradebook.cells(column.id).find((cell) => cell.userId === student?.sub);
    if (!held) throw new LtiRefusal(404, 'not found');
    response.type(mediaType.results).send(JSON.stringify(result(platform, column, held)));
  });
  return router;
}

// quirk: canvas takes its own number as well as the id of the launch
function studentCalled({ roster }: Platform, id: unknown): LabPerson | undefined {
  return roster.students().find((person) => person.sub === id || person.lmsUserId === String(id));
}

function resultUrl(platform: Platform, column: Column, student: LabPerson | undefined): string {
  return `${lineItemsUrl(platform)}/${column.id}/results/${student?.lmsUserId ?? ''}`;
}

function receipts({ issuer }: Platform, { content_items: items }: SubmissionExtension): object[] {
  return items.map((item, at) => ({ ...item, progress: `${issuer}/api/lti/progress/${at + 1}` }));
}

function result(platform: Platform, column: Column, cell: Cell): object {
  const { score, comment } = gradeOf(cell);
  return {
    id: resultUrl(platform, column, platform.roster.bySub(cell.userId)),
    scoreOf: `${lineItemsUrl(platform)}/${column.id}`,
    userId: cell.userId,
    ...(score === null ? {} : { resultScore: score, resultMaximum: column.scoreMaximum }),
    ...(comment === null ? {} : { comment }),
  };
}
