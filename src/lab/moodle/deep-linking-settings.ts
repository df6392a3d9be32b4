import type { Platform } from '../platform/platform.ts';
import { typeId } from './moodle-ids.ts';

/** No `data` here: Moodle knows the request again by the session key in the address. */
export function deepLinkingSettings(
  { issuer, courseId }: Platform,
  sessionKey: string,
): Record<string, unknown> {
  const query = `course=${courseId}&id=${typeId}&sesskey=${sessionKey}`;
  return {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['frame', 'iframe', 'window'],
    accept_copy_advice: false,
    accept_multiple: true,
    accept_unsigned: false,
    auto_create: false,
    can_confirm: false,
    deep_link_return_url: `${issuer}/mod/lti/contentitem_return.php?${query}`,
    title: 'AI Tutor',
    text: '',
  };
}
