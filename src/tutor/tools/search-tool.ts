import { z } from 'zod';
import type { Search } from '../../retrieve/index.ts';
import { searchInFocus } from '../search-in-focus.ts';
import { defineTool, type Tool } from './tool.ts';

/** Passages one search of an agent brings. */
const hitsPerSearch = 6;

/** The search of the course, which every agent may use. */
export function searchTool(search: Search): Tool {
  return defineTool({
    name: 'search',
    usage: 'finds passages of the course by meaning and by words. Input: {"query": "…"}',
    // As long as any question: where a plan fails, the student's own words are looked for.
    input: z.object({ query: z.string().trim().min(1) }),
    run: async ({ query }, context, signal) => {
      const wanted = { searcher: context, query, most: hitsPerSearch };
      const found = await searchInFocus(search, wanted, signal);
      return { summary: context.says.passages(found.hits.length), ...found };
    },
  });
}
