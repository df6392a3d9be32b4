import { z } from 'zod';
import type { FetchPage, Windows } from '../../web/index.ts';
import { defineTool, ToolError, type Tool } from './tool.ts';
import { addressesIn, webAddress } from './web-address.ts';
import { toToolError } from './web-search.ts';

export interface WebFetchNeeds {
  readonly fetchPage: FetchPage;
  readonly windows: Windows;
}

/**
 * Reads a page of the web. An address could carry away what the turn knows, so only those are
 * fetched that nothing in the turn could have made up: what a search of this turn brought, or what
 * the student typed.
 */
export function webFetchTool({ fetchPage, windows }: WebFetchNeeds): Tool {
  return defineTool({
    name: 'web_fetch',
    usage:
      'reads a page of the public web: one that web_search found in this turn, or whose address the student wrote. Input: {"url": "https://…"}',
    input: z.object({ url: z.string().trim().min(1).max(2_000) }),
    run: async ({ url }, context, signal) => {
      const address = webAddress(url);
      const known = new Set([...context.links, ...addressesIn(context.question)]);
      if (address === null || !known.has(address))
        throw new ToolError('refused', context.says.web.unknownAddress);
      try {
        const secure = new URL(address);
        await windows.fetch(context, secure.hostname);
        const page = await fetchPage(address, signal);
        const { hostname } = new URL(page.url);
        return {
          summary: context.says.web.read(hostname),
          data: { notFromTheCourse: true, ...page },
          web: [hostname],
        };
      } catch (error) {
        throw toToolError(error, context.says);
      }
    },
  });
}
