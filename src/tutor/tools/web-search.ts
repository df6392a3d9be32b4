import { z } from 'zod';
import { WebError, type SearchEngine, type Windows } from '../../web/index.ts';
import { defineTool, ToolError, type Tool, type ToolContext } from './tool.ts';
import { webAddress } from './web-address.ts';

export interface WebSearchNeeds {
  /** Undefined when the operator has configured none. */
  readonly engine: SearchEngine | undefined;
  readonly windows: Windows;
}

const notConfigured =
  'The operator of this installation has configured no search engine (WEB_SEARCH).';

/** Asks a search engine. What it says is not the course's, and is never cited as such. */
export function webSearchTool({ engine, windows }: WebSearchNeeds): Tool {
  return defineTool({
    name: 'web_search',
    usage:
      'searches the public web, outside the course; only when the course cannot answer. The query must hold nothing about the student. Input: {"query": "…"}',
    input: z.object({ query: z.string().trim().min(1).max(200) }),
    obstacle: async () => (engine ? null : notConfigured),
    run: async ({ query }, context, signal) => {
      const { says } = context;
      if (!engine) throw new ToolError('refused', says.web.notConfigured);
      try {
        await windows.search(context);
        const results = await engine(query, signal);
        for (const { url } of results) {
          const address = webAddress(url);
          if (address !== null) context.links.add(address);
        }
        const hosts = results.map(({ url }) => new URL(url).hostname);
        const summary = says.web.found(results.length);
        return { summary, data: { notFromTheCourse: true, results }, web: hosts };
      } catch (error) {
        throw toToolError(error, says);
      }
    },
  });
}

/** What the web refused, in the words of a step. */
export function toToolError(error: unknown, { webTroubles }: ToolContext['says']): unknown {
  if (!(error instanceof WebError)) return error;
  const said = webTroubles[error.trouble].replace('#', String(error.status));
  return new ToolError(error.code, said, { cause: error });
}
