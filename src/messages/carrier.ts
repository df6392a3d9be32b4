import type { Course } from '../courses/index.ts';
import type { Message, Recipient, Via } from './message.ts';

/** Whom a message from this course would reach, or why it cannot be sent, for instructors. */
export type Route =
  | { readonly via: Via; readonly recipients: readonly Recipient[] }
  | { readonly obstacle: string };

/** One way in which messages leave. */
export interface Carrier {
  /** Cheap: asks no other server. Null when nothing is known to stand in the way. */
  obstacle(course: Course): Promise<string | null>;
  route(course: Course, signal: AbortSignal): Promise<Route>;
  /** @param replyTo the student's own address, when the LMS told it. @throws DeliveryError */
  deliver(
    course: Course,
    message: Message & { readonly replyTo: string | null },
    signal: AbortSignal,
  ): Promise<void>;
}
