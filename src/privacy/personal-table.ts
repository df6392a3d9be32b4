/**
 * What becomes of rows about a person when that person is erased: they go, they stay without the
 * person (`set`), or they stay for a reason that the receipt gives.
 */
type Fate =
  | { readonly kind: 'erased' }
  | { readonly kind: 'unlinked'; readonly set: string; readonly because: string }
  | { readonly kind: 'kept'; readonly because: string };

/** What people ask about; each table belongs to one. */
export type Subject =
  | 'account'
  | 'conversations'
  | 'pictures'
  | 'learning'
  | 'grades'
  | 'messages'
  | 'costs'
  | 'upkeep';

export interface PersonalTable {
  readonly table: string;
  /** How its rows are counted, where a table has rows of people in two parts. */
  readonly as?: string;
  readonly subject: Subject;
  /** Which rows `t` are about the person: $1 is the tenant, $2 the person. */
  readonly rows: string;
  readonly fate: Fate;
  /** Columns that open doors: in no export. */
  readonly secret?: readonly string[];
  /** Columns that are the school's and not about the person, keys to quizzes among them: not in their own export. */
  readonly schools?: readonly string[];
  /** False: nothing but ids, or about others; in no export. 'school': the school's own; not in that of the person. */
  readonly told?: false | 'school';
}
