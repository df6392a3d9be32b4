import { z } from 'zod';
import { claimNames, type LaunchClaims } from './claims.ts';

/** What a launch showed of the platform's settings; names of things only, nothing of the person. */
export const observed = z.object({
  /** The platform's clock minus ours at the launch, in seconds. */
  clockSeconds: z.number(),
  hasName: z.boolean(),
  hasEmail: z.boolean(),
  hasContext: z.boolean(),
  /** Custom parameters whose variable the platform did not know. */
  unresolved: z.array(z.string()),
  gradeScopes: z.array(z.string()),
  hasLineItems: z.boolean(),
  hasRoster: z.boolean(),
  returnsHome: z.boolean(),
  /** What showed that the browser is the one of the login; null before it was shown. */
  browserBy: z.enum(['cookie', 'storage']).nullable().default(null),
  /** Whether the platform offered to store something for us (platform storage). */
  offersStorage: z.boolean().default(false),
});
export type Observed = z.infer<typeof observed>;

/** `now` in milliseconds since 1970. */
export function observe(
  claims: LaunchClaims,
  { now, storageTarget }: { now: number; storageTarget: string | undefined },
): Observed {
  const ags = claims[claimNames.agsEndpoint];
  const custom = Object.entries(claims[claimNames.custom] ?? {});
  const issuedAt = claims['iat'];
  return {
    clockSeconds: typeof issuedAt === 'number' ? Math.round(issuedAt - now / 1000) : 0,
    hasName: Boolean(claims.name ?? claims.given_name),
    hasEmail: Boolean(claims.email),
    hasContext: claims[claimNames.context] !== undefined,
    unresolved: custom
      .filter(([, value]) => typeof value === 'string' && value.startsWith('$'))
      .map(([name]) => name.slice(0, 100))
      .slice(0, 50),
    gradeScopes: ags?.scope ?? [],
    hasLineItems: ags?.lineitems !== undefined,
    hasRoster: claims[claimNames.namesRoles]?.context_memberships_url !== undefined,
    returnsHome: claims[claimNames.launchPresentation]?.return_url !== undefined,
    browserBy: null,
    offersStorage: storageTarget !== undefined,
  };
}
