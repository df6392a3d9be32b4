/** What a probe found. */
export type Finding =
  | { readonly status: 'good'; readonly says: string }
  /** `fix` is what to do, in one sentence; `says` the cause. */
  | { readonly status: 'bad' | 'warning'; readonly says: string; readonly fix: string }
  /** Could not be tried, because something before it failed or was never seen. */
  | { readonly status: 'skipped'; readonly says: string };

export const good = (says: string): Finding => ({ status: 'good', says });
export const bad = (says: string, fix: string): Finding => ({ status: 'bad', says, fix });
export const warning = (says: string, fix: string): Finding => ({ status: 'warning', says, fix });
export const skipped = (says: string): Finding => ({ status: 'skipped', says });

/** One question to the connection. */
export interface Probe<Facts> {
  readonly id: string;
  readonly title: string;
  readonly ask: (facts: Facts) => Finding | Promise<Finding>;
}
