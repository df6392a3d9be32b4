import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { launchLifetimeMs } from './launch.ts';

/** `lti_message_hint`: to the tool an opaque text, to us a signed pointer to the launch. */
export interface LaunchHints {
  seal(verifier: string): Promise<string>;
  /** The verifier inside; undefined when it is not a hint of ours or too old. */
  open(hint: string): Promise<string | undefined>;
}

export function createLaunchHints(host: string): LaunchHints {
  const secret = randomBytes(32);
  return {
    seal: (verifier) =>
      new SignJWT({ verifier, canvas_domain: host, context_type: 'Course', canvas_locale: 'en' })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
        .setExpirationTime(new Date(Date.now() + launchLifetimeMs))
        .sign(secret),
    open: async (hint) => {
      try {
        const { payload } = await jwtVerify<{ verifier: string }>(hint, secret);
        return payload.verifier;
      } catch {
        return undefined;
      }
    },
  };
}
