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

interface Treatment {
  readonly status: number;
  /** What the person in front of the page reads. */
  readonly advice: string;
}

const reopen = 'Go back to your course and open the tutor again.';
const tellAdmin = 'Please tell your LMS administrator and quote the reference below.';

// Statuses follow contracts/lti13.md section M: 401 identity, 403 deployment, 400 shape.
export const treatments: Readonly<Record<LaunchRefusal, Treatment>> = {
  login_incomplete: { status: 400, advice: `The LMS did not say who is calling. ${tellAdmin}` },
  platform_unknown: {
    status: 400,
    advice: `This LMS is not registered with Preceptor. ${tellAdmin}`,
  },
  platform_disabled: { status: 403, advice: `This connection has been switched off. ${tellAdmin}` },
  address_not_ours: {
    status: 400,
    advice: `The LMS asked for a page that is not part of this tool. ${tellAdmin}`,
  },
  platform_login_required: {
    status: 400,
    advice: `Your LMS does not see you as signed in, perhaps because your browser keeps its cookies back. Sign in there. ${reopen}`,
  },
  platform_launch_over: {
    status: 400,
    advice: `This page was reloaded, or waited too long: an LMS lets each launch in once. ${reopen}`,
  },
  platform_refuses_tool: {
    status: 400,
    advice: `The LMS does not let this tool open here. ${tellAdmin}`,
  },
  platform_reported_error: { status: 400, advice: `The LMS could not sign you in. ${reopen}` },
  method_not_allowed: {
    status: 405,
    advice: `This page opens from inside a course only. ${reopen}`,
  },
  token_missing: { status: 400, advice: `This page opens from inside a course only. ${reopen}` },
  token_malformed: {
    status: 400,
    advice: `The LMS sent something that is not a launch. ${tellAdmin}`,
  },
  state_invalid: { status: 401, advice: `This launch is no longer valid. ${reopen}` },
  browser_differs: {
    status: 401,
    advice: `This launch began in another browser. ${reopen}`,
  },
  browser_unknown: {
    status: 401,
    advice: `Your browser did not keep the cookie that protects this launch. Open the tutor in a new window, or allow cookies for it. ${reopen}`,
  },
  ticket_invalid: { status: 401, advice: `This launch is no longer valid. ${reopen}` },
  token_untrusted: { status: 401, advice: `The launch could not be verified. ${tellAdmin}` },
  token_expired: {
    status: 401,
    advice: `This launch is too old, or the clocks of the two servers differ. ${reopen}`,
  },
  claim_missing: {
    status: 400,
    advice: `The LMS left out something the tutor needs. ${tellAdmin}`,
  },
  version_unsupported: {
    status: 400,
    advice: `The LMS uses a version of LTI other than 1.3.0. ${tellAdmin}`,
  },
  message_unsupported: {
    status: 400,
    advice: `The LMS asked for something this tool does not do. ${tellAdmin}`,
  },
  deployment_unknown: {
    status: 403,
    advice: `This installation of the tool has not been accepted yet. ${tellAdmin}`,
  },
  deployment_held: {
    status: 403,
    advice: `This installation of the tool waits until it is accepted. ${tellAdmin}`,
  },
  review_not_allowed: {
    status: 403,
    advice:
      'Only those who teach this course may look at the work of its students. If you do, tell your LMS administrator.',
  },
  already_used: { status: 401, advice: `This launch was already used. ${reopen}` },
  invite_invalid: {
    status: 403,
    advice:
      'This invitation is unknown, used or expired. Ask whoever runs Preceptor for a new registration link.',
  },
  approval_invalid: {
    status: 403,
    advice: 'This link is unknown or expired. Ask whoever runs Preceptor for a new one.',
  },
  registration_incomplete: {
    status: 400,
    advice:
      'This is a registration link: paste it into your LMS where it asks for the registration URL of a tool.',
  },
  registration_form_invalid: {
    status: 400,
    advice:
      'This form was open too long, or was sent already. Begin the registration in your LMS again.',
  },
  platform_configuration_invalid: {
    status: 400,
    advice:
      'The configuration of your LMS could not be read, or is not the one of the address it was fetched from. Quote the reference below.',
  },
  registration_refused: {
    status: 502,
    advice:
      'Your LMS refused the registration; nothing was stored. Begin again there: its permission is good for one try and an hour.',
  },
  platform_taken: {
    status: 409,
    advice: 'This client id of your LMS is registered already. Nothing was changed.',
  },
  platform_keys_unavailable: {
    status: 503,
    advice:
      'The keys of your LMS could not be fetched just now. Wait a minute and open the tutor again.',
  },
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
    return treatments[this.code].status;
  }

  get advice(): string {
    return treatments[this.code].advice;
  }
}
