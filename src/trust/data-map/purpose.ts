/** Why a table is kept, and how long where nobody erases anything. */
export interface Purpose {
  readonly why: string;
  readonly until: string;
}
