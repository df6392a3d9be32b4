import type { Language } from '../ground/language/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';

/** Why a login or a launch was turned away. Codes are stable; texts may change. */
export type LaunchRefusal =
  | 'login_incomplete'
  | 'platform_unknown'
  | 'platform_disabled'
  | 'address_not_ours'
  | 'platform_reported_error'
  | 'platform_login_required'
  | 'platform_launch_over'
  | 'platform_refuses_tool'
  | 'method_not_allowed'
  | 'token_missing'
  | 'token_malformed'
  | 'state_invalid'
  | 'browser_differs'
  | 'browser_unknown'
  | 'ticket_invalid'
  | 'token_untrusted'
  | 'token_expired'
  | 'claim_missing'
  | 'version_unsupported'
  | 'message_unsupported'
  | 'deployment_unknown'
  | 'deployment_held'
  | 'review_not_allowed'
  | 'already_used'
  | 'platform_keys_unavailable'
  | 'invite_invalid'
  | 'approval_invalid'
  | 'registration_incomplete'
  | 'registration_form_invalid'
  | 'platform_configuration_invalid'
  | 'registration_refused'
  | 'platform_taken';

/** The registration a refusal concerns. */
interface RefusedBy {
  readonly tenantId: string;
  readonly id: string;
}

// Statuses follow docs/lti-rules.md: 401 identity, 403 deployment, 400 shape.
const statuses: Readonly<Record<LaunchRefusal, number>> = {
  login_incomplete: 400,
  platform_unknown: 400,
  platform_disabled: 403,
  address_not_ours: 400,
  platform_reported_error: 400,
  platform_login_required: 400,
  platform_launch_over: 400,
  platform_refuses_tool: 400,
  method_not_allowed: 405,
  token_missing: 400,
  token_malformed: 400,
  state_invalid: 401,
  browser_differs: 401,
  browser_unknown: 401,
  ticket_invalid: 401,
  token_untrusted: 401,
  token_expired: 401,
  claim_missing: 400,
  version_unsupported: 400,
  message_unsupported: 400,
  deployment_unknown: 403,
  deployment_held: 403,
  review_not_allowed: 403,
  already_used: 401,
  platform_keys_unavailable: 503,
  invite_invalid: 403,
  approval_invalid: 403,
  registration_incomplete: 400,
  registration_form_invalid: 400,
  platform_configuration_invalid: 400,
  registration_refused: 502,
  platform_taken: 409,
};

/** What those read who set the tool up; students never meet it. */
const advice: Readonly<Record<Exclude<LaunchRefusal, keyof StudentWords['refused']>, string>> = {
  invite_invalid:
    'This invitation is unknown, used or expired. Ask whoever runs Preceptor for a new registration link.',
  approval_invalid: 'This link is unknown or expired. Ask whoever runs Preceptor for a new one.',
  registration_incomplete:
    'This is a registration link: paste it into your LMS where it asks for the registration URL of a tool.',
  registration_form_invalid:
    'This form was open too long, or was sent already. Begin the registration in your LMS again.',
  platform_configuration_invalid:
    'The configuration of your LMS could not be read, or is not the one of the address it was fetched from. Quote the reference below.',
  registration_refused:
    'Your LMS refused the registration; nothing was stored. Begin again there: its permission is good for one try and an hour.',
  platform_taken: 'This client id of your LMS is registered already. Nothing was changed.',
};

/** A login or launch that must not succeed. `detail` is for the log: it names rules, never people. */
export class LaunchRefusedError extends Error {
  override readonly name = 'LaunchRefusedError';
  readonly code: LaunchRefusal;
  #registration: RefusedBy | undefined;
  #returnUrl: string | undefined;

  constructor(code: LaunchRefusal, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }

  /** Says which registration turned it away, as soon as that is known. */
  of({ tenantId, id }: RefusedBy): this {
    this.#registration ??= { tenantId, id };
    return this;
  }

  /** C23: where the platform wants the person back; only ever taken from a verified token. */
  returningTo(address: string | undefined): this {
    this.#returnUrl ??= address;
    return this;
  }

  get returnUrl(): string | undefined {
    return this.#returnUrl;
  }

  get registration(): RefusedBy | undefined {
    return this.#registration;
  }

  get status(): number {
    return statuses[this.code];
  }

  /** What the person in front of the page reads. */
  adviceIn(language: Language): string {
    const { refused } = wordsIn(language);
    return Object.hasOwn(refused, this.code)
      ? refused[this.code as keyof typeof refused]
      : advice[this.code as keyof typeof advice];
  }
}
