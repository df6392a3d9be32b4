import type { RunReport } from '../quality/index.ts';

/** A variable of the installation as others may see it: never a secret, never a path. */
export interface Setting {
  readonly value: string;
  readonly meaning: string;
}

/** Whether somebody is sent anything here. */
export type Use = 'asked' | 'allowed' | 'key only' | 'not configured';

/** Somebody of the catalogue, or of the operator's own, who answers when asked by a model's name. */
export interface ModelProvider {
  readonly name: string;
  readonly use: Use;
  readonly models: readonly string[];
  /** Host of the address it is asked at; null: the vendor's own. */
  readonly host: string | null;
  /** The vendor may keep conversations, to go on from its own last answer. */
  readonly keepsAnswers: boolean;
  readonly seesPictures: boolean;
}

/** What the papers tell of one installation, beside what is true of the program everywhere. */
export interface TrustFacts {
  readonly version: string;
  /** YYYY-MM-DD; null: nobody said. */
  readonly date: string | null;
  /** Of the program's source; null where there is no repository. */
  readonly commit: string | null;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly providers: readonly ModelProvider[];
  /** provider:model that places texts by meaning, and the one that orders them; null: none beyond this program. */
  readonly embedding: { readonly model: string; readonly host: string | null } | null;
  readonly rerank: { readonly model: string; readonly host: string | null } | null;
  readonly search: { readonly engine: string; readonly host: string | null } | null;
  readonly bucket: { readonly name: string; readonly host: string | null } | null;
  readonly messagesVia: 'lms' | 'email' | null;
  /** Whether a mail server is named, to call those on duty and to write to teachers. */
  readonly mail: boolean;
  readonly scanner: boolean;
  readonly runs: readonly RunReport[];
  /** Statements of all migrations, in order. */
  readonly migrations: readonly string[];
  /** Text of package-lock.json. */
  readonly lockFile: string;
}
