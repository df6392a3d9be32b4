import { Router } from 'express';
import type { Column } from '../platform/gradebook.ts';
import { mediaType, scope } from '../platform/lti-names.ts';
import { text, texts, type Fields } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import { lineItemsUrl } from './id-token.ts';
import { LtiRefusal } from './lti-refusal.ts';
import { page, servicePages } from './paging.ts';
import { columnAsked, jsonBody, serviceDoor } from './service.ts';

const submissionType = 'https://canvas.instructure.com/lti/submission_type';
const launchUrl = 'https://canvas.instructure.com/lti/launch_url';

/** Line items (as Canvas documents it): an assignment each. */
export function createLineItems(platform: Platform): Router {
  const { gradebook, watch, issuer } = platform;
  const router = Router();
  const list = '/api/lti/courses/:course/line_items';
  const reading = serviceDoor(platform, scope.lineItem, scope.lineItemReadonly);
  const writing = serviceDoor(platform, scope.lineItem);

  router.get(list, watch('services'), ...reading, (request, response) => {
    const wanted = gradebook
      .columns()
      .filter(sameText(request.query['tag'], (column) => column.tag))
      .filter(sameText(request.query['resource_id'], (column) => column.resourceId))
      .filter(sameText(request.query['resource_link_id'], (column) => column.resourceLinkId));
    const include = texts(request.query['include[]']);
    const shown = page(request, response, wanted, { ...servicePages, origin: issuer });
    response.type(mediaType.lineItems);
    response.send(JSON.stringify(shown.map((column) => lineItem(platform, column, include))));
  });

  router.post(list, watch('services'), ...writing, (request, response) => {
    const added = gradebook.addColumn(newColumn(platform, jsonBody(request)));
    response.status(201).type(mediaType.lineItem);
    response.send(JSON.stringify(lineItem(platform, added, [])));
  });

  router.get(`${list}/:item`, watch('services'), ...reading, (request, response) => {
    const include = texts(request.query['include[]']);
    response.type(mediaType.lineItem);
    response.send(JSON.stringify(lineItem(platform, columnAsked(platform, request), include)));
  });

  router.put(`${list}/:item`, watch('services'), ...writing, (request, response) => {
    const changed = { ...columnAsked(platform, request), ...changes(jsonBody(request)) };
    gradebook.replaceColumn(changed);
    response.type(mediaType.lineItem).send(JSON.stringify(lineItem(platform, changed, [])));
  });

  router.delete(`${list}/:item`, watch('services'), ...writing, (request, response) => {
    const column = columnAsked(platform, request);
    if (column.madeBy === 'lms') {
      throw new LtiRefusal(401, 'Cannot delete a line item that was created in Canvas');
    }
    gradebook.removeColumn(column.id);
    response.status(204).end();
  });
  return router;
}

function sameText(wanted: unknown, read: (column: Column) => string | null) {
  const value = text(wanted);
  return (column: Column): boolean => value === undefined || read(column) === value;
}

function newColumn({ links }: Platform, body: Fields) {
  const { label, resourceLinkId } = body;
  if (!text(label)) throw new LtiRefusal(422, "Label can't be blank");
  const asked = changes(body);
  if (asked.scoreMaximum === undefined) throw new LtiRefusal(422, "Score maximum can't be blank");
  if (resourceLinkId !== undefined && !links.byUuid(text(resourceLinkId) ?? '')) {
    throw new LtiRefusal(404, 'not found');
  }
  return {
    label: String(label),
    ...asked,
    scoreMaximum: asked.scoreMaximum,
    resourceLinkId: text(resourceLinkId) ?? null,
    madeBy: 'tool' as const,
    externalToolUrl: externalToolUrl(body),
  };
}

// quirk: canvas takes a part of the object, where the standard wants the whole
function changes(body: Fields): Partial<Column> {
  const { label, tag, resourceId, scoreMaximum } = body;
  if (scoreMaximum !== undefined && !(typeof scoreMaximum === 'number' && scoreMaximum >= 0)) {
    throw new LtiRefusal(422, 'Score maximum must be greater than or equal to 0');
  }
  return {
    ...(text(label) ? { label: String(label) } : {}),
    ...(text(tag) === undefined ? {} : { tag: String(tag) }),
    ...(text(resourceId) === undefined ? {} : { resourceId: String(resourceId) }),
    ...(scoreMaximum === undefined ? {} : { scoreMaximum }),
  };
}

function externalToolUrl(body: Fields): string | undefined {
  const extension = body[submissionType];
  if (typeof extension !== 'object' || extension === null) return undefined;
  const { type, external_tool_url: url } = extension as Fields;
  if (type !== 'none' && type !== 'external_tool') {
    throw new LtiRefusal(422, `Invalid submission_type for line item: ${String(type)}`);
  }
  return text(url);
}

function lineItem(platform: Platform, column: Column, include: readonly string[]): object {
  const { label, scoreMaximum, tag, resourceId, resourceLinkId, externalToolUrl: url } = column;
  return {
    id: `${lineItemsUrl(platform)}/${column.id}`,
    scoreMaximum,
    label,
    ...(tag ? { tag } : {}),
    ...(resourceId ? { resourceId } : {}),
    ...(resourceLinkId === null ? {} : { resourceLinkId }),
    ...(include.includes('launch_url') ? { [launchUrl]: url ?? platform.tool.launch } : {}),
  };
}
