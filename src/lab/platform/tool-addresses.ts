/** Where the tool is, as its registration with both faces says. */
export interface ToolAddresses {
  readonly origin: string;
  readonly login: string;
  /** Registered redirect URI and default target. */
  readonly launch: string;
  readonly keys: string;
}

export function toolAddresses(origin: string): ToolAddresses {
  return {
    origin,
    login: `${origin}/lti/login`,
    launch: `${origin}/lti/launch`,
    keys: `${origin}/lti/keys`,
  };
}
