import type { Chunk } from '../../retrieve/index.ts';
import type { CleaningNotes, PageStatus } from '../parse/parsed-document.ts';
import type { ParseFailure } from '../parse/parse-error.ts';
import type { Format } from '../parse/sniff-format.ts';

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

/** What a thread can be asked. */
export type Task =
  | { readonly kind: 'open'; readonly file: LentFile }
  | { readonly kind: 'pages'; readonly file: LentFile; readonly from: number; readonly to: number }
  | { readonly kind: 'recognise'; readonly file: LentFile; readonly page: number }
  | {
      readonly kind: 'finish';
      readonly title: string;
      readonly drafts: readonly Draft[];
      readonly recognised: readonly Draft[];
      readonly unread: readonly number[];
    };

export interface Answers {
  /** `draft` holds the whole document unless its pages are to be read one by one. */
  readonly open: {
    readonly format: Format;
    readonly pageCount: number;
    readonly draft: Draft | null;
  };
  /** `wanting`: pages that only OCR can read. */
  readonly pages: { readonly draft: Draft; readonly wanting: readonly number[] };
  readonly recognise: {
    readonly draft: Draft;
    readonly status: PageStatus['status'];
    readonly confidence: number | null;
  };
  readonly finish: Finished;
}

export interface Finished {
  readonly chunks: readonly Chunk[];
  readonly pages: readonly PageStatus[];
  readonly notes: CleaningNotes;
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
