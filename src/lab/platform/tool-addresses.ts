/** Where the tool is, as its registration says. */
export interface ToolAddresses {
  readonly origin: string;
  readonly login: string;
  /** Registered redirect URI and default target. */
  readonly launch: string;
  readonly keys: string;
}

export function toolAddresses({
  login,
  launch,
  keys,
}: Omit<ToolAddresses, 'origin'>): ToolAddresses {
  return { origin: new URL(launch).origin, login, launch, keys };
}
