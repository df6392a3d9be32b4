import type { ContentItem } from '../platform/lti-items.ts';
import type { Platform } from '../platform/platform.ts';
import { linkInstance, typeId } from './moodle-ids.ts';

/** What a picked item puts into the fields of the activity form (as captured from Moodle 4.5). */
export function activityForm(item: ContentItem): Record<string, unknown> {
  const { url, custom, icon, lineItem } = item;
  return {
    name: item.title ?? '',
    introeditor: { text: item.text ?? '', format: '2' },
    ...(icon ? { icon: icon.url } : {}),
    ...(url === undefined ? { typeid: typeId } : { toolurl: url, typeid: 0 }),
    instructorchoiceacceptgrades: lineItem ? 1 : 0,
    ...(lineItem ? gradeFields(lineItem) : {}),
    instructorchoicesendname: 0,
    instructorchoicesendemailaddr: 0,
    launchcontainer: 1,
    ...(custom ? { instructorcustomparameters: assignments(custom).join('\n') } : {}),
    selectcontentindicator: 'Content selected',
  };
}

function gradeFields(lineItem: NonNullable<ContentItem['lineItem']>): Record<string, unknown> {
  const { scoreMaximum, resourceId, tag, submissionReview } = lineItem;
  return {
    grade_modgrade_point: scoreMaximum ?? 100,
    lineitemresourceid: resourceId ?? '',
    lineitemtag: tag ?? '',
    lineitemsubreviewurl: submissionReview?.url ?? '',
    lineitemsubreviewparams: assignments(submissionReview?.custom ?? {}).join('\n'),
  };
}

function assignments(custom: Readonly<Record<string, string>>): string[] {
  return Object.entries(custom).map(([name, value]) => `${name}=${value}`);
}

/** What Save does with the form: the activity, and its column when the item brought one. */
export function saveActivity({ links, gradebook }: Platform, item: ContentItem): void {
  const title = item.title ?? 'AI Tutor';
  const { lineItem } = item;
  const link = links.add({
    title,
    text: item.text ?? '',
    url: item.url ?? null,
    custom: item.custom ?? {},
    newWindow: false,
    published: true,
  });
  if (!lineItem) return;
  gradebook.addColumn({
    // quirk: the column is called after the activity, whatever label the item had
    label: title,
    scoreMaximum: lineItem.scoreMaximum ?? 100,
    resourceId: lineItem.resourceId ?? '',
    tag: lineItem.tag ?? '',
    resourceLinkId: linkInstance(link.number),
    madeBy: 'lms',
    submissionReview: lineItem.submissionReview,
  });
}
