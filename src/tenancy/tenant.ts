/** An institution. Everything it owns is invisible to every other one. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  /** ISO 3166 code, or null while nobody has told. */
  readonly country: string | null;
}
