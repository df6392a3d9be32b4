import type { Chunk } from '../../retrieve/index.ts';
import type { CleaningNotes, PageStatus } from '../parse/parsed-document.ts';
import type { ParseFailure } from '../parse/parse-error.ts';
import type { ShrunkPicture } from '../parse/shrink-picture.ts';
import type { Format } from '../parse/sniff-format.ts';
import type { KeptPages } from './kept-pages.ts';

/** A file lent to the threads: shared memory, so that it is not copied for each task. */
export interface LentFile {
  /** Tells a thread whether it has this file open already. */
  readonly id: number;
  readonly bytes: SharedArrayBuffer;
  readonly fileName: string;
  readonly mediaType: string | null;
}

/** Text read so far, as a thread wrote it down; only threads look inside. */
export type Draft = Uint8Array<ArrayBuffer>;

/** What earlier readings of a document say about this one. */
export interface KnownPages {
  readonly prints: readonly string[] | null;
  /** Null: nothing is known. */
  readonly kept: KeptPages | null;
}

/** What a thread can be asked. */
export type Task =
  | { readonly kind: 'open'; readonly file: LentFile }
  | { readonly kind: 'pages'; readonly file: LentFile; readonly pages: readonly number[] }
  | { readonly kind: 'recognise'; readonly file: LentFile; readonly page: number }
  | { readonly kind: 'shrink'; readonly bytes: Uint8Array }
  | { readonly kind: 'words'; readonly bytes: Uint8Array }
  | { readonly kind: 'vectors'; readonly texts: readonly string[] }
  | {
      readonly kind: 'finish';
      readonly title: string;
      readonly drafts: readonly Draft[];
      readonly recognised: readonly Draft[];
      readonly unread: readonly number[];
      readonly known: KnownPages;
    };

export interface Answers {
  /** `draft` holds the whole document unless its pages are to be read one by one. */
  readonly open: {
    readonly format: Format;
    readonly pageCount: number;
    readonly draft: Draft | null;
    /** Fingerprints of its pages, where they can be told. */
    readonly prints: readonly string[] | null;
  };
  /** `wanting`: pages that only OCR can read. */
  readonly pages: { readonly draft: Draft; readonly wanting: readonly number[] };
  readonly recognise: {
    readonly draft: Draft;
    readonly status: PageStatus['status'];
    readonly confidence: number | null;
  };
  readonly shrink: ShrunkPicture;
  readonly words: PictureWords;
  /** Of the built-in embedder, in the order of the texts. */
  readonly vectors: { readonly vectors: readonly Float64Array<ArrayBuffer>[] };
  readonly finish: Finished;
}

export interface PictureWords {
  /** '' where none were found. */
  readonly text: string;
  /** 0 to 100; null where none were found. */
  readonly confidence: number | null;
}

export interface Finished {
  readonly chunks: readonly Chunk[];
  readonly pages: readonly PageStatus[];
  readonly notes: CleaningNotes;
  /** For the next reading; null for formats whose pages cannot be told apart. */
  readonly kept: KeptPages | null;
  /** Milliseconds. */
  readonly stages: { readonly clean: number; readonly chunk: number };
}

export interface Envelope {
  readonly id: number;
  readonly task: Task;
}

export type Reply =
  | { readonly id: number; readonly answer: Answers[keyof Answers] }
  | {
      readonly id: number;
      readonly refusal: { readonly code: ParseFailure; readonly message: string };
    }
  /** The thread could not do its part for a reason that is not the file's. */
  | { readonly id: number; readonly trouble: string };
