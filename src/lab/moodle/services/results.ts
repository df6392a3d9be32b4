import { gradeOf, type Cell, type Column } from '../../platform/gradebook.ts';
import { mediaType, scope } from '../../platform/lti-names.ts';
import type { Platform } from '../../platform/platform.ts';
import { lineItemUrl } from '../id-token.ts';
import { seconds } from '../moodle-ids.ts';
import { brokenLinks, cut } from './paging.ts';
import type { ServiceAnswer, ServiceCall, ServiceResource } from './service.ts';
import { authorize, columnAsked } from './service-guard.ts';

/** A defect of Moodle that ends in its error page. */
export class BrokenPage extends Error {
  override readonly name = 'BrokenPage';
}

/** Results (as captured from Moodle 4.5): what the gradebook shows. */
export function resultsResource(platform: Platform): ServiceResource {
  return {
    template: /^\/(\d+)\/lineitems\/(\d+)\/lineitem\/results$/,
    formats: [mediaType.results],
    methods: { GET: (call) => results(platform, call) },
  };
}

function results(platform: Platform, call: ServiceCall): ServiceAnswer {
  authorize(platform, call, scope.result);
  const { query } = call;
  const column = columnAsked(platform, call);
  if (query.has('limit') && query.has('type_id')) {
    throw new BrokenPage('Exception - Call to a member function out() on null');
  }
  const userId = query.get('user_id');
  const rows = platform.gradebook
    .cells(column.id)
    .filter((cell) => gradeOf(cell).at !== null)
    .filter((cell) => userId === null || cell.userId === userId);
  const shown = cut(call, rows);
  const address = `${lineItemUrl(platform, column.id)}/results`;
  const total = rows.length;
  return {
    status: 200,
    type: mediaType.results,
    json: shown.rows.map((cell) => result(platform, { column, cell, query })),
    link: brokenLinks(shown, { address, query, total }),
  };
}

// A row that has lost its grade still names its student.
function result(
  platform: Platform,
  { column, cell, query }: { column: Column; cell: Cell; query: URLSearchParams },
): object {
  const address = lineItemUrl(platform, column.id);
  const type = query.get('type_id');
  const { score, comment, at } = gradeOf(cell);
  const typed = type === null ? '' : `type_id=${type}&`;
  const named = {
    id: `${address}/results?${typed}user_id=${cell.userId}`,
    userId: cell.userId,
  };
  if (score === null || at === null) return named;
  return {
    ...named,
    resultScore: score,
    resultMaximum: column.scoreMaximum,
    ...(comment === null ? {} : { comment }),
    scoreOf: type === null ? address : `${address}?type_id=${type}`,
    timestamp: new Date(seconds(at) * 1000).toISOString().replace('.000Z', '+00:00'),
  };
}
