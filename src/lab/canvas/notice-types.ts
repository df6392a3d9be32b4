import { toolId } from './canvas-ids.ts';

/** What Canvas can tell a tool by itself. */
export const noticeTypes = ['LtiHelloWorldNotice', 'LtiContextCopyNotice'] as const;
export const noticeHandlersPath = `/api/lti/notice-handlers/${toolId}`;
