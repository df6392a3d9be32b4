import type { Observed } from './observed.ts';
import type { DeepLinkingRequest } from './session.ts';
import type { Product, Registration } from './registration.ts';
import type { CourseRole } from './roles.ts';

/** Message types we understand, in our words. */
export const messages = {
  LtiResourceLinkRequest: 'resource-link',
  LtiDeepLinkingRequest: 'deep-linking',
  LtiSubmissionReviewRequest: 'submission-review',
} as const;

/** A verified launch in the product's own words. */
export interface Launch {
  readonly registration: Registration;
  readonly deploymentId: string;
  readonly message: (typeof messages)[keyof typeof messages];
  readonly nonce: string;
  readonly person: Person;
  readonly role: CourseRole;
  /** True for those who run the LMS; says nothing about the course. */
  readonly administers: boolean;
  /** Absent when the platform launched outside a course. */
  readonly context:
    | { readonly id: string; readonly title: string; readonly label: string | null }
    | undefined;
  readonly resourceLink: { readonly id: string; readonly title: string | null } | undefined;
  readonly custom: Readonly<Record<string, string>>;
  readonly ags: AgsEndpoint | undefined;
  readonly nrpsUrl: string | undefined;
  /** Where the platform can be asked for notices, when it sends any. */
  readonly notices: NoticeService | null;
  readonly deepLinking: DeepLinkingRequest | null;
  /** Whose work the person came to look at, by the platform's name for them or by ours. */
  readonly review: { readonly sub: string } | { readonly userId: string } | null;
  /** Origins of the platform that this launch proves: who may frame our pages. */
  readonly platformOrigins: readonly string[];
  /** Where the person goes when the tool is done with them (C23); https, or the registered origin. */
  readonly returnUrl: string | undefined;
  readonly targetLinkUri: string;
  /** C13: the login, which nobody signed, named another target; the signed one counts. */
  readonly targetChanged: boolean;
  readonly locale: string | undefined;
  /** What the doctor can only know from a launch. */
  readonly observed: Observed;
  readonly product: Product;
}

export interface Person {
  readonly sub: string;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly isTest: boolean;
}

/** Where this course's grades go (AGS 2.0 section 3.1); addresses are used exactly as given. */
export interface AgsEndpoint {
  readonly scopes: readonly string[];
  readonly lineItems: string | undefined;
  /** Present only when exactly one line item belongs to the link that was launched. */
  readonly lineItem: string | undefined;
}

/** L2 */
export interface NoticeService {
  readonly url: string;
  readonly types: readonly string[];
  readonly scopes: readonly string[];
}
