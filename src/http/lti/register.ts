import { Router, urlencoded, type Request, type Response } from 'express';
import {
  placementNames,
  placements,
  privacyClaims,
  privacyLevels,
  serviceScopes,
  type RegisterPlatform,
} from '../../launch/index.ts';
import { sendPage } from '../pages.ts';
import type { Limits } from './limits.ts';

export interface RegisterRoutesNeeds {
  readonly registerPlatform: RegisterPlatform;
  readonly limits: Limits;
  readonly publicUrl: string;
}

const privacyWords = {
  public: 'Name and e-mail address: the tutor greets people by name, instructors see names.',
  name_only: 'Name only.',
  email_only: 'E-mail address only.',
  anonymous: 'Neither. People are opaque numbers; everything works, instructors see no names.',
} as const;

/** /lti/register: what an LMS opens for its administrator, and what the administrator answers. */
export function registerRoutes({
  registerPlatform,
  limits,
  publicUrl,
}: RegisterRoutesNeeds): Router {
  const router = Router();
  const guard = limits.door('register');
  const form = urlencoded({ extended: false, limit: '64kb', parameterLimit: 20 });

  router.get('/lti/register', guard, async (req: Request, res: Response) => {
    const { platform, form: sealed } = await registerPlatform.offer(req.query);
    const canvas = platform.product === 'canvas';
    const offer = {
      host: new URL(platform.issuer).host,
      account: platform.account,
      tool: publicUrl,
      canvas,
      privacy: privacyLevels.map((level) => ({
        level,
        words: privacyWords[level],
        claims: privacyClaims[level],
      })),
      placements: canvas ? placementNames.map((name) => ({ name, why: placements[name].why })) : [],
      services: Object.entries(serviceScopes).map(([scope, why]) => ({
        why,
        granted: platform.scopes.includes(scope),
      })),
    };
    const framed = { frameOrigins: framesOf(platform), formOrigins: ["'self'"] };
    await sendPage(res, 'register', { offer, sealed }, framed);
  });

  router.post('/lti/register', guard, form, async (req: Request, res: Response) => {
    const { registration, platform, deploymentId } = await registerPlatform.complete(req.body);
    const done = {
      host: new URL(platform.issuer).host,
      clientId: registration.clientId,
      product: platform.product,
      deployment: deploymentId ?? null,
      held: registration.deploymentPolicy === 'hold',
      registrationId: registration.id,
    };
    await sendPage(res, 'registered', { done }, { frameOrigins: framesOf(platform) });
  });
  return router;
}

/** Canvas is spread over three hosts, and shows us on a page of any of them. */
function framesOf(platform: {
  issuer: string;
  authUrl: string;
  registrationUrl: string;
}): string[] {
  const { issuer, authUrl, registrationUrl } = platform;
  return [...new Set([issuer, authUrl, registrationUrl].map((at) => new URL(at).origin))];
}
