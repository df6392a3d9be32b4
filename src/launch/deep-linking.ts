import type { ReviewOffer } from './review-address.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';
import type { DeepLinkingRequest } from './session.ts';
import type { ToolKeys } from './tool-keys.ts';

/** A link the instructor places in the course. */
export interface LinkItem {
  readonly title: string;
  readonly text?: string;
  readonly url: string;
  readonly custom: Readonly<Record<string, string>>;
  /** The grade column that comes with the link (G7). */
  readonly lineItem?: ReviewOffer & {
    readonly label: string;
    readonly scoreMaximum: number;
    readonly resourceId: string;
    readonly tag: string;
  };
}

export interface DeepLinkingAnswer {
  /** Where the browser posts the form. */
  readonly returnUrl: string;
  /** The form's one field, `JWT`. */
  readonly jwt: string;
}

/** Signs the answer to a deep linking request; no items mean that nothing was picked (G4). */
export type AnswerDeepLinking = (
  subject: { registration: Registration; deploymentId: string },
  request: DeepLinkingRequest,
  items: readonly LinkItem[],
) => Promise<DeepLinkingAnswer>;

interface DeepLinkingNeeds {
  readonly registrations: RegistrationDirectory;
  readonly toolKeys: ToolKeys;
}

/** Builds and signs the message with ltijs, over our registrations and keys. */
export function createAnswerDeepLinking(needs: DeepLinkingNeeds): AnswerDeepLinking {
  return async ({ registration, deploymentId }, request, items) => {
    // Loaded by the first teacher who picks something: it holds memory that a worker never needs.
    const { openDeepLinking } = await import('./ltijs-deep-linking.ts');
    const service = openDeepLinking(needs, registration);
    const idToken = {
      iss: registration.issuer,
      clientId: registration.clientId,
      deploymentId,
      platformContext: {
        deepLinkingSettings: {
          accept_types: request.acceptTypes,
          accept_multiple: request.acceptMultiple,
          ...(request.data === null ? {} : { data: request.data }),
        },
      },
    };
    const content = items.map((item) => ({ type: 'ltiResourceLink', ...item }));
    return {
      returnUrl: request.returnUrl,
      jwt: await service.createDeepLinkingMessage(idToken, content),
    };
  };
}
