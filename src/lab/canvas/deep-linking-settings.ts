import type { Platform } from '../platform/platform.ts';

interface PlacementRules {
  readonly types: readonly string[];
  readonly multiple: boolean;
  readonly autoCreate?: boolean;
  /** `lineItem` of an item makes an assignment. */
  readonly assigns?: boolean;
  readonly targets?: readonly string[];
}

const link = ['ltiResourceLink'];

/** What may be picked where (as Canvas documents it). */
const placements: Readonly<Record<string, PlacementRules>> = {
  assignment_selection: { types: link, multiple: false, assigns: true },
  link_selection: { types: link, multiple: true, assigns: true },
  editor_button: {
    types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
    multiple: true,
    targets: ['embed', 'iframe', 'window'],
  },
  course_assignments_menu: { types: link, multiple: true, assigns: true },
  module_menu_modal: { types: link, multiple: true, autoCreate: true, assigns: true },
  module_index_menu_modal: { types: link, multiple: true, autoCreate: true, assigns: true },
  homework_submission: { types: ['file', 'ltiResourceLink'], multiple: false },
  migration_selection: { types: ['file'], multiple: false },
};

export function placementRules(placement: string): PlacementRules | undefined {
  return placements[placement];
}

/** Echoed by the tool; says which placement the answer is for. */
export function deepLinkingData(placement: string): string {
  return `placement:${placement}`;
}

export function deepLinkingSettings(
  { issuer, courseId }: Platform,
  placement: string,
): Record<string, unknown> {
  const rules = placements[placement] ?? { types: link, multiple: false };
  return {
    deep_link_return_url: `${issuer}/courses/${courseId}/deep_linking_response?modal=true`,
    accept_types: rules.types,
    accept_presentation_document_targets: rules.targets ?? ['iframe', 'window'],
    // quirk: canvas joins these with commas into one string
    accept_media_types: 'application/vnd.ims.lti.v1.ltilink',
    accept_multiple: rules.multiple,
    auto_create: rules.autoCreate ?? false,
    data: deepLinkingData(placement),
  };
}
