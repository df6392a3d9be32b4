import { wordsIn } from '../tongues/index.ts';

/** Whose a picture is: one student's, in one course. */
export interface PictureOwner {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

/** A picture as it is kept: drawn anew, without anything beside its pixels. */
export interface Picture {
  readonly id: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
}

export interface ReadPicture extends Picture {
  /** What text recognition read in it; '' for nothing, null until it was asked. */
  readonly words: string | null;
}

/** A picture in a question. */
export interface SentPicture extends ReadPicture {
  /** In the student's words; '' for none. */
  readonly description: string;
}

/** A picture that a question is to point to. */
export interface AskedPicture {
  readonly id: string;
  readonly description: string;
}

export const mostPerTurn = 3;
export const longestDescription = 500;
/** Of a student, in a course; beyond that the oldest ones go. */
export const mostUnsent = 12;
/** How long a picture waits for its question. */
export const unsentMs = 24 * 3_600_000;
/** How long it stays at least after it was sent: longer than any transaction takes. */
export const sentMs = 10 * 60_000;
/** Pictures a student may upload within a window. */
export const uploadsPerWindow = 30;
export const uploadWindowMs = 10 * 60_000;
/** Of recognised text, in characters. */
export const longestWords = 4_000;

export type PictureRefusal =
  | 'picture_kind'
  | 'picture_too_many_pixels'
  | 'picture_damaged'
  | 'picture_unreadable'
  | 'too_many_pictures';

/** A picture that is not taken; nothing of it is kept. The message is a sentence for the student. */
export class PictureRefusedError extends Error {
  override readonly name = 'PictureRefusedError';
  readonly code: PictureRefusal;
  /** Milliseconds until another try makes sense, where one does. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: PictureRefusal,
    options: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(wordsIn('en').problems[code], options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** What the bytes of a picture are sealed for. */
export function sealedFor(id: string): string {
  return `picture ${id}`;
}
