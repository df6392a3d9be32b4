import { z } from 'zod';
import { randomToken, SealBrokenError, type Seal } from '../ground/crypto/index.ts';
import type { Outbound } from '../ground/net/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { PlatformTakenError, type AddPlatform } from './add-platform.ts';
import type { Invite, Invites } from './invite-store.ts';
import { LaunchRefusedError } from './launch-error.ts';
import {
  fetchPlatformConfiguration,
  type PlatformConfiguration,
} from './platform-configuration.ts';
import { setProduct } from './registration-store.ts';
import type { Registration } from './registration.ts';
import { toolMetadata, type RegistrationChoices } from './tool-metadata.ts';
import { placementNames, privacyLevels } from './tool-wishes.ts';
import { useOnce } from './used-nonce-store.ts';

// K1. A repeated parameter arrives as an array and is refused.
const opening = z.object({
  invite: z.string(),
  openid_configuration: z.url(),
  registration_token: z.string().min(1).optional(),
});
type Opening = z.infer<typeof opening>;

const choices = z.object({
  form: z.string(),
  privacy: z.enum(privacyLevels),
  // One checked box arrives as a text, several as a list, none not at all.
  placements: z
    .union([z.enum(placementNames).transform((one) => [one]), z.array(z.enum(placementNames))])
    .default([]),
});

const reply = z.looseObject({
  client_id: z.string().min(1).max(255),
  deployment_id: z.string().min(1).max(255).optional().catch(undefined),
  'https://purl.imsglobal.org/spec/lti-tool-configuration': z
    .looseObject({ deployment_id: z.string().min(1).max(255).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** What the administrator is asked to confirm. */
export interface RegistrationOffer {
  readonly platform: PlatformConfiguration;
  /** Goes back with the answer; sealed, it holds the platform's token and is good for one use (K7). */
  readonly form: string;
}

export interface Registered {
  readonly registration: Registration;
  readonly platform: PlatformConfiguration;
  /** Undefined where the platform will tell it at the first launch (K5). */
  readonly deploymentId: string | undefined;
}

export interface RegisterPlatform {
  /** @throws LaunchRefusedError */
  offer(query: unknown): Promise<RegistrationOffer>;
  /** @throws LaunchRefusedError; nothing is stored then and the invitation is still good */
  complete(body: unknown): Promise<Registered>;
}

interface RegisterPlatformNeeds {
  readonly invites: Invites;
  readonly addPlatform: AddPlatform;
  readonly withTenant: WithTenant;
  readonly outbound: Outbound;
  readonly seal: Seal;
  readonly publicUrl: string;
  readonly now?: () => number;
}

/** What travels through the confirmation page. */
interface HeldForm {
  readonly id: string;
  readonly opening: Opening;
  readonly platform: PlatformConfiguration;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** K7 */
const formLifetimeMs = 15 * 60 * 1000;
const purpose = 'registration form';

/** Dynamic registration by invitation (docs/lti-rules.md K1–K7). */
export function createRegisterPlatform(needs: RegisterPlatformNeeds): RegisterPlatform {
  const { invites, outbound, seal, now = Date.now } = needs;
  return {
    offer: async (query) => {
      const asked = readOpening(query);
      await invites.open(asked.invite);
      const platform = await fetchPlatformConfiguration(
        outbound,
        asked.openid_configuration,
        asked.registration_token,
      );
      const expiresAt = now() + formLifetimeMs;
      const held: HeldForm = { id: randomToken(), opening: asked, platform, expiresAt };
      return { platform, form: seal.seal(JSON.stringify(held), purpose) };
    },
    complete: async (body) => {
      const chosen = choices.safeParse(body);
      if (!chosen.success)
        throw new LaunchRefusedError('registration_form_invalid', 'K7 choices are not readable');
      const held = openForm(seal, chosen.data.form, now());
      const invite = await invites.claim(held.opening.invite);
      try {
        await useForm(needs, held, invite);
        const told = await askPlatform(needs, held, chosen.data);
        return await store(needs, { held, invite, told });
      } catch (error) {
        await invites.release(invite);
        throw error;
      }
    },
  };
}

function readOpening(query: unknown): Opening {
  const asked = opening.safeParse(query);
  if (asked.success) return asked.data;
  const invited = z.object({ invite: z.string() }).safeParse(query).success;
  throw new LaunchRefusedError(
    invited ? 'registration_incomplete' : 'invite_invalid',
    invited ? 'K1 no openid_configuration' : 'K1 no invitation',
  );
}

function openForm(seal: Seal, sealed: string, now: number): HeldForm {
  try {
    const held = JSON.parse(seal.open(sealed, purpose)) as HeldForm;
    if (held.expiresAt > now) return held;
  } catch (cause) {
    if (!(cause instanceof SealBrokenError)) throw cause;
    throw new LaunchRefusedError('registration_form_invalid', 'K7 form is not ours', { cause });
  }
  throw new LaunchRefusedError('registration_form_invalid', 'K7 form is too old');
}

async function useForm(
  { withTenant }: RegisterPlatformNeeds,
  { id }: HeldForm,
  { tenantId }: Invite,
): Promise<void> {
  const fresh = await withTenant(tenantId, (tx) => useOnce(tx, tenantId, `form ${id}`));
  if (!fresh) throw new LaunchRefusedError('registration_form_invalid', 'K7 form was used before');
}

// K4
async function askPlatform(
  { outbound, publicUrl }: RegisterPlatformNeeds,
  { opening: { registration_token: token }, platform }: HeldForm,
  chosen: RegistrationChoices,
): Promise<z.infer<typeof reply>> {
  const refused = (rule: string, cause?: unknown) =>
    new LaunchRefusedError('registration_refused', rule, { cause });
  const response = await outbound(platform.registrationUrl, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(toolMetadata(publicUrl, platform, chosen)),
    maxBytes: 256 * 1024,
    maxRedirects: 0,
  }).catch((cause: unknown) => {
    throw refused('K4 platform did not answer', cause);
  });
  if (response.status !== 200 && response.status !== 201)
    throw refused(`K4 platform answered ${response.status}`);
  try {
    return reply.parse(JSON.parse(response.body.toString('utf8')));
  } catch (cause) {
    throw refused('K5 reply holds no client_id', cause);
  }
}

// K5: under (iss, client_id), with the invitation used up in the same transaction.
async function store(
  { withTenant, addPlatform, invites }: RegisterPlatformNeeds,
  { held, invite, told }: { held: HeldForm; invite: Invite; told: z.infer<typeof reply> },
): Promise<Registered> {
  const { issuer, authUrl, tokenUrl, keysUrl, product } = held.platform;
  const inTool = told['https://purl.imsglobal.org/spec/lti-tool-configuration'];
  const deploymentId = inTool?.deployment_id ?? told.deployment_id;
  try {
    const registration = await withTenant(invite.tenantId, async (tx) => {
      const added = await addPlatform({
        tenantId: invite.tenantId,
        issuer,
        clientId: told.client_id,
        authUrl,
        tokenUrl,
        keysUrl,
        courseSource: 'none',
        deploymentPolicy: invite.deploymentPolicy,
        deploymentIds: deploymentId === undefined ? [] : [deploymentId],
      });
      await setProduct(tx, added, product);
      await invites.finish(tx, invite, added.id);
      return added;
    });
    return { registration, platform: held.platform, deploymentId };
  } catch (cause) {
    if (!(cause instanceof PlatformTakenError)) throw cause;
    throw new LaunchRefusedError('platform_taken', 'K5 registered already', { cause });
  }
}
