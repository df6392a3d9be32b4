import type { SentPicture } from '../../pictures/index.ts';

/** A picture of the question, with what could be read in it and its bytes. */
export interface TurnPicture extends Omit<SentPicture, 'words'> {
  /** '' where nothing could be read. */
  readonly words: string;
  /** Null when they are gone: then its words stand in. */
  readonly content: Buffer | null;
}
