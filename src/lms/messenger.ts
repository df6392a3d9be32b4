/** Somebody who teaches a course, as its LMS knows them. */
export interface LmsTeacher {
  /** The LMS's own id. */
  readonly id: string;
  readonly name: string;
}

export interface LmsMessage {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Writes to the teachers of a course in the LMS's own inbox, as the account of the connection. */
export interface CourseMessenger {
  /** @throws CourseSourceError */
  teachers(lmsCourseId: string, signal: AbortSignal): Promise<LmsTeacher[]>;
  /** Asks the LMS once. @throws DeliveryError */
  send(lmsCourseId: string, message: LmsMessage, signal: AbortSignal): Promise<void>;
}

export type DeliveryFailure =
  /** It has not been sent; another try may help. */
  | 'not_sent'
  /** It will not be sent that way. */
  | 'refused'
  /** The answer never came: it may have been sent. */
  | 'unsure';

/** A message was not taken, or nobody knows. The sentence is for the student and quotes nothing. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: DeliveryFailure;

  constructor(code: DeliveryFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
