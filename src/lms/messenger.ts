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

/** What exactly was in the way of a message. */
const troubles = {
  lms_busy: 'not_sent',
  lms_failed: 'unsure',
  lms_forbidden: 'refused',
  lms_unreachable: 'not_sent',
  lms_broke: 'unsure',
  lms_unclear: 'unsure',
  lms_partly: 'unsure',
  lms_slow: 'not_sent',
  moodle_refused: 'refused',
  canvas_refused: 'refused',
  not_connected: 'refused',
  mail_refused: 'refused',
  mail_busy: 'not_sent',
  mail_broke: 'unsure',
  no_way: 'refused',
} as const satisfies Readonly<Record<string, DeliveryFailure>>;

type DeliveryTrouble = keyof typeof troubles;

/** A message was not taken, or nobody knows. The student is told why, by its trouble and in their language. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly trouble: DeliveryTrouble;
  readonly code: DeliveryFailure;

  constructor(trouble: DeliveryTrouble, options?: ErrorOptions) {
    super(trouble, options);
    this.trouble = trouble;
    this.code = troubles[trouble];
  }
}
