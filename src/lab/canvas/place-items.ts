import type { ContentItem } from '../platform/lti-items.ts';
import type { Platform } from '../platform/platform.ts';
import type { DeepLinkingAnswer } from './deep-linking-response.ts';
import { placementRules } from './deep-linking-settings.ts';

export interface PlacedItems {
  readonly titles: readonly string[];
  /** A sentence for each item that was not taken. */
  readonly errors: readonly string[];
}

/** Makes links, and assignments for those that bring a line item where the placement allows one. */
export function placeItems(platform: Platform, answer: DeepLinkingAnswer): PlacedItems {
  const assigns = placementRules(answer.placement)?.assigns === true;
  const titles: string[] = [];
  const errors: string[] = [];
  for (const item of answer.items.filter(({ type }) => type === 'ltiResourceLink')) {
    const title = placedTitle(platform, item, assigns);
    const unscored = assigns && item.lineItem && !((item.lineItem.scoreMaximum ?? 0) > 0);
    if (unscored) errors.push(`“${title}” has a line item without scoreMaximum`);
    else {
      place(platform, item, title, assigns);
      titles.push(title);
    }
  }
  return { titles, errors };
}

// The label of the line item wins over the title.
function placedTitle({ material }: Platform, item: ContentItem, assigns: boolean): string {
  return (assigns && item.lineItem?.label) || item.title || `${material.label} link`;
}

function place(platform: Platform, item: ContentItem, title: string, assigns: boolean): void {
  const { lineItem } = item;
  const graded = assigns && lineItem !== undefined;
  const link = platform.links.add({
    title,
    text: item.text ?? '',
    url: item.url ?? null,
    custom: item.custom ?? {},
    newWindow: item.window?.targetName === '_blank',
    // Assignments made by deep linking wait for the teacher to publish them.
    published: !graded,
  });
  if (!graded) return;
  platform.gradebook.addColumn({
    label: title,
    scoreMaximum: lineItem.scoreMaximum ?? 0,
    resourceId: lineItem.resourceId ?? '',
    tag: lineItem.tag ?? '',
    resourceLinkId: link.uuid,
    madeBy: 'lms',
    published: false,
  });
}

/** What the teacher's Publish button does: link and assignment open to students. */
export function publishLink({ links, gradebook }: Platform, number: number): void {
  const link = links.byNumber(number);
  if (!link) return;
  links.publish(number);
  for (const column of gradebook.columns()) {
    if (column.resourceLinkId === link.uuid)
      gradebook.replaceColumn({ ...column, published: true });
  }
}
