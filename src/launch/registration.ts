/** A platform that may launch us: one (issuer, client_id) pair, owned by one tenant. */
export interface Registration {
  readonly tenantId: string;
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly tokenAudience: string | null;
  readonly keysUrl: string;
  readonly product: Product;
  readonly courseSource: CourseSourceKind;
  readonly status: 'active' | 'disabled';
  readonly deploymentPolicy: DeploymentPolicy;
  /** Origins of verified launches: who may show our pages in a frame. */
  readonly frameOrigins: readonly string[];
}

/** Whose rules the grade passback follows. */
export type Product = 'canvas' | 'moodle' | 'other';
export type CourseSourceKind = 'canvas' | 'moodle' | 'none';
/** What happens when a deployment nobody has told us about launches for the first time. */
export type DeploymentPolicy = 'accept-first' | 'hold';

export function productOf(family: string | undefined): Product {
  const word = family?.toLowerCase();
  return word === 'canvas' || word === 'moodle' ? word : 'other';
}
