/**
 * Where a course's material comes from. One implementation per LMS behind one port, so that ingest
 * never knows which it is talking to.
 */
export interface CourseSource {
  /**
   * Whether a listing also holds what no student may see. Then what it lacks was deleted; else it may
   * only be hidden for now.
   */
  readonly listsHidden: boolean;
  /**
   * Everything the course holds that could be read, with its release state. Complete or failed: a
   * listing that breaks off throws, so that nobody mistakes half a course for a course that shrank.
   * @throws CourseSourceError
   */
  list(lmsCourseId: string, signal: AbortSignal): Promise<SourceItem[]>;
  /** The bytes of one item. @throws CourseSourceError */
  fetch(item: SourceItem, signal: AbortSignal): Promise<SourceBytes>;
  /**
   * Who of the course stands where release rules make a difference: everybody who is in any section
   * or group, complete. Null when the LMS does not tell the connected account. @throws CourseSourceError
   */
  members(lmsCourseId: string, signal: AbortSignal): Promise<SourceMember[] | null>;
  /**
   * When work of the course is due, and for whom at other times: assignments, and tests where the LMS tells
   * of them. Null when it does not tell the connected account. @throws CourseSourceError
   */
  dueDates(lmsCourseId: string, signal: AbortSignal): Promise<SourceDueDates | null>;
  /**
   * When the course ends; null where it has no end, undefined when the LMS does not tell the connected
   * account. @throws CourseSourceError
   */
  endsAt(lmsCourseId: string, signal: AbortSignal): Promise<Date | null | undefined>;
  /** The `done:` keys of one student; none where the LMS has no such thing. @throws CourseSourceError */
  done(lmsCourseId: string, lmsUserId: string, signal: AbortSignal): Promise<string[]>;
}

export interface SourceDueDates {
  /** What is due for everybody of whom nothing else is said. */
  readonly due: readonly SourceDue[];
  /** What is due at another time for some, as far as the LMS tells. */
  readonly exceptions: readonly SourceDueException[];
  /** Of the course, such as "America/New_York"; null where the LMS knows none. */
  readonly timeZone: string | null;
}

export interface SourceDueException extends Omit<SourceDue, 'dueAt'> {
  /** As release rules name them: "user:42", "section:4", "group:7". */
  readonly who: string;
  /** Null: never due for them. */
  readonly dueAt: Date | null;
}

export interface SourceDue {
  /** Stable within the course for as long as the thing is the same thing. */
  readonly key: string;
  readonly title: string;
  readonly dueAt: Date;
}

export interface SourceMember {
  /** The person's number in the LMS's own database. */
  readonly lmsUserId: string;
  /** As release rules name them: "section:4", "group:7". */
  readonly keys: readonly string[];
}

export interface SourceItem {
  /** Stable within the course for as long as the thing is the same thing, e.g. "page:17". */
  readonly key: string;
  readonly title: string;
  /** File name, or for pages and the like a readable name; shown as the source of a citation. */
  readonly fileName: string;
  /** Address of the item in the LMS for people, when there is one. */
  readonly url: string | null;
  /** As the LMS says it; what the bytes are is decided by their content. */
  readonly mediaType: string | null;
  /** Of the content, where the LMS tells it before it is fetched. */
  readonly byteSize?: number | null;
  readonly moduleTitle: string | null;
  /** Order within the course as the LMS shows it. */
  readonly position: number;
  /** Changes when, and only when, the content may have changed (update time, size, hash). */
  readonly version: string;
  readonly release: Release;
  /**
   * It is there and cannot be read now, nor what stands below its key ("lesson:11:3" below "lesson:11"):
   * what is known of it is kept, and shown to nobody.
   */
  readonly unread?: boolean;
  /** What `fetch` needs to find the bytes again; opaque to everybody else, never stored or logged. */
  readonly locator: unknown;
}

/** When students may see the item, as far as the LMS tells. */
export interface Release {
  readonly published: boolean;
  readonly unlockAt: Date | null;
  readonly lockAt: Date | null;
  /** What else decides, from student to student; null: nothing else. */
  readonly rule: ReleaseRule | null;
}

/**
 * A condition on who asks and when. Keys: "user:42", "section:4", "group:7", "done:12" (module 12
 * completed). `unknown` stands for what cannot be weighed here: it never opens anything.
 */
export type ReleaseRule =
  | { readonly all: readonly ReleaseRule[] }
  | { readonly any: readonly ReleaseRule[] }
  | { readonly not: ReleaseRule }
  | { readonly from: Date }
  | { readonly until: Date }
  | { readonly who: readonly string[] }
  | { readonly unknown: string };

export interface SourceBytes {
  readonly bytes: Buffer;
  readonly mediaType: string | null;
}

export type CourseSourceFailure =
  /** The token is missing, revoked or expired: somebody must connect again. */
  | 'reconnect'
  /** The token is good but lacks a right or a function. */
  | 'forbidden'
  /** The course or the item is not there. */
  | 'not_found'
  /** Throttled, down, timed out, or talking nonsense: worth another try later. */
  | 'unavailable'
  /** The LMS works, but what it has here cannot be taken: too large, cut short, at a forbidden address. */
  | 'unusable';

/** An LMS did not give what was asked. `message` is a sentence an instructor can act on. */
export class CourseSourceError extends Error {
  override readonly name = 'CourseSourceError';
  readonly code: CourseSourceFailure;

  constructor(code: CourseSourceFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** How to reach an LMS's API: the address people use in the browser, without a trailing slash. */
export interface LmsAccess {
  readonly baseUrl: string;
  readonly token: string;
  /**
   * A token in the place of one that the LMS no longer accepts; absent where there is none to be had.
   * @throws CourseSourceError reconnect
   */
  readonly renew?: ((spent: string) => Promise<string>) | undefined;
}
