import { z } from 'zod';
import type { Product } from './registration.ts';
import { toolAddresses } from './tool-addresses.ts';

const parameter = 'review';

/** Where an LMS opens a student's work from its gradebook; `userId` is our id, no platform's. */
export function reviewAddress(publicUrl: string, userId: string): string {
  return `${toolAddresses(publicUrl).launch}?${parameter}=${userId}`;
}

/** The student whom an address made by reviewAddress names. */
export function reviewedUserId(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const named = z.uuid().safeParse(new URL(address).searchParams.get(parameter));
  return named.success ? named.data : undefined;
}

/** What a line item says of looking at the work behind its scores (Submission Review 1.0). */
export interface ReviewOffer {
  readonly submissionReview?: {
    readonly url: string;
    /** The activity progress at which there is something to see. */
    readonly reviewableStatus: readonly string[];
  };
}

/** Canvas knows no such member; it gets the address with each student's score. */
export function reviewOffer(product: Product, publicUrl: string): ReviewOffer {
  if (product === 'canvas') return {};
  const { launch: url } = toolAddresses(publicUrl);
  return { submissionReview: { url, reviewableStatus: ['Completed'] } };
}
