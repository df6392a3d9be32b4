import type { Page } from 'playwright-core';

/** What a screen reader is given of one thing on the page. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Its states that are set, such as "live=polite" or "disabled=true". */
  readonly states: readonly string[];
}

interface Told {
  readonly ignored?: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: unknown };
  }[];
}

/** The tree that Chromium hands to screen readers of one frame, in reading order; text runs left out. */
export async function screenReaderTree(page: Page, frameName = 'tool_content'): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const frames = [frameTree.frame, ...(frameTree.childFrames ?? []).map(({ frame }) => frame)];
    const frameId = frames.find(({ name }) => name === frameName)?.id;
    if (frameId === undefined) throw new Error(`no frame ${frameName} in the page`);
    const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId });
    return (nodes as readonly Told[])
      .filter(({ ignored }) => ignored !== true)
      .map(({ role, name, description, properties }) => ({
        role: role?.value ?? '',
        name: name?.value ?? '',
        description: description?.value ?? '',
        states: (properties ?? []).map((one) => `${one.name}=${String(one.value.value)}`),
      }))
      .filter(({ role }) => role !== 'InlineTextBox');
  } finally {
    await session.detach();
  }
}
