import type { Column } from '../../platform/gradebook.ts';
import { mediaType, scope } from '../../platform/lti-names.ts';
import { jsonObject, text, type Fields } from '../../platform/params.ts';
import type { Platform } from '../../platform/platform.ts';
import { isInstance, lineItemUrl, lineItemsUrl } from '../id-token.ts';
import { typeId } from '../moodle-ids.ts';
import { brokenLinks, cut } from './paging.ts';
import {
  FrontServerFailure,
  ServiceRefusal,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceResource,
} from './service.ts';
import { authorize, columnAsked } from './service-guard.ts';

const longestLabel = 255;

/** Line items (as captured from Moodle 4.5): the columns of the tool in the gradebook. */
export function lineItemResources(platform: Platform): ServiceResource[] {
  return [
    {
      template: /^\/(\d+)\/lineitems$/,
      formats: [mediaType.lineItems, mediaType.lineItem],
      methods: {
        GET: (call) => list(platform, call),
        POST: (call) => create(platform, call),
      },
    },
    {
      template: /^\/(\d+)\/lineitems\/(\d+)\/lineitem$/,
      formats: [mediaType.lineItem],
      methods: {
        GET: (call) => {
          authorize(platform, call, scope.lineItem, scope.lineItemReadonly);
          const json = lineItem(platform, columnAsked(platform, call));
          return { status: 200, type: mediaType.lineItem, json };
        },
        PUT: (call) => replace(platform, call),
        // quirk: the activity's own column goes as readily as one that the tool made
        DELETE: (call) => {
          authorize(platform, call, scope.lineItem);
          platform.gradebook.removeColumn(columnAsked(platform, call).id);
          return { status: 204, type: 'text/html' };
        },
      },
    },
  ];
}

function list(platform: Platform, call: ServiceCall): ServiceAnswer {
  authorize(platform, call, scope.lineItem, scope.lineItemReadonly);
  const { query, accept } = call;
  // quirk: "any type" is no type here
  if (accept !== '' && accept !== mediaType.lineItems) throw unsupported();
  const wanted = platform.gradebook
    .columns()
    .filter((column) => asked(query.get('resource_id'), column.resourceId))
    .filter((column) => asked(query.get('tag'), column.tag))
    .filter((column) => asked(query.get('resource_link_id'), column.resourceLinkId));
  const shown = cut(call, wanted);
  const address = lineItemsUrl(platform);
  const total = wanted.length;
  return {
    status: 200,
    type: mediaType.lineItems,
    json: shown.rows.map((column) => lineItem(platform, column)),
    link: brokenLinks(shown, { address, query, total }),
  };
}

function asked(wanted: string | null, held: string | null): boolean {
  return wanted === null || wanted === '' || wanted === held;
}

function unsupported(): ServiceRefusal {
  return new ServiceRefusal(400, 'No context or unsupported content type');
}

function create(platform: Platform, call: ServiceCall): ServiceAnswer {
  authorize(platform, call, scope.lineItem);
  if (call.contentType !== mediaType.lineItem) throw unsupported();
  const body = jsonObject(call.body) ?? {};
  const { label, scoreMaximum, resourceLinkId } = body;
  if (!text(label) || scoreMaximum === undefined) {
    throw new ServiceRefusal(400, 'No label or Score Maximum');
  }
  if (!isNumeric(scoreMaximum)) throw new ServiceRefusal(400);
  const linked = linkAsked(platform, resourceLinkId);
  const added = platform.gradebook.addColumn({
    ...writable(body),
    resourceLinkId: linked,
    madeBy: 'tool',
  });
  const id = `${lineItemUrl(platform, added.id)}?type_id=${typeId}`;
  return { status: 201, type: mediaType.lineItem, json: { ...body, id } };
}

function linkAsked(platform: Platform, resourceLinkId: unknown): string | null {
  if (resourceLinkId === undefined) return null;
  const instance = text(resourceLinkId) ?? JSON.stringify(resourceLinkId);
  if (!/^\d+$/.test(instance)) throw new FrontServerFailure('not a number');
  if (!isInstance(platform, instance)) throw new ServiceRefusal(403);
  return instance;
}

function replace(platform: Platform, call: ServiceCall): ServiceAnswer {
  authorize(platform, call, scope.lineItem);
  const column = columnAsked(platform, call);
  const body = jsonObject(call.body) ?? {};
  if (!text(body['label']) || !isNumeric(body['scoreMaximum'])) throw new ServiceRefusal(400);
  platform.gradebook.replaceColumn({ ...column, ...writable(body) });
  const id = `${lineItemUrl(platform, column.id)}?type_id=${typeId}`;
  return { status: 200, type: mediaType.lineItem, json: { ...body, id } };
}

function isNumeric(value: unknown): boolean {
  return (
    (typeof value === 'number' || (typeof value === 'string' && value !== '')) &&
    Number.isFinite(Number(value))
  );
}

// Dates are echoed to the tool and kept nowhere.
function writable(body: Fields): Pick<Column, 'label' | 'scoreMaximum' | 'resourceId' | 'tag'> {
  const label = String(body['label']);
  if (label.length > longestLabel) throw new FrontServerFailure('the database refused the label');
  return {
    label,
    scoreMaximum: Number(body['scoreMaximum']),
    resourceId: text(body['resourceId']) ?? '',
    tag: text(body['tag']) ?? '',
  };
}

function lineItem(platform: Platform, column: Column): object {
  const { id, label, scoreMaximum, resourceId, tag, resourceLinkId, submissionReview } = column;
  return {
    id: `${lineItemUrl(platform, id)}?type_id=${typeId}`,
    label,
    scoreMaximum,
    resourceId,
    tag,
    ...(resourceLinkId === null ? {} : { resourceLinkId, ltiLinkId: resourceLinkId }),
    ...(submissionReview === undefined ? {} : { submissionReview }),
  };
}
