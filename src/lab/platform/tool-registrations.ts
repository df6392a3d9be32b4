import { z } from 'zod';

const registration = z.object({
  clientId: z.string(),
  deploymentId: z.string(),
  name: z.string(),
  login: z.string(),
  /** Redirect URI and default target. */
  launch: z.string(),
  keys: z.string(),
  /** Claims about the person that the tool is told, as the id_token names them. */
  personClaims: z.array(z.string()),
  custom: z.record(z.string(), z.string()),
  /** Rights it asked for at its registration; without them all that the face grants. */
  scopes: z.array(z.string()).optional(),
  /** Places it asked for, on Canvas; without them all. */
  placements: z.array(z.string()).optional(),
  active: z.boolean(),
});
/** The tool as one registration describes it. */
export type ToolRegistration = z.infer<typeof registration>;

export const registrationsState = z.array(registration);

export interface ToolRegistrations {
  /** Oldest first. */
  all(): readonly ToolRegistration[];
  /** The newest that is switched on: the one that launches use. */
  current(): ToolRegistration;
  add(fresh: ToolRegistration): void;
  activate(clientId: string): void;
}

interface ToolRegistrationsNeeds {
  /** The one that was there from the beginning. */
  readonly first: ToolRegistration;
  readonly stored: readonly ToolRegistration[] | undefined;
  readonly onChange: () => void;
}

/** All registrations of the tool with one face. */
export function createToolRegistrations(needs: ToolRegistrationsNeeds): ToolRegistrations {
  const { first, stored = [], onChange } = needs;
  // The first one follows the tool's address, which may have changed since.
  let held: readonly ToolRegistration[] = [
    first,
    ...stored.filter(({ clientId }) => clientId !== first.clientId),
  ];
  return {
    all: () => held,
    current: () => held.findLast(({ active }) => active) ?? first,
    add: (fresh) => {
      held = [...held, fresh];
      onChange();
    },
    activate: (clientId) => {
      held = held.map((one) => (one.clientId === clientId ? { ...one, active: true } : one));
      onChange();
    },
  };
}

/** What a person's claims become when the registration does not share all of them. */
export function shared<Claims extends Record<string, unknown>>(
  { personClaims }: ToolRegistration,
  claims: Claims,
): Claims {
  const about = new Set(['name', 'given_name', 'family_name', 'email', 'picture']);
  const kept = Object.entries(claims).filter(
    ([name]) => !about.has(name) || personClaims.includes(name),
  );
  return Object.fromEntries(kept) as Claims;
}

/** The rights among `scopes` that the tool has been registered with. */
export function registeredScopes(
  { scopes: asked }: Pick<ToolRegistration, 'scopes'>,
  scopes: readonly string[],
): string[] {
  return scopes.filter((scope) => asked?.includes(scope) ?? true);
}

/** True when the tool has been registered for that place. */
export function isPlaced(
  { placements }: Pick<ToolRegistration, 'placements'>,
  placement: string,
): boolean {
  return placements?.includes(placement) ?? true;
}

/** Custom parameters with the variables that the face knows; the others stay as they stand. */
export function expanded(
  { custom }: ToolRegistration,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(custom);
  return Object.fromEntries(entries.map(([name, value]) => [name, variables[value] ?? value]));
}
