import { decodeJwt } from 'jose';
import type { TestApp } from './app.ts';
import { clientOf } from './client.ts';
import { launch, type Platform } from './platform.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** A teacher picks a document; returns the claims of a launch from the link that the platform then has. */
export async function linkTo(
  app: TestApp,
  platform: Platform,
  fileName: string,
): Promise<Record<string, unknown>> {
  const boot = await launch(app, platform, {
    sub: 'teacher',
    role: 'Instructor',
    without: [`${lti}resource_link`],
    claims: {
      [`${lti}message_type`]: 'LtiDeepLinkingRequest',
      [`${dl}deep_linking_settings`]: {
        deep_link_return_url: 'https://lms.example/return',
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
      },
    },
  });
  const teacher = clientOf(app, boot);
  const { documents } = (await teacher.get('/api/deep-linking')).body;
  const { id: documentId } = documents.find(
    (one: { fileName: string }) => one.fileName === fileName,
  );
  const items = [{ kind: 'document', title: 'Read this', documentId }];
  const { body } = await teacher.post('/api/deep-linking/answer', { items });
  const [item] = decodeJwt(body.jwt)[`${dl}content_items`] as { custom: object }[];
  return { [`${lti}custom`]: item?.custom };
}
