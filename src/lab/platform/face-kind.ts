import type { LabItem } from '../lab-course.ts';
import type { Link } from './links.ts';
import type { Identify } from './people.ts';
import type { AnswerFault } from './watch.ts';

/** How a face differs from the other before its first request. */
export interface FaceKind {
  /** Where it is mounted; part of its issuer. */
  readonly path: string;
  readonly clientId: string;
  readonly deploymentId: string;
  /** Custom parameters of the registration that is there from the beginning. */
  readonly custom: Readonly<Record<string, string>>;
  /** The course; each copy of it is the next one. */
  readonly course: (nth: number) => { readonly courseId: string; readonly contextId: string };
  /** What a course can hold there. */
  readonly holds: (item: LabItem) => boolean;
  /** Whether the content credential reads what students may not. */
  readonly readsHidden: boolean;
  /** `resource_link.id` of a link. */
  readonly linkId: (link: Link) => string;
  readonly identify: Identify;
  readonly newKid: () => string;
  /** Makes service tokens and the content credential. */
  readonly newToken: () => string;
  /** How many keys it publishes at a time. */
  readonly publishedKeys: number;
  readonly firstColumnId: number;
  readonly answerFault: AnswerFault;
}
