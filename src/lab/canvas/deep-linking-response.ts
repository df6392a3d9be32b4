import { z } from 'zod';
import { claim } from '../platform/lti-names.ts';
import { contentItem, type ContentItem } from '../platform/lti-items.ts';
import type { Pending } from '../platform/pending.ts';
import type { Platform } from '../platform/platform.ts';
import { ToolJwtError } from '../platform/tool-keys.ts';
import { deepLinkingData, placementRules } from './deep-linking-settings.ts';

const maxAgeSeconds = 5 * 60;

const responseForm = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number(),
  nonce: z.string().min(1),
  [claim.messageType]: z.literal('LtiDeepLinkingResponse'),
  [claim.version]: z.literal('1.3.0'),
  [claim.deploymentId]: z.string(),
  [claim.data]: z.string().optional(),
  [claim.contentItems]: z.array(contentItem).default([]),
  [claim.message]: z.string().optional(),
  [claim.errorMessage]: z.string().optional(),
});

export interface DeepLinkingAnswer {
  readonly placement: string;
  readonly items: readonly ContentItem[];
  readonly message: string | undefined;
  readonly errorMessage: string | undefined;
}

/** A deep linking answer that Canvas turns down: 400 with `{errors}`, one entry a field. */
export class DeepLinkingRefusal extends Error {
  override readonly name = 'DeepLinkingRefusal';
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(Object.values(errors).join('; '));
    this.errors = errors;
  }
}

/** Reads and checks the tool's answer (as Canvas documents it). @throws DeepLinkingRefusal */
export async function readDeepLinkingResponse(
  platform: Platform,
  token: string,
  usedNonces: Pending<true>,
): Promise<DeepLinkingAnswer> {
  const read = responseForm.safeParse(await verified(platform, token));
  if (!read.success) {
    const fields = read.error.issues.map(({ path, message }) => [path.join('.'), message]);
    throw new DeepLinkingRefusal(Object.fromEntries(fields) as Record<string, string>);
  }
  const said = read.data;
  checkNames(platform, said);
  checkTimes(said, usedNonces);
  const placement = placementOf(said[claim.data]);
  const items = said[claim.contentItems];
  checkItems(placement, items);
  return {
    placement,
    items,
    message: said[claim.message],
    errorMessage: said[claim.errorMessage],
  };
}

async function verified({ toolKeys }: Platform, token: string): Promise<unknown> {
  try {
    return await toolKeys.verify(token, 'fresh');
  } catch (error) {
    if (!(error instanceof ToolJwtError)) throw error;
    throw new DeepLinkingRefusal({ jwt: error.message });
  }
}

function checkNames(platform: Platform, said: z.infer<typeof responseForm>): void {
  const audiences = [said.aud].flat();
  refuseUnless(said.iss === platform.clientId, 'iss', 'is not the client id');
  refuseUnless(audiences.includes(platform.issuer), 'aud', 'is not this platform');
  const deployment = said[claim.deploymentId];
  refuseUnless(deployment === platform.deploymentId, 'deployment_id', 'is unknown');
}

function checkTimes({ iat, exp, nonce }: z.infer<typeof responseForm>, used: Pending<true>): void {
  const now = Date.now() / 1000;
  refuseUnless(exp > now, 'exp', 'has passed');
  refuseUnless(iat >= now - maxAgeSeconds, 'iat', 'is more than 5 minutes old');
  refuseUnless(iat <= now + 30, 'iat', 'is in the future');
  refuseUnless(used.take(nonce) === undefined, 'nonce', 'was used before');
  used.put(nonce, true);
}

function placementOf(data: string | undefined): string {
  const placement = data?.slice(deepLinkingData('').length) ?? '';
  refuseUnless(data === deepLinkingData(placement), 'data', 'was not sent back as received');
  refuseUnless(placementRules(placement) !== undefined, 'data', 'names no placement');
  return placement;
}

function checkItems(placement: string, items: readonly ContentItem[]): void {
  const rules = placementRules(placement);
  refuseUnless(rules?.multiple === true || items.length <= 1, 'content_items', 'are too many');
  const stranger = items.find((item) => rules?.types.includes(item.type) === false);
  refuseUnless(!stranger, 'content_items', `of type ${stranger?.type} are not accepted here`);
}

function refuseUnless(holds: boolean, field: string, otherwise: string): void {
  if (!holds) throw new DeepLinkingRefusal({ [field]: `${field} ${otherwise}` });
}
