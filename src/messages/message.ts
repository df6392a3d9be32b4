/** How a message travels. */
export type Via = 'canvas' | 'moodle' | 'email';

export interface Recipient {
  /** The LMS's own id, or an e-mail address. */
  readonly address: string;
  readonly name: string;
}

/** From whom in which course. */
export interface Writer {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

/** To whom a message of a student would go, and how. */
export interface Envelope {
  readonly via: Via;
  readonly recipients: readonly Recipient[];
  /** Stands beneath the text and says who sends it. */
  readonly footer: string;
}

/** A message on its way. */
export interface Message extends Writer, Envelope {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  /** How often its sending was begun. */
  readonly attempts: number;
}

export type MessageState = 'waiting' | 'sending' | 'sent' | 'failed' | 'unsure';

/** What a student sees of a message of theirs. */
export interface MessageNews {
  readonly turnId: string;
  readonly via: Via;
  readonly state: MessageState;
  /** The name of a trouble. */
  readonly reason: string | null;
  readonly to: readonly string[];
}
