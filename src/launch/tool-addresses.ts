/** Where platforms find us. */
export interface ToolAddresses {
  readonly origin: string;
  readonly host: string;
  readonly login: string;
  /** The one redirect URI, and the target of every link: Moodle compares it letter by letter. */
  readonly launch: string;
  readonly keys: string;
  /** Where platforms send what they tell outside of launches. */
  readonly notices: string;
}

export function toolAddresses(publicUrl: string): ToolAddresses {
  return {
    origin: publicUrl,
    host: new URL(publicUrl).host,
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    keys: `${publicUrl}/lti/keys`,
    notices: `${publicUrl}/lti/notices`,
  };
}
