import { z } from 'zod';
import {
  digest,
  randomToken,
  sameSecret,
  SealBrokenError,
  type Seal,
} from '../ground/crypto/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import { activeRegistration, type RegistrationDirectory } from './registration-store.ts';
import { useOnce } from './used-nonce-store.ts';
import type { VerifiedLaunch } from './verify-launch.ts';

/** A verified launch that waits for the proof of its browser, sealed on its way through the page. */
interface Ticket {
  readonly id: string;
  readonly launch: Launch;
  /** Digest of what platform storage keeps for the state. */
  readonly browser: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the page read from platform storage; null or absent when there was nothing. */
const redemption = z.object({
  ticket: z.string(),
  state: z.string().nullish(),
  nonce: z.string().nullish(),
});

export interface LaunchTickets {
  /** F7: works once, within a minute. */
  issue(verified: VerifiedLaunch): string;
  /** F8: the launch, when the values are this browser's. Whatever comes, the ticket is used up. @throws LaunchRefusedError */
  redeem(input: unknown): Promise<Launch>;
}

interface LaunchTicketNeeds {
  readonly seal: Seal;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly withTenant: WithTenant;
  readonly now?: () => number;
}

/** F7 */
const lifetimeMs = 60_000;
const purpose = 'launch ticket';

export function createLaunchTickets(needs: LaunchTicketNeeds): LaunchTickets {
  const { seal, registrations, withTenant, now = Date.now } = needs;
  return {
    issue: ({ launch, state }) => {
      const expiresAt = now() + lifetimeMs;
      const ticket: Ticket = { id: randomToken(), launch, browser: state.browser, expiresAt };
      return seal.seal(JSON.stringify(ticket), purpose);
    },
    redeem: async (input) => {
      const asked = redemption.safeParse(input);
      if (!asked.success) throw new LaunchRefusedError('ticket_invalid', 'F8 no ticket');
      const { id, launch, browser, expiresAt } = openTicket(seal, asked.data.ticket);
      const { tenantId, id: registrationId } = launch.registration;
      const fresh = await withTenant(tenantId, (tx) => useOnce(tx, tenantId, `ticket ${id}`));
      if (!fresh || expiresAt <= now()) {
        throw new LaunchRefusedError('ticket_invalid', 'F7 ticket was used or is too old').of(
          launch.registration,
        );
      }
      if (!isTheBrowser(asked.data, browser, launch.nonce)) {
        throw new LaunchRefusedError(
          'browser_differs',
          'F8 platform storage does not hold the state and nonce of this launch',
        ).of(launch.registration);
      }
      const registration = await activeRegistration(registrations, { tenantId, registrationId });
      const observed = { ...launch.observed, browserBy: 'storage' } as const;
      return { ...launch, registration, observed };
    },
  };
}

function openTicket(seal: Seal, sealed: string): Ticket {
  try {
    return JSON.parse(seal.open(sealed, purpose)) as Ticket;
  } catch (cause) {
    if (!(cause instanceof SealBrokenError)) throw cause;
    throw new LaunchRefusedError('ticket_invalid', 'F7 ticket is not ours', { cause });
  }
}

function isTheBrowser(
  { state, nonce }: z.infer<typeof redemption>,
  browser: string,
  expected: string,
): boolean {
  return sameSecret(digest(state ?? ''), browser) && sameSecret(nonce ?? '', expected);
}
